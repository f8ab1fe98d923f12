"""Columns of Arrow as the text cells of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from report_builder.model.tables import Finding
from report_builder.sources.sheet import Sheet, row_findings

if TYPE_CHECKING:
    import pyarrow as pa

_WHITE_SPACE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())


def trimmed(column: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Cells of text without white space around them; null where nothing is left."""
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy, and of no use to --help

    cut = pc.utf8_trim(column, characters=_WHITE_SPACE)
    if pc.sum(pc.binary_length(cut)) == pc.sum(pc.binary_length(column)) and not pc.any(pc.equal(cut, "")).as_py():
        return column
    return pc.if_else(pc.equal(cut, ""), None, cut)


def sheet_of_columns(
    table: str, headers: Sequence[str], columns: Sequence[pa.ChunkedArray]
) -> tuple[Sheet, list[Finding]]:
    """The sheet of records that stand in columns, and what was found of its blank rows, which it is without.

    Args:
        table: whose findings they are.
        headers: trimmed, one a column.
        columns: large_string, trimmed, blank cells null. The first record is row 2.
    """
    cells = pd.DataFrame(
        {place: pd.Series(column, dtype="string") for place, column in enumerate(columns)}, columns=range(len(columns))
    )
    rows = pd.Series(np.arange(2, len(cells) + 2), dtype="Int64")
    is_blank = cells.isna().all(axis="columns")
    blank = tuple(int(row) for row in rows[is_blank])
    if blank:
        cells, rows = cells[~is_blank].reset_index(drop=True), rows[~is_blank].reset_index(drop=True)
    return Sheet(tuple(headers), cells, rows), row_findings(table, ragged=(), blank=blank)
