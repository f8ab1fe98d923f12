"""Numbers and periods as official files write them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Context, Decimal
from typing import Literal

Year = tuple[date, date]
YearType = Literal["calendar", "financial", "ending in March", "academic", "end of year"]

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d{1,2})?")
_ONE_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)\s*[-/]?\s*(?:(?:19|20))?(\d\d)(?:\s*\(OT\))?")
_AS_PUBLISHED = Context(prec=15)
"""A double holds 15 significant digits faithfully; the 16th and 17th are noise (29.664000000000001)."""


def number(text: str) -> Decimal | None:
    """A number, without the noise of a float that was printed whole; None for a mark ("-", "c", "z") or a word."""
    text = text.strip()
    if not any(sign.isdigit() for sign in text) or not _NUMBER.fullmatch(text):
        return None
    return _AS_PUBLISHED.create_decimal(text.replace(",", ""))


def number_text(value: Decimal) -> str:
    """A number as the table holds it: plain digits, no exponent, no noughts that float noise left behind."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def period(text: str, kind: YearType) -> Year | None:
    """The first and last day of a year as an official file writes it; None where it is no year.

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
    """The first of two years that follow each other."""
    match = _TWO_YEARS.fullmatch(text)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        return None
    return int(match[1])


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
