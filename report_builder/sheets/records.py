"""The bytes of a CSV file as trimmed text cells. Nothing is guessed: UTF-8, with or without BOM, and commas."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from report_builder.sheets.faults import Faults, Place

LARGEST_MB = 64
"""A table of a million counts has about 40 MB; a larger file holds records, or is no table."""

_AS_UTF8 = "save it as 'CSV UTF-8 (comma delimited)'"


@dataclass(frozen=True, slots=True)
class Records:
    """A file as text, before any of it is understood.

    Attributes:
        file: as the user named it.
        header: the cells of the first line.
        rows: the cells of each further line that has any, as many as the header, with its line.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_records(path: Path, faults: Faults) -> Records | None:
    """Read one file; ragged rows are noted and left out. None where it cannot be read at all."""
    place = Place(str(path))
    text = _text(path, faults)
    if text is None:
        return None
    if not text.strip():
        faults.note("the file is empty; it has not even a header", place, mend="export it again")
        return None
    lines = _lines(text, place, faults)
    if not lines:
        return None
    (_, header), *rest = lines
    if len(header) == 1 and any(separator in header[0] for separator in ";\t"):
        what = "the columns are separated by semicolons or tabs"
        faults.note(what, Place(str(path), 1), mend="save it with commas as separators")
        return None
    return Records(str(path), header, _even_rows(rest, len(header), file=str(path), faults=faults))


def _text(path: Path, faults: Faults) -> str | None:
    place = Place(str(path))
    try:
        if path.stat().st_size > LARGEST_MB * 1_000_000:
            mend = "give a table of counts, not the records that were counted"
            faults.note(f"the file is larger than {LARGEST_MB} MB", place, mend=mend)
            return None
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        faults.note_call("there is no such file", place, mend="look at the name and the folder")
        return None
    except IsADirectoryError:
        faults.note_call("this is a folder", place, mend="name the files in it")
        return None
    return _decoded(content, place, faults)


def _decoded(content: bytes, place: Place, faults: Faults) -> str | None:
    if b"\x00" in content:
        faults.note("this is no text: a workbook, or UTF-16", place, mend=_AS_UTF8)
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        faults.note("the text is not UTF-8", Place(place.file, line), mend=_AS_UTF8)
        return None


def _lines(text: str, place: Place, faults: Faults) -> list[tuple[int, tuple[str, ...]]]:
    """Each row with the line on which it begins; those without any text left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[tuple[int, tuple[str, ...]]] = []
    begins = 1
    try:
        for cells in reader:
            trimmed = tuple(cell.strip() for cell in cells)
            if any(trimmed):
                found.append((begins, trimmed))
            begins = reader.line_num + 1
    except csv.Error:
        what = "the file cannot be read from here on: a quotation mark stands alone, or a cell is too long"
        faults.note(what, Place(place.file, begins), mend="export it again as CSV")
        return []
    return found


def _even_rows(
    lines: list[tuple[int, tuple[str, ...]]], width: int, *, file: str, faults: Faults
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    for line, cells in lines:
        if len(cells) != width:
            mend = "look for a comma inside a cell that is not in quotation marks"
            faults.note("the row has more or fewer cells than the header", Place(file, line), mend=mend)
    return tuple((line, cells) for line, cells in lines if len(cells) == width)
