"""Quarters and years to date, as the column `period` of an analyst's own tables names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_LABEL = re.compile(r"(?:(?P<year>.*\S)[ _-]+)?(?P<kind>Q|YTD)(?P<number>[1-4])")


@dataclass(frozen=True, slots=True, order=True)
class PartOfYear:
    """`2019-20 YTD3` is the first three quarters of 2019-20.

    Attributes:
        year: what stands before, empty where nothing does.
        number: of the quarter, or of the quarters to date; 1 to 4.
        is_to_date: whether it begins with the year.
    """

    year: str
    number: int
    is_to_date: bool


@dataclass(frozen=True, slots=True)
class YearToDate:
    """A year to date as the sum of an earlier one and of what lies between.

    Attributes:
        whole: the longer one's label.
        parts: the labels of the earlier one and of the quarters between, as far as they are among the labels.
        missing: numbers of the quarters between that are not.
    """

    whole: str
    parts: tuple[str, ...]
    missing: tuple[int, ...]


def part_of_year(label: str) -> PartOfYear | None:
    """What a label means, or None; the first year to date is the first quarter."""
    match = _LABEL.fullmatch(label)
    if match is None:
        return None
    number = int(match["number"])
    return PartOfYear(match["year"] or "", number, match["kind"] == "YTD" and number > 1)


def first_quarter(label: str) -> str:
    """A label, `YTD1` turned into the `Q1` that it is: one stretch of time has one name."""
    return f"{label[:-4]}Q1" if label.endswith("YTD1") and part_of_year(label) else label


def is_to_date(label: str) -> bool:
    """Whether a label is a year to date that is longer than a quarter."""
    part = part_of_year(label)
    return part is not None and part.is_to_date


def years_to_date(labels: Iterable[str]) -> tuple[YearToDate, ...]:
    """How the years to date among some labels come from each other and from the quarters.

    Each is set against the longest that is shorter, so that nothing is said twice: with Q1, YTD2 and YTD3 known,
    YTD2 = Q1 + Q2 and YTD3 = YTD2 + Q3.
    """
    known = {part: label for label in labels if (part := part_of_year(label)) is not None}
    return tuple(_sum_of(part, known) for part in sorted(known) if part.is_to_date)


def _sum_of(whole: PartOfYear, known: Mapping[PartOfYear, str]) -> YearToDate:
    shorter = [n for n in range(2, whole.number) if PartOfYear(whole.year, n, is_to_date=True) in known]
    base = max(shorter, default=0)
    quarters = [PartOfYear(whole.year, n, is_to_date=False) for n in range(base + 1, whole.number + 1)]
    earlier = [known[PartOfYear(whole.year, base, is_to_date=True)]] if base else []
    between = [known[quarter] for quarter in quarters if quarter in known]
    missing = tuple(quarter.number for quarter in quarters if quarter not in known)
    return YearToDate(known[whole], (*earlier, *between), missing)
