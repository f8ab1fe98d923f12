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


_ON_WEEKDAYS = {
    2019: ("01-01", "04-19", "04-22", "05-06", "05-27", "08-26", "12-25", "12-26"),
    2020: ("01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"),
    2021: ("01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"),
    2022: ("01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"),
    2023: ("01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"),
    2024: ("01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"),
    2025: ("01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"),
    2026: ("01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"),
    2027: ("01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"),
}
"""The bank holidays of England and Wales, as gov.uk/bank-holidays lists them.

Written out for the years of most papers: the library that knows any year imports the holidays of every country.
"""


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    if year in _ON_WEEKDAYS:
        return frozenset(date.fromisoformat(f"{year}-{day}") for day in _ON_WEEKDAYS[year])
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
