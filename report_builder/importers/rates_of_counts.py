"""Rates that nobody published, worked out of published counts and the mid-year estimates that are at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from report_builder.importers.repeats import identity
from report_builder.importers.services import WALES, Authority, Services, mid_year
from report_builder.importers.settle import area_of
from report_builder.importers.worked_out import MARK, residents_of
from report_builder.model.measure import MEASURES
from report_builder.model.national import PopulationRow, PublishedRow
from report_builder.model.rounding import round_half_away

RATES: Mapping[str, str] = {
    "cautioned_count": "cautioned_rate",
    "custody_count": "custody_rate",
    "fte_count": "fte_rate",
}
"""Count -> its rate by population."""

_OLDEST = 3
"""Years between a count and a population that may be its denominator."""

Residents = Mapping[tuple[str, int], int]


def rates_of_counts(
    published: Iterable[PublishedRow], *, population: Iterable[PopulationRow], services: Services
) -> tuple[PublishedRow, ...]:
    """A rate for each count of an area whose residents aged 10 to 17 are known, where no rate of it is published.

    The mid-year is the one within the count's twelve months; failing that the latest of the three years before, then
    the earliest of the three after. A service's, a region's and a nation's residents are those of its authorities; a
    police area's are not known.

    Args:
        published: counts and rates of services and wider areas.
        population: residents by mid-year.
        services: who belongs to whom.
    """
    rows = list(published)
    done = {identity(row) for row in rows}
    residents = residents_of(population)
    years = sorted({year for _, year in residents})
    counts = [row for row in rows if row.measure in RATES and _count(row) is not None]
    made = (_rate(row, residents, years=years, services=services) for row in counts)
    return tuple(row for row in made if row is not None and identity(row) not in done)


def _count(row: PublishedRow) -> Fraction | None:
    return Fraction(row.value) if row.value else row.numerator


def _rate(row: PublishedRow, residents: Residents, *, years: Iterable[int], services: Services) -> PublishedRow | None:
    count, measure = _count(row), MEASURES[RATES[row.measure]]
    for year in _by_preference(years, row.period_start, row.period_end):
        number = _residents(row, residents, year=year, services=services)
        if number and count is not None:
            return replace(
                row,
                measure=measure.id,
                numerator=count,
                denominator=Fraction(number),
                value=str(round_half_away(measure.base * count / number, measure.decimals)),
                unit=measure.unit,
                source=f"{MARK}count of {row.source.removeprefix(MARK)}, mid-{year} population",
            )
    return None


def _by_preference(years: Iterable[int], start: date, end: date) -> list[int]:
    known = list(years)
    within = [year for year in known if start <= mid_year(year) <= end]
    before = [year for year in reversed(known) if mid_year(year) < start and start.year - year <= _OLDEST]
    after = [year for year in known if mid_year(year) > end and year - end.year <= _OLDEST]
    return [*within, *before, *after]


def _residents(row: PublishedRow, residents: Residents, *, year: int, services: Services) -> int | None:
    """The residents of an area at mid-year: its own number, else the sum of its authorities'; None where one lacks."""
    if (row.area, year) in residents and row.area_type == "yjs":
        return residents[row.area, year]
    names = {area_of(one, services, year) for one in _authorities(row, year, services)}
    numbers = [residents.get((name, year)) for name in sorted(names)]
    return sum(number or 0 for number in numbers) if numbers and None not in numbers else None


def _authorities(row: PublishedRow, year: int, services: Services) -> Iterator[Authority]:
    """The authorities of a service, region or nation that stood at mid-year; none of a police area."""
    day = mid_year(year)
    for one in services.authorities:
        belongs = {
            "yjs": one.service == row.area,
            "region": one.region == row.area,
            "england": one.region != WALES,
            "wales": one.region == WALES,
            "england and wales": True,
        }
        if one.stood_on(day) and belongs.get(row.area_type, False):
            yield one
