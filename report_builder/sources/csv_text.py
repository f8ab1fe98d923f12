"""The bytes of a CSV file as text cells: the one place that knows CSV."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterator

from report_builder.model.tables import Finding
from report_builder.sources.csv_fast import read_regular
from report_builder.sources.limits import CONTROLS, look_at_columns, look_at_lines
from report_builder.sources.sheet import Sheet, empty, sheet_of
from report_builder.sources.unreadable import UnreadableError

_DELIMITERS = (",", ";", "\t")
_LONGEST_LINE = 1_000_000
"""Characters. No line of a table comes near it; a file of one line would be taken apart in vain."""
_TOLD = re.compile(r"\s*\"?sep=(.)\"?[ \t]*(?=\r|\n)", re.IGNORECASE)
"""A first line by which Excel is told the separator; it writes and reads such lines, and other programs write them."""
_FILLED = re.compile(r"\S")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def read_csv(table: str, content: bytes) -> tuple[Sheet | None, list[Finding]]:
    """Read a CSV file: UTF-8 with or without BOM, else cp1252; commas, semicolons or tabs.

    Returns:
        The sheet, without its ragged and blank rows, and what was found; no sheet where nothing can be read.
    """
    try:
        look_at_lines(max(content.count(b"\n"), content.count(b"\r")))
    except UnreadableError as error:
        return None, [error.finding(table)]
    is_told = b"sep=" in content[:20].lower()
    regular = None if is_told or not _has_lines(content) else read_regular(table, content, delimiter_of=delimiter_of)
    return regular or carefully_read(table, content)


def carefully_read(table: str, content: bytes) -> tuple[Sheet | None, list[Finding]]:
    """As `read_csv`, cell by cell, whatever the file is like."""
    try:
        records = csv_rows(content)
    except UnreadableError as error:
        return None, [error.finding(table)]
    return sheet_of(table, records)


def _has_lines(content: bytes) -> bool:
    """Whether no stretch of the file is so long without the end of a line that it can be no table's."""
    stretches = range(0, max(len(content) - _LONGEST_LINE, 0), _LONGEST_LINE)
    return all(
        content.find(b"\n", start, start + _LONGEST_LINE) >= 0 or content.find(b"\r", start, start + _LONGEST_LINE) >= 0
        for start in stretches
    )


def csv_rows(content: bytes) -> list[list[str]]:
    """Every row of a CSV file as trimmed cells, the first row first; a line without a character is an empty list.

    Args:
        content: UTF-8 with or without BOM, else cp1252; commas, semicolons or tabs, or what a first line `sep=|` says.

    Raises:
        UnreadableError: it is no CSV text, or nothing stands in it.
    """
    text = _decoded(content)
    told = _TOLD.match(text)
    # What follows the line of the separator stays where it is, so that rows keep their numbers.
    delimiter, text = (told[1], text[told.end() :]) if told else (delimiter_of(text), text)
    reader = csv.reader(_lines(text, delimiter), delimiter=delimiter, strict=True)
    records: list[list[str]] = []
    try:
        for record in reader:
            look_at_columns(len(record), len(records) + 1)
            records.append([cell.strip() for cell in record])
    except csv.Error as error:
        what = "the file cannot be read from here on: a quotation mark is never closed, or a cell is too long"
        mend = "export it again as CSV"
        raise UnreadableError(what, mend, name="malformed-csv", rows=(len(records) + 1,)) from error
    return records


def _decoded(content: bytes) -> str:
    if b"\x00" in content:
        what = "the file holds NUL bytes, so it is not CSV text (a workbook, or UTF-16)"
        raise UnreadableError(what, "export it as CSV UTF-8", name="nul-bytes")
    marked = content
    while marked.startswith(BOM_UTF8):  # a program that adds a mark to a file that has one makes two of them
        marked = marked.removeprefix(BOM_UTF8)
    for encoding in ("utf-8", "cp1252"):
        try:
            text = marked.decode(encoding)
        except UnicodeDecodeError:
            continue
        text = CONTROLS.sub(" ", text)
        if not _FILLED.search(text):
            nothing = empty("")
            raise UnreadableError(nothing.what, nothing.mend, name=nothing.name)
        return text
    what = "the file's bytes are neither UTF-8 nor Windows text (cp1252)"
    raise UnreadableError(what, "export it as CSV UTF-8", name="undecodable-text")


def delimiter_of(text: str) -> str:
    """The separator that cuts the first line into most cells; a comma where it is as good as another."""
    start = _FILLED.search(text)
    first_line = text[start.start() if start else 0 :].partition("\n")[0]
    return max(_DELIMITERS, key=first_line.count)


def _lines(text: str, delimiter: str) -> Iterator[str]:
    """The lines, as long as none is so long that it cannot be a table's.

    Raises:
        UnreadableError: one is.
    """
    for number, match in enumerate(_LINE.finditer(text), start=1):
        line = match[0]
        if len(line) > _LONGEST_LINE:
            look_at_columns(line.count(delimiter) + 1, number)
            what = f"a line of {len(line):,} characters, which no row of a table has"
            raise UnreadableError(what, "export it again as CSV", name="malformed-csv", rows=(number,))
        yield line
