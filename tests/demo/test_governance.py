"""The made-up recommendations and meetings: every state that a paper can print is there, and nobody is named."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"
DAYS = {"rotherham-2019-20-q4": date(2020, 7, 13), "rotherham-2020-21-q1": date(2020, 9, 22)}
"""Dataset -> the day as known on which its paper for scrutiny stands."""


def rows(dataset: str, table: str) -> list[dict[str, str]]:
    with (DATA / dataset / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("dataset", DAYS)
def test_one_recommendation_at_least_is_completed_open_chased_and_overdue(dataset: str) -> None:
    actions, day = rows(dataset, "actions"), DAYS[dataset]
    undone = [row for row in actions if row["status"] != "completed"]

    assert any(row["status"] == "completed" and date.fromisoformat(row["completed_on"]) < day for row in actions)
    assert any(row["status"] == "open" and date.fromisoformat(row["due_date"]) >= day for row in undone)
    assert any(row["status"] == "chased" and date.fromisoformat(row["due_date"]) >= day for row in undone)
    assert any(date.fromisoformat(row["due_date"]) < day for row in undone)
    assert all(bool(row["completed_on"]) == (row["status"] == "completed") for row in actions)


@pytest.mark.parametrize("dataset", DAYS)
def test_only_meetings_before_the_day_of_the_paper_have_an_outcome(dataset: str) -> None:
    meetings = rows(dataset, "meetings")
    held = [row for row in meetings if date.fromisoformat(row["date"]) < DAYS[dataset]]

    assert 0 < len(held) < len(meetings)
    assert [row for row in meetings if row["outcome"]] == held


@pytest.mark.parametrize("dataset", DAYS)
@pytest.mark.parametrize("table", ["actions", "meetings"])
def test_every_row_says_that_it_is_made_up(dataset: str, table: str) -> None:
    assert {row["synthetic"] for row in rows(dataset, table)} == {"yes"}


def test_what_was_asked_in_october_2019_is_answered_in_both_papers() -> None:
    july, september = (rows(dataset, "actions") for dataset in DAYS)
    asked = [row["recommendation"] for row in september if row["decided_on"] == "2019-10-29"]

    assert len(asked) == 2
    assert set(asked) < {row["recommendation"] for row in july}
