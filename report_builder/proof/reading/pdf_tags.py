"""The passages of a PDF by its tags, which say what is a heading, an item, a cell of a table."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from report_builder.proof.paper import Kind, Passage
from report_builder.proof.reading.grid import MOST_SPANNED, Grid
from report_builder.proof.reading.words_at import Piece, passage_of, table_of

_LEFT_OUT = {"Artifact", "TOC", "TOCI", "Figure", "Formula", "Form", "Annot"}
_PARAGRAPHS = {"P", "Title", "LBody", "BlockQuote", "Note", "FENote", "Code", "Sub", "Em", "Strong", "Lbl"}
_GROUPS = {
    *("Document", "Part", "Art", "Sect", "Div", "Aside", "NonStruct", "Private", "L", "LI", "THead", "TBody", "TFoot"),
    *("DocumentFragment", "Index", "Caption"),
}
_HEADINGS = {"H": 1, "Title": 1, **{f"H{level}": level for level in range(1, 7)}}
_DEEPEST = 60
_MOST_ELEMENTS = 200_000
_LETTERS = 200


def tagged_passages(document: Any) -> tuple[Passage, ...]:
    """The passages that the tags of a PDF hold, in their order; none where it has no tags.

    Args:
        document: a pypdfium2 document; its library has no types.
    """
    found: list[Passage] = []
    walk = _Walk(found)
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        if not tree:
            continue
        try:
            walk.begin_page(f"page {number}", _words_by_mark(page))
            for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                walk.read(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), depth=0)
            walk.end_block()
        finally:
            pdfium.FPDF_StructTree_Close(tree)
    return tuple(_rejoined(found))


def _words_by_mark(page: Any) -> dict[int, str]:
    """Marked-content number -> the words drawn under it, spaces between its lines."""
    text = page.get_textpage()
    words: dict[int, list[str]] = {}
    mark = -1
    try:
        for at in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(text, at))
            drawn = None if pdfium.FPDFText_IsGenerated(text, at) == 1 else pdfium.FPDFText_GetTextObject(text, at)
            if drawn:
                mark = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
            words.setdefault(mark, []).append(" " if letter in "\r\n" else "-" if letter in "\x02\ufffe" else letter)
    finally:
        text.close()
    return {each: "".join(letters) for each, letters in words.items()}


@dataclass(slots=True)
class _Walk:
    """Goes through the tags of a page."""

    found: list[Passage]
    place: str = ""
    words: dict[int, str] = field(default_factory=dict)
    elements: int = 0
    _pieces: list[Piece] = field(default_factory=list)
    _kind: Kind = "paragraph"
    _level: int = 0

    def begin_page(self, place: str, words: dict[int, str]) -> None:
        """Another page; `words` by their marks."""
        self.place, self.words = place, words

    def read(self, element: Any, *, depth: int, is_item: bool = False) -> None:
        """The passages of an element and of those in it."""
        self.elements += 1
        if not element or depth > _DEEPEST or self.elements > _MOST_ELEMENTS:
            return
        kind = _kind_of(element)
        if kind in _LEFT_OUT:
            return
        if kind == "Table":
            self.end_block()
            self._read_table(element, depth=depth)
            return
        is_item = is_item or kind == "LI"
        is_block = kind in _HEADINGS or kind in _GROUPS or kind in {"P", "BlockQuote", "Note", "FENote", "Code"}
        if (is_block and kind != "P") or (kind == "P" and not (is_item and self._kind == "item")):
            self.end_block()
            self._kind = "heading" if kind in _HEADINGS else "item" if is_item else "paragraph"
            self._kind = "caption" if kind == "Caption" else self._kind
            self._level = _HEADINGS.get(kind, 0)
        self._read_within(element, depth=depth, is_item=is_item)
        if is_block:
            self.end_block()

    def _read_within(self, element: Any, *, depth: int, is_item: bool) -> None:
        for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
            if not child:
                self._pieces += self._drawn(element, at)
            elif is_item and _kind_of(child) == "Lbl":
                self._pieces += self._label(child, depth=depth)
            else:
                self.read(child, depth=depth + 1, is_item=is_item)

    def _drawn(self, element: Any, at: int) -> list[Piece]:
        """The words under the mark that is a child of an element."""
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
        return [(f"{self.words.get(mark, '')} ", self.place)] if mark >= 0 else []

    def _label(self, element: Any, *, depth: int) -> list[Piece]:
        """The term of a definition; nothing of a bullet or of an item's number."""
        words = "".join(raw for raw, _ in self._cell(element, depth=depth)).strip()
        return [(f"{words}: ", self.place)] if len(re.findall("[A-Za-z]", words)) > 1 else []

    def _read_table(self, table: Any, *, depth: int) -> None:
        grid = Grid()
        self._read_rows(table, grid, depth=depth)
        told = table_of(grid.rows)
        if told is not None:
            self.found.append(told)

    def _read_rows(self, element: Any, grid: Grid, *, depth: int) -> None:
        for child in _children(element):
            kind = _kind_of(child)
            if kind == "TR":
                grid.open_row()
            if kind in {"TD", "TH"}:
                cell = list(self._cell(child, depth=depth))
                wide, tall = _span(child, b"ColSpan"), _span(child, b"RowSpan")
                grid.add(cell, wide=wide, tall=tall, is_head=kind == "TH")
            elif kind == "Caption":
                self._kind = "caption"
                self._read_within(child, depth=depth, is_item=False)
                self.end_block()
            elif depth < _DEEPEST and kind not in _LEFT_OUT:
                self._read_rows(child, grid, depth=depth + 1)

    def _cell(self, element: Any, *, depth: int) -> Iterator[Piece]:
        if depth > _DEEPEST:
            return
        for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                yield from self._cell(child, depth=depth + 1)
            else:
                yield from self._drawn(element, at)

    def end_block(self) -> None:
        """A passage of what was gathered."""
        if passage := passage_of(self._kind, self._pieces, level=self._level):
            self.found.append(passage)
        self._pieces, self._kind, self._level = [], "paragraph", 0


def _children(element: Any) -> Iterator[Any]:
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, at):
            yield child


def _kind_of(element: Any) -> str:
    letters = ctypes.create_string_buffer(2 * _LETTERS)
    size = min(pdfium.FPDF_StructElement_GetType(element, letters, 2 * _LETTERS), 2 * _LETTERS)
    return letters.raw[: max(size - 2, 0)].decode("utf-16-le", errors="replace")


def _span(cell: Any, name: bytes) -> int:
    """Columns or rows that a cell covers."""
    for at in range(min(pdfium.FPDF_StructElement_GetAttributeCount(cell), 20)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(cell, at)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name)
        number = ctypes.c_float()
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return int(number.value) if 1 <= number.value <= MOST_SPANNED else 1
    return 1


def _rejoined(found: Sequence[Passage]) -> Iterator[Passage]:
    """Passages that the end of a page cut in two, as one."""
    last: Passage | None = None
    for passage in found:
        if last is not None and _goes_on(last, passage):
            last = _together(last, passage)
            continue
        if last is not None:
            yield last
        last = passage
    if last is not None:
        yield last


def _goes_on(first: Passage, second: Passage) -> bool:
    if second.number or not first.places or first.places[-1][1] == second.places[0][1]:
        return False
    if first.rows and second.rows:
        return len(first.rows[-1]) == len(second.rows[-1])
    is_open = not first.text.endswith((".", ":", ";", "!", "?"))
    return first.kind == second.kind != "heading" and is_open and second.text[:1].islower()


def _together(first: Passage, second: Passage) -> Passage:
    rows = second.rows
    joint = " | " if rows else " "
    moved = ((start + len(first.text) + len(joint), place) for start, place in second.places)
    text = first.text + joint + second.text
    return replace(first, text=text, places=(*first.places, *moved), rows=(*first.rows, *rows))
