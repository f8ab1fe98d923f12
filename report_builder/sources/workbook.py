"""The sheets of a workbook (XLSX or ODS) as text cells: the one place that knows workbooks."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from report_builder.sources.limits import CONTROLS
from report_builder.sources.unreadable import UnreadableError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_EXACT_WHOLE = 2**53
"""The whole numbers below it are all floats; those above are rounded."""

Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def workbook_rows(content: bytes) -> dict[str, list[list[str]]]:
    """Every sheet of an XLSX or ODS workbook: its name -> its rows of trimmed text cells.

    The first row is the sheet's first, the first cell that of column A, whether they are filled or not; the rows of a
    sheet are all as long as its longest. Hidden sheets are among them, those of charts are not.

    Raises:
        UnreadableError: it is no such workbook, or one that cannot be opened without a password.
    """
    import python_calamine as calamine  # noqa: PLC0415 - only a dataset that has a workbook pays for it

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            names = [each.name for each in book.sheets_metadata if each.typ == calamine.SheetTypeEnum.WorkSheet]
            return {name: list(_rows(book.get_sheet_by_name(name))) for name in names}
    except calamine.CalamineError as error:
        what = "the file is not a workbook that can be read: it is damaged, or another kind of file under this name"
        raise UnreadableError(what, "open it in its program and save it as .xlsx or .ods") from error


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    if sheet.start is None:
        return
    seen: dict[str, str] = {}
    for row in sheet.to_python(skip_empty_area=False):
        texts = [cell_text(cell) for cell in row]
        # Words recur in a column by the million: each is kept once.
        yield [seen.setdefault(text, text) for text in texts]


def cell_text(cell: Cell) -> str:
    """A cell as a CSV export would have it: dates in ISO 8601, whole numbers in digits, at most 15 digits that count.

    Source: 15 digits are what Excel keeps of a number and shows ("Excel specifications and limits", Microsoft).
    """
    if isinstance(cell, str):
        return CONTROLS.sub(" ", cell).strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return _number_text(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(timespec="seconds")
    return str(cell) if isinstance(cell, dt.timedelta) else cell.isoformat()


def _number_text(number: float) -> str:
    if number == int(number) and abs(number) < _EXACT_WHOLE:
        return str(int(number))
    return f"{Decimal(f'{number:.15g}'):f}"
