"""Ratings and offences of the statutory caseload: the latest AssetPlus, and the groups of a year's outcomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pandas as pd

from report_builder.cases.counts.answers import counts_of, figure_key, joined, nothing_supplied, with_cells
from report_builder.cases.counts.axes import HIGH_OR_ABOVE, axis_of, members
from report_builder.cases.counts.caseload import has_caseload
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.cube import cell_key, cell_of, cells_at, count_cube
from report_builder.cases.counts.entrants import substantive
from report_builder.cases.counts.needs import STATUTORY, statutory_children
from report_builder.cases.counts.periods import during, periods_of, year_to
from report_builder.cases.lookup import filled
from report_builder.model.dimension import NOT_RECORDED, RATINGS
from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.tables import Cell, Count, CountTable, Wanted, at_most, total_of
from report_builder.model.view import View

_COLUMNS = {"rosh_high": "rosh", "likelihood_high": "likelihood", "safety_high": "safety_wellbeing"}
_RATINGS = {"likelihood_high": (*RATINGS[:3], NOT_RECORDED)}
"""Likelihood is never rated very high."""


def latest_assetplus(assessments: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Each child's latest AssetPlus completed by the period's end; of one day the later due, then the later row."""
    is_done = assessments["completed_date"] <= pd.Timestamp(period.end)
    return (
        assessments.loc[assessments["kind"].eq("assetplus") & is_done]
        .sort_values(["completed_date", "due_date", "row"])
        .drop_duplicates("person_id", keep="last")
    )


def count_ratings(view: View, context: Context) -> CountTable:
    """Children of the statutory caseload rated high or very high, and by `rating` all of them."""
    return _of_periods(view, context, "assessments", count=_ratings_of_period, what="assessments")


def count_offences(view: View, context: Context) -> CountTable:
    """Children of the statutory caseload by offence group of the substantive outcomes of the year to the period's end.

    A child counts once in each group, so the groups exceed the total.
    """
    return _of_periods(view, context, "offences", count=_offences_of_period, what="offences")


def _of_periods(
    view: View, context: Context, table: str, *, count: Callable[[View, Context, Period], CountTable], what: str
) -> CountTable:
    periods = periods_of(view, context)
    if table not in context.cases or not has_caseload(context):
        return nothing_supplied(view, context.own_key(view.measure, periods[-1]), what=what)
    return joined(view, (count(view, context, period) for period in periods))


def _ratings_of_period(view: View, context: Context, period: Period) -> CountTable:
    column = _COLUMNS[view.measure]
    rated = latest_assetplus(context.cases["assessments"], period)[["person_id", column]]
    rows = (
        statutory_children(context, period)
        .merge(rated, on="person_id", how="left", validate="one_to_one")
        .assign(rating=lambda each: filled(each[column], NOT_RECORDED))
    )
    total = context.own_key(view.measure, period)
    axis = axis_of("rating", rows, categories=_RATINGS.get(view.measure, ()))
    everybody = _statutory_cell(context, period, rows)
    high = cell_key(total, {"rating": HIGH_OR_ABOVE})
    parts = {category: cell_key(total, {"rating": category}) for category in axis.categories}
    wanted = _rated(view, total, parts, high=high)
    cells = cells_at(rows, dict.fromkeys((*parts.values(), high, *wanted.values())))
    relations = (
        total_of(everybody.key, tuple(parts.values())),
        total_of(high, tuple(parts[each] for each in members("rating", HIGH_OR_ABOVE) if each in parts)),
    )
    figures = tuple(Wanted(figure, Count(cell)) for figure, cell in wanted.items())
    return CountTable(view, figures, (*cells, everybody), relations)


def _rated(view: View, total: Key, parts: Mapping[str, Key], *, high: Key) -> dict[Key, Key]:
    """Figure -> cell: each rating where they are spread, the one that is picked, or high and above as the total."""
    picked = dict(view.fixed).get("rating")
    if picked is not None:
        return {figure_key(view, total): cell_key(total, {"rating": picked})}
    spread = parts if "rating" in view.dimensions else {}
    by_rating = {figure_key(view, total, labels({"rating": rating})): cell for rating, cell in spread.items()}
    return {**by_rating, figure_key(view, total): high}


def _offences_of_period(view: View, context: Context, period: Period) -> CountTable:
    everybody = statutory_children(context, period)
    offences = substantive(context.cases["offences"][["person_id", "outcome_date", "tier", "category"]])
    rows = offences.loc[
        offences["person_id"].isin(everybody["person_id"]) & during(offences["outcome_date"], year_to(period))
    ].assign(offence_category=lambda each: filled(each["category"], NOT_RECORDED))
    axes = tuple(replace(axis_of(name, rows), is_partition=False) for name in view.dimensions)
    cube = count_cube(replace(view, of=()), rows, total=context.own_key(view.measure, period), axes=axes)
    statutory = _statutory_cell(context, period, everybody)
    places = (at_most(cube.key(place), statutory.key) for place in cube.places)
    return with_cells(counts_of(view, cube), (statutory,), relations=places)


def _statutory_cell(context: Context, period: Period, rows: pd.DataFrame) -> Cell:
    """The statutory caseload, under the name that the caseload's own tables give it."""
    return cell_of(rows, context.own_key("caseload", period, dict([STATUTORY])))


COUNTERS: dict[str, Counter] = {
    **dict.fromkeys(_COLUMNS, count_ratings),
    "offence_profile": count_offences,
}
