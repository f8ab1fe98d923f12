"""XLSX workbooks for tests: sheets of rows of cells, of the types that Excel tells apart."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence

import xlsxwriter

Rows = Iterable[Sequence[object]]
Shape = Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], object]


def xlsx_bytes(
    sheets: Mapping[str, Rows], *, at: tuple[int, int] = (0, 0), shape: Shape | None = None, is_1904: bool = False
) -> bytes:
    """A workbook's bytes.

    Args:
        sheets: name -> rows of cells: None, str, bool, int, float, date or datetime; a text that begins with # is an
            error, with = a formula whose cached value is 7.
        at: row and column of the first cell, counted from 0.
        shape: what else is done to each sheet.
        is_1904: whether days are counted from 1904, as old Macs did.
    """
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "date_1904": is_1904}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows, start=at[0]):
                for column, cell in enumerate(cells, start=at[1]):
                    _write(book, sheet, row, column, cell=cell)
            if shape:
                shape(book, sheet)
    return written.getvalue()


def repacked(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A package with other parts: a part's name and bytes -> its new bytes, or None to leave it out."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return written.getvalue()


def _write(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, *, cell: object
) -> None:
    if isinstance(cell, dt.date):
        pattern = "dd/mm/yyyy hh:mm" if isinstance(cell, dt.datetime) else "dd/mm/yyyy"
        sheet.write_datetime(row, column, cell, book.add_format({"num_format": pattern}))
    elif isinstance(cell, str) and cell.startswith("#"):
        sheet.write_formula(row, column, "=1/0", None, cell)
    elif isinstance(cell, str) and cell.startswith("="):
        sheet.write_formula(row, column, cell, None, 7)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write(row, column, cell)
