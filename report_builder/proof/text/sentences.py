"""A text cut into its sentences."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from report_builder.proof.text.rule import rule

_END = rule(
    r"(?<!\bNo)(?<!\be\.g)(?<!\bi\.e)(?<!\bapprox)(?<!\bQ)(?<!\bpara)(?<!\bvs)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)"
    r"[.!?;](?:[)\]\"'\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]*)\s+(?=[\w(\"'\N{POUND SIGN}])|\n"
)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence; a semicolon and the end of a line that was ended on purpose end one as well."""
    starts = [0, *(found.end() for found in _END.finditer(text))]
    return tuple((start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if end > start)


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The sentence in which a letter stands."""
    pairs = sentences(text)
    at = bisect_right(pairs, (offset, len(text))) - 1
    return pairs[at] if at >= 0 and offset < pairs[at][1] else (0, len(text))
