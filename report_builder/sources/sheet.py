"""A table as text cells, before any of it is understood: what every kind of source makes of what it reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from report_builder.model.findings import count_rows, stop, warn
from report_builder.model.tables import Finding, Input


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as text.

    Attributes:
        headers: the cells of the first row, trimmed.
        cells: `string` columns 0, 1, ... as many as there are headers; trimmed, blank cells NA; rows without a filled
            cell are not among them.
        rows: Int64, the row number of each record in its file; the header is row 1. In a database the records are
            numbered from 1 in the order of their keys.
        keys: what names each record where row numbers mean nothing to a user (a database); never shown on screen.
    """

    headers: tuple[str, ...]
    cells: pd.DataFrame
    rows: pd.Series
    keys: pd.Series | None = None


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One table of a source, read: its sheet where it has one, and what was found of the file itself."""

    sheet: Sheet | None
    findings: list[Finding]
    source: Input


def sheet_of(table: str, records: Sequence[Sequence[str]]) -> tuple[Sheet | None, list[Finding]]:
    """A sheet of rows of cells, the first filled one of which is the header.

    Args:
        table: whose findings they are.
        records: every row from the first on, a filled cell trimmed, a blank one empty.

    Returns:
        The sheet without its ragged and blank rows, and what was found; no sheet where no cell is filled.
    """
    first = next((place for place, record in enumerate(records) if any(record)), None)
    if first is None:
        return None, [empty(table)]
    headers = tuple(records[first])
    kept: list[Sequence[str]] = []
    rows: list[int] = []
    ragged: list[int] = []
    blank: list[int] = []
    for row, record in enumerate(records[first + 1 :], start=first + 2):
        if not any(record):
            # A line without even a separator is only the end of the file or a gap in it.
            blank.extend([row] if record else [])
        elif len(record) < len(headers) or any(record[len(headers) :]):
            ragged.append(row)
        else:
            kept.append(record[: len(headers)])
            rows.append(row)
    cells = pd.DataFrame(kept, columns=range(len(headers)), dtype="string").replace("", pd.NA)
    sheet = Sheet(headers, cells, pd.Series(rows, dtype="Int64"))
    return sheet, row_findings(table, ragged=tuple(ragged), blank=tuple(blank))


def row_findings(table: str, *, ragged: tuple[int, ...], blank: tuple[int, ...]) -> list[Finding]:
    """What is said of rows that are no records."""
    findings = []
    if ragged:
        what = f"{count_rows(ragged)} with more or fewer cells than the header"
        mend = "look for a separator inside a cell that is not in quotation marks"
        findings.append(stop("ragged-row", table, rows=ragged, what=what, mend=mend))
    if blank:
        what = f"{count_rows(blank)} without a single filled cell, left out"
        findings.append(warn("blank-row", table, rows=blank, what=what, mend="delete them"))
    return findings


def empty(table: str) -> Finding:
    """A table without a single filled cell."""
    what = "the file is empty; it has not even a header"
    return stop("empty-file", table, what=what, mend="export it again, or remove the file")
