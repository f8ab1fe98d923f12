"""What is told of a day that has not come, and one meeting under two dates.

A plan, a timeline or an invitation may name any day to come; only a sentence that tells of it as over is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from report_builder.model.period import spell_date
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.dates import MONTH, Day, days_in, month_of
from report_builder.proof.text.rule import rule
from report_builder.proof.text.sentences import sentence_at

_HAPPENED = rule(
    r"\b(?:met|took place|(?:was|were|has been|have been|had been)\s+(?:\w+ly\s+)?(?:\w+ed|held|given|made|sent|put|"
    r"told|shown|taken|begun|brought)|(?:was|were)\s+an?\b|attended|received|published|launched|started|began|ended|"
    r"concluded|approved|agreed|considered|resolved|visited|inspected|reported|presented|heard|saw|held|happened|"
    r"occurred|opened|closed|completed|commenced|came into force)\b",
    re.IGNORECASE,
)
_PLANNED = (
    r"will|would|shall|should|(?-i:may)|might|could|can|to be|is to|are to|was to|were to|due(?! to)|expect\w*|planned|"
    r"plans|planning|schedul\w*|anticipat\w*|propos\w*|intend\w*|hop(?:e|es|ed|ing)|forecast\w*|projected|if|once|when|"
    r"unless|until|forthcoming|upcoming|deadline|postponed|deferred|rearranged|rescheduled"
)
_TO_COME = rule(rf"\b(?:{_PLANNED})\b", re.IGNORECASE)
"""Where one of these stands before the verb, the day may well be to come."""

_LEADS_ON = rule(
    rf"\b(?:{_PLANNED}|for|to|next|ends|expires|runs|finishes|lasts|extended|moved|commences?|deliver|bring|arranged|agreed|invited|booked|convened|"
    r"called)\b",
    re.IGNORECASE,
)
"""And where the verb is one of these, or one stands between it and the day."""

_ON = rule(r"\b(?:on|in|since|during|held)\s+(?:the\s+)?(?:week commencing\s+)?$", re.IGNORECASE)
_OPENS = rule(r"^\s*(?:on|in)\s+$", re.IGNORECASE)
_NEAR = 80
_MONTH_ALONE = rule(
    rf"(?<!\d )(?<!st )(?<!nd )(?<!rd )(?<!th )\b(?P<month>{MONTH})\.?\s+(?P<year>20\d\d)\b"
    r"(?!\s*(?:-|\N{EN DASH}|to\b|/))",
    re.IGNORECASE,
)
_BODY = rule(
    r"\b(?:(?:[A-Z][\w'\N{RIGHT SINGLE QUOTATION MARK}-]+\s+(?:(?:and|of|for|the|&)\s+)?){1,5}"
    r"(?:Commission|Committee|Board|Cabinet|Panel|Partnership|Forum|Council|Group)|Cabinet)\b|\b[A-Z]{3,7}\b"
)
_MEETING = rule(r"\b(?:met|meets?|meeting|board|commission|committee|cabinet|panel|held|agenda)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """A full date in a passage, and the bodies that its sentence names."""

    passage: Passage
    day: Day
    bodies: frozenset[str]


def told_dates(paper: Paper, known: Known) -> Iterator[Fault]:
    """Days to come told as past, meetings with two dates, and a date that is not the known meeting's.

    Args:
        paper: as it was read; without its `as_at`, and a known meeting, nobody can say what is past.
        known: its `meeting` is the date of the meeting that the paper is for.
    """
    told = list(_told(paper))
    as_at = paper.as_at or known.meeting
    later = list(_later(paper, told, as_at=as_at)) if as_at else []
    yield from later
    taken = {(id(each.passage), each.start) for each in later}
    others = [each for each in told if (id(each.passage), each.day.start) not in taken]
    yield from _twice_dated(others)
    if known.meeting:
        yield from _not_the_meeting(others, known.meeting)


def _told(paper: Paper) -> Iterator[_Told]:
    for passage in paper.passages:
        for day in days_in(passage.text):
            if day.date is not None:
                start, end = sentence_at(passage.text, day.start)
                yield _Told(passage, day, frozenset(_bodies(passage.text[start:end])))


def _bodies(sentence: str) -> Iterator[str]:
    """The bodies that a sentence names; of a long name, the last three words, for it is often shortened."""
    for found in _BODY.finditer(sentence):
        yield " ".join([word for word in found[0].casefold().split() if word != "the"][-3:])


def _later(paper: Paper, told: list[_Told], *, as_at: date) -> Iterator[Fault]:
    for each in told:
        if each.day.date and each.day.date > as_at and _is_past(each.passage.text, each.day.start, each.day.end):
            yield _not_yet(each, told, as_at=as_at)
    for passage in paper.passages:
        for found in _MONTH_ALONE.finditer(passage.text):
            first = date(int(found["year"]), month_of(found["month"]), 1)
            if first > as_at and _is_past(passage.text, *found.span()):
                yield _fault(passage, found.span(), as_at=as_at)


def _is_past(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells that something happened on the day of this stretch."""
    first, last = sentence_at(text, start)
    before, after = text[first:start], text[end : min(last, end + _NEAR)]
    if _OPENS.match(before):
        told = _HAPPENED.search(after)
        return told is not None and not _TO_COME.search(after, 0, told.end())
    if not _ON.search(before):
        return False
    verbs = list(_HAPPENED.finditer(before))
    return bool(verbs) and not (
        _TO_COME.search(before, 0, verbs[-1].start()) or _LEADS_ON.search(before, verbs[-1].start())
    )


def _not_yet(told: _Told, every: list[_Told], *, as_at: date) -> Fault:
    """A day to come; the day is right and the year wrong where the paper names the same day of an earlier year."""
    day = told.day
    earlier = {
        each.day.date
        for each in every
        if each.day.date and each.day.date <= as_at and (each.day.day, each.day.month) == (day.day, day.month)
    }
    should_be = spell_date(max(earlier)) if len(earlier) == 1 else ""
    return _fault(told.passage, (day.start, day.end), as_at=as_at, should_be=should_be)


def _fault(passage: Passage, stretch: tuple[int, int], *, as_at: date, should_be: str = "") -> Fault:
    """What is told of a day after the paper's own."""
    what = f"the paper is of {spell_date(as_at)}, so this day had not come"
    mend = (
        f"write {should_be}, which the paper names elsewhere"
        if should_be
        else "write the date that is meant, or say that it is planned"
    )
    return Fault("later-date-as-past", passage, *stretch, what, mend, should_be)


def _twice_dated(told: list[_Told]) -> Iterator[Fault]:
    """A day of one body under two years: nobody meets on one day two years running, for the weekday moves."""
    meetings = [each for each in told if each.bodies and _is_meeting(each)]
    for each in meetings:
        rivals = [other for other in meetings if _is_rival(each, other)]
        own = [other for other in meetings if other.day.date == each.day.date]
        years = sorted({other.day.date for other in rivals if other.day.date})
        if len(years) == 1 and (
            len(own) < len(rivals) or (len(own) == len(rivals) and meetings.index(each) > meetings.index(rivals[0]))
        ):
            should_be = spell_date(years[0])
            what = f"the paper dates the same meeting {should_be} {_where(rivals[0])}"
            mend = "give it one date everywhere"
            yield Fault("contradicting-dates", each.passage, each.day.start, each.day.end, what, mend, should_be)


def _where(told: _Told) -> str:
    place = told.passage.place_at(told.day.start)
    return f"({place})" if place else "elsewhere"


def _is_meeting(told: _Told) -> bool:
    """Whether a date is of a meeting: neither an end of a month, as periods have, nor within a span."""
    text, day = told.passage.text, told.day
    if day.day in {1, day.last_of_month}:
        return False
    start, end = sentence_at(text, day.start)
    return bool(_MEETING.search(text, start, end)) and not re.search(
        r"\b(?:between|from|ending|ended)\s+$", text[: day.start]
    )


def _is_rival(one: _Told, other: _Told) -> bool:
    same = (one.day.day, one.day.month) == (other.day.day, other.day.month)
    together = one.passage is other.passage and sentence_at(one.passage.text, one.day.start) == sentence_at(
        other.passage.text, other.day.start
    )
    return same and one.day.year != other.day.year and bool(one.bodies & other.bodies) and not together


_THIS_MEETING = rule(
    r"\b(?:this|today's|today\N{RIGHT SINGLE QUOTATION MARK}s|the present)\s+(?:\w+\s+){0,3}meeting\s*(?:is\s+)?"
    r"(?:,|of|on|held on)?\s*$|"
    r"\bmeets\s+(?:today,?\s+)?(?:on\s+)?$|\b(?:date of (?:this )?meeting|meeting date)\s*:?\s*$|"
    r"\b(?:report|paper|briefing)\s+(?:is\s+)?(?:for|to)\s+(?:the\s+)?(?:[\w']+\s+){0,6}(?:meeting\s+)?(?:of|on)\s+$",
    re.IGNORECASE,
)


def _not_the_meeting(told: list[_Told], meeting: date) -> Iterator[Fault]:
    """A date of "this meeting" that is another, or the meeting's own day under another year."""
    for each in told:
        day, text = each.day, each.passage.text
        start, end = sentence_at(text, day.start)
        is_this = bool(_THIS_MEETING.search(text[start : day.start]))
        is_slip = (day.day, day.month) == (meeting.day, meeting.month) and bool(_MEETING.search(text, start, end))
        if day.date != meeting and (is_this or is_slip):
            should_be = spell_date(meeting)
            what = f"the meeting is on {should_be}"
            yield Fault("contradicting-dates", each.passage, day.start, day.end, what, f"write {should_be}", should_be)
