"""Rates that do not say of how many: 0.16 of what? Told once for each part of a paper and each rate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.movement import amounts_in
from report_builder.proof.text.rates import BASE_IN_WORDS, RANGES, Range, is_bare, is_number, parts_of
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import tokens_in, within
from report_builder.proof.text.sentences import sentences
from report_builder.proof.text.tokens import Sort, Token
from report_builder.proof.text.topics import topics_of

_RATE = rule(r"\brates?\b", re.IGNORECASE)
_SAID = rule(r"\b(?:is|was|of|at|stands at|stood at)\s+$", re.IGNORECASE)
_OF_AREAS = rule(r"rates of \d+ (?:[a-z-]+ )?[a-z]{3,}s\b", re.IGNORECASE)
"""How many areas rates are of: "rates of 9 regions"."""

_VALUES = frozenset({Sort.COUNT, Sort.NUMBER, Sort.PERCENT, Sort.POINTS, Sort.MONEY})
_FARTHEST = 90


def rates_without_base(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds the first value of a rate in each part of a paper that names its base nowhere.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    for part in parts_of(paper):
        for told in RANGES:
            if not _is_based(part, told):
                yield from list(_values(part, told))[:1]


def _is_based(part: tuple[Passage, ...], told: Range) -> bool:
    """Whether a part names a base, in a passage that speaks of the same or next to one."""
    for at, passage in enumerate(part):
        if next(tokens_in(passage.text, Sort.BASE), None) is None and not BASE_IN_WORDS.search(passage.text):
            continue
        near = " ".join(each.text for each in part[max(0, at - 2) : at + 3])
        if told.topic.pattern.search(near):
            return True
    return False


def _values(part: tuple[Passage, ...], told: Range) -> Iterator[Fault]:
    for before, passage in zip((None, *part), part, strict=False):
        if passage.rows:
            yield from _in_table(passage, before, told)
        elif passage.kind != "heading":
            yield from _in_words(passage, told)


def _in_table(passage: Passage, before: Passage | None, told: Range) -> Iterator[Fault]:
    """A table that is named the rate, in its first cells or in the words above it."""
    named = passage.rows[0][0] or " ".join(passage.rows[0])
    above = before.text if before is not None and before.kind in {"caption", "heading"} else ""
    name = named if _names(named, told) else above
    values = [cell for row in passage.rows for cell in row[1:] if is_number(cell) and "." in cell]
    if values and _names(name, told):
        at = max(0, passage.text.find(name))
        yield _fault(passage, at, at + (len(name) if name == named else 0), values[0], told)


def _names(text: str, told: Range) -> bool:
    return bool(_RATE.search(text) and told.topic.pattern.search(text)) and "%" not in text


def _in_words(passage: Passage, told: Range) -> Iterator[Fault]:
    """A sentence: the custody rate is 0.16."""
    for start, end in sentences(passage.text):
        sentence = passage.text[start:end]
        rate = _RATE.search(sentence)
        if rate is None or set(topics_of(sentence)) != {told.topic}:
            continue
        amounts = {each.token for each in amounts_in(passage.text, start, end)}
        values = within(passage.text, start + rate.end(), end)
        near = [each for each in values if each.sort in _VALUES and each not in amounts]
        if _OF_AREAS.match(sentence, rate.start()):
            continue
        if near and _is_rate(near[0], passage.text[start + rate.end() : near[0].start]):
            yield _fault(passage, near[0].start, near[0].end, near[0].words, told)


def _is_rate(token: Token, gap: str) -> bool:
    """Whether the first number after "rate" is its value: one with decimals, or one that is said to be it."""
    is_said = token.sort is Sort.NUMBER or _SAID.search(gap) is not None
    return is_bare(token) and is_said and len(gap) <= _FARTHEST


def _fault(passage: Passage, start: int, end: int, value: str, told: Range) -> Fault:
    what = f"no base is named for the rate of {told.topic.name} of {value}"
    mend = f"say for how many it is: published rates are per {told.base:,} children aged 10 to 17"
    words = passage.text[start:end]
    return Fault("rate-without-base", passage, start, end, what, mend, f"{words} per {told.base:,}" if words else "")
