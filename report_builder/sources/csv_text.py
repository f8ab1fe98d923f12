"""The bytes of a CSV file as text cells: the one place that knows CSV."""

from __future__ import annotations

import csv
import io
import re

from report_builder.model.findings import stop
from report_builder.model.tables import Finding
from report_builder.sources.sheet import Sheet, empty, sheet_of

_DELIMITERS = (",", ";", "\t")
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


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
    return sheet_of(table, records)


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
        return (text, []) if text.strip() else (None, [empty(table)])
    what = "the file's bytes are neither UTF-8 nor Windows text (cp1252)"
    return None, [stop("undecodable-text", table, what=what, mend="export it as CSV UTF-8")]


def _delimiter(text: str) -> str:
    """The separator that cuts the first line into most cells; a comma where it is as good as another."""
    first_line = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=first_line.count)
