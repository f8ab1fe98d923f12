"""A Word document as its reader sees it: paragraphs with their numbers, tables, pictures' words; changes taken.

What somebody inserted is kept, what somebody deleted is not; comments, notes, pictures and objects are left aside and
named, so that nobody thinks that they were read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from report_builder.sources.word_lists import Lists, read_lists, whole
from report_builder.sources.word_package import WordPackage, open_package
from report_builder.sources.word_runs import Run, read_runs
from report_builder.sources.word_styles import Style, read_styles

_WRAPPERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}
_GONE = {"del", "moveFrom"}
_LEFT_ASIDE = {
    "commentReference": "comments",
    "footnoteReference": "footnotes",
    "endnoteReference": "endnotes",
    "drawing": "pictures",
    "pict": "pictures",
    "object": "embedded objects",
    "altChunk": "embedded documents",
    "txbxContent": "text boxes",
    "oMath": "formulas",
}


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph.

    Attributes:
        at: which of the document it is, counted from 1 with those in tables, empty ones and all.
        runs: its words.
        style: what it is.
        number: what Word prints before it: "2.4", or nothing.
        list_kind: "bullets", "steps" or nothing; `list_level` how deep.
        marks: names of its bookmarks.
        alts: what the pictures in it are said to show.
    """

    at: int
    runs: tuple[Run, ...]
    style: Style
    number: str = ""
    list_kind: str = ""
    list_level: int = 0
    marks: tuple[str, ...] = ()
    alts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its words, spaces joined."""
        return " ".join("".join(run.text for run in self.runs).split())


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table: row by row, in each cell its paragraphs. `at` is the number of its first paragraph."""

    at: int
    rows: tuple[tuple[tuple[WordParagraph, ...], ...], ...]

    @property
    def texts(self) -> list[list[str]]:
        """The words of each cell."""
        return [[" ".join(filter(None, (each.text for each in cell))) for cell in row] for row in self.rows]


WordBlock = WordParagraph | WordTable


@dataclass(frozen=True, slots=True)
class WordDocument:
    """What stands in a document, and what of it was left aside: "comments", "pictures"."""

    blocks: tuple[WordBlock, ...]
    left_aside: tuple[str, ...] = ()


def read_word(content: bytes) -> WordDocument:
    """A document from the bytes of its file.

    Raises:
        WordError: it is no DOCX, is locked, damaged, hostile or of immoderate size, or carries macros.
    """
    package = open_package(content)
    root = package.root("word/document.xml")
    assert root is not None  # noqa: S101  the package has been looked at
    body = next((each for each in root if each.tag == "body"), root)
    reader = _Reader(package)
    blocks = tuple(reader.blocks(body))
    return WordDocument(blocks, tuple(reader.left_aside))


@dataclass(slots=True)
class _Reader:
    """Goes through the body. `carried` are words before a paragraph's end that somebody deleted."""

    package: WordPackage
    styles: dict[str, Style] = field(init=False)
    lists: Lists = field(init=False)
    addresses: dict[str, str] = field(init=False)
    left_aside: dict[str, None] = field(default_factory=dict)
    carried: tuple[Run, ...] = ()
    at: int = 0

    def __post_init__(self) -> None:
        self.styles = read_styles(self.package.root("word/styles.xml"))
        self.lists = read_lists(self.package.root("word/numbering.xml"))
        self.addresses = self.package.addresses("word/document.xml")

    def blocks(self, parent: Element) -> Iterator[WordBlock]:
        """Paragraphs and tables in order; what stands in a content control or in an insertion as if it stood there."""
        for each in flat(parent):
            if each.tag == "p":
                yield from self._paragraph(each)
            elif each.tag == "tbl":
                yield self._table(each)
            elif each.tag == "altChunk":
                self.left_aside[_LEFT_ASIDE["altChunk"]] = None

    def _paragraph(self, element: Element) -> Iterator[WordParagraph]:
        self.at += 1
        for each in element.iter():
            if each.tag in _LEFT_ASIDE:
                self.left_aside[_LEFT_ASIDE[each.tag]] = None
        runs = (*self.carried, *read_runs(element, self.addresses))
        if _has_deleted_end(element):
            self.carried = runs
            return
        self.carried = ()
        marks = tuple(each.get("name", "") for each in element.iter() if each.tag == "bookmarkStart")
        alts = tuple(each.get("descr", "") for each in element.iter() if each.tag == "docPr")
        style = self.styles.get(_property(element, "pStyle"), Style("Normal"))
        number, kind, level = self._counted(element, style)
        yield WordParagraph(self.at, runs, style, number, kind, level, marks, alts)

    def _counted(self, element: Element, style: Style) -> tuple[str, str, int]:
        """The number that Word prints, the kind of list and the level in it."""
        own = next((each for each in _properties(element) if each.tag == "numPr"), None)
        list_id, level = style.list_id, style.list_level
        if own is not None:
            list_id = next((each.get("val", "") for each in own if each.tag == "numId"), list_id)
            stated = next((each.get("val", "") for each in own if each.tag == "ilvl"), "")
            level = whole(stated) if stated else level
        if level is None:
            level = self.lists.level_of_style(list_id, _property(element, "pStyle"))
        found = self.lists.level(list_id, level)
        if list_id in {"", "0"} or found is None:
            return "", "", 0
        number = self.lists.next(list_id, level)
        return number, "bullets" if found.is_bullet else "steps", level

    def _table(self, element: Element) -> WordTable:
        first = self.at + 1
        rows = [row for row in flat(element) if row.tag == "tr" and not _is_deleted_row(row)]
        read = tuple(tuple(tuple(self._cell(cell)) for cell in flat(row) if cell.tag == "tc") for row in rows)
        return WordTable(first, read)

    def _cell(self, element: Element) -> Iterator[WordParagraph]:
        """The paragraphs of a cell, those of a table within it one after the other."""
        for block in self.blocks(element):
            if isinstance(block, WordParagraph):
                yield block
            else:
                yield from (each for row in block.rows for cell in row for each in cell)


def flat(parent: Element) -> Iterator[Element]:
    """What stands in an element, and in what only wraps a part of it; nothing that was deleted."""
    for each in parent:
        if each.tag in _WRAPPERS:
            yield from flat(each)
        elif each.tag not in _GONE:
            yield each


def _properties(element: Element) -> Iterator[Element]:
    for each in element:
        if each.tag == "pPr":
            yield from each


def _property(element: Element, name: str) -> str:
    return next((each.get("val", "") for each in _properties(element) if each.tag == name), "")


def _has_deleted_end(element: Element) -> bool:
    """Whether somebody deleted the end of a paragraph, so that it runs on into the next."""
    return any(each.tag in _GONE for run in _properties(element) if run.tag == "rPr" for each in run)


def _is_deleted_row(row: Element) -> bool:
    return any(each.tag == "del" for own in row if own.tag == "trPr" for each in own)
