"""The command `deadlines`, on the demonstration and on a small service."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from growing_services import FOUR

from report_builder.cli.main import run

DEMONSTRATION = Path(__file__).parents[2] / "config" / "rotherham-2019-20-q4.yaml"
DUNMORE = FOUR[3]


def test_the_demonstration_shows_its_five_steps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-q", "deadlines", str(DEMONSTRATION), "--as-at", "2020-06-30", "--out", str(tmp_path)]) == 0

    # The meeting is on Monday 13 July 2020; 3 July leaves the five working days of the week before it.
    assert capsys.readouterr().out.splitlines() == [
        "board-report of Rotherham, 2019-20 Q4, on Tuesday 30 June 2020:",
        "  data in      Thursday 30 April 2020       done",
        "  draft        Friday 15 May 2020           late by 31 working days",
        "               - nobody is named under delivery.to, so that nothing shows whether the draft went out",
        "  sign-off     Monday 29 June 2020          late by 1 working day",
        "               - the board edition: no approval is on record",
        "               - the public edition: no approval is on record",
        "  publication  Friday 3 July 2020           open",
        "               - the public edition is not released",
        "  meeting      Monday 13 July 2020          open",
        "               - the board edition is not released",
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_rolling_config_shows_the_quarter_that_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file = DUNMORE.put(tmp_path, port=2525)
    DUNMORE.grow(tmp_path, date(2020, 2, 20))

    assert run(["deadlines", str(file), "--as-at", "2020-04-20", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["report"], told["quarter"]) == ("dunmore-2019-20-q4-scrutiny-briefing", "2019-20 Q4")
    assert told["steps"][1] == {
        "step": "draft",
        "due": "2020-04-16",
        "state": "late by 2 working days",
        "blocks": [
            "episodes: its last event is of February 2020; it should go on to March 2020",
            "the board edition: its draft was not mailed yet",
        ],
    }


def test_today_is_the_day_unless_another_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["deadlines", str(DEMONSTRATION), "--out", str(tmp_path), "--json"]) == 0

    assert abs(date.fromisoformat(json.loads(capsys.readouterr().out)["as_at"]) - date.today()).days <= 1  # noqa: DTZ011
