"""Days that no calendar has, and weekdays that do not fit their dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.dates import MONTHS, WEEKDAYS, Day, days_in

_FURTHEST = 60
"""A day of a higher number is no slip for a day, and a number before a word such as "march" no date."""


def days_that_are_wrong(paper: Paper, known: Known) -> Iterator[Fault]:
    """Every date that does not exist, and every one whose weekday is another.

    Args:
        paper: as it was read; its `as_at` tells the year of a date without one.
        known: not used: a calendar is the same for everybody.
    """
    for passage in paper.passages:
        for day in days_in(passage.text):
            if not day.exists:
                yield from _missing(passage, day)
            elif day.weekday:
                yield from _misnamed(passage, day, as_at=paper.as_at or known.meeting)


def _missing(passage: Passage, day: Day) -> Iterator[Fault]:
    """A day after the last of its month; of figures alone, only where they can be nothing else but a date."""
    words = passage.text[day.start : day.end]
    if "." in words and words.replace(".", "").isdigit():
        return
    if not 1 <= day.month <= 12:
        yield Fault(
            "date-that-does-not-exist",
            passage,
            day.start,
            day.end,
            f"there is no month {day.month}",
            "write the day first, then the month",
        )
    elif 0 < day.day < _FURTHEST:
        yield _beyond(passage, day)


def _beyond(passage: Passage, day: Day) -> Fault:
    month = MONTHS[day.month - 1].capitalize()
    year = f" {day.year}" if day.year else ""
    last = f"{day.last_of_month} {month}{year}"
    what = f"{month}{year if day.month == 2 else ''} has {day.last_of_month} days"
    return Fault(
        "date-that-does-not-exist",
        passage,
        day.start,
        day.end,
        what,
        f"write {last}, or the day that is meant",
        last,
    )


def _misnamed(passage: Passage, day: Day, *, as_at: date | None) -> Iterator[Fault]:
    """A weekday that is another; without a year, only where none of the years around the paper's own has it so."""
    years = [day.year] if day.year else [as_at.year + step for step in (0, -1, 1)] if as_at else []
    told = [date(year, day.month, day.day) for year in years if day.day <= _last(day, year)]
    if not told or any(WEEKDAYS[each.weekday()] == day.weekday for each in told):
        return
    named = WEEKDAYS[told[0].weekday()].capitalize()
    when = f"{told[0].day} {MONTHS[told[0].month - 1].capitalize()} {told[0].year}"
    words = passage.text[day.start : day.end]
    yield Fault(
        "weekday",
        passage,
        day.start,
        day.end,
        f"{when} is a {named}",
        f"write {named}, or the date that is meant",
        named + words[len(day.weekday) :],
    )


def _last(day: Day, year: int) -> int:
    return Day(0, 0, day.day, day.month, year, "").last_of_month
