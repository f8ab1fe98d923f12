"""Assessments due and completed in time."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from report_builder.cases.counts.assessments import count_timeliness
from report_builder.cases.counts.context import Context
from report_builder.model.tables import CountTable, at_most, total_of
from report_builder.model.view import View

Build = Callable[..., Context]
Counts = Callable[[CountTable], dict[str, Any]]


@pytest.fixture
def context(build: Build) -> Context:
    """In March four are due of three children: two in time, one late, one never; one was due in April 2019."""
    rows = [
        ("a", "assetplus", "2020-03-01", "2020-03-01"),
        ("a", "assetplus", "2020-03-31", "2020-04-01"),
        ("b", "assetplus", "2020-03-15", None),
        ("c", "out of court", "2020-03-15", "2020-02-01"),
        ("c", "out of court", "2020-04-01", "2020-03-31"),
        ("c", "out of court", "2019-04-30", "2019-04-30"),
    ]
    names = ("person_id", "kind", "due_date", "completed_date")
    return build({"assessments": [dict(zip(names, row, strict=True)) for row in rows]})


def test_one_completed_on_its_due_date_is_in_time_and_one_never_completed_is_not(
    context: Context, counts: Counts
) -> None:
    assert counts(count_timeliness(View("assessments_due"), context)) == {"": 4}
    assert counts(count_timeliness(View("assessments_in_time"), context)) == {"": 2}
    assert counts(count_timeliness(View("assessment_timeliness"), context)) == {"": 50}


def test_timeliness_is_by_kind_and_for_all_kinds(context: Context, counts: Counts) -> None:
    by_kind = counts(count_timeliness(View("assessment_timeliness", fixed=(("kind", "assetplus"),)), context))

    assert by_kind == {"kind=assetplus": Fraction(100, 3)}
    assert list(counts(count_timeliness(View("assessments_due", ("kind",)), context)).values()) == [3, 0, 0, 1, 4]


def test_assessments_carry_the_children_behind_them(context: Context) -> None:
    table = count_timeliness(View("assessments_due"), context)

    due = next(cell for cell in table.cells if cell.key == table.wanted[0].key)
    assert (due.count, due.persons) == (4, 3)


def test_assessments_that_were_not_in_time_carry_the_children_behind_them_too(context: Context) -> None:
    table = count_timeliness(View("assessment_timeliness"), context)

    due = context.own_key("assessments_due", table.wanted[0].key.period)
    late = next(cell for cell in table.cells if cell.key == due.rest(due.with_measure("assessments_in_time")))
    assert (late.count, late.persons) == (2, 2)


def test_twelve_months_are_shown_each_and_add_up_to_the_year(context: Context) -> None:
    table = count_timeliness(View("assessments_due", periods="months"), context)

    cells = {cell.key: int(cell.count) for cell in table.cells}
    months = tuple(wanted.key for wanted in table.wanted)
    assert [cells[key] for key in months] == [1, *[0] * 10, 4]
    year = context.own_key("assessments_due", context.spec.quarter.twelve_months)
    assert total_of(year, months) in table.relations


def test_those_in_time_are_no_more_than_those_due(context: Context) -> None:
    table = count_timeliness(View("assessment_timeliness"), context)

    month = context.spec.quarter.months_of_year[-1]
    in_time, due = (context.own_key(each, month) for each in ("assessments_in_time", "assessments_due"))
    assert at_most(in_time, due) in table.relations


def test_without_assessments_nothing_is_counted(build: Build) -> None:
    assert count_timeliness(View("assessments_due"), build({})).missing == "No data was supplied for assessments."
