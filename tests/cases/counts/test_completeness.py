"""The tracker's count of children aged 17 at entry, against the published count of the same cohort."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from report_builder.cases.counts.completeness import COUNTERS, count_completeness
from report_builder.cases.counts.context import Context
from report_builder.disclosure.protect import protect
from report_builder.model.spec import Edition
from report_builder.model.tables import Given, Missing, Quotient, Status
from report_builder.model.view import View

Build = Callable[..., Context]
COHORT = "2020-01-01/2020-03-31"
CHILDREN = View("completeness_reoffenders_17")
REOFFENCES = View("completeness_reoffences_17")
OPEN, PUBLIC = Edition("board", threshold=0), Edition("public", threshold=5)


def child(person: str, age: int) -> dict[str, Any]:
    return {"person_id": person, "cohort": COHORT, "entry_date": "2020-01-01", "age_at_entry": age}


def again(person: str, *, times: int = 1) -> list[dict[str, Any]]:
    row = {"person_id": person, "cohort": COHORT, "offence_date": "2020-02-01", "outcome_date": "2020-03-01"}
    return [row] * times


def published(measure: str, value: int, *, start: str = "2020-01-01", end: str = "2020-03-31") -> dict[str, Any]:
    return {
        "measure": measure,
        "area": "Rotherham",
        "area_type": "yjs",
        "period_start": start,
        "period_end": end,
        "value": Fraction(value),
        "source": "Police National Computer",
    }


@pytest.fixture
def tracked(build: Build) -> Build:
    """So many children aged 17 with two reoffences each, as many who did not reoffend, and one aged 16 who did."""

    def _tracked(count: int, rows: list[dict[str, Any]]) -> Context:
        older = [child(f"o{number}", 17) for number in range(2 * count)]
        reoffences = [row for number in range(count) for row in again(f"o{number}", times=2)]
        tables = {"tracker": [*older, child("y", 16)], "reoffences": [*reoffences, *again("y")], "published": rows}
        return build(tables, tracker_cohort=COHORT)

    return _tracked


def test_only_those_aged_17_at_entry_are_set_against_the_published_count(tracked: Build) -> None:
    context = tracked(6, [published("reoffenders_17", 8), published("reoffences_17", 16)])

    shown = {
        view.measure: protect((count_completeness(view, context),), OPEN).tables[0].figures[-1]
        for view in (CHILDREN, REOFFENCES)
    }

    # 6 of 8 children and 12 of 16 reoffences; the child aged 16 is in neither.
    assert {measure: (one.shown, one.numerator, one.denominator) for measure, one in shown.items()} == {
        "completeness_reoffenders_17": ("75.0%", 6, 8),
        "completeness_reoffences_17": ("75.0%", 12, 16),
    }


def test_the_tracker_may_count_more_than_was_published(tracked: Build) -> None:
    table = count_completeness(CHILDREN, tracked(6, [published("reoffenders_17", 5)]))

    assert protect((table,), OPEN).tables[0].figures[-1].shown == "120.0%"


def test_a_published_count_of_another_cohort_is_none_of_this_one(tracked: Build) -> None:
    rows = [published("reoffenders_17", 8, start="2019-01-01", end="2019-03-31")]

    (wanted,) = count_completeness(CHILDREN, tracked(6, rows)).wanted

    assert isinstance(wanted.formula, Missing)
    assert "cannot be rated" in wanted.formula.reason


def test_without_any_publication_there_is_nothing_to_be_held_against(tracked: Build) -> None:
    (wanted,) = count_completeness(REOFFENCES, tracked(6, [])).wanted

    assert isinstance(wanted.formula, Missing)


def test_a_small_local_count_is_not_given_away_by_its_share_of_a_public_one(tracked: Build) -> None:
    context = tracked(3, [published("reoffenders_17", 8)])
    tables = (count_completeness(CHILDREN, context), COUNTERS["reoffenders_17"](View("reoffenders_17"), context))

    completeness, published_one = (table.figures[-1] for table in protect(tables, PUBLIC).tables)

    assert (completeness.status, completeness.value) == (Status.WITHHELD, None)
    assert published_one.shown == "8"


def test_the_published_count_is_printed_as_it_was_published(tracked: Build) -> None:
    context = tracked(6, [published("reoffences_17", 16)])

    (wanted,) = COUNTERS["reoffences_17"](View("reoffences_17"), context).wanted

    assert isinstance(wanted.formula, Given)
    assert wanted.formula.value == 16


def test_it_is_a_quotient_of_the_trackers_own_cell_so_that_it_is_protected_with_it(
    tracked: Build,
) -> None:
    (wanted,) = count_completeness(CHILDREN, tracked(6, [published("reoffenders_17", 8)])).wanted

    assert isinstance(wanted.formula, Quotient)
    assert wanted.formula.numerator.measure == "tracker_reoffenders"
    assert wanted.formula.numerator.where["age"] == "17"
