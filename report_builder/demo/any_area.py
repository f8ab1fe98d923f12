"""What a made-up service is held against: its population, published rates, and the config that reads all of it."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pyarrow as pa

from report_builder.demo.chance import Column

REGION = "Somewhere"
_POPULATION_OF_A_CHILD = 25
"""Children aged 10 to 17 in the area for each child known to the service."""

_GROUPS = {"white": 76, "mixed": 6, "asian": 10, "black": 5, "other": 3}
_AREAS = ((REGION, "region", 12), ("England and Wales", "england and wales", 180))
"""Name, type, and how many times the service's population it has."""

_RATES = {"custody_rate": (1000, "0.01"), "fte_rate": (100_000, "1")}
_PER_HEAD = {"custody_rate": 5000, "fte_rate": 600}
"""One in so many children of the population."""

CONFIG = """\
# Made-up data of any size, for benchmarks: no child in them exists.
document: board-report
yot: Service {number:03d}
quarter: 2024-25 Q4
as_at: 2025-07-14
data: .
comparators: {{region: Somewhere}}
meeting: {{body: Management Board, date: 2025-07-14}}
accept:
  - {{finding: population-older-than-3-years, reason: no later census, by: nobody}}
  - {{finding: missing-table, reason: made-up data have only case tables, by: nobody}}
"""


def population(number: int, size: int) -> dict[str, Column]:
    """The columns of `population`: mid-year estimates of three years by age, and a census by ethnic group.

    Args:
        number: of the service.
        size: the children whom it knows.
    """
    rows: list[tuple[object, ...]] = []
    for area, times in ((f"Service {number:03d}", 1), *((name, times) for name, _, times in _AREAS)):
        everybody = size * _POPULATION_OF_A_CHILD * times
        share = everybody // 8
        for year in (2022, 2023, 2024):
            rows += [(area, year, "MYE", str(age), "all", "all", share) for age in range(10, 18)]
        groups = {group: everybody * per_cent // 100 for group, per_cent in _GROUPS.items()}
        rows += [(area, 2021, "Census 2021", "10-17", "all", group, count) for group, count in groups.items()]
        rows.append((area, 2021, "Census 2021", "10-17", "all", "all", sum(groups.values())))
    return _columns(("area", "year", "source", "age", "sex", "ethnic_group", "population"), rows)


def published(number: int, size: int) -> dict[str, Column]:
    """The columns of `published`: rates of custody and of first time entrants of three years.

    Args:
        number: of the service.
        size: the children whom it knows.
    """
    rows: list[tuple[object, ...]] = []
    for area, kind, times in ((f"Service {number:03d}", "yjs", 1), *_AREAS):
        children = size * _POPULATION_OF_A_CHILD * times
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
