"""The staff, as the latest return that the paper may know has them: heads and whole-time equivalents."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from report_builder.cases.counts.answers import counts_of, joined, nothing_supplied, with_cells
from report_builder.cases.counts.axes import axis_of
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.cube import Cube, count_cube
from report_builder.cases.counts.periods import periods_of
from report_builder.model.key import labels
from report_builder.model.period import Period
from report_builder.model.tables import CountTable, Relation, at_most
from report_builder.model.view import View


def heads(rows: pd.DataFrame) -> tuple[Fraction, int]:
    """Members of staff; a blank headcount is none."""
    persons = int(rows["headcount"].sum())
    return Fraction(persons), persons


def whole_time(rows: pd.DataFrame) -> tuple[Fraction, int]:
    """Whole-time equivalents, and the members of staff behind them."""
    return sum(rows["wte"].dropna(), Fraction(0)), heads(rows)[1]


def latest_return(context: Context) -> pd.DataFrame:
    """The staff as at the latest date that is not after the report's; undated rows where no row has such a date."""
    staff = context.cases["staffing"]
    latest = staff.loc[staff["as_at"] <= pd.Timestamp(context.spec.as_at), "as_at"].max()
    chosen = staff["as_at"].isna() if pd.isna(latest) else staff["as_at"].eq(latest)
    return staff.loc[chosen]


def count_staff(view: View, context: Context) -> CountTable:
    """Members of staff or their whole-time equivalents, by role, sex and ethnic group."""
    periods = periods_of(view, context)
    if "staffing" not in context.cases:
        return nothing_supplied(view, context.own_key(view.measure, periods[-1]), what="staffing")
    return joined(view, (_of_period(view, context, period) for period in periods))


def _of_period(view: View, context: Context, period: Period) -> CountTable:
    rows = latest_return(context)
    group = labels({**dict(view.of), **dict(view.fixed)})
    axes = tuple(axis_of(dimension, rows, group=group) for dimension in view.dimensions)
    by_head = count_cube(view, rows, total=context.own_key("staffing_headcount", period), axes=axes, tally=heads)
    by_time = count_cube(view, rows, total=context.own_key("staffing_wte", period), axes=axes, tally=whole_time)
    if view.measure == "staffing_headcount":
        return counts_of(view, by_head)
    relations = (*by_head.relations, *_no_more_than_heads(by_time, by_head))
    return with_cells(counts_of(view, by_time), by_head.cells, relations=relations)


def _no_more_than_heads(by_time: Cube, by_head: Cube) -> tuple[Relation, ...]:
    """Nobody works more than whole time, as far as the return itself keeps to that."""
    count = {cell.key: cell.count for cell in (*by_time.cells, *by_head.cells)}
    pairs = [(by_time.key(place), by_head.key(place)) for place in by_time.places]
    return tuple(at_most(part, whole) for part, whole in pairs if count[part] <= count[whole])


COUNTERS: dict[str, Counter] = {"staffing_headcount": count_staff, "staffing_wte": count_staff}
