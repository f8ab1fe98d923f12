"""Cells in which a spreadsheet says that it could not work out a value: #REF!, #N/A and their like."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from report_builder.model.findings import count_rows, stop
from report_builder.model.tables import Finding

ERRORS = (
    *("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"),
    *("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#EXTERNAL!", "#BUSY!", "#PYTHON!"),
    *(f"Err:{number}" for number in range(501, 541)),
)
"""As workbooks and CSV exports of them spell errors.

Source: ECMA-376 part 1, 18.18.11 (ST_CellType "e"), and the functions ERROR.TYPE of Excel and of LibreOffice Calc.
"""


def is_error(cells: pd.Series) -> pd.Series:
    """Whether text cells are errors; booleans without gaps."""
    held = pa.array(cells.array)
    found = pc.is_in(held, value_set=pa.array(ERRORS, type=held.type))
    return pd.Series(found.to_numpy(zero_copy_only=False), index=cells.index, dtype=bool)


def error_cells(place: str, rows: tuple[int, ...]) -> list[Finding]:
    """What is said of error cells.

    Args:
        place: "table column".
        rows: of the file; none where there is nothing to say.
    """
    what = f"{count_rows(rows)} with an error of a spreadsheet in place of a value, such as #REF! or #N/A"
    mend = "mend the formula in the workbook, or fill in the value"
    return [stop("error-cell", place, rows=rows, what=what, mend=mend)] if rows else []
