"""What a made-up service is held against: its population, published rates, and the config that reads all of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pyarrow as pa

from report_builder.demo.chance import Column

REGION = "Somewhere"
_POPULATION_OF_A_CHILD = 25
"""Children aged 10 to 17 in the area for each child known to the service."""

_GROUPS = {"white": 76, "mixed": 6, "asian": 10, "black": 5, "other": 3}
NATION = "England and Wales"
_TIMES = {REGION: 12, NATION: 180}
"""How many times the population of a service that stands alone each area has."""

_RATES = {"custody_rate": (1000, "0.01"), "fte_rate": (100_000, "1")}
_PER_HEAD = {"custody_rate": 5000, "fte_rate": 600}
"""One in so many children of the population."""

CONFIG = """\
# Made-up data of any size, for benchmarks: no child in them exists.
document: board-report
yot: {name}
quarter: 2024-25 Q4
as_at: 2025-07-14
data: {data}
comparators: {{region: Somewhere}}
meeting: {{body: Management Board, date: 2025-07-14}}
accept:
  - {{finding: population-older-than-3-years, reason: no later census, by: nobody}}
  - {{finding: missing-table, reason: made-up data have only case tables, by: nobody}}
"""


def population(name: str, size: int) -> dict[str, Column]:
    """The columns of `population`: mid-year estimates of three years by age, and a census by ethnic group.

    Args:
        name: of the service.
        size: the children whom it knows.
    """
    return _population({name: size * _POPULATION_OF_A_CHILD, **_around(size)})


def population_of_all(services: Mapping[str, int]) -> dict[str, Column]:
    """The same of many services in one table: name -> the children whom each knows."""
    own = {name: size * _POPULATION_OF_A_CHILD for name, size in services.items()}
    return _population({**own, REGION: sum(own.values()), NATION: sum(own.values())})


def _population(areas: Mapping[str, int]) -> dict[str, Column]:
    rows: list[tuple[object, ...]] = []
    for area, everybody in areas.items():
        share = everybody // 8
        for year in (2022, 2023, 2024):
            rows += [(area, year, "MYE", str(age), "all", "all", share) for age in range(10, 18)]
        groups = {group: everybody * per_cent // 100 for group, per_cent in _GROUPS.items()}
        rows += [(area, 2021, "Census 2021", "10-17", "all", group, count) for group, count in groups.items()]
        rows.append((area, 2021, "Census 2021", "10-17", "all", "all", sum(groups.values())))
    return _columns(("area", "year", "source", "age", "sex", "ethnic_group", "population"), rows)


def published(name: str, size: int) -> dict[str, Column]:
    """The columns of `published`: rates of custody and of first time entrants of three years.

    Args:
        name: of the service.
        size: the children whom it knows.
    """
    return _published({(name, "yjs"): size * _POPULATION_OF_A_CHILD, **_types_of(_around(size))})


def published_of_all(services: Mapping[str, int]) -> dict[str, Column]:
    """The same of many services in one table: name -> the children whom each knows."""
    own = {(name, "yjs"): size * _POPULATION_OF_A_CHILD for name, size in services.items()}
    everybody = sum(own.values())
    return _published({**own, **_types_of({REGION: everybody, NATION: everybody})})


def _around(size: int) -> dict[str, int]:
    """The children of the region and the nation around one service."""
    return {name: size * _POPULATION_OF_A_CHILD * times for name, times in _TIMES.items()}


def _types_of(areas: Mapping[str, int]) -> dict[tuple[str, str], int]:
    return {(name, "region" if name == REGION else NATION.lower()): children for name, children in areas.items()}


def _published(areas: Mapping[tuple[str, str], int]) -> dict[str, Column]:
    rows: list[tuple[object, ...]] = []
    for (area, kind), children in areas.items():
        for measure, (base, step) in _RATES.items():
            for year in (2022, 2023, 2024):
                count = children // (_PER_HEAD[measure] + 10 * (year - 2022))
                value = (Decimal(base * count) / children).quantize(Decimal(step), ROUND_HALF_UP)
                days = (date(year, 4, 1), date(year + 1, 3, 31))
                rows.append(
                    (measure, area, kind, *days, count, children, str(value), "", "made up", date(year + 1, 6, 1))
                )
    names = ("measure", "area", "area_type", "period_start", "period_end", "numerator", "denominator", "value")
    return _columns((*names, "unit", "source", "published_on"), rows)


def _columns(names: tuple[str, ...], rows: list[tuple[object, ...]]) -> dict[str, Column]:
    return {name: pa.array(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
