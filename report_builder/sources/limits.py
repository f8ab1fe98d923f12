"""How large what is read may be: beyond it a file is no table, and reading on would only fill the machine."""

from __future__ import annotations

import re

from report_builder.sources.unreadable import UnreadableError

MOST_COLUMNS = 2_000
"""Columns of a table. No table of the contract has thirty; the widest exports have some hundreds."""
MOST_UNPACKED_BYTES = 2**30
"""Bytes of a workbook's parts together, unpacked. Some ten million cells."""
MOST_LINES = 10_000_000
"""Lines of a CSV file. A junk of short lines passes for a table of one column, and every line of it for a fault."""
MOST_CELLS = 500_000_000
"""Cells of a Parquet file, which can hold billions of like ones in little room: 33 million rows of fifteen."""
MOST_DATABASE_CELLS = 75_000_000
"""Cells of a database's table: five million rows of fifteen. A view may have no end, and its rows come one by one."""
MOST_TEXT_BYTES = 2**32
"""Bytes of the text of a Parquet file, unpacked."""
CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters that no cell should hold, and that a terminal would obey."""


def look_at_columns(columns: int, row: int | None = None) -> None:
    """Complain of too many columns.

    Args:
        columns: how many there are.
        row: the row that has them, where it is known.

    Raises:
        UnreadableError: there are more than a table may have.
    """
    if columns > MOST_COLUMNS:
        what = f"too many columns ({columns:,}); the most that a table may have is {MOST_COLUMNS:,}"
        mend = "look whether this is the right file, and whether its lines end where its rows do"
        raise UnreadableError(what, mend, name="too-many-columns", rows=() if row is None else (row,))


def look_at_text(cells: int, text_bytes: int = 0, *, is_of_database: bool = False) -> None:
    """Complain of a table that would fill the machine.

    Args:
        cells: how many there are, blank ones included.
        text_bytes: how many they come to.
        is_of_database: whether a database sends it row by row, rather than a Parquet file column by column.

    Raises:
        UnreadableError: there are more than can be held.
    """
    most = MOST_DATABASE_CELLS if is_of_database else MOST_CELLS
    if cells > most or text_bytes > MOST_TEXT_BYTES:
        what = "the table is too large to be read: once unpacked, its cells would fill the machine"
        raise UnreadableError(what, "look whether this is the right one", name="too-many-cells")


def look_at_lines(lines: int) -> None:
    """Complain of too many lines.

    Raises:
        UnreadableError: there are more than a CSV file may have.
    """
    if lines > MOST_LINES:
        what = f"too many lines ({lines:,}); the most that a CSV file may have is {MOST_LINES:,}"
        mend = "look whether this is the right file; a table that is truly so long can be given as Parquet"
        raise UnreadableError(what, mend, name="too-many-lines")
