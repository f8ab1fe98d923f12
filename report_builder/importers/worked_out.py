"""Figures of services and wider areas that nobody published, worked out from those of their parts.

A rate of children resident is averaged with the numbers of residents aged 10 to 17 as weights: rate x population is
the count. A share of pupils or of a cohort has no such weights and is never averaged, unless its counts are published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from report_builder.importers.imported import Remark
from report_builder.importers.repeats import Identity, identity
from report_builder.importers.services import AUTHORITY, Services, mid_year
from report_builder.importers.settle import label
from report_builder.importers.standing import is_by_population
from report_builder.importers.tally import named
from report_builder.model.measure import MEASURES
from report_builder.model.national import WORKED_OUT, PopulationRow, PublishedRow
from report_builder.model.rounding import round_half_away

MARK = WORKED_OUT
"""How the source of every figure made here begins."""
LEAST_COVER = Fraction(9, 10)
"""The share of the residents whose parts must be known: Rutland, the City of London and the Isles of Scilly, of which
no rate is published, are 6, 2 and 0.3 per cent of their services' children; no other gap is bridged."""
_OF_SERVICES = frozenset({"cautioned_rate"})
"""Rates that the publisher gives each authority of a service alike, because they are the service's."""

_FROM = ", from "
_FARTHEST = 20
"""Years between a rate and the population that weighs it; papers say the age of what they print."""

Residents = Mapping[tuple[str, int], int]
"""(Area as the table of population names it, year) -> residents aged 10 to 17 at mid-year."""


class _NotPossibleError(Exception):
    """A figure cannot be worked out; its text says why."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """An area and a period of which a figure is to be worked out, and its parts with what is published of them."""

    measure: str
    area: str
    area_type: str
    start: date
    end: date
    parts: Mapping[str, PublishedRow | None]

    @property
    def identity(self) -> Identity:
        """What the figure is of."""
        return (self.measure, self.area, self.area_type, self.start, self.end)

    @property
    def known(self) -> dict[str, PublishedRow]:
        """The parts that have a figure."""
        return {name: row for name, row in self.parts.items() if row is not None}


def residents_of(population: Iterable[PopulationRow]) -> Residents:
    """Residents aged 10 to 17 at each mid-year, without their ages and groups."""
    return {
        (row.area, row.year): row.population
        for row in population
        if (row.source, row.age, row.sex, row.ethnic_group) == ("MYE", "10-17", "all", "all")
    }


def work_out(
    published: Sequence[PublishedRow],
    of_parts: Sequence[PublishedRow],
    *,
    population: Iterable[PopulationRow],
    services: Services,
) -> tuple[tuple[PublishedRow, ...], tuple[Remark, ...]]:
    """The figures that can be worked out of those that were published, and what could not.

    Args:
        published: as published, of services, regions and nations.
        of_parts: as published, of authorities that are one of several of a service.
        population: residents aged 10 to 17 by mid-year.
        services: who belongs to whom.

    Returns:
        Rows whose `source` begins with MARK, none of an area, measure and period that is published.
    """
    residents = residents_of(population)
    done = {identity(row) for row in published}
    made: list[PublishedRow] = []
    refusals: dict[tuple[str, str], dict[str, None]] = {}
    ways: tuple[Callable[[], Iterator[_Whole]], ...] = (
        lambda: _services(of_parts, services),
        lambda: _of_regions(published, services),
        lambda: _of_services([*published, *made], services),
    )
    for whole in (whole for way in ways for whole in way()):
        if whole.identity in done:
            continue
        try:
            made.append(_figure(whole, residents))
            done.add(whole.identity)
        except _NotPossibleError as reason:
            refusals.setdefault((whole.measure, str(reason)), {})[f"{whole.area} {whole.end.year}"] = None
    remarks = [
        Remark(measure, f"not worked out, because {why}: {_figures(len(areas))} ({named(areas)})")
        for (measure, why), areas in refusals.items()
    ]
    return tuple(made), tuple(remarks)


def _figures(number: int) -> str:
    return "1 figure" if number == 1 else f"{number} figures"


def _services(of_parts: Iterable[PublishedRow], services: Services) -> Iterator[_Whole]:
    """Services of several authorities of which at least one authority has a figure."""
    groups: dict[tuple[str, str, date, date, str], dict[str, PublishedRow]] = {}
    for row in of_parts:
        authority = services.authority(row.area.removesuffix(f" ({AUTHORITY})"))
        if authority is not None:
            key = (row.measure, authority.service, row.period_start, row.period_end, row.source)
            groups.setdefault(key, {})[row.area] = row
    for (measure, service, start, end, _), rows in sorted(groups.items(), key=lambda group: group[0]):
        names = [label(one, services) for one in services.members(service, start, end)]
        yield _Whole(measure, service, "yjs", start, end, {name: rows.get(name) for name in names})


def _of_regions(published: Iterable[PublishedRow], services: Services) -> Iterator[_Whole]:
    """England, by the regions that have a figure."""
    for (measure, start, end, _), rows in _by_figure(published, "region"):
        yield _Whole(measure, "England", "england", start, end, {name: rows.get(name) for name in services.regions})


def _of_services(published: Iterable[PublishedRow], services: Services) -> Iterator[_Whole]:
    """England and its regions, by the services that have a figure."""
    for (measure, start, end, _), rows in _by_figure(published, "yjs"):
        by_region = {
            region: dict.fromkeys(one.service for one in services.of_region(region, start))
            for region in services.regions
        }
        areas = {"England": [name for names in by_region.values() for name in names], **by_region}
        for area, names in areas.items():
            area_type = "england" if area == "England" else "region"
            parts = {name: rows.get(name) for name in names}
            if sum(row is not None for row in parts.values()) > len(parts) / 2:
                yield _Whole(measure, area, area_type, start, end, parts)


def _by_figure(
    published: Iterable[PublishedRow], area_type: str
) -> list[tuple[tuple[str, date, date, str], dict[str, PublishedRow]]]:
    """The rows of a type of area by what the numbers of residents can weigh: measure, period and source."""
    groups: dict[tuple[str, date, date, str], dict[str, PublishedRow]] = {}
    for row in published:
        if row.area_type == area_type and is_by_population(row.measure) and MEASURES[row.measure].kind == "rate":
            source = row.source.rpartition(_FROM)[2]
            groups.setdefault((row.measure, row.period_start, row.period_end, source), {})[row.area] = row
    return sorted(groups.items(), key=lambda group: group[0])


def _figure(whole: _Whole, residents: Residents) -> PublishedRow:
    """The figure of a whole, by the first way that its parts allow.

    Raises:
        _NotPossibleError: they allow none.
    """
    rows = list(whole.known.values())
    if whole.measure in _OF_SERVICES and whole.area_type == "yjs" and len({row.value for row in rows}) == 1:
        return _made(whole, rows[0].value, f"the rate of each of its authorities{_FROM}{rows[0].source}")
    if len(rows) == len(whole.parts) and all(row.numerator is not None and row.denominator for row in rows):
        return _summed(whole, rows)
    if MEASURES[whole.measure].kind == "count":
        return _counted(whole, rows)
    if not is_by_population(whole.measure) or MEASURES[whole.measure].kind != "rate":
        raise _NotPossibleError("shares of pupils or of cohorts cannot be averaged without their counts")
    return _weighted(whole, residents)


def _summed(whole: _Whole, rows: Sequence[PublishedRow]) -> PublishedRow:
    """The quotient of the sums of numerators and denominators."""
    numerator = sum((row.numerator for row in rows if row.numerator is not None), Fraction())
    denominator = sum((row.denominator for row in rows if row.denominator is not None), Fraction())
    measure = MEASURES[whole.measure]
    value = str(round_half_away(measure.base * numerator / denominator, measure.decimals))
    made = _made(whole, value, f"the sum of its authorities{_FROM}{rows[0].source}")
    return replace(made, numerator=numerator, denominator=denominator)


def _counted(whole: _Whole, rows: Sequence[PublishedRow]) -> PublishedRow:
    """The sum of the counts of all parts.

    Raises:
        _NotPossibleError: one has none.
    """
    if len(rows) < len(whole.parts) or not all(row.value for row in rows):
        raise _NotPossibleError("the counts of some of its parts are not published")
    value = str(sum(Decimal(row.value) for row in rows))
    return _made(whole, value, f"the sum of its parts, from {rows[0].source}")


def _weighted(whole: _Whole, residents: Residents) -> PublishedRow:
    """The average of rates, weighted by residents at one mid-year.

    Raises:
        _NotPossibleError: at no mid-year are nearly all residents those of parts with a rate.
    """
    years = [year for year in _years(whole) if (whole.area, year) in residents]
    if not years:
        raise _NotPossibleError("the numbers of residents are not at hand")
    for year in years:
        weights = {name: residents[name, year] for name in whole.known if (name, year) in residents}
        cover = Fraction(sum(weights.values()), residents[whole.area, year])
        if cover >= LEAST_COVER:
            return _average(whole, weights, year=year, cover=cover)
    raise _NotPossibleError("the rates of some of its parts, or the numbers of their residents, are not published")


def _average(whole: _Whole, weights: Mapping[str, int], *, year: int, cover: Fraction) -> PublishedRow:
    rows = {name: whole.known[name] for name in weights}
    total = sum((Fraction(Decimal(row.value)) * weights[name] for name, row in rows.items()), Fraction())
    value = str(round_half_away(total / sum(weights.values()), MEASURES[whole.measure].decimals))
    kind = "regions" if set(rows) & {"London", "South East"} else "services"
    parts = " and ".join(rows) if whole.area_type == "yjs" else f"{len(rows)} {kind}"
    lacking = [name for name in whole.parts if name not in rows]
    share = round_half_away(100 * (1 - cover), 1)
    without = f", without {named(lacking)} ({share}% of the children)" if lacking else ""
    source = next(iter(rows.values())).source.rpartition(_FROM)[2]
    return _made(whole, value, f"rates of {parts}{without}, weighted by mid-{year} population{_FROM}{source}")


def _years(whole: _Whole) -> list[int]:
    """Mid-years in the order in which they fit: within the period, then the latest before, then the earliest after."""
    first = next(year for year in (whole.start.year, whole.start.year + 1) if mid_year(year) >= whole.start)
    return [*range(first, first - _FARTHEST, -1), *range(first + 1, first + _FARTHEST)]


def _made(whole: _Whole, value: str, how: str) -> PublishedRow:
    known = list(whole.known.values())
    days = [row.published_on for row in known if row.published_on is not None]
    return PublishedRow(
        whole.measure,
        whole.area,
        whole.area_type,
        whole.start,
        whole.end,
        value=value,
        unit=known[0].unit,
        source=f"{MARK}{how}",
        published_on=max(days) if len(days) == len(known) else None,
    )
