"""The sheets of a workbook (XLSX or ODS) as text cells: the one place that knows workbooks."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from report_builder.sources import workbook_cells
from report_builder.sources.merged_cells import Range, merged_in_ods
from report_builder.sources.package import damaged, sound_package, too_large

SECONDS_TO_READ = 60.0
"""Seconds after which reading is given up, and more of a large file."""
_BYTES_A_SECOND = 200_000
"""Packed; a machine that does nothing else reads five times as many."""


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet of a workbook.

    Attributes:
        rows: trimmed text cells, from the sheet's first row and column A on; all rows are as long as the longest.
        merged: the ranges of merged cells.
    """

    name: str
    rows: list[list[str]]
    is_hidden: bool = False
    merged: tuple[Range, ...] = ()


def workbook_rows(content: bytes) -> dict[str, list[list[str]]]:
    """Every sheet of an XLSX or ODS workbook: its name -> its rows of trimmed text cells.

    The first row is the sheet's first, the first cell that of column A, whether they are filled or not; the rows of a
    sheet are all as long as its longest. Hidden sheets are among them, those of charts are not. An error cell is its
    text, "#REF!".

    Raises:
        UnreadableError: it is no such workbook, is locked by a password, or is too large.
    """
    return {sheet.name: sheet.rows for sheet in workbook_sheets(content)}


def workbook_sheets(content: bytes) -> list[BookSheet]:
    """The sheets of an XLSX or ODS workbook, in their order, those of charts left out.

    Raises:
        UnreadableError: it is no such workbook, is locked by a password, or is too large.
    """
    package = sound_package(content)
    seconds = SECONDS_TO_READ + len(content) / _BYTES_A_SECOND
    call = [sys.executable, "-P", str(Path(workbook_cells.__file__))]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own program
            call, input=package, capture_output=True, check=False, timeout=seconds
        )
    except subprocess.TimeoutExpired as error:
        raise too_large() from error
    if done.returncode == workbook_cells.TOO_LARGE or done.returncode < 0:
        raise too_large()
    if done.returncode == workbook_cells.NO_WORKBOOK or b"PanicException" in done.stderr:
        raise damaged()
    if done.returncode:
        raise RuntimeError(f"the reader of cells ended with status {done.returncode}")
    of_ods = merged_in_ods(package)
    return [replace(sheet, merged=of_ods.get(sheet.name, sheet.merged)) for sheet in _sheets(done.stdout.splitlines())]


def _sheets(lines: Iterable[bytes]) -> list[BookSheet]:
    remaining = iter(lines)
    sheets = []
    seen: dict[str, str] = {}
    for line in remaining:
        name, height, is_hidden, merged = json.loads(line)
        # Words recur in a column by the million: each is kept once.
        rows = [[seen.setdefault(cell, cell) for cell in json.loads(next(remaining))] for _ in range(height)]
        ranges = tuple((top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in merged)
        sheets.append(BookSheet(name, rows, is_hidden, ranges))
    return sheets
