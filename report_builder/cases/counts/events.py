"""Events that add up over time: each belongs to the one period in which it happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

import pandas as pd

from report_builder.cases.counts.answers import counts_of, joined, quotients_of, with_cells
from report_builder.cases.counts.axes import Axis, axis_of
from report_builder.cases.counts.context import Context
from report_builder.cases.counts.cube import Cube, Tally, count_cube, events
from report_builder.cases.counts.periods import during, periods_of
from report_builder.model.key import Key, labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.tables import Cell, CountTable, Relation, at_most, total_of
from report_builder.model.view import View


def cubes_over(
    view: View,
    context: Context,
    dated: pd.DataFrame,
    *,
    total: Callable[[Period], Key],
    periods: tuple[Period, ...],
    tally: Tally = events,
) -> tuple[tuple[Cube, ...], Cube]:
    """The cube of each period, and that of the twelve months to the quarter's end, all with the same categories.

    Args:
        view: what is asked.
        context: names the twelve months.
        dated: one row an event, its day in column `day`.
        total: the key of everything in a period.
        periods: of the view.
        tally: how rows are counted.
    """
    year = context.spec.quarter.twelve_months
    known = dated.loc[during(dated["day"], year) | _in_any(dated["day"], periods)]
    numbers, ids = pd.factorize(known["person_id"])  # once for all periods, and without sorting the ids
    known = known.assign(person_id=pd.Categorical.from_codes(numbers, categories=ids))
    axes = _axes(view, known)

    def cube(period: Period) -> Cube:
        rows = known.loc[during(known["day"], period)]
        return count_cube(view, rows, total=total(period), axes=axes, tally=tally)

    return tuple(cube(period) for period in periods), cube(year)


def _in_any(days: pd.Series, periods: tuple[Period, ...]) -> pd.Series:
    return reduce(or_, (during(days, period) for period in periods))


def _axes(view: View, rows: pd.DataFrame) -> tuple[Axis, ...]:
    group = labels({**dict(view.of), **dict(view.fixed)})
    return tuple(axis_of(dimension, rows, group=group) for dimension in view.dimensions)


def sums_over(cubes: tuple[Cube, ...], year: Cube, *, adds: bool = True) -> tuple[Relation, ...]:
    """What holds between periods and the year: they add up to it if they fill it, else none is more than the year.

    `adds` is False for distinct children, who may stand in several periods.
    """
    within = [cube for cube in cubes if _lies_in(cube.total.period, year.total.period)]
    if adds and len(within) > 1 and _fill(tuple(cube.total.period for cube in within), year.total.period):
        return tuple(total_of(whole, parts) for whole, parts in _places(within, year))
    return tuple(at_most(part, whole) for whole, parts in _places(within, year) for part in parts if part != whole)


def _places(cubes: list[Cube], year: Cube) -> list[tuple[Key, tuple[Key, ...]]]:
    return [(year.key(place), tuple(cube.key(place) for cube in cubes)) for place in year.places]


def _lies_in(period: Period, whole: Period) -> bool:
    return whole.start <= period.start and period.end <= whole.end


def _fill(periods: tuple[Period, ...], whole: Period) -> bool:
    days = sum((period.end - period.start).days + 1 for period in periods)
    return days == (whole.end - whole.start).days + 1


def count_met(view: View, context: Context, dated: pd.DataFrame, *, whole: str, part: str) -> CountTable:
    """Events, those of them that met a standard, or the share that did.

    Args:
        view: of measure `whole`, `part`, or the share of the one in the other.
        context: names the periods.
        dated: one row an event, its day in column `day`; boolean column `is_met`.
        whole: measure of all events.
        part: measure of those that met it.
    """
    periods = periods_of(view, context)
    name = ("met", whole, part, view.dimensions, view.of, view.fixed, periods)
    met = context.once(name, lambda: _met(view, context, dated, whole=whole, part=part, periods=periods))
    table = joined(view, (_answer(view, each, of) for each, of in _pairs(met.parts, met.wholes)))
    return with_cells(table, met.cells, relations=met.relations)


@dataclass(frozen=True, slots=True)
class _Met:
    """What the count, the count of those that met the standard and their share have in common."""

    wholes: tuple[Cube, ...]
    parts: tuple[Cube, ...]
    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]


def _met(
    view: View, context: Context, dated: pd.DataFrame, *, whole: str, part: str, periods: tuple[Period, ...]
) -> _Met:
    wholes, whole_year = cubes_over(view, context, dated, total=_totals(context, whole), periods=periods)
    met, missed = dated.loc[dated["is_met"]], dated.loc[~dated["is_met"]]
    parts, part_year = cubes_over(view, context, met, total=_totals(context, part), periods=periods)
    rests, _ = cubes_over(view, context, missed, total=_totals(context, whole), periods=periods)
    return _Met(
        wholes,
        parts,
        cells=(
            *(cell for cube in (*wholes, *parts, whole_year, part_year) for cell in cube.cells),
            *(_rest(cell, part) for cube in rests for cell in cube.cells),
        ),
        relations=(
            *(relation for cube in (*wholes, *parts, whole_year, part_year) for relation in cube.relations),
            *(at_most(each.key(place), of.key(place)) for each, of in _pairs(parts, wholes) for place in each.places),
            *sums_over(wholes, whole_year),
            *sums_over(parts, part_year),
        ),
    )


def _rest(cell: Cell, part: str) -> Cell:
    """Events that did not meet the standard, with the children behind them: six late assessments may be one child's."""
    return replace(cell, key=cell.key.rest(cell.key.with_measure(part)))


def _totals(context: Context, measure: str) -> Callable[[Period], Key]:
    return lambda period: context.own_key(measure, period)


def _pairs(parts: tuple[Cube, ...], wholes: tuple[Cube, ...]) -> Iterable[tuple[Cube, Cube]]:
    return zip(parts, wholes, strict=True)


def _answer(view: View, part: Cube, whole: Cube) -> CountTable:
    if MEASURES[view.measure].kind == "share":
        return quotients_of(view, part, denominators=whole, base=MEASURES[view.measure].base)
    return counts_of(view, part if view.measure == part.total.measure else whole)
