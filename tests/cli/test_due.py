"""The command `due`, as its users call it. The job itself: issuing/test_dispatch.py and test_simulated_year.py."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from growing_services import FOUR

from report_builder.cli.main import run

DUNMORE = FOUR[3]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    DUNMORE.put(tmp_path, port=2525)
    DUNMORE.grow(tmp_path, date(2020, 4, 10))
    return tmp_path


def test_it_says_what_is_due_and_writes_nothing(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["due", "config", "--as-at", "2020-04-16"]) == 0

    assert capsys.readouterr().out == (
        "2020-04-16  dunmore-2019-20-q4-scrutiny-briefing, board edition: its draft is due today, and is to go to "
        "1 recipient\n"
    )
    assert not (workspace / "out").exists()


def test_for_a_program_it_is_json_alone(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["due", "config", "--as-at", "2020-04-01", "--json"]) == 0

    (told,) = json.loads(capsys.readouterr().out)
    assert (told["state"], told["due"]) == ("not due", "2020-04-16")


def test_a_day_on_which_nothing_is_due_ends_well_and_sends_nothing(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["due", "config", "--as-at", "2020-04-15", "--send"]) == 0

    assert "its draft is due on Thursday 16 April 2020" in capsys.readouterr().out
    assert not (workspace / "out" / "ledger.sqlite").exists()


@pytest.mark.parametrize(("day", "news"), [("2020-04-15", 0), ("2020-04-16", 1)])
def test_in_brief_a_day_on_which_nothing_is_due_says_nothing(
    workspace: Path, capsys: pytest.CaptureFixture[str], day: str, news: int
) -> None:
    assert run(["due", "config", "--as-at", day, "--brief"]) == 0

    assert len(capsys.readouterr().out.splitlines()) == news


def test_in_brief_a_draft_that_no_day_is_set_for_is_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = workspace / "config" / "dunmore.yaml"
    text = config.read_text(encoding="utf-8").replace("after quarter end", "before meeting")
    config.write_text(text, encoding="utf-8")

    assert run(["due", "config", "--as-at", "2020-04-15", "--brief"]) == 0
    assert "write meeting.date" in capsys.readouterr().out


def test_a_folder_in_which_nobody_is_mailed_says_so(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "config" / "dunmore.yaml").unlink()

    assert run(["due", "config", "--as-at", "2020-04-15"]) == 0
    assert "no config in this folder has recipients" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [(["due"], "DIR"), (["due", "config"], "--as-at"), (["due", "x", "--as-at", "soon"], "soon")],
)
def test_without_a_folder_or_a_day_the_call_is_wrong(
    arguments: list[str], missing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert missing in capsys.readouterr().err


def test_a_config_that_cannot_be_read_ends_with_2(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "config" / "broken.yaml").write_text("yot: [", encoding="utf-8")

    assert run(["due", "config", "--as-at", "2020-04-15"]) == 2
    assert "broken.yaml" in capsys.readouterr().out


def test_the_units_are_printed_with_whole_paths(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["due", "config", "--systemd"]) == 0

    both = capsys.readouterr().out
    assert f'due "{workspace / "config"}" --out "{workspace / "out"}" --send' in both
    assert both.startswith("# report-builder-due.service\n[Unit]\n")
    assert "\n# report-builder-due.timer\n[Unit]\n" in both


@pytest.mark.parametrize(("unit", "section"), [("service", "[Service]"), ("timer", "[Timer]")])
def test_one_unit_can_be_printed_alone(unit: str, section: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["due", "config", "--systemd", "--unit", unit]) == 0

    alone = capsys.readouterr().out
    assert alone.startswith("[Unit]\n")
    assert [part for part in ("[Service]", "[Timer]") if part in alone] == [section]


def test_an_out_folder_that_cannot_be_made_ends_with_4(workspace: Path) -> None:
    (workspace / "out").write_text("no folder", encoding="utf-8")

    assert run(["due", "config", "--as-at", "2020-04-16", "--send"]) == 4


def test_the_unit_names_by_number_one_whom_the_machine_has_no_name_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_001)

    assert run(["due", "config", "--systemd", "--unit", "service"]) == 0
    assert "\nUser=4000000001\n" in capsys.readouterr().out
