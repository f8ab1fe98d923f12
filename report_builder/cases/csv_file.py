"""The bytes of a CSV file as text cells: the one place that knows CSV. Another format would stand beside it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from report_builder.cases.findings import count_rows, stop, warn
from report_builder.model.tables import Finding

_DELIMITERS = (",", ";", "\t")
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as text, before any of it is understood.

    Attributes:
        headers: the cells of the first row, trimmed.
        records: the cells of each further row, as many as there are headers, trimmed.
        rows: the row number of each record; the header is row 1.
    """

    headers: tuple[str, ...]
    records: list[list[str]]
    rows: list[int]


def read_csv(table: str, content: bytes) -> tuple[Sheet | None, list[Finding]]:
    """Read a CSV file: UTF-8 with or without BOM, else cp1252; commas, semicolons or tabs.

    Returns:
        The sheet, without its ragged and blank rows, and what was found; no sheet where nothing can be read.
    """
    text, findings = _decode(table, content)
    if text is None:
        return None, findings
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    records: list[list[str]] = []
    try:
        records.extend([cell.strip() for cell in record] for record in reader)
    except csv.Error:
        return None, [
            stop(
                "malformed-csv",
                table,
                rows=(len(records) + 1,),
                what="the file cannot be read from here on: a quotation mark is never closed, or a cell is too long",
                mend="export it again as CSV",
            )
        ]
    if not any(any(record) for record in records):
        return None, [_empty(table)]
    return _sheet(table, records)


def _decode(table: str, content: bytes) -> tuple[str | None, list[Finding]]:
    if b"\x00" in content:
        what = "the file holds NUL bytes, so it is not CSV text (a workbook, or UTF-16)"
        return None, [stop("nul-bytes", table, what=what, mend="export it as CSV UTF-8")]
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        text = _CONTROLS.sub(" ", text)
        return (text, []) if text.strip() else (None, [_empty(table)])
    what = "the file's bytes are neither UTF-8 nor Windows text (cp1252)"
    return None, [stop("undecodable-text", table, what=what, mend="export it as CSV UTF-8")]


def _empty(table: str) -> Finding:
    what = "the file is empty; it has not even a header"
    return stop("empty-file", table, what=what, mend="export it again, or remove the file")


def _delimiter(text: str) -> str:
    """The separator that cuts the first line into most cells; a comma where it is as good as another."""
    first_line = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=first_line.count)


def _sheet(table: str, records: list[list[str]]) -> tuple[Sheet, list[Finding]]:
    first = next(place for place, record in enumerate(records) if any(record))
    headers = records[first]
    width = len(headers)
    kept: list[list[str]] = []
    rows: list[int] = []
    ragged: list[int] = []
    blank: list[int] = []
    for row, record in enumerate(records[first + 1 :], start=first + 2):
        if not any(record):
            # A line without even a separator is only the end of the file or a gap in it.
            blank.extend([row] if record else [])
        elif len(record) < width or any(record[width:]):
            ragged.append(row)
        else:
            kept.append(record[:width])
            rows.append(row)
    return Sheet(tuple(headers), kept, rows), _row_findings(table, tuple(ragged), tuple(blank))


def _row_findings(table: str, ragged: tuple[int, ...], blank: tuple[int, ...]) -> list[Finding]:
    findings = []
    if ragged:
        what = f"{count_rows(ragged)} with more or fewer cells than the header"
        mend = "look for a separator inside a cell that is not in quotation marks"
        findings.append(stop("ragged-row", table, rows=ragged, what=what, mend=mend))
    if blank:
        what = f"{count_rows(blank)} without a single filled cell, left out"
        findings.append(warn("blank-row", table, rows=blank, what=what, mend="delete them"))
    return findings
