"""Measures that are both published and counted from the service's own cases: which reading a view asks for.

A figure of the cases says ("source", "local"); a published one keeps the plain key.
"""

from __future__ import annotations

from dataclasses import replace

from report_builder.cases.counts.answers import figure_key, shares_of, with_cells
from report_builder.cases.counts.context import Context
from report_builder.cases.counts.cube import Cube
from report_builder.cases.counts.population import population_cell
from report_builder.model.key import Key, labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.tables import CountTable, Missing, Wanted
from report_builder.model.view import View

LOCAL = ("source", "local")
EITHER = ("fte_count", "fte_rate", "custody_count", "custody_rate")
"""The measures of both readings."""

_OF_PUBLISHED = ("latest", "two-years", "five-years")


def is_local(view: View) -> bool:
    """Whether a view of a measure of both readings is counted from the cases.

    It is where the view says so, and where it breaks the number down; else for counts over the quarter or its year, of
    the service alone. Other areas, rates, ranks, changes and the latest known periods are published.
    """
    source = dict(view.fixed).get("source")
    if source is not None or view.variety:
        return source == "local"
    if view.dimensions or view.fixed or view.of:
        return True
    if view.areas != ("own",) or view.periods in _OF_PUBLISHED:
        return False
    if view.periods == "default":
        return MEASURES[view.measure].period == "year"
    return MEASURES[view.measure].kind == "count"


def without_source(view: View) -> View:
    """The view without its source, which holds of every row of the cases."""
    return replace(
        view, fixed=labels({dimension: category for dimension, category in view.fixed if dimension != "source"})
    )


def local_total(context: Context, measure: str, period: Period) -> Key:
    """The key of everything that the cases hold of a measure in a period."""
    return context.own_key(measure, period, dict([LOCAL]))


def rates_of(view: View, context: Context, cube: Cube) -> CountTable:
    """The cube's counts per head of the service's population aged 10 to 17; not available where none is known."""
    period = cube.total.period
    population = population_cell(context, context.spec.yot, "yjs", period, is_own=True)
    if population is None:
        missing = Missing(f"No population aged 10 to 17 was supplied for {context.spec.yot}.")
        return CountTable(view, tuple(Wanted(figure_key(view, cube.total, place), missing) for place in cube.places))
    rates = shares_of(view, cube, denominator=population.key, base=MEASURES[view.measure].base)
    return with_cells(rates, (population,))
