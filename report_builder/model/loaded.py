"""What became of the rows of a table when it was loaded: read, used, left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TableLoad:
    """The rows of one table: those read are those used and those left out, and none vanishes unsaid.

    How many rows a table of cases has is a count of children: it goes on the screen of who may see the cases, and never
    into a public file.

    Attributes:
        table: the contract's name.
        file: what the source calls it.
        rows_read: rows below the header; lines that are wholly empty, without even a separator, are no rows.
        rows_used: rows that may be counted.
        left_out: why -> how many rows.
        columns_ignored: headers that are no columns of the contract.
        columns_lacking: columns of the contract that the table does not have, and which are read as blank.
        unreadable: the finding for which nothing could be read; else empty.
    """

    table: str
    file: str
    rows_read: int = 0
    rows_used: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    columns_ignored: tuple[str, ...] = ()
    columns_lacking: tuple[str, ...] = ()
    unreadable: str = ""
