"""Faults are gathered: one complaint of a kind, and a status for the whole call."""

from __future__ import annotations

import pytest

from report_builder.errors import ConfigError, DataError
from report_builder.sheets.faults import Faults, Place


def test_the_same_fault_in_many_rows_is_one_complaint() -> None:
    faults = Faults()
    for line in range(2, 12):
        faults.note("the count is empty", Place("t.csv", line, "count"), mend="write 0")

    assert [str(one) for one in faults.complaints] == [
        "t.csv:2 count: the count is empty (also in lines 3, 4, 5, 6, 7 and 4 more); write 0"
    ]


def test_no_more_than_a_hundred_complaints_are_told() -> None:
    faults = Faults()
    for line in range(150):
        faults.note(f"fault {line}", Place("t.csv"), mend="")

    assert len(faults.complaints) == 101
    assert str(faults.complaints[-1]) == "50 more faults; mend these first"


def test_a_fault_of_the_call_decides_the_status() -> None:
    faults = Faults()
    faults.note("one", Place("t.csv"), mend="")
    with pytest.raises(DataError):
        faults.raise_any()

    faults.note_call("two", Place("u.csv"), mend="")

    with pytest.raises(ConfigError) as caught:
        faults.raise_any()
    assert [one.what for one in caught.value.complaints] == ["one", "two"]
