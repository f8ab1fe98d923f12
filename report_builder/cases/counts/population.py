"""Children aged 10 to 17 who live in an area: which year's estimate a rate uses, and totals that win over their parts.

Source: ONS mid-year estimates and census tables, as the table `population` holds them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from report_builder.cases.counts.context import Context
from report_builder.model.dimension import ETHNIC_GROUPS
from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.tables import Cell

MID_YEAR = "mye"
BAND = "10-17"
_MATCHING_YEARS = 3
SINGLE_AGES = frozenset(str(age) for age in range(10, 18))
KNOWN_GROUPS = ETHNIC_GROUPS[:-1]
"""The five groups of a census: "not stated" is not one of them."""

Rows = dict[tuple[int, str, str, str], int]
"""Year, age, sex and ethnic group -> population."""

_GROUPS = frozenset(KNOWN_GROUPS)
_SEXES = frozenset({"female", "male"})
_NATIONS = {"england and wales": ("England", "Wales")}


def population_cell(context: Context, area: str, area_type: str, period: Period, *, is_own: bool) -> Cell | None:
    """The population that a rate of an area over a period is of.

    Rates use the mid-year estimate whose 30 June lies in the period; failing that the latest earlier year, then the
    earliest later one. A partnership's authorities are summed, each by that rule.

    Returns:
        A public cell of measure `population` (children aged 10 to 17), or None where none is known.
    """
    found = [_by_year_rule(rows, period) for rows in _places(context, area, MID_YEAR)]
    counts = [population for _, population in found if population is not None]
    if not counts or len(counts) < len(found):
        return None
    key = Key("population", area, area_type, period, is_own=is_own)
    return Cell(key, Fraction(sum(counts)), persons=sum(counts), is_public=True)


def population_year(context: Context, area: str, period: Period) -> int | None:
    """The year of the mid-year estimate that `population_cell` takes, the earliest where a partnership's differ."""
    found = [_by_year_rule(rows, period) for rows in _places(context, area, MID_YEAR)]
    years = [year for year, population in found if population is not None]
    return min(years) if years and len(years) == len(found) else None


def is_old(year: int, period: Period) -> bool:
    """Whether a population is so much older or younger than a period that a paper owns up to it: over three years."""
    return not period.start.year - _MATCHING_YEARS <= year <= period.end.year + _MATCHING_YEARS


def census_population(context: Context, area: str, census: str, ethnic_group: str = "all") -> int | None:
    """Children aged 10 to 17 of an ethnic group ("all": everybody) by a census ("2011", "2021"); None if not known."""
    source = f"census {census}"
    counts = [
        _total({(age, sex, "all"): n for (_, age, sex, group), n in rows.items() if group == ethnic_group})
        for rows in _places(context, area, source)
    ]
    known = [count for count in counts if count is not None]
    if len(known) == len(counts):
        return sum(known)
    if ethnic_group == "all":
        groups = [census_population(context, area, census, group) for group in KNOWN_GROUPS]
        parts = [count for count in groups if count is not None]
        return sum(parts) if len(parts) == len(KNOWN_GROUPS) else None
    return None


def _places(context: Context, area: str, source: str) -> tuple[Rows, ...]:
    """The rows of an area: its own where the table has them, else those of each of its authorities."""
    own = _rows_of(context, area, source)
    if own:
        return (own,)
    members = {member.name.casefold(): member.authorities for member in context.spec.comparators.family}
    parts = members.get(area.casefold(), ()) or _NATIONS.get(area.casefold(), ())
    return tuple(_rows_of(context, part, source) for part in parts) or (own,)


def _rows_of(context: Context, area: str, source: str) -> Rows:
    """An area's known populations of one source, by year, age, sex and ethnic group; detailed groups add up."""
    return context.once("populations", lambda: _rows_by_place(context)).get((area.strip().casefold(), source), {})


def _rows_by_place(context: Context) -> dict[tuple[str, str], Rows]:
    """Area without case and source -> its rows."""
    if "population" not in context.cases:
        return {}
    populations = context.cases["population"]
    sums = (
        populations.loc[populations["age"].isin({BAND, *SINGLE_AGES})]
        .dropna(subset=["population"])
        .assign(area=lambda rows: rows["area"].str.strip().str.casefold())
        .groupby(["area", "source", "year", "age", "sex", "ethnic_group"], observed=True)["population"]
        .sum()
    )
    found: dict[tuple[str, str], Rows] = {}
    for (area, source, year, *place), count in zip(sums.index.to_list(), sums, strict=True):
        found.setdefault((area, source), {})[int(year), *place] = int(count)
    return found


def _by_year_rule(rows: Rows, period: Period) -> tuple[int, int | None]:
    """The year that the rule picks among those with a total, and its total; (0, None) where there is none."""
    totals = {
        year: _total({place[1:]: n for place, n in rows.items() if place[0] == year})
        for year in sorted({place[0] for place in rows})
    }
    known = {year: total for year, total in totals.items() if total is not None}
    if not known:
        return 0, None
    wanted = period.end.year if date(period.end.year, 6, 30) <= period.end else period.end.year - 1
    earlier = [year for year in known if year <= wanted]
    chosen = max(earlier) if earlier else min(known)
    return chosen, known[chosen]


def _total(rows: Mapping[tuple[str, str, str], int]) -> int | None:
    """Children aged 10 to 17 by age, sex and group of one area and year: the total row, else the sum of its parts."""
    places = {(age, sex) for age, sex, _ in rows}
    by_sex = {
        (age, sex): _whole({g: n for (a, s, g), n in rows.items() if (a, s) == (age, sex)}, "all", _GROUPS)
        for age, sex in places
    }
    by_age = {
        age: _whole({s: n for (a, s), n in by_sex.items() if a == age}, "all", _SEXES) for age in {a for a, _ in places}
    }
    return _whole(by_age, BAND, SINGLE_AGES)


def _whole(counts: Mapping[str, int | None], whole: str, parts: frozenset[str]) -> int | None:
    """The total row, else the sum of the parts if all of them are there, else None."""
    total = counts.get(whole)
    if total is not None:
        return total
    known = {category: count for category, count in counts.items() if category != whole and count is not None}
    return sum(known.values()) if parts <= known.keys() else None
