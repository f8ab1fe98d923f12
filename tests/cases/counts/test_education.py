"""Education, training and employment at the end of an order."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.education import count_suitable
from report_builder.model.tables import CountTable
from report_builder.model.view import View

Build = Callable[..., Context]
Counts = Callable[[CountTable], dict[str, Any]]


@pytest.fixture
def context(build: Build) -> Context:
    """Of child a two orders ended in the quarter, of b one; others were not statutory, not ended, or not in it."""
    rows = [
        ("a", "yro", "2020-01-01", "suitable"),
        ("a", "referral order", "2020-03-31", "neet"),
        ("b", "youth conditional caution", "2020-02-01", None),
        ("b", "youth caution", "2020-02-01", "suitable"),
        ("c", "yro", "2019-12-31", "suitable"),
        ("c", "yro", None, "suitable"),
    ]
    names = ("person_id", "type", "end_date", "ete_status_end")
    episodes = [
        {"episode_id": str(number), "start_date": "2019-01-01", **dict(zip(names, row, strict=True))}
        for number, row in enumerate(rows)
    ]
    return build({"episodes": episodes})


@pytest.mark.parametrize(
    ("measure", "value"), [("ete_ended", 3), ("ete_suitable_count", 1), ("ete_suitable", Fraction(100, 3))]
)
def test_statutory_orders_ended_in_the_quarter_are_counted_not_recorded_in_the_base(
    context: Context, counts: Counts, measure: str, value: Fraction
) -> None:
    assert counts(count_suitable(View(measure), context)) == {"": value}


def test_orders_carry_the_children_behind_them(context: Context) -> None:
    table = count_suitable(View("ete_ended"), context)

    ended = next(cell for cell in table.cells if cell.key == table.wanted[0].key)
    assert (ended.count, ended.persons) == (3, 2)


def test_without_episodes_nothing_is_counted(build: Build) -> None:
    assert count_suitable(View("ete_suitable"), build({})).missing == "No data was supplied for the caseload."
