"""A table as it is filled, cell by cell, so that each number knows the heads of its row and columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from report_builder.audit.artefacts import Role

_WIDEST = 200


@dataclass(slots=True)
class Grid:
    """The heads met so far in a table, by the columns that they stand over, and those of the row at hand."""

    over: dict[int, list[str]] = field(default_factory=dict)
    row: list[str] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    column: int = 0
    cell: tuple[int, int, bool] = (0, 1, False)
    has_cells: bool = False

    def begin_row(self) -> None:
        """A new row; columns that a cell above reaches into are taken."""
        self.row, self.column, self.has_cells = [], 0, False
        self.taken = {column: rows - 1 for column, rows in self.taken.items() if rows > 1}

    def begin_cell(self, *, is_head: bool, across: int = 1, down: int = 1) -> None:
        """A new cell of the row, so many columns wide and rows deep."""
        while self.column in self.taken:
            self.column += 1
        across = min(across, _WIDEST)
        self.cell = (self.column, across, is_head)
        self.taken |= dict.fromkeys(range(self.column, self.column + across), down)
        self.column += across
        self.has_cells |= not is_head

    def fill(self, words: str) -> tuple[Role, tuple[str, ...]]:
        """What the words in the cell at hand are, and the heads of its row and columns."""
        first, across, is_head = self.cell
        if not is_head:
            over = [head for column in range(first, first + across) for head in self.over.get(column, ())]
            return Role.CELL, (*self.row, *over)
        if first == 0:
            self.row.append(words)
        else:
            for column in range(first, first + across):
                self.over.setdefault(column, []).append(words)
        return Role.HEAD, ()
