"""Children aged 10 to 17 who live in an area: which year's estimate a rate uses, and totals that win over their parts.

Source: ONS mid-year estimates and census tables, as the table `population` holds them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pandas as pd

from report_builder.cases.counts.context import Context
from report_builder.model.dimension import ETHNIC_GROUPS
from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.tables import Cell

MID_YEAR = "mye"
BAND = "10-17"
SINGLE_AGES = frozenset(str(age) for age in range(10, 18))
KNOWN_GROUPS = ETHNIC_GROUPS[:-1]
"""The five groups of a census: "not stated" is not one of them."""

_SEXES = frozenset({"female", "male"})
_NATIONS = {"england and wales": ("England", "Wales")}


def population_cell(context: Context, area: str, area_type: str, period: Period, *, is_own: bool) -> Cell | None:
    """The population that a rate of an area over a period is of.

    Rates use the mid-year estimate whose 30 June lies in the period; failing that the latest earlier year, then the
    earliest later one. A partnership's authorities are summed, each by that rule.

    Returns:
        A public cell of measure `population` (children aged 10 to 17), or None where none is known.
    """
    found = [_by_year_rule(context, place, period) for place in _places(context, area)]
    counts = [population for _, population in found if population is not None]
    if not counts or len(counts) < len(found):
        return None
    key = Key("population", area, area_type, period, is_own=is_own)
    return Cell(key, Fraction(sum(counts)), persons=sum(counts), is_public=True)


def population_year(context: Context, area: str, period: Period) -> int | None:
    """The year of the mid-year estimate that `population_cell` takes, the earliest where a partnership's differ."""
    found = [_by_year_rule(context, place, period) for place in _places(context, area)]
    years = [year for year, population in found if population is not None]
    return min(years) if years and len(years) == len(found) else None


def census_population(context: Context, area: str, census: str, ethnic_group: str = "all") -> int | None:
    """Children aged 10 to 17 of an ethnic group ("all": everybody) by a census ("2011", "2021"); None if not known."""
    counts = []
    source = f"census {census}"
    for place in _places(context, area, source):
        rows = _rows_of(context, place, source)
        counts.append(_total(rows.loc[rows["ethnic_group"] == ethnic_group].assign(ethnic_group="all")))
    known = [count for count in counts if count is not None]
    if len(known) == len(counts):
        return sum(known)
    if ethnic_group == "all":
        groups = [census_population(context, area, census, group) for group in KNOWN_GROUPS]
        parts = [count for count in groups if count is not None]
        return sum(parts) if len(parts) == len(KNOWN_GROUPS) else None
    return None


def _places(context: Context, area: str, source: str = MID_YEAR) -> tuple[str, ...]:
    """The rows' areas that make up an area: itself where the table has it, else its authorities."""
    if not _rows_of(context, area, source).empty:
        return (area,)
    for member in context.spec.comparators.family:
        if member.name.casefold() == area.casefold() and member.authorities:
            return member.authorities
    return _NATIONS.get(area.casefold(), (area,))


def _rows_of(context: Context, area: str, source: str) -> pd.DataFrame:
    """An area's rows of one source, whose population is known."""
    if "population" not in context.cases:
        return pd.DataFrame(columns=["area", "year", "source", "age", "sex", "ethnic_group", "population"])
    populations = context.cases["population"]
    is_area = populations["area"].str.strip().str.casefold() == area.strip().casefold()
    is_source = populations["source"].str.casefold() == source
    is_age = populations["age"].isin({BAND, *SINGLE_AGES})
    return populations.loc[is_area & is_source & is_age].dropna(subset=["area", "source", "population"])


def _by_year_rule(context: Context, area: str, period: Period) -> tuple[int, int | None]:
    """The year that the rule picks among those with a total, and its total; (0, None) where there is none."""
    rows = _rows_of(context, area, MID_YEAR)
    totals = {int(year): _total(of_year) for year, of_year in _split(rows, "year")}
    known = {year: total for year, total in totals.items() if total is not None}
    if not known:
        return 0, None
    wanted = period.end.year if date(period.end.year, 6, 30) <= period.end else period.end.year - 1
    earlier = [year for year in known if year <= wanted]
    chosen = max(earlier) if earlier else min(known)
    return chosen, known[chosen]


def _total(rows: pd.DataFrame) -> int | None:
    """Children aged 10 to 17 of one area, source and year: the total row, else the sum of its parts."""
    by_age = {age: _of_both_sexes(of_age) for age, of_age in _split(rows, "age")}
    return _whole(by_age, BAND, SINGLE_AGES)


def _of_both_sexes(rows: pd.DataFrame) -> int | None:
    """The population of one age or band."""
    return _whole({sex: _of_all_groups(of_sex) for sex, of_sex in _split(rows, "sex")}, "all", _SEXES)


def _of_all_groups(rows: pd.DataFrame) -> int | None:
    """The population of one age and sex; detailed groups of one category add up."""
    by_group = {group: int(of_group["population"].sum()) for group, of_group in _split(rows, "ethnic_group")}
    return _whole(by_group, "all", frozenset(KNOWN_GROUPS))


def _split(rows: pd.DataFrame, column: str) -> list[tuple[str, pd.DataFrame]]:
    """The rows of each category."""
    return [(str(category), part) for category, part in rows.groupby(column, observed=True)]


def _whole(counts: Mapping[str, int | None], whole: str, parts: frozenset[str]) -> int | None:
    """The total row, else the sum of the parts if all of them are there, else None."""
    total = counts.get(whole)
    if total is not None:
        return total
    known = {category: count for category, count in counts.items() if category != whole and count is not None}
    return sum(known.values()) if parts <= known.keys() else None
