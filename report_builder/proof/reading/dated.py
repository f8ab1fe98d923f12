"""The date that a paper bears: on its line "Date:", or alone below its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from report_builder.proof.paper import Passage
from report_builder.proof.text.dates import days_in

_LABEL = re.compile(
    r"^(?:date|date of (?:the )?(?:meeting|report|paper)|meeting(?: date)?|report date|dated|"
    r"(?:report )?to (?:the )?[^:.]{0,60}meeting)\b\s*:?",
    re.IGNORECASE,
)
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
    return next((day for day in (*named, *alone) if day is not None), None)


def _front(passages: Sequence[Passage]) -> list[str]:
    lines: list[str] = []
    for passage in passages[:_FRONT]:
        if passage.kind == "paragraph" and passage.number:
            break
        rows = passage.rows or tuple((line,) for line in passage.text.split("\n"))
        lines += [" ".join(filter(None, row)) for row in rows]
    return lines


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
