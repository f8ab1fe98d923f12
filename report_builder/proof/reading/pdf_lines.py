"""The lines of a page of a PDF, told by where its words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from report_builder.proof.text.rule import rule

_SAME_LINE = 0.5
"""Of the lower of two stretches: they stand on one line where they overlap by this much."""

_APART = 1.45
"""Of the usual distance from line to line: what is farther is a new paragraph."""

_MOST_LOOKS = 100_000_000
"""Each stretch of a page is looked for among all its letters; of a page of more, which nobody reads, only the words."""

_NEW_SIZE = 1.15
_FEW = 2
_SINGLE = 0.7
_BROKEN = rule("[\x02\x0b\ufffe]")
"""What stands for a hyphen at a line's end that the program set itself."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    words: str
    left: float
    low: float
    right: float
    high: float


def lines_of_page(page: Any) -> tuple[str, ...]:
    """The lines of a page from its top, an empty one where a paragraph ends.

    Args:
        page: of a pypdfium2 document; its library has no types.
    """
    text = page.get_textpage()
    try:
        if text.count_rects() * text.count_chars() > _MOST_LOOKS:
            return tuple(text.get_text_range().splitlines())
        stretches = list(_stretches(text))
    finally:
        text.close()
    return tuple(_spaced(list(_rows(stretches))))


def _stretches(text: Any) -> Iterator[_Stretch]:
    for at in range(text.count_rects()):
        left, low, right, high = text.get_rect(at)
        words = _BROKEN.sub("-", " ".join(text.get_text_bounded(left, low, right, high).split()))
        if words:
            yield _Stretch(words, left, low, right, high)


def _rows(stretches: Sequence[_Stretch]) -> Iterator[list[_Stretch]]:
    """Stretches that follow each other on one line, from left to right."""
    row: list[_Stretch] = []
    for each in stretches:
        if row and not _on_one_line(row[-1], each):
            yield sorted(row, key=lambda one: one.left)
            row = []
        row.append(each)
    if row:
        yield sorted(row, key=lambda one: one.left)


def _on_one_line(first: _Stretch, second: _Stretch) -> bool:
    overlap = min(first.high, second.high) - max(first.low, second.low)
    return overlap >= _SAME_LINE * min(first.high - first.low, second.high - second.low)


def _spaced(rows: Sequence[Sequence[_Stretch]]) -> Iterator[str]:
    middles = [(row[0].low + row[0].high) / 2 for row in rows]
    sizes = [max(one.high - one.low for one in row) for row in rows]
    steps = [above - below for above, below in pairwise(middles)]
    usual = median([step for step in steps if step > 0] or [0.0])
    for at, row in enumerate(rows):
        if at:
            is_far = not 0 < steps[at - 1] <= _APART * usual
            is_other = not 1 / _NEW_SIZE <= sizes[at] / max(sizes[at - 1], 0.01) <= _NEW_SIZE
            if is_far or (is_other and steps[at - 1] > usual):
                yield ""
        words = " ".join(one.words for one in row)
        if not _is_drawn(words):
            yield f"{words} "


def _is_drawn(words: str) -> bool:
    """Whether letters stand one by one, as in the labels of a chart that was drawn."""
    letters = words.split()
    return len(letters) >= _FEW and sum(len(one) == 1 for one in letters) >= _SINGLE * len(letters)
