"""The date that a paper bears: on its line "Date:", or alone below its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from report_builder.proof.paper import Passage
from report_builder.proof.text.dates import days_in
from report_builder.proof.text.rule import rule

_LABEL = rule(
    r"^(?:date|date of (?:the )?(?:meeting|report|paper)|meeting(?: date)?|report date|dated|"
    r"(?:report )?to (?:the )?[^:.]{0,60}meeting)\b\s*:?",
    re.IGNORECASE,
)
_BODY = rule(
    r"^(?:[\w'\N{RIGHT SINGLE QUOTATION MARK},:&()-]+\s+){0,12}?"
    r"(?:board|committee|cabinet|council|commission|panel|partnership|executive|meeting|report|briefing|forum)\b\W*(?:(?:meeting|on|held|of|for)\s+){0,3}$",
    re.IGNORECASE,
)
"""Before a date that ends a line of the front: "Youth Justice Management Board, 13 July 2020"."""

_FRONT = 25
"""Passages from the first in which the date stands."""

_LONGEST_LABEL = 40


def date_of(passages: Sequence[Passage]) -> date | None:
    """The day by which a paper was written; None where it does not tell.

    A line that names it goes before one that is nothing but a date; what stands below the first numbered paragraph is
    a date that the paper speaks of.
    """
    front = _front(passages)
    named = (_named(line) for line in front)
    alone = (_alone(line) for line in front)
    ends = (_at_end(line) for line in front)
    return next((day for day in (*named, *alone, *ends) if day is not None), None)


def _front(passages: Sequence[Passage]) -> list[str]:
    lines: list[str] = []
    for passage in passages[:_FRONT]:
        if passage.kind == "paragraph" and passage.number:
            break
        rows = passage.rows or tuple((line,) for line in _lines(passage))
        lines += [" ".join(filter(None, row)) for row in rows]
    return lines


def _lines(passage: Passage) -> list[str]:
    """The lines of a passage as they stood in the file, where its places tell, for a front is often read as one."""
    starts = sorted({0, *(start for start, _ in passage.places)})
    pieces = (passage.text[start:end] for start, end in pairwise([*starts, len(passage.text)]))
    return [line for piece in pieces for line in piece.strip().split("\n")]


def _named(line: str) -> date | None:
    label = _LABEL.match(line)
    days = list(days_in(line))
    if label is None or len(days) != 1 or days[0].start > label.end() + _LONGEST_LABEL:
        return None
    return days[0].date


def _alone(line: str) -> date | None:
    days = list(days_in(line))
    if len(days) != 1 or line[: days[0].start].strip() or line[days[0].end :].strip(" .,"):
        return None
    return days[0].date


def _at_end(line: str) -> date | None:
    """Of a line that names a meeting's body or the paper, and then its day."""
    days = list(days_in(line))
    if len(days) != 1 or line[days[0].end :].strip(" .,)") or not _BODY.match(line[: days[0].start]):
        return None
    return days[0].date
