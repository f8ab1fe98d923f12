"""A tagged PDF's structure: which words are a paragraph, a caption, a cell, and which drawing is which chart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from report_builder.audit.artefacts import KEY_FIGURES, Collected, Passage, Role
from report_builder.audit.grid import Grid
from report_builder.audit.within import Heads, own_name
from report_builder.errors import DataError

_DEEPEST = 150
_CAPTION = re.compile(r"(Chart|Table) ([A-Z]?\d+[a-z]?):")
_NUMBERED = re.compile(r"([A-Z]?\d+\.\d+)(?=\s)")
_TITLES = {"/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/TOCI", "/Title"}
_LINES = {"/P", "/Caption", "/LI", "/Lbl", "/LBody", "/TH", "/TD", "/Note", "/BlockQuote", *_TITLES}
_GROUPS = {"/Figure", "/Table", "/L", "/TOC", "/Sect", "/Div"}
_SPOKEN = ("/Alt", "/ActualText", "/E", "/T")
_TOC_PAGE = re.compile(r" (\d{1,4})$")

Mark = tuple[int, int]
"""Page from 1, and number of the marked content on it."""


@dataclass(slots=True)
class Tagged:
    """What the tags told.

    Attributes:
        found: passages.
        claimed: the marks whose words are told of.
        figures: for each mark that a figure draws, its place and block.
    """

    found: Collected = field(default_factory=Collected)
    claimed: set[Mark] = field(default_factory=set)
    figures: dict[Mark, tuple[str, str]] = field(default_factory=dict)


def read_tags(file: pikepdf.Pdf, words: Mapping[Mark, str], name: str) -> Tagged:
    """Walk the structure tree with the words of each mark.

    Raises:
        DataError: the tree has no end, as only a forged one has.
    """
    root = file.Root.get("/StructTreeRoot")
    walk = _Walk(
        {(int(page.objgen[0]), int(page.objgen[1])): at for at, page in enumerate(file.pages, start=1)},
        words,
        name,
        len(file.pages),
    )
    if isinstance(root, pikepdf.Dictionary):
        walk.follow(root, page=0, block="", depth=0)
    return walk.tagged


@dataclass(slots=True)
class _Walk:
    """The way through the tree."""

    pages: Mapping[tuple[int, int], int]
    words: Mapping[Mark, str]
    name: str
    last_page: int
    tagged: Tagged = field(default_factory=Tagged)
    paragraph: str = ""
    heads: Heads = field(default_factory=Heads)
    grids: list[Grid] = field(default_factory=list)

    def follow(self, element: Any, *, page: int, block: str, depth: int) -> None:
        """Read an element and what stands below it."""
        if depth > _DEEPEST:
            raise DataError(f"{self.name}: its tags are nested without end", mend="build the paper again")
        kind = str(element.get("/S", ""))
        page = self.pages.get(element["/Pg"].objgen, page) if "/Pg" in element else page
        block = self._block_of(element, kind, page) or block
        self._begin(element, kind)
        self._say_spoken(element, page, block)
        if kind == "/Figure":
            for mark in self._marks(element, page):
                self.tagged.figures[mark] = (_place(page, block), block)
        elif kind in _LINES:
            self._read_line(element, kind, page=page, block=block)
        for child in _children(element):
            self.follow(child, page=page, block=block, depth=depth + 1)
        if kind == "/Table":
            self.grids.pop()

    def _begin(self, element: Any, kind: str) -> None:
        if kind == "/Sect":
            self.paragraph = ""
        if kind == "/Table":
            self.grids.append(Grid())
        if kind == "/TR" and self.grids:
            self.grids[-1].begin_row()
        if kind in {"/TH", "/TD"} and self.grids:
            across, down = _spans(element)
            self.grids[-1].begin_cell(is_head=kind == "/TH", across=across, down=down)

    def _block_of(self, element: Any, kind: str, page: int) -> str:
        """The chart or table whose only caption stands in this element."""
        if kind not in {"/Div", "/Table", "/Figure"}:
            return ""
        captions = [self._all_words(caption, page) for caption in _captions(element, depth=0)]
        if len(captions) == 1 and captions[0].startswith("Key figures: "):
            return f"{self.heads}{KEY_FIGURES}"
        named = _CAPTION.match(captions[0]) if len(captions) == 1 else None
        return f"{self.heads}{named[1].lower()} {named[2]}" if named else ""

    def _read_line(self, element: Any, kind: str, *, page: int, block: str) -> None:
        """A line's own words, those of its spans included, those of lines within it left to them."""
        words = self._line_words(element, page)
        if not words:
            return
        role = Role.TEXT
        heads: tuple[str, ...] = ()
        if kind in {"/TH", "/TD"} and self.grids:
            role, heads = self.grids[-1].fill(words)
            role = Role.TEXT if own_name(block) == KEY_FIGURES and role is Role.CELL else role  # a cell holds a clause
        elif kind in _TITLES:
            role = Role.TITLE
            words = self._without_page(words) if kind == "/TOCI" else words
            if kind[2:].isdigit():
                self.heads.read(int(kind[2:]), words)
        elif kind == "/Lbl":
            role = Role.NAME
        elif kind == "/P" and not block:
            numbered = _NUMBERED.match(words)
            self.paragraph = f"{self.heads}para {numbered[1]}" if numbered else self.paragraph
        block = block or (self.paragraph if role is Role.TEXT else "")
        self.tagged.found.passages.append(Passage(words, _place(page, block), block, role, heads))

    def _without_page(self, words: str) -> str:
        """An entry of the list of contents ends with the number of a page of this paper."""
        end = _TOC_PAGE.search(words)
        return words[: end.start()] if end and 1 <= int(end[1]) <= self.last_page else words

    def _line_words(self, element: Any, page: int) -> str:
        said = []
        for mark in self._marks(element, page, is_line=True):
            self.tagged.claimed.add(mark)
            said.append(self.words.get(mark, ""))
        return " ".join(" ".join(said).split())

    def _all_words(self, element: Any, page: int) -> str:
        marks = self._marks(element, page, is_line=True)
        return " ".join(" ".join(self.words.get(mark, "") for mark in marks).split())

    def _marks(self, element: Any, page: int, *, is_line: bool = False, depth: int = 0) -> Iterator[Mark]:
        """The marks of an element and of the spans in it."""
        for kid in _kids(element):
            if isinstance(kid, int):
                yield page, kid
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid and "/S" not in kid:
                own = self.pages.get(kid["/Pg"].objgen, page) if "/Pg" in kid else page
                yield own, int(kid["/MCID"])
            elif is_line and depth < _DEEPEST and _is_within_line(kid):
                inner = self.pages.get(kid["/Pg"].objgen, page) if "/Pg" in kid else page
                yield from self._marks(kid, inner, is_line=True, depth=depth + 1)

    def _say_spoken(self, element: Any, page: int, block: str) -> None:
        """Alternative text, expansions and the like."""
        for name in _SPOKEN:
            if isinstance(element.get(name), pikepdf.String):
                own = block or self.paragraph
                place = f"{_place(page, own)}, {name[1:]}"
                self.tagged.found.passages.append(Passage(" ".join(str(element[name]).split()), place, own))


def _is_within_line(kid: Any) -> bool:
    """Whether an element is a part of its line, as a span or a link is."""
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid and str(kid["/S"]) not in _LINES | _GROUPS


def _place(page: int, block: str) -> str:
    named = block.replace("para ", "paragraph ")
    return f"page {page}, {named}" if named else f"page {page}"


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]


def _children(element: Any) -> Iterator[Any]:
    """The elements directly below."""
    yield from (kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)


def _captions(element: Any, *, depth: int) -> Iterator[Any]:
    """The captions up to three levels below."""
    for child in _children(element):
        if str(child.get("/S")) == "/Caption":
            yield child
        elif depth < 3 and str(child.get("/S")) in {"/Div", "/Table"}:
            yield from _captions(child, depth=depth + 1)


def _spans(element: Any) -> tuple[int, int]:
    """How many columns and rows a cell takes."""
    attributes = element.get("/A")
    every = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    sizes = {"/ColSpan": 1, "/RowSpan": 1}
    for one in every:
        if isinstance(one, pikepdf.Dictionary):
            sizes |= {key: int(one[key]) for key in sizes if key in one}
    return max(1, sizes["/ColSpan"]), max(1, sizes["/RowSpan"])
