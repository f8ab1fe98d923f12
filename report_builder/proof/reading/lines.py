"""The lines of a text, without what a page repeats: its number, its running head and its foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from report_builder.proof.text.rule import rule

_PAGE_MARK = rule(
    r"^(?:page\s+)?\d{1,4}\s+(?:of|/)\s+\d{1,4}$|^page\s+\d{1,4}$|^[-\N{EN DASH}]\s*\d{1,4}\s*[-\N{EN DASH}]$", re.I
)
_LONE_NUMBER = rule(r"^\d{1,3}$")
_EDGE = 4
"""Lines from the top and from the bottom of a page that can be its head and its foot."""

_OFTEN = 3
"""Pages on which a line has to stand to be one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty.

    Attributes:
        place: what it is called: "line 48".
        raw: as it stands, its spaces before and after included.
        is_apart: whether an empty line or a new page is before it.
    """

    place: str
    raw: str
    is_apart: bool

    @property
    def words(self) -> str:
        """Without the spaces around it."""
        return self.raw.strip()


def lines_of(named: Iterable[tuple[str, str]]) -> tuple[Line, ...]:
    """The lines that say something.

    Args:
        named: each with what it is called; one that begins with a form feed is the first of a page.
    """
    pages: list[list[tuple[str, str]]] = [[]]
    for place, raw in named:
        if "\f" in raw or _PAGE_MARK.match(raw.strip()):
            pages.append([])
        pages[-1].append((place, raw.replace("\f", "")))
    repeated = _repeated(pages)
    kept = [_without_edges(page, repeated) for page in pages]
    return tuple(_apart(line for page in kept for line in (("", ""), *page)) if len(kept) > 1 else _apart(kept[0]))


def _apart(named: Iterable[tuple[str, str]]) -> Iterable[Line]:
    lines = list(named)
    is_apart = True
    for at, (place, raw) in enumerate(lines):
        words = raw.strip()
        if not words:
            is_apart = True
            continue
        is_alone = is_apart and (at + 1 == len(lines) or not lines[at + 1][1].strip())
        if is_alone and _LONE_NUMBER.match(words):
            continue
        yield Line(place, raw, is_apart)
        is_apart = False


def _repeated(pages: Sequence[Sequence[tuple[str, str]]]) -> set[str]:
    """Lines at the edges of pages that say the same on several, their numbers aside."""
    edges = [{_nameless(page[at][1]) for at in _edges(page)} for page in pages]
    seen = Counter(words for page in edges for words in page)
    return {words for words, times in seen.items() if times >= _OFTEN and words}


def _edges(page: Sequence[tuple[str, str]]) -> set[int]:
    told = [at for at, (_, raw) in enumerate(page) if raw.strip()]
    return {*told[:_EDGE], *told[-_EDGE:]}


def _nameless(raw: str) -> str:
    return re.sub(r"\d+", "#", " ".join(raw.split()))


def _without_edges(page: Sequence[tuple[str, str]], repeated: set[str]) -> list[tuple[str, str]]:
    edges = {at for at in _edges(page) if _nameless(page[at][1]) in repeated}
    gone = {at for at, (_, raw) in enumerate(page) if at in edges or _PAGE_MARK.match(raw.strip())}
    return [(place, "" if at in gone else raw) for at, (place, raw) in enumerate(page)]
