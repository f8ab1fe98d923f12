"""Every row that is read is used or left out for a reason, which is told once."""

from __future__ import annotations

import pytest

from report_builder.errors import Complaint
from report_builder.importers.faults import MOST, shortened
from report_builder.importers.tally import LeftOutError, Tally


def test_a_row_on_which_the_work_ends_is_left_out_for_that_reason_and_the_next_goes_on() -> None:
    tally = Tally()

    for number in (1, 2, 3):
        with tally.row(f"a.csv:{number}"):
            if number < 3:
                raise LeftOutError("no rate")
            tally.use()

    assert (tally.rows_read, tally.rows_used, tally.rows_left_out) == (3, 1, 2)
    assert [(remark.where, remark.what) for remark in tally.imported().remarks] == [
        ("a.csv:1", "no rate: 2 rows left out")
    ]


def test_a_fault_of_ours_is_not_taken_for_a_row_to_be_left_out() -> None:
    with pytest.raises(ZeroDivisionError), Tally().row("a.csv:1"):
        raise ZeroDivisionError


def test_of_many_like_things_the_first_is_said_and_how_many_more() -> None:
    tally = Tally()

    tally.say_first([("a:2", "hidden"), ("a:3", "hidden"), ("a:4", "hidden")], is_fault=False)
    tally.say_first([], is_fault=True)

    assert [remark.what for remark in tally.remarks()] == ["hidden (and 2 more such)"]


def test_of_very_many_faults_the_first_are_told_and_the_others_counted() -> None:
    told = shortened([Complaint("wrong", f"a:{row}") for row in range(MOST + 12)])

    assert len(told) == MOST + 1
    assert told[-1].what == "and 12 more faults"
