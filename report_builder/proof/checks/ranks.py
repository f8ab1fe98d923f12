"""Ranks: "twelfth highest of 10", "fourth highest of the other 10", against how many there are and what they have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.movement import LONGEST, whole_sentences
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import within
from report_builder.proof.text.tokens import Sort, Token

_RANKED = rule(r"\b(?P<most>highest|most|largest)\b|\b(?P<least>lowest|fewest|least|smallest)\b", re.IGNORECASE)
_PLACED = rule(r"\b(?:highest|lowest|best|worst|rank(?:s|ed|ing)?|listed|placed|position(?:ed)?)\b", re.IGNORECASE)
_OF = rule(
    r"\b(?:out of|of|among(?:st)?|compared (?:to|with))\s+(?:a (?:family|group) of\s+)?(?:all\s+)?(?:the\s+|our\s+)?"
    r"(?P<other>other\s+)?$",
    re.IGNORECASE,
)
_SERVICES = rule(r"[^.;\d]{0,40}\b(?:famil(?:y|ies)|members|similar|yots?|services|comparators)\b", re.IGNORECASE)
_FAMILY = rule(r"\bfamily\b[^.]{0,40}\b(?:is|are|comprises|includes|consists of)\b[^.]{0,20}:?$", re.IGNORECASE)
_FARTHEST = 110


def ranks(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds ranks that cannot be among so many, or with the values printed.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    members = _members(paper)
    for passage in paper.passages:
        if passage.rows or passage.kind == "heading":
            continue
        for start, end in whole_sentences(passage.text):
            if end - start <= LONGEST and _PLACED.search(passage.text, start, end):
                yield from _places(passage, start, end, members)


def _members(paper: Paper) -> int:
    """How many members of its family a paper names in a list, the service itself not counted; 0 where it does not."""
    for at, passage in enumerate(paper.passages):
        if passage.kind != "item" and _FAMILY.search(passage.text):
            named = 0
            for each in paper.passages[at + 1 :]:
                if each.kind != "item":
                    break
                named += 1
            if named > 1:
                return named
    return 0


def _places(passage: Passage, start: int, end: int, members: int) -> Iterator[Fault]:
    text = passage.text
    tokens = within(text, start, end)
    for at, place in enumerate(tokens):
        if place.sort is not Sort.ORDINAL or re.match(
            r"\W(?:time|offence|year|quarter|month|week|day)", text[place.end : place.end + 12]
        ):
            continue
        number = next((each for each in tokens[at + 1 :] if each.sort is Sort.COUNT), None)
        said = None if number is None else _OF.search(text[place.end : number.start][-60:])
        if number is not None and said is not None and number.start - place.end <= _FARTHEST:
            yield from _among(passage, place, number, members, is_other=bool(said["other"]))
        yield from _with_values(passage, place, (start, end))


def _among(passage: Passage, place: Token, number: Token, members: int, *, is_other: bool) -> Iterator[Fault]:
    """A place after the last, and a family of more than the paper names: fewer may have data."""
    size = int(number.value) + is_other
    if place.value > size:
        what = f"there is no {place.words} place among {size}"
        yield Fault("rank", passage, place.start, number.end, what, "put the rank right, or the number of services")
    elif members and size > members + 1 and _SERVICES.match(passage.text, number.end):
        what = f"{size} are counted here, and the paper names {members} members of the family besides the service"
        yield Fault("rank", passage, place.start, number.end, what, f"write 'of {members + 1}', or name the others")


def _with_values(passage: Passage, place: Token, stretch: tuple[int, int]) -> Iterator[Fault]:
    """Second lowest, with three lower ones in the same sentence."""
    text = passage.text
    ranked = _RANKED.match(text, place.end + 1)
    values = [each for each in within(text, *stretch) if each.sort in {Sort.NUMBER, Sort.PERCENT}]
    own = [each for each in values if each.end <= place.start]
    others = [each for each in values if each.start >= place.end]
    if ranked is None or len(own) != 1 or not others or any(each.sort is not own[0].sort for each in others):
        return
    sign = 1 if ranked["most"] else -1
    beyond = [each for each in others if (each.value - own[0].value) * sign > 0]
    if len(beyond) >= place.value:
        side = "above" if sign > 0 else "below"
        what = f"{len(beyond)} of the values printed are {side} {own[0].words}"
        yield Fault("rank", passage, place.start, ranked.end(), what, "put the rank right")
