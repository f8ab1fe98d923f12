"""The whole in force for each part: introduced in its sentence, the one before, or the paragraph before its list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from report_builder.proof.paper import Paper, Passage
from report_builder.proof.text.parts import Part, parts_in, wholes_in
from report_builder.proof.text.sentences import sentence_at
from report_builder.proof.text.tokens import Token


class Nearness(IntEnum):
    """How a part is tied to its whole, the closest first."""

    NAMED = 1
    """In the same breath: 5 of the 18."""
    SENTENCE = 2
    """Introduced before it in its sentence: Of the 14 young people, 10 (72%)."""
    LIST = 3
    """Introduced by the passage before the list in which the part is an item."""
    BEFORE = 4
    """Introduced earlier in its passage."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A count that is spoken of as a whole; `passage` is where it stands."""

    token: Token
    passage: Passage
    nearness: Nearness


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part, the passage in which it stands, and the whole in force; None where there is none."""

    part: Part
    passage: Passage
    whole: Whole | None


@lru_cache(maxsize=8)
def parts_of(paper: Paper) -> tuple[PartOf, ...]:
    """Every part of a paper with its whole, in order; tables are left out."""
    return tuple(
        PartOf(part, passage, _of(part, passage, lead))
        for passage, lead in with_leads(paper)
        for part in parts_in(passage.text)
    )


def with_leads(paper: Paper) -> Iterator[tuple[Passage, Passage | None]]:
    """Each passage that is no table, and the passage that introduced the list in which it is an item."""
    lead: Passage | None = None
    for passage in paper.passages:
        if passage.kind == "table":
            lead = None
            continue
        yield passage, lead if passage.kind == "item" else None
        if passage.kind != "item":
            lead = passage


def whole_at(passage: Passage, offset: int, lead: Passage | None = None) -> Whole | None:
    """The whole in force at a place of a passage.

    Args:
        passage: it.
        offset: the place.
        lead: the passage that introduced the list of which the passage is an item.
    """
    start, _ = sentence_at(passage.text, offset)
    introduced = _introduced(passage.text)
    at = bisect_right(introduced, offset, key=_end)
    if at:
        is_here = introduced[at - 1].start >= start
        return Whole(introduced[at - 1], passage, Nearness.SENTENCE if is_here else Nearness.BEFORE)
    led = wholes_in(lead.text) if lead else ()
    return Whole(_last_led(led), lead, Nearness.LIST) if lead and led else None


@lru_cache(maxsize=4096)
def _introduced(text: str) -> tuple[Token, ...]:
    """The wholes of a text, those that are named with a part as well, in order."""
    return tuple(sorted({*wholes_in(text), *(part.whole for part in parts_in(text) if part.whole)}, key=_end))


def _end(token: Token) -> int:
    return token.end


def _last_led(led: tuple[Token, ...]) -> Token:
    """Of those 8 children responsible for the 17 re-offences it is the children that a list goes on with."""
    people = [each for each in led if each.is_person]
    return (people or list(led))[-1]


def _of(part: Part, passage: Passage, lead: Passage | None) -> Whole | None:
    if part.whole is not None:
        return Whole(part.whole, passage, Nearness.NAMED)
    return whole_at(passage, part.start, lead)
