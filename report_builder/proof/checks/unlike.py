"""Numbers set against each other that are not counted alike: a tracker's and a published one, a quarter and a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.proof.claimed.periods import months_of
from report_builder.proof.claimed.spoken import claims_in, sentences_to_read
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.movement import Pair, pairs_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan, tokens_in
from report_builder.proof.text.tokens import Sort, Token

_LIVE = rule(
    r"\blive\b(?!\s+(?:in|at|on|with))|\btracker\b|\btoolkit\b|\blocally tracked\b|\blocal(?:ly)? (?:data|tracking)\b",
    re.IGNORECASE,
)
_PUBLISHED = rule(
    r"\bpnc\b|\bpolice national computer\b|\bpublished\b|\bministry of justice\b|\bmoj\b|\byjb\b|"
    r"\byouth justice board\b|\bnational(?:ly)? (?:data|figures|rates?|published)\b",
    re.IGNORECASE,
)
_REOFFENDING = rule(r"\bre-?\s?offen(?:d|c)", re.IGNORECASE)
_AROUND = 2
"""Passages between a number and what says where it comes from."""


def unlike_compared(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds two numbers of which the one is said to have become the other, although they are not counted alike.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    for passage in paper.passages:
        if passage.kind == "table":
            continue
        for start, end in sentences_to_read(passage.text):
            for pair in pairs_in(passage.text, start, end):
                yield from _live(paper, passage, (start, end), pair=pair)
                yield from _lengths(passage, (start, end), pair)


def _live(paper: Paper, passage: Passage, around: tuple[int, int], *, pair: Pair) -> Iterator[Fault]:
    """Reoffending of the live tracker called a fall from the published one."""
    text = passage.text
    is_of_tracker = _LIVE.search(text, *around) and _REOFFENDING.search(text, *around)
    if pair.is_of_places or not is_of_tracker or not (pair.direction or claims_in(text, *around)):
        return
    if _is_published(paper, passage, pair.before) or _PUBLISHED.search(text, *around):
        before, after = pair.before.words, pair.after.words
        what = f"{before} is of the published data and {after} of the live tracker, which are not counted alike"
        mend = "give each with its source and period, and call neither a change of the other"
        yield Fault("unlike-compared", passage, pair.start, pair.end, what, mend)


def _is_published(paper: Paper, passage: Passage, value: Token) -> bool:
    """Whether a number stands elsewhere in the paper near words that say it is published, not the tracker's own."""
    for at, other in enumerate(paper.passages):
        if other is passage or not any(_is_same(each, value) for each in scan(other.text)):
            continue
        near = [other, *paper.passages[at + 1 : at + 1 + _AROUND]]
        if any(_PUBLISHED.search(each.text) for each in near if each is not passage):
            return not _LIVE.search(other.text)
    return False


def _is_same(one: Token, other: Token) -> bool:
    return (one.sort, one.value, one.decimals) == (other.sort, other.value, other.decimals)


def _lengths(passage: Passage, around: tuple[int, int], pair: Pair) -> Iterator[Fault]:
    """A count of a quarter set against one of a year."""
    if pair.is_of_places or {pair.before.sort, pair.after.sort} != {Sort.COUNT}:
        return
    text = passage.text
    periods = [each for each in tokens_in(text, Sort.PERIOD) if around[0] <= each.start < around[1]]
    first, second = (
        _after(text, value, periods) for value in sorted((pair.before, pair.after), key=lambda each: each.start)
    )
    months = tuple(months_of(each.words) if each else 0 for each in (first, second))
    if first and second and all(months) and months[0] != months[1]:
        what = f"{first.words} is of {_spoken(months[0])}, {second.words} of {_spoken(months[1])}"
        yield Fault("unlike-compared", passage, pair.start, pair.end, what, "compare periods of one length")


def _after(text: str, value: Token, periods: list[Token]) -> Token | None:
    """The period that follows a number directly: "12 in 2018/19"; none where another number comes first."""
    found = next((each for each in periods if each.start >= value.end), None)
    between = text[value.end : found.start] if found else ""
    return (
        found
        if found and len(between) < 60 and not re.search(r"\d|\b(?:to|compared|against|from)\b", between)
        else None
    )


def _spoken(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"
