"""Made-up workbooks for tests of importers; no number in them is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

MADE_UP = "Made up for tests; not published figures"


def write_xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], *, hidden: Sequence[int] = ()) -> Path:
    """A workbook of sheets of rows of cells; None is a blank cell, a date a real one.

    Args:
        path: the file to write.
        sheets: name -> rows.
        hidden: numbers of rows that are hidden in every sheet, the first is 1.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        as_date = book.add_format({"num_format": "mmm yy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                for at, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, at, cell, as_date)  # type: ignore[arg-type]
                    elif cell is not None:
                        sheet.write(number, at, cell)
            for number in hidden:
                sheet.set_row(number - 1, options={"hidden": True})
    return path
