"""Income and expenditure of a financial year by line, funder, and cash or in kind, with every total."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pandas as pd

from report_builder.cases.counts.answers import counts_of, nothing_supplied
from report_builder.cases.counts.axes import Axis
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.cube import count_cube
from report_builder.cases.counts.people import yes_or_no
from report_builder.model.dimension import DIMENSIONS, NOT_RECORDED
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.tables import CountTable, Missing, Wanted
from report_builder.model.view import View

_SIDES = {"budget_income": "income", "budget_expenditure": "expenditure"}


def count_budget(view: View, context: Context) -> CountTable:
    """The amounts of one side of the budget in pounds, for the financial year of the quarter.

    Lines and funders stand in the order in which the table first names them, totals last. The amounts are about
    nobody, so that every edition shows them.
    """
    year = _year(view, context)
    total = context.own_key(view.measure, year)
    spelled = f"{year.start.year}-{year.end.year % 100:02d}"
    lines = _lines(view, context, spelled)
    if lines.empty:
        return nothing_supplied(view, total, what=f"the {_SIDES[view.measure]} of {spelled}")
    if {*view.dimensions, *dict(view.fixed), *dict(view.of)} - set(MEASURES[view.measure].dimensions):
        reason = "the budget has no such breakdown"
        gap = Wanted(replace(total, by=view.fixed, of=view.of), Missing(reason, is_applicable=False))
        return CountTable(view, (gap,), missing=reason)
    axes = tuple(_axis(dimension, view, lines) for dimension in view.dimensions)
    cube = count_cube(view, lines, total=total, axes=axes, tally=_amount)
    public = tuple(replace(cell, is_public=True) for cell in cube.cells)
    return replace(counts_of(view, cube), cells=public, relations=())


def _year(view: View, context: Context) -> Period:
    """The financial year of the quarter; an explicit period is the financial year in which it starts."""
    if "/" not in view.periods:
        return context.spec.quarter.financial_year_period
    start = Period.parse(view.periods).start
    first = start.year if start.month >= 4 else start.year - 1
    return Period(start.replace(year=first, month=4, day=1), start.replace(year=first + 1, month=3, day=31))


def _lines(view: View, context: Context, year: str) -> pd.DataFrame:
    """The lines of one side and year, blanks said to be so."""
    if "budget" not in context.cases:
        return pd.DataFrame()
    budget = context.cases["budget"]
    is_asked = budget["year"].eq(year) & budget["side"].eq(_SIDES[view.measure]) & budget["amount"].notna()
    lines = budget.loc[is_asked.fillna(value=False).astype(bool)]
    return lines.assign(
        line=lines["line"].fillna(NOT_RECORDED),
        funder=lines["funder"].fillna(NOT_RECORDED),
        in_kind=yes_or_no(lines["in_kind"]),
    )


def _axis(dimension: str, view: View, lines: pd.DataFrame) -> Axis:
    """A dimension's categories: those of the vocabulary, else in the table's order; a gap stands last."""
    named = tuple(dict.fromkeys((*DIMENSIONS[dimension].categories, *lines[dimension])))
    picked = {**dict(view.of), **dict(view.fixed)}.get(dimension, "")
    shown = sorted((each for each in named if picked in {"", each}), key=lambda each: each == NOT_RECORDED)
    return Axis(dimension, tuple(shown))


def _amount(lines: pd.DataFrame) -> tuple[Fraction, int]:
    """The sum of amounts; nobody stands behind it."""
    return sum(lines["amount"], Fraction(0)), 0


COUNTERS: dict[str, Counter] = dict.fromkeys(_SIDES, count_budget)
