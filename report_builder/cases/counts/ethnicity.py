"""Children cautioned or sentenced by ethnic group, their shares, and how far those exceed the population's.

Distinct children with a substantive outcome (any tier but none) in 12 months, of any age. Those whose group is not
stated are counted apart and stand in no share.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pandas as pd

from report_builder.cases.counts.answers import counts_of, joined, nothing_supplied, with_cells
from report_builder.cases.counts.areas import own_area
from report_builder.cases.counts.axes import axis_of
from report_builder.cases.counts.census import census_cell, no_census, places
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.cube import Cube, count_cube
from report_builder.cases.counts.people import joined_to_people
from report_builder.cases.counts.periods import periods_of
from report_builder.cases.counts.population import KNOWN_GROUPS
from report_builder.cases.lookup import filled
from report_builder.model.dimension import ETHNIC_GROUPS, MINORITIES
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.tables import (
    Cell,
    Count,
    CountTable,
    Difference,
    Formula,
    Missing,
    Quotient,
    Relation,
    Wanted,
    total_of,
)
from report_builder.model.view import View

NOT_STATED = ETHNIC_GROUPS[-1]
PRINTED_GROUPS = (*KNOWN_GROUPS, MINORITIES)
OF_THE_KNOWN = "Totals and shares are of the children whose ethnic group is known."
_KNOWN = "known"
"""Stands in the key of the children whose group is known: the base of the shares."""


def count_ethnicity(view: View, context: Context) -> CountTable:
    """`ethnic_count`, `ethnic_share` or `over_representation`, for each period of the view."""
    periods = periods_of(view, context)
    if "offences" not in context.cases or "persons" not in context.cases:
        total = context.own_key(view.measure, periods[-1])
        return nothing_supplied(view, total, what="outcomes by ethnic group")
    if not_broken_down_so(view):
        reason = "there is no such breakdown by ethnic group"
        total = replace(context.own_key(view.measure, periods[-1]), by=view.fixed, of=view.of)
        return CountTable(view, (Wanted(total, Missing(reason, is_applicable=False)),), missing=reason)
    return joined(view, (_ANSWERS[view.measure](view, context, period) for period in periods))


def not_broken_down_so(view: View) -> bool:
    """Whether a view asks for a dimension that its measure does not have."""
    asked = {*view.dimensions, *dict(view.fixed)}
    return bool(view.of) or bool(asked - set(MEASURES[view.measure].dimensions) - {"bound"})


def children_with_outcome(context: Context, period: Period) -> pd.DataFrame:
    """One row a child with a substantive outcome in the period: `person_id`, `ethnic_group`."""
    return context.once(("children with outcome", period), lambda: _children_with_outcome(context, period))


def _children_with_outcome(context: Context, period: Period) -> pd.DataFrame:
    offences = context.cases["offences"]
    is_within = offences["outcome_date"].between(pd.Timestamp(period.start), pd.Timestamp(period.end))
    is_substantive = offences["tier"].fillna("none").ne("none")
    ids = offences.loc[is_within & is_substantive, ["person_id"]].drop_duplicates()
    children = joined_to_people(ids, context.cases, columns=("ethnic_group",))
    return children.assign(ethnic_group=filled(children["ethnic_group"], NOT_STATED))


class Outcomes:
    """The children of each period by group, each period counted once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._children: dict[Period, pd.DataFrame] = {}
        self._counted: dict[Period, tuple[tuple[Cell, ...], tuple[Relation, ...]]] = {}

    def children(self, period: Period) -> pd.DataFrame:
        """See `children_with_outcome`."""
        if period not in self._children:
            self._children[period] = children_with_outcome(self.context, period)
        return self._children[period]

    def cells(self, period: Period) -> tuple[Cell, ...]:
        """Every group's, the composite's and all children's cells, and that of those whose group is known."""
        return self._of(period)[0]

    def relations(self, period: Period) -> tuple[Relation, ...]:
        """What holds between the period's cells."""
        return self._of(period)[1]

    def count(self, key: Key) -> Fraction:
        """The count of one of the cells."""
        return next(cell.count for cell in self.cells(key.period) if cell.key == key)

    def _of(self, period: Period) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
        if period not in self._counted:
            self._counted[period] = known_children(self.context, period)
        return self._counted[period]


def ethnic_cube(view: View, context: Context, period: Period) -> Cube:
    """The children of a period by ethnic group, with the composite of all groups but White."""
    children = children_with_outcome(context, period)
    total = context.own_key("ethnic_count", period)
    axes = tuple(
        axis_of("ethnic_group", children, group=(*view.of, *view.fixed), composites=(MINORITIES,))
        for _ in view.dimensions
    )
    return count_cube(view, children, total=total, axes=axes)


def known_children(context: Context, period: Period) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """Every group's cell, the composite's, all children's and, last, of those whose group is known."""
    return context.once(("known children", period), lambda: _known_children(context, period))


def _known_children(context: Context, period: Period) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    cube = ethnic_cube(View("ethnic_count", ("ethnic_group",)), context, period)
    groups = {dict(cell.key.by).get("ethnic_group", ""): cell for cell in cube.cells}
    count = sum((groups[group].count for group in KNOWN_GROUPS), Fraction(0))
    known = Cell(replace(cube.total, by=(("ethnic_group", _KNOWN),)), count, int(count))
    additions = (
        total_of(known.key, tuple(groups[group].key for group in KNOWN_GROUPS)),
        total_of(known.key, (groups["white"].key, groups[MINORITIES].key)),
        total_of(cube.total, (known.key, groups[NOT_STATED].key)),
    )
    return (*cube.cells, known), (*cube.relations, *additions)


def group_key(context: Context, period: Period, ethnic_group: str) -> Key:
    """The cell of a group's children, or (`known`) of all whose group is known."""
    return context.own_key("ethnic_count", period, {"ethnic_group": ethnic_group})


def known_key(context: Context, period: Period) -> Key:
    """The cell of all children whose group is known."""
    return group_key(context, period, _KNOWN)


def _counts(view: View, context: Context, period: Period) -> CountTable:
    """Each group's children; the total of all groups is of the known, so that it can stand beside the shares."""
    cells, relations = known_children(context, period)
    table = with_cells(counts_of(view, ethnic_cube(view, context, period)), cells, relations=relations)
    known = Count(known_key(context, period))
    wanted = tuple(
        one if one.key.where.get("ethnic_group") else replace(one, formula=known, note=OF_THE_KNOWN)
        for one in table.wanted
    )
    return replace(table, wanted=wanted, notes=(*table.notes, OF_THE_KNOWN))


def _shares(view: View, context: Context, period: Period) -> CountTable:
    """Each group's share of the known; a view of no group has all of them together."""
    picked = {**dict(view.of), **dict(view.fixed)}.get("ethnic_group", "")
    spread = (*PRINTED_GROUPS, "") if view.dimensions and not picked else (picked,)
    wanted = []
    for group in spread:
        key = context.own_key(view.measure, period, {"ethnic_group": group} if group else {})
        wanted.append(Wanted(key, _share(context, period, group)))
    cells, relations = known_children(context, period)
    return CountTable(view, tuple(wanted), cells, relations)


def _share(context: Context, period: Period, group: str) -> Formula:
    if group == NOT_STATED:
        return Missing("a child whose group is not stated is counted apart", is_applicable=False)
    known = known_key(context, period)
    return Quotient(group_key(context, period, group) if group else known, known, MEASURES["ethnic_share"].base)


def _over_representation(view: View, context: Context, period: Period) -> CountTable:
    """Each group's share of the children less its share of the population, in points, before rounding."""
    cells, relations = known_children(context, period)
    table = CountTable(view, (), cells, relations)
    for group, census in places(view, PRINTED_GROUPS):
        table = _with_difference(table, context, period, group=group, census=census)
    return table


def _with_difference(table: CountTable, context: Context, period: Period, *, group: str, census: str) -> CountTable:
    area = own_area(context)
    key = context.own_key(table.view.measure, period, {"ethnic_group": group, "census": census})
    part = census_cell(context, area, period, census=census, ethnic_group=group)
    whole = census_cell(context, area, period, census=census)
    share = _share(context, period, group)
    if not isinstance(share, Quotient):
        return replace(table, wanted=(*table.wanted, Wanted(key, share)))
    if part is None or whole is None:
        return replace(table, wanted=(*table.wanted, Wanted(key, no_census(census))))
    difference = Difference(share, Quotient(part.key, whole.key, MEASURES["population_share"].base))
    return with_cells(replace(table, wanted=(*table.wanted, Wanted(key, difference))), (part, whole))


_ANSWERS = {"ethnic_count": _counts, "ethnic_share": _shares, "over_representation": _over_representation}

COUNTERS: dict[str, Counter] = dict.fromkeys(_ANSWERS, count_ethnicity)
