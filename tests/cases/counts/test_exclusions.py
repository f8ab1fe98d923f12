"""Suspensions and exclusions of the quarter's caseload."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.exclusions import COUNTERS, count_exclusions
from report_builder.model.tables import CountTable, at_most
from report_builder.model.view import View

Build = Callable[..., Context]
Counts = Callable[[CountTable], dict[str, Any]]


@pytest.fixture
def context(build: Build) -> Context:
    """Children a, b and c on the caseload, d not; a was suspended twice, b once without days, c excluded for good."""
    episodes = [
        {"episode_id": each, "person_id": each, "type": "yro", "start_date": start}
        for each, start in (("a", "2020-01-01"), ("b", "2020-03-31"), ("c", "2019-01-01"), ("d", "2020-04-01"))
    ]
    exclusions = [
        {"person_id": "a", "kind": "suspension", "start_date": "2020-01-01", "days_lost": "2.5"},
        {"person_id": "a", "kind": "suspension", "start_date": "2020-03-31", "days_lost": "1"},
        {"person_id": "a", "kind": "suspension", "start_date": "2019-12-31", "days_lost": "9"},
        {"person_id": "b", "kind": "suspension", "start_date": "2020-02-01"},
        {"person_id": "c", "kind": "permanent", "start_date": "2020-02-01", "days_lost": "30"},
        {"person_id": "d", "kind": "suspension", "start_date": "2020-02-01", "days_lost": "4"},
    ]
    persons = [{"person_id": each} for each in "abcd"]
    return build({"persons": persons, "episodes": episodes, "exclusions": exclusions})


@pytest.mark.parametrize(
    ("measure", "value", "persons"),
    [
        ("children_suspended", 2, 2),
        ("suspensions", 3, 2),
        ("days_lost", Fraction(7, 2), 2),
        ("children_permanently_excluded", 1, 1),
    ],
)
def test_suspensions_are_those_begun_in_the_quarter_by_children_of_its_caseload(
    context: Context, measure: str, value: Fraction, persons: int
) -> None:
    table = count_exclusions(View(measure), context)

    cell = next(cell for cell in table.cells if cell.key.measure == measure)
    assert (cell.count, cell.persons) == (value, persons)
    assert table.wanted[0].key == cell.key


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("suspensions_per_suspended_child", Fraction(3, 2)),
        ("days_per_suspended_child", Fraction(7, 4)),
        ("days_per_caseload_child", Fraction(7, 6)),
    ],
)
def test_a_mean_has_its_own_denominator(context: Context, counts: Counts, measure: str, value: Fraction) -> None:
    assert counts(count_exclusions(View(measure), context)) == {"": value}


def test_every_reader_knows_that_who_was_suspended_was_suspended_at_least_once(context: Context) -> None:
    table = count_exclusions(View("suspensions"), context)

    key = {cell.key.measure: cell.key for cell in table.cells}
    assert at_most(key["children_suspended"], key["suspensions"]) in table.relations
    assert at_most(key["children_permanently_excluded"], key["caseload"]) in table.relations


def test_a_quarter_without_any_counts_noughts(build: Build, counts: Counts) -> None:
    empty = build({"persons": [], "episodes": [], "exclusions": []})

    assert counts(count_exclusions(View("days_lost"), empty)) == {"": 0}


@pytest.mark.parametrize("measure", COUNTERS)
def test_without_the_table_nothing_is_counted(build: Build, measure: str) -> None:
    table = count_exclusions(View(measure), build({"persons": [], "episodes": []}))

    assert table.missing == "No data was supplied for suspensions and exclusions."
