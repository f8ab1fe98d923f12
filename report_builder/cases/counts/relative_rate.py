"""How many times the White rate a group's rate is, with its 95% interval; not available rather than unstable.

Source: the relative rate index of the Lammy Review, with the registry's rule: where fewer than 5 children of a group
are expected, three years are pooled, for the group and for White alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction

from report_builder.cases.counts.answers import joined, nothing_supplied, with_cells
from report_builder.cases.counts.areas import own_area
from report_builder.cases.counts.census import census_cell, no_census, places
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.ethnicity import (
    NOT_STATED,
    PRINTED_GROUPS,
    Outcomes,
    group_key,
    known_key,
    not_broken_down_so,
)
from report_builder.cases.counts.periods import periods_of
from report_builder.model.dimension import MINORITIES
from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.tables import (
    Cell,
    CountTable,
    Formula,
    Missing,
    Quotient,
    Relation,
    RelativeRate,
    Wanted,
    total_of,
)
from report_builder.model.view import View

REFERENCE = "white"
LEAST_EXPECTED = 5
_EXPECTED_BY = "2021"
"""The census whose shares say how many children of a group are expected."""

_POOLED = {"pooled": "three years"}
"""Stands in the key of a sum of three yearly counts, which is not the count of distinct children in three years."""

_UNSTABLE = "the numbers are too small for a stable rate"


@dataclass(frozen=True, slots=True)
class _Group:
    """A group held against White by one census, over one year or over three added up."""

    outcomes: Outcomes
    name: str
    census: str
    years: tuple[Period, ...]

    @property
    def period(self) -> Period:
        """The days that all its years cover."""
        return Period(self.years[0].start, self.years[-1].end)

    @property
    def pooled(self) -> dict[str, str]:
        """What its cells say beside group and census."""
        return _POOLED if len(self.years) > 1 else {}

    def count_key(self, group: str) -> Key:
        """The cell of a group's children over its years."""
        return self.outcomes.context.own_key("ethnic_count", self.period, {"ethnic_group": group, **self.pooled})

    @property
    def expected(self) -> Fraction | None:
        """Children of known group x the group's share of the population (Census 2021, else the census at hand)."""
        known = sum(self.outcomes.count(known_key(self.outcomes.context, year)) for year in self.years)
        for census in (_EXPECTED_BY, self.census):
            part, whole = (self.population(each, census=census) for each in (self.name, ""))
            if part is not None and whole is not None and whole.count:
                return known * part.count / whole.count
        return None

    def population(self, group: str, *, census: str) -> Cell | None:
        """A group's population by a census, once for each year."""
        area = own_area(self.outcomes.context)
        cell = census_cell(self.outcomes.context, area, self.period, census=census, ethnic_group=group)
        if cell is None or not self.pooled:
            return cell
        key = replace(cell.key, by=labels({**dict(cell.key.by), **self.pooled}))
        return replace(cell, key=key, count=cell.count * len(self.years), persons=cell.persons * len(self.years))


def count_relative_rate(view: View, context: Context) -> CountTable:
    """The relative rate of each group but White; each value comes after the two ends of its interval."""
    periods = periods_of(view, context)
    total = context.own_key(view.measure, periods[-1])
    if "offences" not in context.cases or "persons" not in context.cases:
        return nothing_supplied(view, total, what="outcomes by ethnic group")
    if not_broken_down_so(view):
        reason = "there is no such breakdown of a relative rate"
        gap = Wanted(replace(total, by=view.fixed, of=view.of), Missing(reason, is_applicable=False))
        return CountTable(view, (gap,), missing=reason)
    outcomes = Outcomes(context)
    names = tuple(group for group in PRINTED_GROUPS if group != REFERENCE)
    return joined(
        view,
        (
            _of_group(view, _with_years(_Group(outcomes, name, census, (period,))))
            for period in periods
            for name, census in places(view, names)
        ),
    )


def _with_years(group: _Group) -> _Group:
    """The group over three years where fewer than 5 of its children are expected in twelve months."""
    year = group.years[-1]
    expected = group.expected
    if expected is None or expected >= LEAST_EXPECTED or not (year.is_whole_months and year.months == 12):
        return group
    before = _year_before(year)
    return replace(group, years=(_year_before(before), before, year))


def _year_before(period: Period) -> Period:
    """The twelve months that end the day before a period of twelve months."""
    return Period(period.start.replace(year=period.start.year - 1), period.start - timedelta(days=1))


def _of_group(view: View, group: _Group) -> CountTable:
    if group.name in {REFERENCE, NOT_STATED}:
        gap = Missing("other groups are held against the White rate", is_applicable=False)
        return CountTable(view, _wanted(view, group, gap))
    bases = tuple(group.population(each, census=group.census) for each in (group.name, REFERENCE))
    known = tuple(cell for cell in bases if cell is not None)
    if len(known) < len(bases):
        return CountTable(view, _wanted(view, group, no_census(group.census)))
    cells, relations = _children(group)
    table = CountTable(view, _wanted(view, group, _formula(group, cells, bases=known)), cells, relations)
    return with_cells(table, known)


def _formula(group: _Group, cells: tuple[Cell, ...], *, bases: tuple[Cell, ...]) -> Formula:
    """The rate, unless too few are expected even over three years or a nought stands in it."""
    counts = {cell.key: cell.count for cell in cells}
    above, below = group.count_key(group.name), group.count_key(REFERENCE)
    is_stable = group.expected is not None and group.expected >= LEAST_EXPECTED
    if not is_stable or not all((counts[above], counts[below], *(base.count for base in bases))):
        return Missing(_UNSTABLE)
    return RelativeRate(Quotient(above, bases[0].key), Quotient(below, bases[1].key))


def _wanted(view: View, group: _Group, formula: Formula) -> tuple[Wanted, ...]:
    """The lower and upper end, then the value; one end alone where the view fixes it."""
    picked = dict(view.fixed).get("bound", "")
    by = {"ethnic_group": group.name, "census": group.census}
    return tuple(
        Wanted(
            group.outcomes.context.own_key(view.measure, group.period, {**by, **({"bound": end} if end else {})}),
            replace(formula, part=end or "value") if isinstance(formula, RelativeRate) else formula,
        )
        for end in ((picked,) if picked else ("lower", "upper", ""))
    )


def _children(group: _Group) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """The children of each year by group, and the sums of three years where they are pooled."""
    cells = [cell for year in group.years for cell in group.outcomes.cells(year)]
    relations = [relation for year in group.years for relation in group.outcomes.relations(year)]
    if group.pooled:
        for name in PRINTED_GROUPS:
            cell, addition = _sum_of_years(group, name)
            cells.append(cell)
            relations.append(addition)
    return tuple(cells), tuple(relations)


def _sum_of_years(group: _Group, name: str) -> tuple[Cell, Relation]:
    """Three yearly counts of distinct children, added; a child of two years counts in both but is one person."""
    outcomes = group.outcomes
    parts = tuple(group_key(outcomes.context, year, name) for year in group.years)
    members = set(PRINTED_GROUPS[1:-1]) if name == MINORITIES else {name}
    persons = int(outcomes.children(group.period)["ethnic_group"].isin(members).sum())
    key = group.count_key(name)
    return Cell(key, sum((outcomes.count(part) for part in parts), Fraction(0)), persons), total_of(key, parts)


COUNTERS: dict[str, Counter] = {"relative_rate": count_relative_rate}
