"""The parts of an office file, and XLSX as a stranger reads it: all of the zip, whether the page shows it or not."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element

from report_builder.audit.artefacts import Artefact, Collected, Passage, Role
from report_builder.audit.grid import Grid
from report_builder.audit.markup import parse, words_in
from report_builder.audit.svg import svg_parts
from report_builder.errors import DataError

MOST_PARTS = 2_000
MOST_UNPACKED = 100_000_000
_MEND = "give the file as report-builder made it"
_CAPTION = re.compile(r"(Chart|Table) ([A-Z]?\d+[a-z]?):")
_NUMBERED = re.compile(r"([A-Z]?\d+\.\d+)\s")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
_LOOKS = re.compile(
    r"(?:^|/)(?:styles|theme\d*|fontTable|settings|webSettings|numbering|calcChain)\.xml$|\.rels$|^\[Content_"
)
_ATTACHED = re.compile(r"(?:embeddings|activeX|customXml|vbaProject|externalLinks|printerSettings)")


def read_xlsx(name: str, content: bytes) -> Artefact:
    """A workbook in XLSX.

    Raises:
        DataError: it is no zip, is locked, or unpacks without measure.
    """
    found, parts = Collected(), unpack(name, content)
    shared = _shared_strings(name, parts)
    for part, inside in parts.items():
        if _SHEET.match(part):
            _read_sheet(parse(inside, f"{name}: {part}"), part.rpartition("/")[2], shared=shared, found=found)
        elif part != "xl/sharedStrings.xml":
            read_other(name, part, inside, found=found)
    used = {passage.words for passage in found.passages}
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


def _read_sheet(root: Element, part: str, *, shared: tuple[str, ...], found: Collected) -> None:
    """The cells with their formulas; each formula's result is a number as any other."""
    block, grid = "", Grid()
    for row in (each for each in root.iter() if each.tag == "row"):
        grid.begin_row()
        for cell in (each for each in row if each.tag == "c"):
            at = f"{part} {cell.get('r', '')}"
            words = _cell_words(cell, shared)
            named = _CAPTION.match(words)
            block = f"{named[1].lower()} {named[2]}" if named else block
            grid.begin_cell(is_head=cell.get("t") in {"s", "inlineStr"} and not words.startswith("["))
            if words:
                role, heads = grid.fill(words)
                role = Role.TEXT if named else role
                found.passages.append(Passage(words, at, block, role, heads))
            found.passages += [Passage(said, f"{at}, its formula", block, Role.UNSEEN) for said in _formulas(cell)]
    for each in root.iter():
        if each.tag in {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}:
            found.passages.append(Passage(words_in(each), f"{part}, {each.tag}"))


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
    if _ATTACHED.search(part):
        found.faults.append((part, "an attachment"))
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


_VERSIONS = {"AppVersion", "created", "modified", "TotalTime", "DocSecurity", "i4"}
"""Of a file's properties, those that say what made it and when."""
