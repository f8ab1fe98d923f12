"""A table cell by cell as HTML and PDF tell it, cells that reach over columns and rows spread out over them."""

from __future__ import annotations

from dataclasses import dataclass, field

from report_builder.proof.reading.words_at import Piece
from report_builder.sources.unreadable import UnreadableError

MOST_SPANNED = 100

MOST_CELLS = 20_000
"""Of a table, those left empty by cells that reach over them among them; one of a paper has a few hundred."""


@dataclass(slots=True)
class Grid:
    """Rows of cells, each cell the pieces of its words.

    Attributes:
        rows: so far.
        hanging: column -> rows that a cell above still reaches down into.
        size: the cells of all rows.
    """

    rows: list[list[list[Piece]]] = field(default_factory=list)
    hanging: dict[int, int] = field(default_factory=dict)
    size: int = 0

    def open_row(self) -> None:
        """Another row, empty where cells above reach down into it."""
        self.rows.append([])
        self._hang()

    def add(self, cell: list[Piece], *, wide: int, tall: int, is_head: bool) -> None:
        """Another cell. A head stands over each of the columns that it covers; other cells leave them empty.

        Raises:
            UnreadableError: the table is larger than any paper's.
        """
        if not self.rows:
            self.open_row()
        row = self.rows[-1]
        wide = min(max(wide, 1), MOST_SPANNED)
        first = len(row)
        self._put([cell, *(cell if is_head else [] for _ in range(wide - 1))])
        down = min(max(tall, 1), MOST_SPANNED) - 1
        self.hanging |= {at: down for at in range(first, first + wide) if down}
        if not down:
            self._hang()

    def _hang(self) -> None:
        row = self.rows[-1]
        while self.hanging.get(len(row), 0) and len(self.rows) > 1:
            self.hanging[len(row)] -= 1
            self._put([[]])

    def _put(self, cells: list[list[Piece]]) -> None:
        self.rows[-1] += cells
        self.size += len(cells)
        insist_size(self.size)


def insist_size(cells: int) -> None:
    """Stop where a table has more cells than any paper's.

    Raises:
        UnreadableError: it has.
    """
    if cells > MOST_CELLS:
        what = "it has a table that is larger than any paper's"
        raise UnreadableError(what, "look whether this is the right file, or take the table out")
