"""Plain text, as it is typed or as it comes out of a page: lines are joined to the passages that they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from report_builder.proof.paper import Kind, Passage
from report_builder.proof.text.dates import MONTH

_BULLET = re.compile(
    r"^(?:[\N{BULLET}\N{WHITE BULLET}\N{BLACK SMALL SQUARE}\uf0a7\uf0b7\uf0d8\uf0fc]|[-*\N{EN DASH}](?=\s)|o(?=\s))\s*"
)
_NUMBERED = re.compile(
    rf"^(?!\d{{1,2}} (?i:{MONTH})\b)(?:(\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})\.?\s*(?=[A-Z(]|$|\d{{1,2}} [A-Z])|"
    rf"(\d{{1,2}})(?:\.\s*|\s+)(?=[A-Z]))",
)
_CAPTION = re.compile(
    r"^((?:chart|figure|table|graph)s?\s+[A-Z]?\d{1,3}[a-z]?)\b\s*(?:[-:.\N{EN DASH}]\s*|$|(?=chart))", re.IGNORECASE
)
_APPENDIX = re.compile(r"^((?:Appendix|APPENDIX|Annex|ANNEX)\s+(?:\d{1,2}|[A-Z]))\b(?!\s+[a-z]|[.,;)])")
_CELL = re.compile(r"^[\N{POUND SIGN}+<>\N{MINUS SIGN}-]?\d[\d,]*(?:\.\d+)?%?$|^\[[a-z]+\]$|^[-\N{EN DASH}]$")
_ENDED = re.compile(r"[.!?:;][)\"'\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]*$")
_INDENTED = re.compile(r"^ (?=[A-Z0-9])")
"""An item whose bullet was lost when the text was taken out of its page."""

_LONGEST_HEADING = 90


@dataclass(slots=True)
class _Draft:
    kind: Kind
    number: str = ""
    level: int = 0
    text: str = ""
    places: list[tuple[int, str]] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, words: str, place: str) -> None:
        """One more line; a word broken at a hyphen is joined."""
        joint = "" if not self.text or self.text.endswith("-") else " "
        self.text += joint
        self.places.append((len(self.text), place))
        self.text += words

    def add_row(self, cells: tuple[str, ...], place: str) -> None:
        """One more row."""
        self.text += " | " if self.text else ""
        self.places.append((len(self.text), place))
        self.text += " | ".join(cells)
        self.rows.append(cells)

    def done(self) -> Passage:
        return Passage(self.kind, self.text, self.number, self.level, tuple(self.places), tuple(self.rows))


def passages_of(lines: Iterable[tuple[str, str]]) -> tuple[Passage, ...]:
    """The passages of a text.

    Args:
        lines: each with what it is called: ("line 48", "72% (10) have ..."). An empty one ends a passage, unless the
            next goes on in the middle of its sentence.
    """
    return tuple(draft.done() for draft in _drafts(lines) if draft.text or draft.number)


def _drafts(lines: Iterable[tuple[str, str]]) -> Iterator[_Draft]:
    now: _Draft | None = None
    is_apart = True
    for place, raw in lines:
        line = raw.strip()
        if not line:
            is_apart = True
            continue
        begun = _begins(line, raw, place)
        if begun is None and now is not None and _goes_on(now, line, is_apart=is_apart):
            now.add(" ".join(line.split()), place)
        elif begun is not None and begun.kind == "table" and now is not None and now.kind == "table":
            now.add_row(begun.rows[0], place)
        else:
            if now is not None:
                yield now
            now = begun or _plain(line, place)
        is_apart = False
    if now is not None:
        yield now


def _goes_on(now: _Draft, line: str, *, is_apart: bool) -> bool:
    """Whether a line belongs to the passage before it."""
    if now.kind in {"table", "caption"}:
        return False
    if now.kind == "heading":
        return not is_apart and line[:1].islower()
    return not is_apart or (not _ENDED.search(now.text) and line[:1].islower()) or now.text.endswith((",", "-"))


def _begins(line: str, raw: str, place: str) -> _Draft | None:
    """A new passage, where a line is the first of one; nothing where it may go on with the one before."""
    if bullet := _BULLET.match(line):
        return _draft("item", line[bullet.end() :], place)
    if cells := _cells(raw):
        draft = _Draft("table")
        draft.add_row(cells, place)
        return draft
    return _numbered(line, place) or (_draft("item", line, place) if _INDENTED.match(raw) else None)


def _numbered(line: str, place: str) -> _Draft | None:
    """A passage with a number or a name of its own: an appendix, a chart, a section, a numbered paragraph."""
    if appendix := _APPENDIX.match(line):
        return _draft("heading", line[appendix.end() :].lstrip(" -:\N{EN DASH}"), place, number=appendix[1], level=1)
    if caption := _CAPTION.match(line):
        return _draft("caption", line[caption.end() :], place, number=caption[1])
    if numbered := _NUMBERED.match(line):
        number, rest = numbered[1] or numbered[2], line[numbered.end() :]
        is_heading = "." not in number and len(line) < _LONGEST_HEADING and not _ENDED.search(line)
        return _draft("heading" if is_heading else "paragraph", rest, place, number=number, level=int(is_heading))
    return None


def _draft(kind: Kind, words: str, place: str, *, number: str = "", level: int = 0) -> _Draft:
    draft = _Draft(kind, number, level)
    draft.add(" ".join(words.split()), place)
    return draft


def _plain(line: str, place: str) -> _Draft:
    return _draft("paragraph", line, place)


def _cells(raw: str) -> tuple[str, ...]:
    """The cells of a line of a table: a head of words, if any, and at least two numbers; else nothing."""
    words = raw.split()
    numbers = 0
    for word in reversed(words):
        if not _CELL.match(word):
            break
        numbers += 1
    head = words[: len(words) - numbers]
    if numbers < 2 or len(head) > 6:
        return ()
    return (" ".join(head), *words[len(words) - numbers :])
