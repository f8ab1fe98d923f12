"""The state of an action on the day as known on which a paper stands."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from report_builder.cases.registers import registers_of
from report_builder.model.tables import Cases

DAY = date(2020, 7, 13)


def state(due: str = "", completed: str = "", status: str = "") -> str:
    texts = dict.fromkeys(("body", "item", "recommendation", "response"), "words")
    days = {"decided_on": "2019-10-29", "due_date": due, "completed_on": completed}
    row = {**texts, "status": status or pd.NA, **{name: pd.to_datetime(day or None) for name, day in days.items()}}
    (action,) = registers_of(Cases({"actions": pd.DataFrame([row])}), as_at=DAY).actions or ()
    return action.state


@pytest.mark.parametrize(
    ("due", "completed", "status", "expected"),
    [
        ("2020-07-12", "", "open", "overdue"),
        ("2020-07-12", "", "chased", "overdue"),
        ("2020-07-13", "", "open", "open"),
        ("2020-07-13", "", "chased", "chased"),
        ("", "", "", "open"),
        ("2020-06-30", "2020-07-13", "open", "completed"),
        ("2020-06-30", "", "completed", "completed"),
    ],
)
def test_what_was_due_before_the_day_and_is_not_done_is_overdue(
    due: str, completed: str, status: str, expected: str
) -> None:
    assert state(due, completed, status) == expected


@pytest.mark.parametrize(("due", "expected"), [("2020-07-31", "open"), ("2020-06-30", "overdue")])
def test_a_paper_does_not_know_what_was_completed_after_its_day(due: str, expected: str) -> None:
    assert state(due, "2020-07-14", "completed") == expected


def test_a_table_that_was_not_supplied_is_none_and_an_empty_one_is_empty() -> None:
    columns = ["body", "date", "item", "purpose", "outcome"]
    registers = registers_of(Cases({"meetings": pd.DataFrame(columns=columns)}), as_at=DAY)

    assert (registers.meetings, registers.actions, registers.risks) == ((), None, None)
