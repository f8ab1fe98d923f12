"""Years as data files label them, whose kind is known of the file; `period_words` reads those that say their kind."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from report_builder.model.period import first_of_two_years

Year = tuple[date, date]
YearType = Literal["calendar", "financial", "ending in March", "academic", "end of year"]

_ONE_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)\s*[-/]?\s*(?:(?:19|20))?(\d\d)(?:\s*\(OT\))?")


def labelled_year(text: str, kind: YearType) -> Year | None:
    """The first and last day of a year by its label; None where it is no year of that kind.

    Args:
        text: "2019", "2015/16", "2016-17 (OT)", "201920".
        kind: what the year is: `financial` and `academic` are written with two years; `ending in March` is the
            financial year of which only the last is written; `end of year` is December before it to February.
    """
    return _PERIODS[kind](text.strip())


def _calendar(text: str) -> Year | None:
    return (date(int(text), 1, 1), date(int(text), 12, 31)) if _ONE_YEAR.fullmatch(text) else None


def _ending_in_march(text: str) -> Year | None:
    return (date(int(text) - 1, 4, 1), date(int(text), 3, 31)) if _ONE_YEAR.fullmatch(text) else None


def _end_of_year(text: str) -> Year | None:
    if not _ONE_YEAR.fullmatch(text):
        return None
    return date(int(text) - 1, 12, 1), date(int(text), 2, calendar.monthrange(int(text), 2)[1])


def _first_year(text: str) -> int | None:
    match = _TWO_YEARS.fullmatch(text)
    return first_of_two_years(f"{match[1]}-{match[2]}") if match else None


def _financial(text: str) -> Year | None:
    first = _first_year(text)
    return None if first is None else (date(first, 4, 1), date(first + 1, 3, 31))


def _academic(text: str) -> Year | None:
    first = _first_year(text)
    return None if first is None else (date(first, 9, 1), date(first + 1, 8, 31))


_PERIODS: Mapping[YearType, Callable[[str], Year | None]] = {
    "calendar": _calendar,
    "financial": _financial,
    "ending in March": _ending_in_march,
    "academic": _academic,
    "end of year": _end_of_year,
}
