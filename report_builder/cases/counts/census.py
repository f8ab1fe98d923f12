"""Populations by ethnic group and census, and each group's share: against what the offending shares are held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

from report_builder.cases.counts.answers import nothing_supplied
from report_builder.cases.counts.areas import areas_of
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.given import Area
from report_builder.cases.counts.periods import periods_of
from report_builder.cases.counts.population import KNOWN_GROUPS, census_population, population_cell
from report_builder.model.dimension import DIMENSIONS, MINORITIES
from report_builder.model.key import Key, labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.tables import Cell, Count, CountTable, Missing, Quotient, Wanted
from report_builder.model.view import View

CENSUSES = DIMENSIONS["census"].categories
EVERYBODY = ""
"""The category of all children together, which stands in no key."""

NO_POPULATION = "no population is known for this area"


def census_key(area: Area, period: Period, census: str, ethnic_group: str = EVERYBODY) -> Key:
    """The key of a population by a census: of one group, or of everybody."""
    by = {"census": census, **({"ethnic_group": ethnic_group} if ethnic_group else {})}
    return Key("population", area.name, area.area_type, period, labels(by), is_own=area.is_own)


def census_cell(
    context: Context, area: Area, period: Period, *, census: str, ethnic_group: str = EVERYBODY
) -> Cell | None:
    """The children aged 10 to 17 of a group by a census; None where that is not known.

    The composite of all groups but White is the sum of its four, else everybody less White.
    """
    count = _count(context, area.name, census, ethnic_group or "all")
    if count is None:
        return None
    return Cell(census_key(area, period, census, ethnic_group), Fraction(count), persons=count, is_public=True)


def _count(context: Context, area: str, census: str, ethnic_group: str) -> int | None:
    if ethnic_group != MINORITIES:
        return census_population(context, area, census, ethnic_group)
    parts = [census_population(context, area, census, group) for group in KNOWN_GROUPS[1:]]
    known = [part for part in parts if part is not None]
    if len(known) == len(parts):
        return sum(known)
    everybody, white = (census_population(context, area, census, group) for group in ("all", "white"))
    return None if everybody is None or white is None else everybody - white


def no_census(census: str) -> Missing:
    """What is said of a group whose population a census did not give."""
    return Missing(f"no population by ethnic group was supplied from the {census} census")


def places(view: View, groups: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Group and census of each figure of a view, in its order; a view that names no census has each of them.

    Args:
        view: a dimension that it fixes has that category alone.
        groups: the groups that it spreads into.
    """
    picked = {**dict(view.of), **dict(view.fixed)}
    spread = {
        "ethnic_group": (picked["ethnic_group"],) if "ethnic_group" in picked else groups,
        "census": (picked["census"],) if "census" in picked else CENSUSES,
    }
    order = ("census", "ethnic_group") if view.dimensions[:1] == ("census",) else ("ethnic_group", "census")
    for found in product(*(spread[dimension] for dimension in order)):
        place = dict(zip(order, found, strict=True))
        yield place["ethnic_group"], place["census"]


def count_population(view: View, context: Context) -> CountTable:
    """Children aged 10 to 17: the mid-year estimate, or by ethnic group and census where the view asks for either."""
    if "population" not in context.cases:
        return nothing_supplied(view, context.own_key(view.measure, _period(view, context)), what="the population")
    asked = {*view.dimensions, *dict(view.fixed), *dict(view.of)}
    wanted: list[Wanted] = []
    cells: dict[Key, Cell] = {}
    for area in areas_of(view, context, {}):
        if asked & {"ethnic_group", "census"}:
            found = [_by_census(view, context, area, group, census=census) for group, census in _places(view)]
        else:
            found = [_mid_year(view, context, area)]
        wanted += [each for each, _ in found]
        cells.update({cell.key: cell for _, needed in found for cell in needed})
    return CountTable(view, tuple(wanted), tuple(cells.values()))


def _places(view: View) -> Iterator[tuple[str, str]]:
    """Every known group, their composite, then everybody, as far as the view spreads them."""
    spreads = "ethnic_group" in view.dimensions
    return places(view, (*KNOWN_GROUPS, MINORITIES, EVERYBODY) if spreads else (EVERYBODY,))


def _period(view: View, context: Context) -> Period:
    return periods_of(view, context)[-1]


def _mid_year(view: View, context: Context, area: Area) -> tuple[Wanted, tuple[Cell, ...]]:
    period = _period(view, context)
    cell = population_cell(context, area.name, area.area_type, period, is_own=area.is_own)
    key = Key(view.measure, area.name, area.area_type, period, is_own=area.is_own)
    if cell is None:
        return Wanted(key, Missing(area.gap or NO_POPULATION)), ()
    return Wanted(key, _formula(view, cell, cell)), (cell,)


def _by_census(view: View, context: Context, area: Area, group: str, *, census: str) -> tuple[Wanted, tuple[Cell, ...]]:
    period = _period(view, context)
    part = census_cell(context, area, period, census=census, ethnic_group=group)
    whole = census_cell(context, area, period, census=census)
    key = replace(census_key(area, period, census, group), measure=view.measure)
    if part is None or whole is None:
        return Wanted(key, no_census(census)), ()
    return Wanted(key, _formula(view, part, whole)), (part, whole)


def _formula(view: View, part: Cell, whole: Cell) -> Count | Quotient:
    measure = MEASURES[view.measure]
    return Count(part.key) if measure.kind == "count" else Quotient(part.key, whole.key, measure.base)


COUNTERS: dict[str, Counter] = {"population": count_population, "population_share": count_population}
