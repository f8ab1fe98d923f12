"""The counts of a sentence that stand side by side, each with the words that tell what it counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan
from report_builder.proof.text.tokens import Sort, Token

_BRACKETS = rule(r"[(\[][^()\[\]]*[)\]]")
_WITHIN = rule(r"^(?:[^,.;:]{0,30}?)\s+of\s+(?:them|these|those|whom|which)\b", re.IGNORECASE)
_SORTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("sex", rule(r"\b(?:girls?|boys?|females?|males?|(?:young )?(?:women|men))\b", re.IGNORECASE)),
    (
        "time",
        rule(
            r"\b(?:in|during|between|for)\s+(?:the\s+)?(?:period|quarter|month|q[1-4]|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|"
            r"nov|dec|20\d\d)",
            re.IGNORECASE,
        ),
    ),
    ("age", rule(r"\b(?:age[ds]?\s+\d|\d\d\s+year\s+olds?)", re.IGNORECASE)),
    (
        "place",
        rule(
            r"\b(?:(?:resid|liv)(?:e[sd]?|ing)|(?:in|from)\s+(?:the\s+)?(?!January|February|March|April|May|June|July|August|"
            r"September|October|November|December|Year\b|Q\d|Quarter)[A-Z][a-z]+|out\s+of\s+(?:area|borough))\b"
        ),
    ),
)
_LAST_LETTERS = 120
"""Of the words after a count, so many at most tell what it counts."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A count, and the words from it to the next."""

    count: Token
    words: str

    @property
    def sort(self) -> str:
        """By what it divides its whole: sex, time, age or place, which leave nobody out; else empty."""
        return next((sort for sort, pattern in _SORTS if pattern.search(self.words)), "")

    @property
    def is_within(self) -> bool:
        """Whether it is a part of the part before it: "3 of them"."""
        return _WITHIN.match(self.words[len(self.count.words) :]) is not None


def segments(text: str, start: int, end: int) -> tuple[Segment, ...]:
    """The counts of a stretch of a text that stand in no brackets, in order.

    Args:
        text: the passage.
        start: where the stretch begins.
        end: where it ends.
    """
    counts = _unbracketed(text)
    counts = counts[bisect_left(counts, start, key=_start) : bisect_left(counts, end, key=_start)]
    ends = [*(each.start for each in counts[1:]), end] if counts else []
    return tuple(
        Segment(each, text[each.start : min(last, each.start + _LAST_LETTERS)])
        for each, last in zip(counts, ends, strict=True)
    )


@lru_cache(maxsize=4096)
def _unbracketed(text: str) -> tuple[Token, ...]:
    hidden = bytearray(len(text))
    for found in _BRACKETS.finditer(text):
        hidden[slice(*found.span())] = b"\1" * (found.end() - found.start())
    return tuple(each for each in scan(text) if each.sort is Sort.COUNT and not hidden[each.start])


def _start(token: Token) -> int:
    return token.start
