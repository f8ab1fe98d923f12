"""What is known besides a paper's text: from its figures.json, and from what the paper says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from report_builder.proof.paper import Known, Paper
from report_builder.proof.text.field_acronyms import of_the_field
from report_builder.proof.text.rule import rule

_MARKING = rule(r"\bOFFICIAL\s?[-\N{EN DASH}:\N{NON-BREAKING HYPHEN}]?\s?SENSITIVE\b")
_FRONT = 60
"""Passages in which a paper bears its marking; below them it may only speak of one."""

_OWN_THRESHOLD = rule(r"\bcounts of (?:1|one) to (\d{1,2}) (?:persons|people|children)\b[^.]{0,60}\bwithheld\b")
_OWN_EDITION = rule(r"\bwithheld in this edition\b")
"""A paper of several editions, which share the numbers of their charts."""

_NUMBER = rule(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|\d+(?:\.\d+)?%?")


def known_of(paper: Paper, figures: Mapping[str, Any] | None = None) -> Known:
    """What the proof-reader knows besides a paper.

    Args:
        paper: as it was read. Where it is marked OFFICIAL-SENSITIVE its numbers need no protection; where it says
            below which count it withholds, that is its threshold.
        figures: the edition's figures.json; a management board's edition prints its numbers in full. Its acronyms are
            those of the program's glossary.
    """
    told = figures or {}
    is_for_board = told.get("edition") == "board" or (not told and _is_marked(paper))
    threshold = 0 if is_for_board else _threshold(paper)
    return Known(
        terminology=_terminology(told),
        threshold=threshold,
        acronyms=of_the_field() if told else {},
        figures_as_at=_day(told.get("as_at")),
        vouched=frozenset(_printed(told)),
        is_ours=bool(told) or any(_OWN_EDITION.search(each.text) for each in paper.passages),
    )


def _is_marked(paper: Paper) -> bool:
    return any(_MARKING.search(each.text) for each in (*paper.passages[:_FRONT], *paper.passages[-1:]))


def _threshold(paper: Paper) -> int:
    said = (_OWN_THRESHOLD.search(each.text) for each in paper.passages)
    return next((int(found[1]) + 1 for found in said if found), Known().threshold)


def _terminology(figures: Mapping[str, Any]) -> str:
    told = figures.get("terminology")
    return told if isinstance(told, str) and told else Known().terminology


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        return None


def _printed(figures: Mapping[str, Any]) -> Iterator[str]:
    """Every number that a figure of the edition prints: its value, and the counts of which it is a share."""
    for figure in figures.get("figures", ()):
        if isinstance(figure, Mapping) and figure.get("status") == "shown":
            yield from _NUMBER.findall(str(figure.get("shown", "")))
            for part in (figure.get("numerator"), figure.get("denominator")):
                if isinstance(part, int):
                    yield f"{part:,}"
