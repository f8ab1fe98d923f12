"""Words gathered piece by piece, each knowing where it came from, joined to a passage."""

from __future__ import annotations

from collections.abc import Iterable

from report_builder.proof.paper import Kind, Passage
from report_builder.proof.reading.begins import named

Piece = tuple[str, str]
"""Words as they stand in the file, and what the place is called."""


def joined(pieces: Iterable[Piece]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The words with single spaces, and where each place begins in them."""
    text: list[str] = []
    places: list[tuple[int, str]] = []
    length, gap = 0, False
    for raw, place in pieces:
        words = " ".join(raw.split())
        gap = gap or raw[:1].isspace()
        if words:
            joint = " " if gap and length else ""
            text += (joint, words)
            if not places or places[-1][1] != place:
                places.append((length + len(joint), place))
            length += len(joint) + len(words)
            gap = False
        gap = gap or raw[-1:].isspace()
    return "".join(text), tuple(places)


def passage_of(kind: Kind, pieces: Iterable[Piece], *, number: str = "", level: int = 0) -> Passage | None:
    """A passage; nothing where it has no words. A number that was typed before its words is its number."""
    text, places = joined(pieces)
    if not text:
        return None
    found, rest = ("", text) if number or kind in {"item", "table"} else named(kind, text)
    cut = len(text) - len(rest)
    moved = tuple((max(0, start - cut), place) for start, place in places)
    is_caption = kind == "paragraph" and found and not found[0].isdigit()
    return Passage("caption" if is_caption else kind, rest, number or found, level, moved)


def table_of(rows: Iterable[Iterable[Iterable[Piece]]]) -> Passage | None:
    """A table from the pieces of its cells; nothing where all are empty."""
    text, places, told, length = list[str](), list[tuple[int, str]](), list[tuple[str, ...]](), 0
    for row in rows:
        cells = [joined(cell) for cell in row]
        if not any(words for words, _ in cells):
            continue
        told.append(tuple(words for words, _ in cells))
        for words, at in cells:
            joint = " | " if text else ""
            text += (joint, words)
            places += [(length + len(joint) + start, place) for start, place in at]
            length += len(joint) + len(words)
    return Passage("table", "".join(text), places=tuple(places), rows=tuple(told)) if told else None
