"""Every view that a document asks for, counted: each is handed to the one function that knows its measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

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
from report_builder.cases.counts.answers import joined
from report_builder.cases.counts.asked import as_spelled, complaints_of
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.local import EITHER, LOCAL, is_local
from report_builder.errors import Complaint, ConfigError
from report_builder.model.key import labels
from report_builder.model.tables import CountTable
from report_builder.model.view import View

_OF_CASES: dict[str, Counter] = {
    **caseload.COUNTERS,
    **exclusions.COUNTERS,
    **custody.COUNTERS,
    **entrants.COUNTERS,
    **needs.COUNTERS,
    **profile.COUNTERS,
    **assessments.COUNTERS,
    **education.COUNTERS,
    **tracker.COUNTERS,
    **staffing.COUNTERS,
}
_OTHERS: dict[str, Counter] = {
    **published.COUNTERS,
    **completeness.COUNTERS,
    **census.COUNTERS,
    **ethnicity.COUNTERS,
    **relative_rate.COUNTERS,
    **budget.COUNTERS,
    **scorecard.COUNTERS,
}
COUNTERS: dict[str, Counter] = {**_OF_CASES, **_OTHERS}
"""Measure -> who counts it; of the measures of both readings, the published one."""

_STATUTORY_BY_NATURE = frozenset((*needs.COUNTERS, *profile.COUNTERS))


def count_views(
    views: tuple[View, ...], context: Context, *, places: Mapping[View, str] | None = None
) -> tuple[CountTable, ...]:
    """Count each view, in their order.

    Args:
        views: what is wanted.
        context: the cases.
        places: where a text asks for a view, as "file:line", as far as that is known.

    Raises:
        ConfigError: views that ask for a measure, dimension, category, area or period that does not exist; all of them.
    """
    told = places or {}
    complaints = [one for view in views for one in _complaints(view, context, place=told.get(view, ""))]
    if complaints:
        raise ConfigError(dict.fromkeys(complaints))
    return tuple(replace(_counted(as_spelled(view, context), context), view=view) for view in views)


def _complaints(view: View, context: Context, *, place: str) -> tuple[Complaint, ...]:
    further = (needs.STATUTORY,) if view.measure in _STATUTORY_BY_NATURE else ()
    is_of_cases = view.measure in _OF_CASES and view.measure not in _OTHERS
    return tuple(complaints_of(view, context, is_of_cases=is_of_cases, further=further, place=place))


def _counted(view: View, context: Context) -> CountTable:
    if view.measure not in EITHER:
        answer = COUNTERS[view.measure](view, context)
        is_elsewhere = bool(answer.missing) and scorecard.is_on_scorecard(view.measure, context)
        return scorecard.count_scorecard(view, context) if is_elsewhere else answer
    if "source" in view.dimensions:
        return _both(view, context)
    readings = _OF_CASES if is_local(view) else _OTHERS
    return readings[view.measure](view, context)


def _both(view: View, context: Context) -> CountTable:
    """The local and the published figures side by side, each with its source."""
    rest = tuple(dimension for dimension in view.dimensions if dimension != "source")
    local = replace(view, dimensions=rest, fixed=labels({**dict(view.fixed), **dict([LOCAL])}), areas=("own",))
    return joined(view, (_OF_CASES[view.measure](local, context), _OTHERS[view.measure](view, context)))
