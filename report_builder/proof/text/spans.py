"""Spans of time as papers write them: April 2017 - March 2018, Jan 19-Dec 19, 1 July 2019 to 30 June 2020."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from report_builder.proof.text.dates import MONTH, Day, days_in, month_of
from report_builder.proof.text.rule import rule

_JOINT = r"\s*(?:-|\N{EN DASH}|\N{EM DASH}|\b(?:through to|through|up to|to|until|till)\b)\s*"
_JOINT_OF_DAYS = rule(rf"^{_JOINT}$", re.IGNORECASE)
_AND = rule(r"^\s+and\s+$", re.IGNORECASE)
_BETWEEN = rule(r"\b(?:between|period)(?:\s+(?:the\s+)?(?:period|dates?|of|from))*\s+$", re.IGNORECASE)
_YEAR = r"(?:(?:19|20)\d\d|\N{RIGHT SINGLE QUOTATION MARK}?'?\d\d)(?![\d%,.]\d|\w|\s*%)"
_DAY_BEFORE = r"(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )"

_MONTHS = rule(
    rf"{_DAY_BEFORE}\b(?P<first>{MONTH})\.?,?(?:\s*(?P<since>{_YEAR}))?{_JOINT}"
    rf"(?P<last>{MONTH})\b\.?,?(?:\s*(?P<until>{_YEAR}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A span from a month to a month, both included.

    Attributes:
        start, end: the stretch of the text.
        first, last: months counted from the year nought (12 times the year, and the month from 0), so that they
            subtract; the year is nought where no year is printed.
        has_years: whether years are printed, so that the span is a length in time and not only a season.
        is_short: whether its years have two figures, and so may be days of a month.
    """

    start: int
    end: int
    first: int
    last: int
    has_years: bool
    is_short: bool = False

    @property
    def months(self) -> int:
        """Its length; of a span without years, the months from the one to the other in the same twelve."""
        return self.last - self.first + 1 if self.has_years else (self.last - self.first) % 12 + 1

    @property
    def begins(self) -> tuple[int, int]:
        """The year and the month of its first day."""
        return self.first // 12, self.first % 12 + 1


def spans_in(text: str) -> Iterator[Span]:
    """Every span of a text, in order."""
    yield from sorted((*_of_months(text), *_of_days(text)), key=lambda each: each.start)


def _of_months(text: str) -> Iterator[Span]:
    for found in _MONTHS.finditer(text):
        since, until = _year(found["since"]), _year(found["until"])
        first, last = month_of(found["first"]) - 1, month_of(found["last"]) - 1
        is_short = any(len(each.strip("'\N{RIGHT SINGLE QUOTATION MARK}")) == 2 for each in _years(found))
        if until is None:
            yield Span(*found.span(), first, last, has_years=False)
        else:
            begun = since if since is not None else until - (first > last)
            yield Span(*found.span(), 12 * begun + first, 12 * until + last, has_years=True, is_short=is_short)


def _years(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(each for each in (found["since"], found["until"]) if each)


def _year(words: str | None) -> int | None:
    if not words:
        return None
    figures = int(words.strip("'\N{RIGHT SINGLE QUOTATION MARK}"))
    return figures + 2000 * (figures < 100)


def _of_days(text: str) -> Iterator[Span]:
    days = list(days_in(text))
    for one, other in pairwise(days):
        if other.year and _joined(text, one, other):
            yield _from_to(one, other)


def _joined(text: str, one: Day, other: Day) -> bool:
    """Whether two days are the ends of a span; "and" joins them only after "between" or "period"."""
    joint = text[one.end : other.start]
    is_and = _AND.match(joint) and _BETWEEN.search(text[max(0, one.start - 40) : one.start])
    return bool(is_and or _JOINT_OF_DAYS.match(joint))


def _from_to(one: Day, other: Day) -> Span:
    """From a day to a day; the month of a last day that is early counts as well, so the length is to a month."""
    until = 12 * (other.year or 0) + other.month - 1
    begun = 12 * (one.year or other.year or 0) + one.month - 1
    begun -= 12 * (one.year is None and begun > until)
    is_early = other.day < one.day and begun < until
    return Span(one.start, other.end, begun, until - is_early, has_years=True)
