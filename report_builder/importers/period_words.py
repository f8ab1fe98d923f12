"""The words by which official tables name a period, read into its days; what is not sure is not read."""

from __future__ import annotations

import re
from datetime import date

from report_builder.model.period import MONTHS, Period, Quarter, first_of_two_years, month_end

_LONGEST = 36
"""Months. "March 2010 to March 2020" heads a column of changes and is no period of a figure."""

_DASHES = {0x2013: "-", 0x2014: "-", ord("\n"): " "}
_NOTE = re.compile(r"\s*(?:\[[^\]]*\]|\(\d{1,2}\))")
_MONTH = r"(?P<{0}month>[a-z]{{3,9}})\.?"
_YEAR = r"(?P<{0}year>\d{{4}}|'?\d{{2}})"
_FIRST = rf"(?:(?:\d{{1,2}}\s+)?{_MONTH.format('first_')}(?:[\s\-]*{_YEAR.format('first_')})?)"
_LAST = rf"(?:(?:\d{{1,2}}\s+)?{_MONTH.format('last_')}[\s\-]*{_YEAR.format('last_')})"
_RANGE = re.compile(rf"{_FIRST}\s*(?:-|to|until)\s*{_LAST}")
_ENDING = re.compile(
    r"(?:the\s+)?(?:rolling\s+)?(?:year|12 months|twelve months|ye)s?\s*(?:ended|ending|to|end)?(?:\s+in)?\s+"
    rf"{_LAST}"
)
_FINANCIAL_YEAR = re.compile(r"(?:(?:financial|fiscal)\s+year\s+|fy\s*)?(\d.*)")
_DATES = re.compile(r"(\S{8,10})\s*(?:-|to|/)\s*(\S{8,10})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ENDING_MONTH = re.compile(r"years?\s+(?:ended|ending)\s+(?:\d{1,2}\s+)?([a-z]{3,9})\b")


def read_period(words: str, *, ending: int = 0) -> Period | None:
    """The period that words name; None where they name none beyond doubt.

    Understood are "Apr 19 - Mar 20", "April 2019 to March 2020", "Jan-Dec 2019", "Jul 17 - Sep 17", "2019-20" (the
    financial year), "2019-20 Q4", "year ending March 2020", "01/04/2019 to 31/03/2020" and two ISO dates.

    Args:
        words: a cell's text, notes and all.
        ending: the month in which the table's years end, 0 where it is not known. With it "2020" and a real date of
            that month are the year that ends then; without it a lone year may be of several kinds and is not read.
    """
    text = _NOTE.sub("", words.casefold().translate(_DASHES)).strip()
    text = " ".join(text.split())
    for reading in (_range, _year_ending, _quarter, _two_years, _dates):
        found = reading(text)
        if found is not None:
            return found
    return _lone_year(text, ending) if ending else None


def ending_month(words: str) -> int:
    """The month of "years ending December", 0 where the words name none or several."""
    named = {_month(name) for name in _ENDING_MONTH.findall(words.casefold())}
    return named.pop() if len(named) == 1 else 0


def read_day(text: str) -> date | None:
    """A day as a workbook gives it or as people write it: 2020-03-31, 31/03/2020."""
    iso, british = _ISO.fullmatch(text.strip()), _BRITISH.fullmatch(text.strip())
    try:
        if iso:
            return date(*(int(part) for part in iso.groups()))
        return date(*(int(part) for part in reversed(british.groups()))) if british else None
    except ValueError:
        return None


def _month(name: str) -> int:
    """1 to 12 for a month's name or its first letters, at least three; 0 for any other word."""
    found = [number for number, month in enumerate(MONTHS, start=1) if month.casefold().startswith(name)]
    return found[0] if len(found) == 1 and len(name) > 2 else (9 if name == "sept" else 0)


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits.lstrip("'"))


def _whole_months(first: tuple[int, int], last: tuple[int, int]) -> Period | None:
    """From the first day of one (year, month) to the last of another."""
    months = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if not 1 <= months <= _LONGEST or not 1900 <= first[0] <= 2199:
        return None
    return Period(date(*first, 1), month_end(*last))


def _range(text: str) -> Period | None:
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    first_month, last_month = _month(match["first_month"]), _month(match["last_month"])
    if not first_month or not last_month:
        return None
    last_year = _year(match["last_year"])
    before = last_year - (first_month > last_month)
    first_year = _year(match["first_year"]) if match["first_year"] else before
    return _whole_months((first_year, first_month), (last_year, last_month))


def _year_ending(text: str) -> Period | None:
    match = _ENDING.fullmatch(text)
    month = _month(match["last_month"]) if match else 0
    return _year_to(_year(match["last_year"]), month) if match and month else None


def _year_to(year: int, month: int) -> Period | None:
    first = (year, 1) if month == 12 else (year - 1, month + 1)
    return _whole_months(first, (year, month))


def _quarter(text: str) -> Period | None:
    try:
        return Quarter.parse(text).period
    except ValueError:
        return None


def _two_years(text: str) -> Period | None:
    match = _FINANCIAL_YEAR.fullmatch(text)
    first = first_of_two_years(match[1]) if match else None
    return None if first is None else _whole_months((first, 4), (first + 1, 3))


def _dates(text: str) -> Period | None:
    match = _DATES.fullmatch(text)
    days = [read_day(part) for part in match.groups()] if match else []
    if len(days) != 2 or days[0] is None or days[1] is None or days[1] < days[0]:
        return None
    return Period(days[0], days[1])


def _lone_year(text: str, ending: int) -> Period | None:
    if re.fullmatch(r"(?:19|20)\d{2}(?:\.0)?", text):
        return _year_to(int(text[:4]), ending)
    day = read_day(text)
    return _year_to(day.year, ending) if day and day.month == ending else None
