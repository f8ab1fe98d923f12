"""Suspensions and permanent exclusions of the caseload's children, by the day on which they began.

Suspension measures and days count suspensions only; a suspension without days counts with none.
"""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from report_builder.cases.counts.answers import figure_key, joined, nothing_supplied
from report_builder.cases.counts.caseload import caseload_children, has_caseload
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.cube import Tally, cell_of, children, events
from report_builder.cases.counts.periods import during, periods_of
from report_builder.cases.lookup import is_among
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.tables import Cell, Count, CountTable, Quotient, Wanted, at_most
from report_builder.model.view import View


def days_lost(rows: pd.DataFrame) -> tuple[Fraction, int]:
    """School days lost, and the children who lost them or were suspended."""
    return sum(rows["days_lost"].dropna(), Fraction(0)), int(rows["person_id"].nunique())


def count_exclusions(view: View, context: Context) -> CountTable:
    """Children suspended or excluded, suspensions, days lost, and their means."""
    periods = periods_of(view, context)
    if "exclusions" not in context.cases or not has_caseload(context):
        total = context.own_key(view.measure, periods[-1])
        return nothing_supplied(view, total, what="suspensions and exclusions")
    return joined(view, (_of_period(view, context, period) for period in periods))


def _of_period(view: View, context: Context, period: Period) -> CountTable:
    cells = _cells(context, period)
    key = {cell.key.measure: cell.key for cell in cells}
    relations = (
        at_most(key["children_suspended"], key["suspensions"]),
        at_most(key["children_suspended"], key["caseload"]),
        at_most(key["children_permanently_excluded"], key["caseload"]),
    )
    measure = MEASURES[view.measure]
    over, under = measure.parts
    formula = Quotient(key[over], key[under], measure.base) if over else Count(key[view.measure])
    wanted = Wanted(figure_key(view, context.own_key(view.measure, period)), formula)
    return CountTable(view, (wanted,), cells, relations)


def _cells(context: Context, period: Period) -> tuple[Cell, ...]:
    """All that is counted of a period's exclusions, and the caseload that they are of."""
    return context.once(("exclusions", period), lambda: _counted(context, period))


def _counted(context: Context, period: Period) -> tuple[Cell, ...]:
    caseload = caseload_children(context, period)
    exclusions = context.cases["exclusions"]
    within = exclusions.loc[during(exclusions["start_date"], period)]
    ours = within.loc[is_among(within["person_id"], caseload["person_id"])]
    suspensions = ours.loc[ours["kind"].eq("suspension")]
    permanent = ours.loc[ours["kind"].eq("permanent")]
    counted: dict[str, tuple[pd.DataFrame, Tally]] = {
        "children_suspended": (suspensions, children),
        "suspensions": (suspensions, events),
        "days_lost": (suspensions, days_lost),
        "children_permanently_excluded": (permanent, children),
        "caseload": (caseload, children),
    }
    return tuple(
        cell_of(rows, context.own_key(measure, period), tally=tally) for measure, (rows, tally) in counted.items()
    )


COUNTERS: dict[str, Counter] = dict.fromkeys(
    (
        "children_suspended",
        "suspensions",
        "days_lost",
        "children_permanently_excluded",
        "suspensions_per_suspended_child",
        "days_per_suspended_child",
        "days_per_caseload_child",
    ),
    count_exclusions,
)
