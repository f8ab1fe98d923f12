"""The parts of an office file, and XLSX as a stranger reads it: all of the zip, whether the page shows it or not."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element

from report_builder.audit.artefacts import Artefact, Collected, Passage, Role
from report_builder.audit.cells import Notes, SheetCell, block_of, heads_of, read_rows
from report_builder.audit.markup import parse, words_in
from report_builder.audit.svg import svg_parts
from report_builder.errors import DataError

MOST_PARTS = 2_000
MOST_UNPACKED = 100_000_000
_MEND = "give the file as report-builder made it"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
_LOOKS = re.compile(
    r"(?:^|/)(?:styles|theme\d*|fontTable|settings|webSettings|numbering|calcChain)\.xml$|\.rels$|^\[Content_"
)
_ATTACHED = re.compile(r"(?:embeddings|activeX|customXml|vbaProject|externalLinks|printerSettings|pivotCache)")
_READABLE = re.compile(r"\.(?:xml|rels|svg)$|(?:^|/)media/[^/]+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$|^mimetype$")
"""Parts that are read, and the pictures of a letterhead: whatever else lies in the zip could say anything."""


def read_xlsx(name: str, content: bytes) -> Artefact:
    """A workbook in XLSX.

    Raises:
        DataError: it is no zip, is locked, or unpacks without measure.
    """
    found, parts = Collected(), unpack(name, content)
    shared = _shared_strings(name, parts)
    sheets = {part: parse(inside, f"{name}: {part}") for part, inside in parts.items() if _SHEET.match(part)}
    rows = {part: _rows_of(root, part.rpartition("/")[2], shared) for part, root in sheets.items()}
    notes = Notes()
    for each in rows.values():
        notes.look_through(each)
    for part, inside in parts.items():
        if part in sheets:
            _read_sheet(sheets[part], part.rpartition("/")[2], rows=rows[part], notes=notes, found=found)
        elif part.startswith("xl/tables/"):
            _read_table_part(parse(inside, f"{name}: {part}"), part, found)
        elif part == "xl/styles.xml":
            _read_number_formats(parse(inside, f"{name}: {part}"), part, found)
        elif part != "xl/sharedStrings.xml":
            read_other(name, part, inside, found=found)
    used = {cell.words for each in rows.values() for row in each for cell in row}
    unseen = (words for words in shared if words and words not in used)
    found.passages += [Passage(words, "strings of no cell", role=Role.UNSEEN) for words in unseen]
    return found.as_artefact(name)


def unpack(name: str, content: bytes) -> Mapping[str, bytes]:
    """The parts of the zip by their names.

    Raises:
        DataError: it is no zip, is locked, or unpacks without measure.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise DataError(f"{name}: it unpacks to more than any paper", mend=_MEND)
            if len({entry.filename for entry in entries}) < len(entries):
                raise DataError(f"{name}: two of its parts have one name", mend=_MEND)
            return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise DataError(f"{name}: it is broken, locked or no such file", mend=_MEND) from error


def _shared_strings(name: str, parts: Mapping[str, bytes]) -> tuple[str, ...]:
    inside = parts.get("xl/sharedStrings.xml")
    if inside is None:
        return ()
    return tuple(words_in(each) for each in parse(inside, f"{name}: xl/sharedStrings.xml") if each.tag == "si")


def _rows_of(root: Element, part: str, shared: tuple[str, ...]) -> list[list[SheetCell]]:
    """The cells row by row; a column that the file leaves out is an empty cell, so that heads stay over theirs."""
    rows = []
    for row in (each for each in root.iter() if each.tag == "row"):
        cells: list[SheetCell] = []
        for cell in (each for each in row if each.tag == "c"):
            at = cell.get("r", "")
            cells += [SheetCell("", "", is_words=True)] * (_column(at, len(cells)) - len(cells))
            words = _cell_words(cell, shared)
            cells.append(SheetCell(f"{part} {at}", words, cell.get("t") in {"s", "inlineStr", "str"}))
        rows.append(cells)
    return rows


def _column(at: str, otherwise: int) -> int:
    """The column of an address, counted from nought; no sheet of a paper is wider than three letters tell."""
    letters = re.match(r"[A-Z]{1,2}(?=\d)", at)
    if not letters:
        return otherwise
    return sum((ord(letter) - 64) * (26, 1)[place - len(letters[0])] for place, letter in enumerate(letters[0])) - 1


def _read_sheet(root: Element, part: str, *, rows: list[list[SheetCell]], notes: Notes, found: Collected) -> None:
    """The cells with their formulas; each formula's result is a number as any other. Then what else a sheet says."""
    read_rows(rows, notes, found)
    for each in root.iter():
        if each.tag == "c":
            at = f"{part} {each.get('r', '')}, its formula"
            found.passages += [Passage(said, at, role=Role.UNSEEN) for said in _formulas(each)]
        elif each.tag in {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}:
            found.passages.append(Passage(words_in(each), f"{part}, {each.tag}"))
        elif each.tag not in _CELLS:
            said = [value for name, value in each.attrib.items() if name in _SAYING]
            said += [
                value for name, value in each.attrib.items() if name == "location" and not _ADDRESS.fullmatch(value)
            ]
            texts = [" ".join((each.text or "").split())]
            told = [words for words in (*said, *texts) if words]
            found.passages += [Passage(words, f"{part}, {each.tag}", block_of(words)) for words in told]


def _read_table_part(root: Element, part: str, found: Collected) -> None:
    """The names of a table and of its columns, which are heads, and whatever else it says."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if element.tag == "tableColumn" and name == "name":
                found.passages += [Passage(each, part, role=Role.HEAD) for each in heads_of(value)]
            elif name in {"name", "displayName"}:
                found.passages.append(Passage(value, part, role=Role.NAME))
            elif name in _SAYING:
                found.passages.append(Passage(value, part, role=Role.UNSEEN))
        if element.text and element.text.strip():
            found.passages.append(Passage(" ".join(element.text.split()), part, role=Role.UNSEEN))


def _read_number_formats(root: Element, part: str, found: Collected) -> None:
    """Words that a number format prints: a format may print a number of its own in the place of the cell's."""
    for element in root.iter():
        words = " ".join(_PRINTED.findall(element.get("formatCode", "")))
        if words:
            found.passages.append(Passage(words, f"{part}, a number format", role=Role.UNSEEN))


def _cell_words(cell: Element, shared: tuple[str, ...]) -> str:
    value = next((each.text or "" for each in cell if each.tag == "v"), "")
    if cell.get("t") == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    return words_in(next((each for each in cell if each.tag == "is"), Element("is"))) or value


def _formulas(cell: Element) -> Iterator[str]:
    """Formulas without the addresses that they refer to."""
    for each in cell:
        if each.tag == "f" and each.text:
            yield re.sub(r"\$?\b[A-Z]{1,3}\$?\d+\b", "", each.text)


def read_other(name: str, part: str, inside: bytes, *, found: Collected) -> None:
    """Headers, notes, comments, properties; and what no paper may hold."""
    if _ATTACHED.search(part) or not _READABLE.search(part):
        found.faults.append((part, "an attachment"))
    elif part.endswith("settings.xml"):
        said = (each for each in parse(inside, f"{name}: {part}").iter() if each.tag == "docVar")
        found.passages += [Passage(" ".join(each.attrib.values()), part, role=Role.UNSEEN) for each in said]
    elif part.endswith(".svg"):
        drawn = svg_parts(inside, place=part, block="", where=f"{name}: {part}")
        found.passages += drawn.passages
    elif part.endswith(".xml") and not _LOOKS.search(part):
        for element in parse(inside, f"{name}: {part}").iter():
            if element.text and element.text.strip() and element.tag not in _VERSIONS:
                found.passages.append(Passage(" ".join(element.text.split()), part, role=Role.UNSEEN))
            for attribute in ("name", "descr", "title", "definedName"):
                if element.get(attribute):
                    found.passages.append(Passage(element.get(attribute, ""), part, role=Role.NAME))


_CELLS = {"worksheet", "sheetData", "row", "c", "v", "is", "t", "f"}
_SAYING = {
    *("display", "tooltip", "prompt", "promptTitle", "error", "errorTitle", "altText", "altTextSummary", "descr"),
    *("title", "codeName", "comment", "totalsRowLabel", "customName", "text"),
}
"""Attributes in which a sheet or a table says something."""
_ADDRESS = re.compile(r"'?[\w .]+'?!\$?[A-Z]{1,3}\$?\d+")
_PRINTED = re.compile(r'"[^"]*"|\\.|[1-9]')
"""Of a number format: words in quotes, a letter after a backslash, a digit that is no place of one."""

_VERSIONS = {"AppVersion", "created", "modified", "TotalTime", "DocSecurity", "i4"}
"""Of a file's properties, those that say what made it and when."""
