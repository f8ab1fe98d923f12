"""Which tables a paper's views are counted from, so that only those are missed that it would have used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from report_builder.cases.counts import (
    assessments,
    budget,
    caseload,
    census,
    completeness,
    custody,
    education,
    entrants,
    ethnicity,
    exclusions,
    needs,
    profile,
    published,
    relative_rate,
    scorecard,
    staffing,
    tracker,
)
from report_builder.cases.counts.local import EITHER, is_local
from report_builder.model.measure import MEASURES
from report_builder.model.view import View

_CASELOAD = ("persons", "episodes")
_OF_CASES = (
    (caseload.COUNTERS, _CASELOAD),
    (exclusions.COUNTERS, (*_CASELOAD, "exclusions")),
    (custody.COUNTERS, ("custody",)),
    (entrants.COUNTERS, ("offences",)),
    (needs.COUNTERS, _CASELOAD),
    (assessments.COUNTERS, ("assessments",)),
    (education.COUNTERS, ("episodes",)),
    (tracker.COUNTERS, ("tracker", "reoffences")),
    (staffing.COUNTERS, ("staffing",)),
)
_OTHERS = (
    (published.COUNTERS, ("published",)),
    (completeness.COUNTERS, ("tracker", "reoffences", "published")),
    (census.COUNTERS, ("population",)),
    (ethnicity.COUNTERS, ("persons", "offences", "population")),
    (relative_rate.COUNTERS, ("persons", "offences", "population")),
    (budget.COUNTERS, ("budget",)),
    (scorecard.COUNTERS, ("scorecard",)),
)
_OF_PROFILES = {
    measure: (*_CASELOAD, "offences" if counter is profile.count_offences else "assessments")
    for measure, counter in profile.COUNTERS.items()
}
_FROM_CASES = {**{measure: tables for counters, tables in _OF_CASES for measure in counters}, **_OF_PROFILES}
_FROM_OTHERS = {measure: tables for counters, tables in _OTHERS for measure in counters}


def tables_needed(views: Iterable[View]) -> frozenset[str]:
    """The tables that the views of a plan are counted from; a rate needs its population as well."""
    return frozenset(table for view in views for table in _tables(view))


def _tables(view: View) -> Iterator[str]:
    both = "source" in view.dimensions
    if view.measure not in EITHER or both or is_local(view):
        yield from _FROM_CASES.get(view.measure, ())
    if view.measure not in EITHER or both or not is_local(view):
        yield from _FROM_OTHERS.get(view.measure, ())
    if "population" in MEASURES[view.measure].parts:
        yield "population"
