"""The days that the demonstration turns on, and ages on a day."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

QUARTER_START = date(2020, 1, 1)
QUARTER_END = date(2020, 3, 31)
LAST_KNOWN_DAY = date(2020, 7, 10)
"""No case row is dated later: the paper knows what was known on 13 July 2020."""


def random_source(part: str) -> Random:
    """A source of chance of its own for each part, so that a change in one table moves no other."""
    return Random(f"rotherham-2019-20-q4/{part}")  # noqa: S311 - a seeded demonstration, not a secret


def age_on(day: date, born: date) -> int:
    """Whole years from birth to a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, age: int) -> date:
    """The day on which a child reaches an age; births of 29 February count on 1 March."""
    return date(born.year + age, 3, 1) if (born.month, born.day) == (2, 29) else born.replace(year=born.year + age)


def day_between(first: date, last: date, chance: Random) -> date:
    """Any day from first to last, both included."""
    return first + timedelta(days=chance.randint(0, (last - first).days))


def on_a_weekday(day: date) -> date:
    """The day itself, or the Friday before a Saturday or Sunday."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def weekday_between(first: date, last: date, chance: Random) -> date:
    """A weekday from first to last, both included; `first` itself where the draw falls on the weekend after it."""
    return max(on_a_weekday(day_between(first, last, chance)), first)
