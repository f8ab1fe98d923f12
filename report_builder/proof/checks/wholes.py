"""Parts and their whole: in sentences, in brackets behind a count, and in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.proof.bases import with_leads
from report_builder.proof.checks.either_or import either_or
from report_builder.proof.checks.partitions import MAY_OVERLAP, back_references, partitions, remainders
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.parts import parts_in, wholes_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan
from report_builder.proof.text.tokens import Sort, Token

_BRACKET = rule(r"\(([^()]{5,300})\)")
_JOINTS = rule(r"\s*(?:,\s*(?:and\s+)?|;\s*|\band\b|&|\bplus\b)\s*")


def wholes(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Parts that do not make their whole (parts-and-whole).

    Args:
        paper: as it was read.
        _known: not needed here.
    """
    for passage, _ in with_leads(paper):
        found = [*partitions(passage), *back_references(passage), *remainders(passage)]
        yield from found
        yield from (each for each in either_or(passage) if not any(_overlap(each, one) for one in found))
        yield from _bracketed(passage)
    yield from _events_of_list(paper)


def _overlap(one: Fault, other: Fault) -> bool:
    return one.start < other.end and other.start < one.end


def _bracketed(passage: Passage) -> Iterator[Fault]:
    """6 in Central (2 Clifton, 3 Oakwood): the counts in brackets against the one before them."""
    text = passage.text
    for found in _BRACKET.finditer(text):
        parts = _in_brackets(text, *found.span(1))
        whole = _before_bracket(text, found.start())
        if whole is None or len(parts) < 2 or sum(each.value for each in parts) == whole.value:
            continue
        told = (
            f"{' + '.join(each.words for each in parts)} is {sum(int(each.value) for each in parts)}, not {whole.words}"
        )
        yield Fault("parts-and-whole", passage, whole.start, whole.end, told, "mend the number, or its parts")


def _in_brackets(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The counts of a list in brackets; none where a piece of it begins with anything else, or pieces may overlap."""
    pieces = _JOINTS.split(text[start:end])
    counts = tuple(each for each in scan(text) if start <= each.start < end and each.sort is Sort.COUNT)
    others = [each for each in scan(text) if start <= each.start < end and each.sort not in {Sort.COUNT, Sort.AGE}]
    is_list = len(counts) == len(pieces) and all(re.match(r"\w+\s+[A-Za-z]", piece) for piece in pieces)
    begin = all(any(piece.startswith(each.words) for each in counts) for piece in pieces)
    return counts if is_list and begin and not others and not _may_overlap(text[start:end]) else ()


def _may_overlap(words: str) -> bool:
    return MAY_OVERLAP.search(words) is not None or " of " in words


def _before_bracket(text: str, start: int) -> Token | None:
    """The count that a bracket goes on to explain; nothing where another number or thought lies between."""
    before = [each for each in scan(text) if each.end <= start and each.sort is not Sort.AGE]
    if not before or before[-1].sort is not Sort.COUNT:
        return None
    return before[-1] if re.match(r"^(?:\s+[\w'/-]+){0,8}\s*$", text[before[-1].end : start]) else None


def _events_of_list(paper: Paper) -> Iterator[Fault]:
    """Of the 8 responsible for 17 re-offences: 3 committed 3, 3 committed 2, 2 committed 1: the sum of the products."""
    items: list[tuple[Passage, Token, Token]] = []
    for passage, lead in with_leads(paper):
        if lead is None:
            items = []
            continue
        items += _many_each(passage)
        is_last = items and items[-1][0] is passage
        whole, events = _people_and_events(lead)
        if is_last and whole and events and sum(one.value for _, one, _ in items) == whole.value:
            yield from _products(items, whole, events)


def _many_each(passage: Passage) -> list[tuple[Passage, Token, Token]]:
    """3 out of the 8 committed 2 re-offences: the children, and how many each."""
    tokens = scan(passage.text)
    for part in parts_in(passage.text):
        last = part.whole or part.count
        after = [each for each in tokens if each.start >= last.end]
        if after and "offence" in after[0].noun and after[0].sort is Sort.COUNT:
            return [(passage, part.count, after[0])]
    return []


def _people_and_events(lead: Passage) -> tuple[Token | None, Token | None]:
    """The last whole of people and of offences that a list is introduced with."""
    people = [each for each in wholes_in(lead.text) if each.is_person]
    events = [each for each in wholes_in(lead.text) if "offence" in each.noun]
    return (people[-1] if people else None, events[-1] if events else None)


def _products(items: list[tuple[Passage, Token, Token]], whole: Token, events: Token) -> Iterator[Fault]:
    total = sum(int(one.value * many.value) for _, one, many in items)
    if total == events.value:
        return
    told = " + ".join(f"{one.words} x {many.words}" for _, one, many in items)
    passage, one, many = items[-1]
    said = f"{told} is {total}, not the {events.words} of these {whole.words}"
    yield Fault("parts-and-whole", passage, one.start, many.end, said, "mend a number")
