"""Which tables the views of a paper need: those that they are counted from, and no others."""

from __future__ import annotations

import pytest

from report_builder.cases.counts.count import COUNTERS
from report_builder.cases.needed import tables_needed
from report_builder.model.view import View

LOCAL = (("source", "local"),)


@pytest.mark.parametrize(
    ("view", "tables"),
    [
        (View("reoff_binary", areas=("own", "family")), {"published"}),
        (View("fte_rate", areas=("own", "family")), {"published", "population"}),
        (View("fte_rate", fixed=LOCAL), {"offences", "population"}),
        (View("fte_rate", dimensions=("source",)), {"offences", "published", "population"}),
        (View("custody_count", dimensions=("age",)), {"custody"}),
        (View("caseload", dimensions=("sex",)), {"persons", "episodes"}),
        (View("suspensions"), {"persons", "episodes", "exclusions"}),
        (View("offence_profile"), {"persons", "episodes", "offences"}),
        (View("rosh_high"), {"persons", "episodes", "assessments"}),
        (View("tracker_binary"), {"tracker", "reoffences"}),
        (View("budget_income"), {"budget"}),
    ],
)
def test_a_view_needs_the_tables_that_it_is_counted_from(view: View, tables: set[str]) -> None:
    assert tables_needed([view]) == tables


@pytest.mark.parametrize("measure", sorted(COUNTERS))
def test_every_measure_that_can_be_counted_needs_a_table(measure: str) -> None:
    assert tables_needed([View(measure)])
