"""Days as papers write them, those that no calendar has included."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from report_builder.proof.text.rule import rule

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?-i:May|MAY)|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
"""A month in full or short, for a pattern that takes no notice of capitals; "may" is a month only with its capital."""

_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
DAY = rule(
    rf"\b{_WEEKDAY}{_DAY}\s+(?:of\s+)?(?P<month>{MONTH})\b\.?(?:,?\s+(?P<year>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
"""Friday 10 July 2020, 28th March, 31 June 2020."""

SLASHED = rule(r"(?<![\d/.-])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:20)?\d\d)(?![\d/])")
"""28/07/2020, 28.07.20."""

ISO = rule(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
"""2020-07-28."""


ANY_DAY = "|".join(re.sub(r"\(\?P<\w+>", "(?:", each.pattern) for each in (DAY, SLASHED, ISO))
"""Any of these within another pattern."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is printed; `year` is None where none is, `weekday` empty where none is. The day may not exist."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: str

    @property
    def exists(self) -> bool:
        """Whether a calendar has it; 29 February has to name a year without one to be wrong."""
        if not 1 <= self.month <= 12:
            return False
        return 1 <= self.day <= monthrange(self.year or 2020, self.month)[1]

    @property
    def last_of_month(self) -> int:
        """The last day of its month."""
        return monthrange(self.year or 2020, self.month)[1]

    @property
    def date(self) -> date | None:
        """As a date; None without a year, and where no calendar has it."""
        return date(self.year, self.month, self.day) if self.year and self.exists else None


def days_in(text: str) -> Iterator[Day]:
    """Every day of a text, in order."""
    yield from sorted(_days(text), key=lambda each: each.start)


def _days(text: str) -> Iterator[Day]:
    for found in DAY.finditer(text):
        year = int(found["year"]) if found["year"] else None
        yield Day(*found.span(), int(found["day"]), month_of(found["month"]), year, (found["weekday"] or "").lower())
    for pattern in (SLASHED, ISO):
        for found in pattern.finditer(text):
            year = int(found["year"])
            yield Day(*found.span(), int(found["day"]), int(found["month"]), year + 2000 * (year < 100), "")


def month_of(word: str) -> int:
    """The number of a month named in full or short."""
    short = word[:3].lower()
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(short))
