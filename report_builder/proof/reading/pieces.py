"""Passages no longer than a paragraph can be, so that reading one through takes a time that is bounded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from report_builder.proof.paper import Passage
from report_builder.proof.text.sentences import sentences

MOST_LETTERS = 2_000
"""Of a passage that is no table; about a page. What has more was never a paragraph: a file without line ends."""


def in_pieces(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages, those that are longer than any paragraph cut up: between sentences, else between words.

    Args:
        passages: of a paper, none of them with cited stretches. Tables stay whole.
    """
    for passage in passages:
        if passage.rows or len(passage.text) <= MOST_LETTERS:
            yield passage
        else:
            yield from (_piece(passage, start, end) for start, end in _cuts(passage.text))


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    ends = [end for _, end in sentences(text)]
    start = 0
    while len(text) - start > MOST_LETTERS:
        most = start + MOST_LETTERS
        at = bisect_right(ends, most)
        sentence = ends[at - 1] if at else 0
        end = sentence if sentence > start else text.rfind(" ", start, most) + 1
        yield start, (end if end > start else most)
        start = end if end > start else most
    yield start, len(text)


def _piece(passage: Passage, start: int, end: int) -> Passage:
    """A stretch of a passage, which knows where its own lines begin; the first keeps the number."""
    at = max(0, bisect_right([begins for begins, _ in passage.places], start) - 1)
    places = tuple((max(0, begins - start), place) for begins, place in passage.places[at:] if begins < end)
    return replace(passage, text=passage.text[start:end], number="" if start else passage.number, places=places)
