"""Finds every number of a text and tells what it is.

The patterns are tried in order; each takes the stretch that it matches, so that the year of a date is no count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from report_builder.proof.text.patterns import ABOUT, CODE_OF_CAPITALS, FIGURES, LABEL, PATTERNS, PLAIN, SIGN
from report_builder.proof.text.rule import rule
from report_builder.proof.text.tokens import Sort, Token
from report_builder.proof.text.words import COUNTED, ORDINALS, SPELLED, SPELLED_PATTERN

_SAID = rule(rf"{FIGURES}|\.\d+|\b(?:{SPELLED_PATTERN})\b", re.IGNORECASE)
_MEASURED = {Sort.PERCENT, Sort.POINTS, Sort.MONEY, Sort.DURATION, Sort.COUNT, Sort.NUMBER}
_WORDS_BETWEEN = 4
"""Between a number and what it counts: "14 of these looked after children"."""
_LETTERS_BEFORE = 60
"""Of a number that are looked at: "approximately the", a sign."""

_ENDS = rule(r"[.,;:()\d%]|\b(?:and|or|but|who|which|that|were|was|are|is|had|have|has|in|at|for|to|with|by|per)\b")


@lru_cache(maxsize=4096)
def scan(text: str) -> tuple[Token, ...]:
    """Every number of a text, in order; none of them overlap."""
    taken: list[tuple[int, int, Sort]] = []
    occupied = bytearray(len(text))
    label = LABEL.match(text)
    if label:
        taken.append((label.start(), label.end(), Sort.CODE))
        occupied[: label.end()] = b"\1" * label.end()
    for sort, pattern in (*PATTERNS, (Sort.CODE, CODE_OF_CAPITALS), (Sort.COUNT, PLAIN)):
        for found in pattern.finditer(text):
            if occupied.find(1, *found.span()) < 0:
                taken.append((*found.span(), sort))
                occupied[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    return tuple(_token(text, start, end, sort) for start, end, sort in sorted(taken))


def _token(text: str, start: int, end: int, sort: Sort) -> Token:
    words = text[start:end]
    value, decimals, is_spelled = _value(words, sort)
    if sort is Sort.COUNT and decimals:
        sort = Sort.NUMBER
    before = text[max(0, start - _LETTERS_BEFORE) : start]
    sign = SIGN.search(before) if sort in _MEASURED else None
    noun, is_person = _noun(text[end : end + 80]) if sort is Sort.COUNT else ("", False)
    return Token(
        sort,
        start,
        end,
        words,
        value=value,
        decimals=decimals,
        noun=noun,
        is_person=is_person,
        is_spelled=is_spelled,
        is_about=bool(ABOUT.search(before)),
        sign="" if sign is None else "+" if sign[1] == "+" else "-",
    )


def _value(words: str, sort: Sort) -> tuple[Decimal, int, bool]:
    """The number, its decimals, and whether it is spelled; of what is no number, nought."""
    if sort is Sort.ORDINAL:
        spelled = ORDINALS.get(words.lower())
        return Decimal(spelled or re.sub(r"\D", "", words)), 0, spelled is not None
    said = _SAID.search(words)
    if sort not in _MEASURED or said is None:
        return Decimal(0), 0, False
    spelled = SPELLED.get(" ".join(said[0].lower().split()))
    if spelled is not None:
        return Decimal(spelled), 0, True
    figures = said[0].replace(",", "")
    return Decimal(figures) * _scale(words, sort), len(figures.partition(".")[2]), False


def _scale(words: str, sort: Sort) -> int:
    if sort is not Sort.MONEY:
        return 1
    last = words.lower().rstrip()
    return 1_000 if last.endswith(("k", "thousand")) else 1_000_000 if last.endswith(("m", "million")) else 1


def _noun(after: str) -> tuple[str, bool]:
    """What a count counts: the first such noun of the next words, unless a new thought begins before it."""
    stretch = " ".join(after.split(" ")[: _WORDS_BETWEEN + 2])
    found = COUNTED.search(stretch)
    if found is None or _ENDS.search(stretch, 0, found.start()):
        return "", False
    return found[0].lower(), found["persons"] is not None


def between(text: str, first: Token, second: Token) -> str:
    """The words between two numbers."""
    return text[first.end : second.start]


def tokens_in(text: str, *sorts: Sort) -> Iterator[Token]:
    """The numbers of some sorts."""
    return (each for each in scan(text) if each.sort in sorts)


@lru_cache(maxsize=4096)
def _starts(text: str) -> tuple[int, ...]:
    return tuple(each.start for each in scan(text))


def within(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The numbers that begin within a stretch."""
    starts = _starts(text)
    return scan(text)[bisect_left(starts, start) : bisect_left(starts, end)]


def following(text: str, offset: int) -> Token | None:
    """The first number at or after a place; None where there is none."""
    at = bisect_left(_starts(text), offset)
    return scan(text)[at] if at < len(scan(text)) else None
