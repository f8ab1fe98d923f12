"""The command `approve`: what it says and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_editions import put_edition

from report_builder.cli.main import run
from report_builder.ledger.releases import open_ledger

SMITH = ("--by", "J. Smith", "--post", "Head of Service")


def test_it_says_who_in_which_post_and_when(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put_edition(tmp_path / "out")

    assert run(["approve", str(folder / "board-report.html"), *SMITH, "--on", "2020-07-10"]) == 0

    named = "public edition of board-report, Leeds, 2019-20 Q4, a draft of revision 1:"
    assert capsys.readouterr().out == f"{named} approved by J. Smith, Head of Service, on 10 July 2020\n"
    with open_ledger(tmp_path / "out" / "ledger.sqlite") as ledger:
        (step,) = ledger.steps(kinds=("approved",))
    assert (step.who, step.post, step.day) == ("J. Smith", "Head of Service", "2020-07-10")


def test_said_twice_it_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put_edition(tmp_path / "out")
    for _ in range(2):
        assert run(["approve", str(folder), *SMITH, "--on", "2020-07-10"]) == 0

    assert capsys.readouterr().out.endswith("was approved so already; nothing was changed\n")


def test_an_altered_edition_is_not_approved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put_edition(tmp_path / "out")
    (folder / "board-report.html").write_text("altered", encoding="utf-8")

    assert run(["approve", str(folder), *SMITH]) == 1
    assert "this file was altered after it was built" in capsys.readouterr().err


def test_where_it_is_required_a_release_without_it_is_refused_with_the_way_to_do_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put_edition(tmp_path / "out", approval="required")

    assert run(["release", str(folder)]) == 2
    assert f"report-builder approve {folder} --by NAME --post POST" in capsys.readouterr().err

    assert run(["approve", str(folder), *SMITH]) == 0
    assert run(["release", str(folder)]) == 0
