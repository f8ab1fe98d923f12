"""A program of its own that reads a workbook's cells: a damaged workbook can end it, and ends nothing else with it.

The library that reads workbooks is compiled; asked for more memory than there is, it ends the whole process. So it runs
apart, with bounds. Workbook on standard input; on standard output a line of JSON for each sheet (name, number of rows,
whether it is hidden, merged ranges), each followed by a line for each row. It imports nothing of ours.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO, TextIO

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_CELLS = 30_000_000
"""Cells of a sheet, blank ones included: the area from its first filled cell to its last. 1,048,576 rows of 28."""
MOST_BYTES = 4 * 2**30
"""Memory that reading may take."""
NO_WORKBOOK, TOO_LARGE = 3, 4
"""Exit statuses, besides 0."""
_EXACT_WHOLE = 2**53
"""The whole numbers below it are all floats; those above are rounded."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def main(book_bytes: BinaryIO, written: TextIO) -> int:
    """Read a workbook.

    Args:
        book_bytes: the workbook.
        written: where its sheets go, as lines of JSON.

    Returns:
        The exit status: 0, or why there is no more to read.
    """
    import python_calamine as calamine  # noqa: PLC0415 - the tests import this file for `cell_text` alone

    _bound_memory()
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(book_bytes.read())) as book:
            for each in book.sheets_metadata:
                if each.typ == calamine.SheetTypeEnum.WorkSheet:
                    hidden = each.visible != calamine.SheetVisibleEnum.Visible
                    _write(written, book.get_sheet_by_name(each.name), is_hidden=hidden)
    except (calamine.CalamineError, UnicodeError):
        return NO_WORKBOOK
    except (MemoryError, OverflowError):
        return TOO_LARGE
    return 0


def cell_text(cell: Cell) -> str:
    """A cell as a CSV export would have it: dates in ISO 8601, whole numbers in digits, at most 15 digits that count.

    Source: 15 digits are what Excel keeps of a number and shows ("Excel specifications and limits", Microsoft).
    """
    if isinstance(cell, str):
        return _CONTROLS.sub(" ", cell).strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return _number_text(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(timespec="seconds")
    return _hours(cell) if isinstance(cell, dt.timedelta) else cell.isoformat()


def _hours(span: dt.timedelta) -> str:
    seconds = round(span.total_seconds())
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _number_text(number: float) -> str:
    if abs(number) < _EXACT_WHOLE and number == int(number):
        return str(int(number))
    exact = Decimal(f"{number:.15g}")
    return f"{exact:f}" if exact.is_finite() else "#NUM!"


def _write(written: TextIO, sheet: CalamineSheet, *, is_hidden: bool) -> None:
    """Write a sheet from its first row and column A on, filled or not."""
    left = sheet.start[1] if sheet.start else 0
    height = sheet.end[0] + 1 if sheet.end else 0
    if height * (left + sheet.width) > MOST_CELLS:
        raise MemoryError
    written.write(json.dumps([sheet.name, height, is_hidden, sheet.merged_cell_ranges or []]) + "\n")
    indent = [""] * left
    for row in sheet.iter_rows() if height else ():
        written.write(json.dumps([*indent, *map(cell_text, row)]) + "\n")


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = MOST_BYTES if hard == resource.RLIM_INFINITY else min(MOST_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


if __name__ == "__main__":
    raise SystemExit(main(sys.stdin.buffer, sys.stdout))
