"""A paper in DOCX as a stranger reads it: paragraphs and tables in order, with what hides beside them.

Word counts the numbers of paragraphs itself, so that they stand nowhere in the file: the bookmark of a numbered
paragraph, a chart or a table says which one it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from report_builder.audit.artefacts import KEY_FIGURES, Artefact, Collected, Passage, Role
from report_builder.audit.grid import Grid
from report_builder.audit.markup import parse
from report_builder.audit.office import read_other, unpack

MARK = re.compile(r"((?:appendix_\d+_)*)(paragraph|chart|table)_(A?\d+)(?:_(\d+))?([a-z]?)$")
_KEY_FIGURES = re.compile(r"((?:appendix_\d+_)*)key_figures_[a-z_]+$")
_OUR_NAME = re.compile(r"(?:appendix_\d+_)*(?:section_[a-z_]+?(?:_(?:part|added)_\d{1,2})*|head)$")
_SPELT = {"paragraph": "para", "chart": "chart", "table": "table"}
_CAPTION = re.compile(r"(Chart|Table) ([A-Z]?\d+[a-z]?):")
_NUMBERED = re.compile(r"([A-Z]?\d+\.\d+)\s")
_BELONGS_TO_CAPTION = {"Caption", "Chart", "SourceNote"}
_TRANSPARENT = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "del", "moveFrom", "moveTo"}
_OUR_FIELDS = re.compile(r'^ ?(?:TOC \\o "1-[1-9]" \\h \\z \\u|PAGE|NUMPAGES|TOC|PAGEREF _Toc\d+ \\h) ?$')
_SAYS = ("descr", "title", "alt", "tooltip")
_SAYS_BY_VALUE = {"tblCaption", "tblDescription", "alias", "tag"}
_PICTURE_PARTS = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"pHYs", b"sRGB", b"gAMA", b"cHRM", b"tRNS", b"sBIT", b"bKGD"}


def read_docx(name: str, content: bytes) -> Artefact:
    """A paper in DOCX.

    Raises:
        DataError: it is no zip, is locked, or unpacks without measure.
    """
    found, parts = Collected(), unpack(name, content)
    for part, inside in parts.items():
        if part == "word/document.xml":
            _Document(found).read(parse(inside, f"{name}: {part}"))
        elif part.endswith(".rels"):
            _read_addresses(parse(inside, f"{name}: {part}"), part, found)
        elif part.endswith(".png"):
            _read_png(inside, part, found)
        else:
            read_other(name, part, inside, found=found)
    return found.as_artefact(name)


@dataclass(slots=True)
class _Document:
    """Goes through the body. `paragraph` is the numbered paragraph last met, `block` what stands here."""

    found: Collected
    paragraph: str = ""
    block: str = ""

    def read(self, root: Element) -> None:
        """The paragraphs and tables in order; hidden and deleted words as if they stood there."""
        body = next((element for element in root if element.tag == "body"), root)
        for element in _flat(body):
            if element.tag == "tbl":
                self._read_table(element)
            else:
                self._read_paragraph(element)

    def _read_paragraph(self, element: Element) -> None:
        words, style = words_of(element), style_of(element)
        is_heading = style.startswith(("Heading", "Title", "TOC"))
        marked, named, numbered = _block_of(element), _CAPTION.match(words), _NUMBERED.match(words)
        if is_heading:
            self.paragraph = self.block = ""
        elif marked.rpartition(", ")[2].startswith("para "):
            self.paragraph = self.block = marked
        elif marked:
            self.block = marked
        elif named:
            self.block = f"{named[1].lower()} {named[2]}"
        elif numbered:
            self.paragraph = self.block = f"para {numbered[1]}"
        elif style not in _BELONGS_TO_CAPTION:
            self.block = self.paragraph
        if words:
            role = Role.TITLE if is_heading else Role.TEXT
            self.found.passages.append(Passage(words, self.block or "the text", self.block, role))
        self._read_attributes(element)

    def _read_table(self, element: Element) -> None:
        grid = Grid()
        rows = [each for each in _flat(element) if each.tag == "tr"]
        for at, row in enumerate(rows):
            grid.begin_row()
            is_head_row = at == 0 or _has(row, "tblHeader")
            for column, cell in enumerate(each for each in _flat(row) if each.tag == "tc"):
                grid.begin_cell(is_head=is_head_row or column == 0, across=_span(cell))
                words = " ".join(filter(None, (words_of(each) for each in cell.iter() if each.tag == "p")))
                if words:
                    role, heads = grid.fill(words)
                    if self.block.endswith(KEY_FIGURES) and role is Role.CELL:
                        role = Role.TEXT  # a cell holds a clause
                    self.found.passages.append(Passage(words, self.block or "a table", self.block, role, heads))
        self._read_attributes(element)

    def _read_attributes(self, element: Element) -> None:
        """Alternative texts, names of tables and bookmarks, fields that are none of ours."""
        where = self.block or "the text"
        for each in element.iter():
            said = [(name, each.get(name, "")) for name in _SAYS]
            said += [(each.tag, each.get("val", ""))] if each.tag in _SAYS_BY_VALUE else []
            said += [("a field", each.get("instr", ""))] if not _OUR_FIELDS.match(each.get("instr", "TOC")) else []
            for name, words in said:
                if words:
                    self.found.passages.append(Passage(words, f"{name} in {where}", self.block))
            name = each.get("name", "") if each.tag == "bookmarkStart" else each.get("anchor", "")
            if name and not (MARK.match(name) or _OUR_NAME.match(name) or _KEY_FIGURES.match(name)):
                self.found.passages.append(Passage(name, "a bookmark", self.block, Role.NAME))


def _flat(element: Element) -> Iterator[Element]:
    """What stands in an element, and in what only wraps a part of it."""
    for each in element:
        if each.tag in _TRANSPARENT:
            yield from _flat(each)
        else:
            yield each


def _has(element: Element, tag: str) -> bool:
    return any(each.tag == tag for each in element.iter())


def _span(cell: Element) -> int:
    """How many columns a cell takes."""
    spans = (each.get("val", "") for each in cell.iter() if each.tag == "gridSpan")
    return next((int(span) for span in spans if span.isdigit() and len(span) < 4 and span.isascii()), 1)


def words_of(element: Element) -> str:
    """The words of a paragraph, deleted ones and the fields that are none of ours included."""
    texts = []
    for each in element.iter():
        if each.tag in {"t", "delText"} or (each.tag == "instrText" and not _OUR_FIELDS.match(each.text or "")):
            texts.append(each.text or "")
        elif each.tag in {"tab", "br", "cr"}:
            texts.append(" ")
        elif each.tag == "noBreakHyphen":
            texts.append("-")
    return " ".join("".join(texts).split())


def style_of(element: Element) -> str:
    """The id of a paragraph's style."""
    return next((each.get("val", "") for each in element.iter() if each.tag == "pStyle"), "")


def _block_of(element: Element) -> str:
    """The block that a paragraph's bookmark names, as figures.json spells it."""
    for each in element.iter():
        name = each.get("name", "") if each.tag == "bookmarkStart" else ""
        found = MARK.match(name) or _KEY_FIGURES.match(name)
        if found:
            around = "".join(f"Appendix {one}, " for one in re.findall(r"\d+", found[1]))
            return around + (_spelt(found) if found.re is MARK else KEY_FIGURES)
    return ""


def _spelt(found: re.Match[str]) -> str:
    """As figures.json spells it: "para 2.4", "chart 1a"."""
    return f"{_SPELT[found[2]]} {found[3]}{'.' + found[4] if found[4] else ''}{found[5]}"


def _read_addresses(root: Element, part: str, found: Collected) -> None:
    """Where links lead out of the file; what is fetched from outside is none of a paper's business."""
    for each in root.iter():
        if each.get("TargetMode") == "External":
            address = each.get("Target", "")
            found.passages.append(Passage(address, f"a link in {part}", role=Role.NAME))
            if not each.get("Type", "").endswith("/hyperlink"):
                found.faults.append((part, "something that is fetched from elsewhere"))


def _read_png(inside: bytes, part: str, found: Collected) -> None:
    """A picture holds its dots and nothing else: no comment, and nothing behind its end."""
    at = 8
    while at + 12 <= len(inside):
        kind, length = inside[at + 4 : at + 8], int.from_bytes(inside[at : at + 4], "big")
        if kind not in _PICTURE_PARTS:
            found.faults.append((part, "a picture that says more than it shows"))
            return
        at += 12 + length
        if kind == b"IEND":
            break
    if at != len(inside):
        found.faults.append((part, "a picture that says more than it shows"))
