"""The command `purge`: it says what went, what stayed and why, and asks nothing."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from purged_out import REPORT, built, issued
from small_editions import put_edition

from report_builder.cli.main import run


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An issued public edition and a draft for the board; temporary files have a folder of their own."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    out = tmp_path / "out"
    built(put_edition(out, edition="board"))
    issued(put_edition(out))
    return out


def test_it_says_what_went_and_what_stayed_and_why(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["purge", str(out), "--before", "2020-08-01"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Went:",
        f"  paper: {REPORT}/board: a draft as at 2020-07-13, never issued",
        "Stayed:",
        f"  paper: {REPORT}/public: it was issued, as revision 1",
        "  archive: archive (4): files that an issue, a mail or a draft needs",
    ]


def test_a_dry_run_says_what_would_go_and_a_program_may_read_it(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["purge", str(out), "--before", "2020-08-01", "--dry-run", "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    assert (said["before"], said["dry_run"]) == ("2020-08-01", True)
    assert [one["name"] for one in said["went"]] == [f"{REPORT}/board"]
    assert (out / REPORT / "board").is_dir()


def test_a_day_to_come_is_refused(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = (date.today() + timedelta(days=2)).isoformat()  # noqa: DTZ011 - as the command reads it

    assert run(["purge", str(out), "--before", day]) == 2

    assert "still to come" in capsys.readouterr().err
    assert (out / REPORT / "board").is_dir()
