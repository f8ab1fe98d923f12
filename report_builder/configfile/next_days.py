"""A quarter on: how a quarter, a day and a period of a config move, each in the spelling that it has."""

from __future__ import annotations

import re
from datetime import date, timedelta

from report_builder.model.period import Period, Quarter, month_end
from report_builder.model.publication import is_working_day

WEEKS = 13
_YEARS = r"(?P<first>\d{4})(?P<dash>[\s_/.-]*)(?P<second>\d{4}|\d{2})"
_ENDING = r"(?P<q>[Qq])(?P<number>[1-4])"
_SPELLINGS = (
    re.compile(rf"(?<!\d){_YEARS}(?P<gap>[\s_/.-]*){_ENDING}(?!\d)"),
    re.compile(rf"(?<![0-9A-Za-z]){_ENDING}(?P<gap>[\s_/.-]+){_YEARS}(?!\d)"),
)


def respelled(text: str, quarter: Quarter) -> str:
    """The text with the next quarter wherever it names `quarter`: `data/2019_20-Q4` gives `data/2020_21-Q1`."""
    for spelling in _SPELLINGS:
        text = spelling.sub(lambda match: _next(match, quarter), text)
    return text


def _next(match: re.Match[str], quarter: Quarter) -> str:
    digits = len(match["second"])
    named = (int(match["first"]), match["second"], int(match["number"]))
    if named != (quarter.first_year, _short(quarter.first_year + 1, digits), quarter.number):
        return match[0]
    follows = quarter.following
    years = f"{follows.first_year}{match['dash']}{_short(follows.first_year + 1, digits)}"
    ending = f"{match['q']}{follows.number}"
    is_first = match.start("first") < match.start("q")
    return f"{years}{match['gap']}{ending}" if is_first else f"{ending}{match['gap']}{years}"


def _short(year: int, digits: int) -> str:
    return f"{year % 10**digits:0{digits}d}"


def weeks_on(day: date) -> date:
    """Thirteen weeks later, on the same day of the week; the next working day where the offices are closed then."""
    return working_day_from(day + timedelta(weeks=WEEKS))


def working_day_from(day: date) -> date:
    """The day, or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_day_until(day: date) -> date:
    """The day, or the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def months_on(period: Period) -> Period:
    """Three months later; whole months stay whole months."""
    end = _day_on(period.end)
    return Period(_day_on(period.start), month_end(end.year, end.month) if period.is_whole_months else end)


def _day_on(day: date) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + 3, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))
