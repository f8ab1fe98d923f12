"""ODS as a stranger reads it: every cell of every sheet, shown or hidden, and whatever else its parts say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from report_builder.audit.artefacts import Artefact, Collected, Passage, Role
from report_builder.audit.cells import Notes, SheetCell, block_of, read_rows
from report_builder.audit.markup import parse, words_in
from report_builder.audit.office import unpack
from report_builder.audit.permitted import numbers_in, plain

_PARTS = {"mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml"}
"""What a workbook of ours is made of; anything else is an attachment: a picture, an object, a thumbnail."""
_MOST_REPEATS = 2_000
_COUNTED = {"table-cell", "covered-table-cell"}
_LAID_OUT = {
    *("Tables", "Views", "CursorPositionX", "CursorPositionY", "HorizontalSplitMode", "VerticalSplitMode"),
    *("HorizontalSplitPosition", "VerticalSplitPosition", "ActiveSplitRange", "PositionRight", "PositionBottom"),
    *("PositionLeft", "PositionTop"),
}
"""Settings that say where a sheet is scrolled to."""
_ADDRESS = re.compile(r"(?:#?'?[\w .]+'?\.\$?[A-Z]{1,3}\$?\d+:?)+")
_NAMES = {"name", "style-name", "parent-style-name", "data-style-name", "master-page-name", "page-layout-name"}
_LENGTH = re.compile(r"-?\d+(?:\.\d+)?(?:mm|pt|cm|in|px|%)(?: solid #[0-9a-f]{6})?|#[0-9a-fA-F]{6}")
_MODEST = {
    *("value-type", "version", "decimal-places", "min-decimal-places", "min-integer-digits", "media-type", "href-type"),
    *("contains-header", "display-filter-buttons", "scale-to-X", "scale-to-Y", "number-columns-spanned"),
    *("number-rows-spanned", "number-columns-repeated", "number-rows-repeated"),
}
"""Attributes that have no room for a number of the paper."""


def read_ods(name: str, content: bytes) -> Artefact:
    """A workbook in ODS.

    Raises:
        DataError: it is no zip, is locked, or unpacks without measure.
    """
    found, parts = Collected(), unpack(name, content)
    for part, inside in parts.items():
        if part not in _PARTS:
            found.faults.append((part, "an attachment"))
        elif part == "mimetype":
            found.passages.append(Passage(inside.decode("utf-8", "replace"), part, role=Role.UNSEEN))
        else:
            root = parse(inside, f"{name}: {part}")
            if part == "content.xml":
                _read_sheets(root, found)
            else:
                _read_words(root, part, found)
            _read_attributes(root, part, found)
    return found.as_artefact(name)


def _read_sheets(root: Element, found: Collected) -> None:
    """The cells of each sheet, then every word in the part that is in no cell: comments, headers, rules."""
    sheets = {each: _rows_of(each) for each in root.iter("table")}
    notes = Notes()
    for rows in sheets.values():
        notes.look_through(rows)
    for rows in sheets.values():
        read_rows(rows, notes, found)
    _read_the_rest(root, found)


def _rows_of(sheet: Element) -> list[list[SheetCell]]:
    """The cells row by row; those that the file repeats are there as often as a reader sees them, within measure."""
    rows: list[list[SheetCell]] = []
    name = sheet.get("name", "a sheet")
    for row in sheet.iter("table-row"):
        cells: list[SheetCell] = []
        for cell in (each for each in row if each.tag in _COUNTED):
            times = _times(cell, "number-columns-repeated") if _shown(cell) else 1
            for _ in range(times):
                cells += _cells_of(cell, f"{name}, row {len(rows) + 1}, column {len(cells) + 1}")
        rows += [cells] * (_times(row, "number-rows-repeated") if any(cell.words for cell in cells) else 1)
    return rows


def _times(element: Element, name: str) -> int:
    said = element.get(name, "1")
    return max(1, min(int(said), _MOST_REPEATS)) if said.isascii() and said.isdigit() and len(said) < 8 else 1


def _shown(cell: Element) -> str:
    """What a cell shows: its paragraphs, without those of a comment in it."""
    return " ".join(words_in(each) for each in cell if each.tag == "p")


def _cells_of(cell: Element, at: str) -> Iterator[SheetCell]:
    """The cell as it is shown. Its value is what a program reads; where it is another number, it counts as well."""
    shown, is_words = _shown(cell), cell.get("value-type", "string") == "string"
    value = cell.get("value", "")
    if value and not is_words and sorted(numbers_in(plain(shown))) == [abs(number) for number in numbers_in(value)]:
        yield SheetCell(at, shown, is_words=False)
    else:
        yield SheetCell(at, " ".join(words for words in (shown, value) if words), is_words=is_words and not value)


def _read_the_rest(root: Element, found: Collected) -> None:
    """Words outside the paragraphs of cells, wherever they stand."""
    shown = {
        inner
        for cell in root.iter()
        if cell.tag in _COUNTED
        for paragraph in cell
        if paragraph.tag == "p"
        for inner in paragraph.iter()
        if inner.tag != "!"
    }
    for element in root.iter():
        texts = [] if element in shown else [element.text]
        texts += [child.tail for child in element if element not in shown]
        for text in texts:
            if text and text.strip():
                place = f"content.xml, {element.tag}"
                found.passages.append(Passage(" ".join(text.split()), place, role=Role.UNSEEN))


def _read_words(root: Element, part: str, found: Collected) -> None:
    for element in root.iter():
        if element.get("name") in _LAID_OUT and (element.text or "").strip().isdigit():
            continue
        for text in (element.text, element.tail):
            if text and text.strip():
                found.passages.append(Passage(" ".join(text.split()), f"{part}, {element.tag}", role=Role.UNSEEN))


def _read_attributes(root: Element, part: str, found: Collected) -> None:
    """What attributes say, but for those of looks and of measure; a link's address and a table's extent are none."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if name in _MODEST or _LENGTH.fullmatch(value) or not any(letter.isdigit() for letter in value):
                continue
            if name == "value" and element.tag in _COUNTED and element.get("value-type") != "string":
                continue  # read with its cell
            if name in {"href", "target-range-address"} and _ADDRESS.fullmatch(value):
                continue
            role = Role.NAME if name in _NAMES else Role.UNSEEN
            found.passages.append(Passage(value, f"{part}, {name} of {element.tag}", block_of(value), role))
