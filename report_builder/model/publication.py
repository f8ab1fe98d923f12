"""The last day on which a committee's paper may be published: five clear working days before its meeting.

Source: Local Government Act 1972, section 100B(3), "at least five clear days before the meeting", as amended for
England by SI 2002/715. Councils read them as working days: neither the day of publication nor that of the meeting
counts, nor do weekends and the bank holidays of England and Wales.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

CLEAR_DAYS = 5


def is_working_day(day: date) -> bool:
    """Whether a council's offices are open: no weekend, no bank holiday of England and Wales."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # noqa: PLC0415  kept from --help

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def clear_days_between(published: date, meeting: date) -> int:
    """How many working days lie between two days, neither of them counted; none where the second is not later."""
    span = (meeting - published).days
    return sum(is_working_day(published + timedelta(days=number)) for number in range(1, span))


def last_day_to_publish(meeting: date) -> date:
    """The last working day with five clear working days between it and the meeting.

    28 July 2020 gives 20 July 2020.
    """
    day, clear = meeting, 0
    while True:
        day -= timedelta(days=1)
        if not is_working_day(day):
            continue
        if clear == CLEAR_DAYS:
            return day
        clear += 1
