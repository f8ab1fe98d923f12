"""Markdown -> headings, paragraphs, items and tables in plain words, each letter on a line that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report_builder.report.markdown import tokens_of

if TYPE_CHECKING:
    from markdown_it.token import Token

CLOSE = "\ue000"
"""Ends the words of a reference while a text is set: a sign of private use, a letter to Markdown."""

FIRST, LAST = 0xE100, 0xF8FE
"""The signs before these words: one for each reference of the text, in order."""

_BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Said:
    """A heading, a paragraph, an item of a list or a table that somebody wrote, as it is printed.

    Attributes:
        kind: heading, paragraph, item or table.
        text: its words, spaces single; of a table, its cells with " | " between them.
        level: of a heading.
        lines: where each line begins within the words, and its number, from 0.
        cited: the stretches that come from references.
        references: which of the text's references each of them is, from 0.
        rows: of a table, its cells.
        measures: what each of `cited` speaks of; empty where that is no figure.
        places: as `lines`, with the place of each line in words: "config.yaml:71".
    """

    kind: str
    text: str
    level: int = 0
    lines: tuple[tuple[int, int], ...] = ()
    cited: tuple[tuple[int, int], ...] = ()
    references: tuple[int, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    places: tuple[tuple[int, str], ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(slots=True)
class _Strip:
    """Words as they are gathered, without the signs around what is cited."""

    letters: list[str] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    cited: list[tuple[int, int]] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    opened: tuple[int, int] | None = None

    def add(self, text: str, line: int) -> None:
        """Further words, of one line."""
        if not self.lines or self.lines[-1][1] != line:
            self.lines.append((len(self.letters), line))
        for letter in text:
            if FIRST <= ord(letter) <= LAST:
                self.opened = (len(self.letters), ord(letter) - FIRST)
            elif letter == CLOSE:
                self._close()
            elif not letter.isspace():
                self.letters.append(letter)
            elif self.letters and self.letters[-1] != " ":
                self.letters.append(" ")

    def _close(self) -> None:
        if self.opened is not None:
            start, number = self.opened
            self.cited.append((start, len(self.letters)))
            self.references.append(number)
        self.opened = None

    def said(self, kind: str, *, level: int = 0, rows: Sequence[Sequence[str]] = ()) -> Said:
        """All of it as a passage."""
        text = "".join(self.letters).rstrip()
        cells = tuple(tuple(_plain(cell) for cell in row) for row in rows)
        cited = tuple(self.cited), tuple(self.references)
        return Said(kind, text, level, tuple(self.lines), *cited, cells)


def passages_of(text: str) -> Iterator[Said]:
    """The passages of a Markdown text; lines count from 0."""
    depth = level = 0
    tokens = tokens_of(text)
    for at, token in enumerate(tokens):
        if token.type in {"list_item_open", "list_item_close"}:
            depth += token.nesting
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "table_open":
            yield _table(tokens[at:])
        elif token.type == "inline" and not _in_cell(tokens[at - 1]):
            kind = "heading" if level else "item" if depth else "paragraph"
            yield _inline(token, _Strip()).said(kind, level=level)
            level = 0
        elif token.type in {"fence", "code_block"}:
            strip = _Strip()
            strip.add(token.content, _line(token))
            yield strip.said("paragraph")


def _in_cell(before: Token) -> bool:
    return before.type in {"th_open", "td_open"}


def _table(tokens: Sequence[Token]) -> Said:
    """A table, from the token that opens it."""
    strip, rows = _Strip(), list[list[str]]()
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline":
            if strip.letters:
                strip.add(_BETWEEN_CELLS, strip.lines[-1][1])
            before = len(strip.letters)
            _inline(token, strip)
            rows[-1].append("".join(strip.letters[before:]))
    return strip.said("table", rows=rows)


def _inline(token: Token, strip: _Strip) -> _Strip:
    """The words of a block, with its links and its emphasis as plain words."""
    line = _line(token)
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            strip.add(" ", line)
            line += 1
        else:
            strip.add(child.content, line)
    return strip


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _plain(cell: str) -> str:
    return " ".join(cell.split())
