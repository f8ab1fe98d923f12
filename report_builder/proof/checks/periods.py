"""Periods that run backwards, are not as long as they are called, or had not passed when the paper was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from report_builder.model.period import spell_date
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.dates import MONTHS
from report_builder.proof.text.rule import rule
from report_builder.proof.text.sentences import sentence_at
from report_builder.proof.text.spans import Span, spans_in
from report_builder.proof.text.words import SPELLED

_YEARS = rule(
    r"(?<![\d/.-])(?P<since>(?:19|20)\d\d)\s?(?P<joint>[/\N{EN DASH}-])\s?(?P<until>(?:19|20)?\d\d)(?![\d/.-]*\d)"
)
_CODED = rule(
    r"\b(?:no\.?|ref\w*|si|order|regulations?|circular|decision|case|minute|act|item)\s*:?\s*$", re.IGNORECASE
)
_FEW_YEARS = 5

_QUARTER_BEFORE = rule(
    r"(?<!four )(?<!each )(?<!every )(?<!per )(?<!-)\bquarter\s+(?:(?:of|for|from|covering|period)\s+)?(?:the\s+)?\(?$",
    re.IGNORECASE,
)
_QUARTER_AFTER = rule(r"^\)?,?\s+quarter\b(?!\s+of)", re.IGNORECASE)

_NUMBERED_QUARTER = rule(
    r"\b(?:Q\.?\s?|quarter\s+)(?P<number>[1-4]|one|two|three|four)\b"
    r"(?:[^()\w]{0,3}(?:of\s+)?20\d\d(?:\s?[/\N{EN DASH}-]\s?\d\d(?:\d\d)?)?)?"
    r"\s*(?:\(|[-:\N{EN DASH}]\s|,\s)\s*$",
    re.IGNORECASE,
)

_MONTHS_BEFORE = rule(
    r"(?<!after )(?<!within )(?<!following )\b(?P<number>\d{1,2}|three|six|nine|twelve)"
    r"[\s-]months?(?:['\N{RIGHT SINGLE QUOTATION MARK}])?(?:[\s-]+period)?"
    r"\s*(?:\(|,|:|of\s|from\s|between\s|[-\N{EN DASH}]\s)?\s*$",
    re.IGNORECASE,
)
_THE_YEAR = rule(
    r"\b(?:the|this|that)\s+(?:full\s+)?(?:12|twelve)[\s-]month\s+period\b(?!\s+(?:to|ending|ended|from|up|before|prior|"
    r"after|following|between|of|beginning|starting|since|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_PERIOD_OF = rule(
    r"\b(?:between|period|during|over|for)(?:\s+(?:the\s+)?(?:period|months?|quarter|of|from))*\s+$", re.IGNORECASE
)

_FOLLOWED = rule(
    r"\b(?:in|during|within|over|after|for)\s+(?:the\s+)?(?:first\s+|full\s+|following\s+|next\s+|subsequent\s+)?"
    r"(?:12|twelve)[\s-]months?(?:['\N{RIGHT SINGLE QUOTATION MARK}])?\s+"
    r"(?:(?:from|of|since|after|following)\b|follow-?up\b|tracking\b)",
    re.IGNORECASE,
)
_TO_COME = rule(
    r"\b(?:will|would|shall|to be|until|being|is tracked|are tracked|can|may|should|if|once|when)\b", re.IGNORECASE
)
_OVER = rule(r"\b(?:had|have|has|were|was|did|committed|re-?offended|received)\b", re.IGNORECASE)
_COHORT = rule(r"\b(?:cohort|tracker|tracked|tracking)\b", re.IGNORECASE)
_FURTHEST = 12
"""Passages between a cohort's dates and what is said of its follow-up."""


def periods(paper: Paper, known: Known) -> Iterator[Fault]:
    """Periods that cannot be as they are told.

    Args:
        paper: as it was read; its `as_at` tells which follow-up had passed.
        known: the date of its meeting stands for the paper's, where that is not told.
    """
    as_at = paper.as_at or known.meeting
    is_calendar = _has_calendar_quarters(paper)
    for passage in paper.passages:
        yield from _backwards(passage)
        for span in spans_in(passage.text):
            yield from _of_span(passage, span, is_calendar=is_calendar)
    if as_at:
        yield from _not_followed(paper, as_at)


def _of_span(passage: Passage, span: Span, *, is_calendar: bool) -> Iterator[Fault]:
    """What is said of a span beside it."""
    if span.months < 1:
        if not span.is_short or span.last % 12 == (span.first - 1) % 12:
            yield _fault(passage, (span.start, span.end), "the period ends before it begins", "put the earlier first")
        return
    yield from _no_quarter(passage, span)
    yield from _another_quarter(passage, span, is_calendar=is_calendar)
    yield from _another_length(passage, span)


def _backwards(passage: Passage) -> Iterator[Fault]:
    """Years such as 2018/17; a month in figures (2020-03), a code and a range over the century are none."""
    for found in _YEARS.finditer(passage.text):
        since, last = int(found["since"]), found["until"]
        until = int(last) if len(last) == 4 else since // 100 * 100 + int(last)
        is_month = found["joint"] == "-" and len(last) == 2 and 1 <= int(last) <= 12
        if not since - _FEW_YEARS <= until < since or is_month or _CODED.search(passage.text[: found.start()]):
            continue
        should_be = f"{until}{found['joint']}{str(since)[-len(last) :]}" if since - until == 1 else ""
        mend = f"write {should_be}, or the years that are meant" if should_be else "put the earlier year first"
        yield _fault(passage, found.span(), "the period ends before it begins", mend, should_be)


def _no_quarter(passage: Passage, span: Span) -> Iterator[Fault]:
    """A span called a quarter that is not three months long."""
    text = passage.text
    called = _QUARTER_BEFORE.search(text, max(0, span.start - 40), span.start)
    after = _QUARTER_AFTER.match(text[span.end : span.end + 20])
    if span.months == 3 or not (called or after):
        return
    start = called.start() if called else span.start
    end = span.end + (after.end() if after else 0)
    what = f"{text[span.start : span.end]} is {span.months} months, and a quarter is 3"
    mend = "write 'the year'" if span.months == 12 else "write the months that are meant"
    yield _fault(passage, (start, end), what, mend)


def _another_quarter(passage: Passage, span: Span, *, is_calendar: bool) -> Iterator[Fault]:
    """A numbered quarter with other months than a financial year has: Q1 is April to June, Q4 January to March."""
    told = _NUMBERED_QUARTER.search(passage.text, max(0, span.start - 45), span.start)
    if told is None or is_calendar:
        return
    number = int(SPELLED.get(told["number"].lower(), told["number"]))
    first = 3 * number % 12
    if (span.first % 12, span.months) == (first, 3):
        return
    months = f"{MONTHS[first].capitalize()} to {MONTHS[first + 2].capitalize()}"
    what = f"quarter {number} of a financial year is {months}"
    yield _fault(passage, (told.start(), span.end), what, f"write {months}, or the quarter that is meant", months)


def _has_calendar_quarters(paper: Paper) -> bool:
    """Whether the paper counts its quarters from January: every one that is glossed does, and more than one is."""
    firsts = []
    for passage in paper.passages:
        for span in spans_in(passage.text):
            told = _NUMBERED_QUARTER.search(passage.text, max(0, span.start - 45), span.start)
            if told:
                number = int(SPELLED.get(told["number"].lower(), told["number"]))
                firsts.append((number, span.first % 12))
    return len({number for number, _ in firsts}) > 1 and all(first == 3 * (number - 1) for number, first in firsts)


def _another_length(passage: Passage, span: Span) -> Iterator[Fault]:
    """A number of months beside a span of another length, and "the 12 month period" of a span that is far shorter."""
    text = passage.text
    start, end = sentence_at(text, span.start)
    beside = _MONTHS_BEFORE.search(text, start, span.start)
    if beside and span.has_years:
        number = int(SPELLED.get(beside["number"].lower(), beside["number"]))
        if abs(number - span.months) > 0:
            what = f"{text[span.start : span.end]} is {_months(span.months)}"
            yield _fault(passage, (beside.start(), span.end), what, "write the months, or the length, that is meant")
        return
    year = _THE_YEAR.search(text, span.end, end)
    is_only = sum(start <= each.start < end for each in spans_in(text)) == 1
    if year and is_only and span.has_years and span.months <= 6 and _PERIOD_OF.search(text, start, span.start):
        what = f"{text[span.start : span.end]} is {_months(span.months)}"
        yield _fault(passage, year.span(), what, f"write 'the {span.months}-month period', or the period that is meant")


def _not_followed(paper: Paper, as_at: date) -> Iterator[Fault]:
    """Twelve months' follow-up told as over of a cohort that began less than twelve months before the paper."""
    cohort: tuple[int, str, int, int] | None = None
    for at, passage in enumerate(paper.passages):
        for span in spans_in(passage.text):
            start, end = sentence_at(passage.text, span.start)
            if span.has_years and span.months >= 1 and _COHORT.search(passage.text, start, end):
                cohort = (at, passage.text[span.start : span.end], *span.begins)
        if cohort is None or at - cohort[0] > _FURTHEST:
            continue
        _, words, year, month = cohort
        for found in _FOLLOWED.finditer(passage.text):
            start, end = sentence_at(passage.text, found.start())
            told = passage.text[start:end]
            if date(year + 1, month, 1) > as_at and _OVER.search(told) and not _TO_COME.search(told):
                what = f"the cohort of {words} had not been followed for 12 months by {spell_date(as_at)}"
                mend = "say how long it had been followed, and that it still is"
                yield _fault(passage, found.span(), what, mend)


def _months(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"


def _fault(passage: Passage, stretch: tuple[int, int], what: str, mend: str, should_be: str = "") -> Fault:
    return Fault("period", passage, *stretch, what, mend, should_be)
