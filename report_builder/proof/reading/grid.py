"""A table cell by cell as HTML and PDF tell it, cells that reach over columns and rows spread out over them."""

from __future__ import annotations

from dataclasses import dataclass, field

from report_builder.proof.reading.words_at import Piece

MOST_SPANNED = 100


@dataclass(slots=True)
class Grid:
    """Rows of cells, each cell the pieces of its words.

    Attributes:
        rows: so far.
        hanging: column -> rows that a cell above still reaches down into.
    """

    rows: list[list[list[Piece]]] = field(default_factory=list)
    hanging: dict[int, int] = field(default_factory=dict)

    def open_row(self) -> None:
        """Another row, empty where cells above reach down into it."""
        self.rows.append([])
        self._hang()

    def add(self, cell: list[Piece], *, wide: int, tall: int, is_head: bool) -> None:
        """Another cell. A head stands over each of the columns that it covers; other cells leave them empty."""
        if not self.rows:
            self.open_row()
        row = self.rows[-1]
        wide = min(max(wide, 1), MOST_SPANNED)
        first = len(row)
        row.append(cell)
        row += [cell if is_head else [] for _ in range(wide - 1)]
        down = min(max(tall, 1), MOST_SPANNED) - 1
        self.hanging |= {at: down for at in range(first, first + wide) if down}
        if not down:
            self._hang()

    def _hang(self) -> None:
        row = self.rows[-1]
        while self.hanging.get(len(row), 0) and len(self.rows) > 1:
            self.hanging[len(row)] -= 1
            row.append([])
