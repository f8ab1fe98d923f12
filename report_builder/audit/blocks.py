"""The counts that are still open, in blocks that no sum joins: each can be attacked by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from report_builder.audit.propagate import Floats, Places, System

_ALMOST_WHOLE = 1e-6


@dataclass(frozen=True, slots=True)
class Block:
    """Open counts and the sums between them, what is known being taken off the sums' ends.

    Attributes:
        columns: their places in the system.
        low, high, is_whole: by column of the block.
        starts, entry_column, weight: the rows one after the other, columns counted within the block.
        row_low, row_high: by row.
    """

    columns: Places
    low: Floats
    high: Floats
    is_whole: NDArray[np.bool_]
    starts: Places
    entry_column: Places
    weight: Floats
    row_low: Floats
    row_high: Floats

    def sums(self, values: Floats) -> Floats:
        """What each row comes to."""
        if not len(self.row_low):
            return np.zeros(0)
        products = self.weight * values[self.entry_column]
        return np.asarray(np.add.reduceat(products, self.starts[:-1]), dtype=np.float64)

    def world(self, values: Floats) -> Floats | None:
        """The values as a world that fits all that is known: whole where counts are, every sum exact; else None."""
        near = np.rint(values)
        if bool(np.any(np.abs(near - values)[self.is_whole] > _ALMOST_WHOLE)):
            return None
        world = np.where(self.is_whole, near, values)
        slack = 0.0 if bool(self.is_whole.all()) else _ALMOST_WHOLE
        sums = self.sums(world)
        fits = np.all(sums >= self.row_low - slack) and np.all(sums <= self.row_high + slack)
        is_within = np.all(world >= self.low - slack) and np.all(world <= self.high + slack)
        return world if bool(fits and is_within) else None

    def part(self, kept: Places, world: Floats) -> Block:
        """Some of its columns, by their places within the block, all others being held where a world has them."""
        is_kept = np.zeros(len(self.columns), dtype=bool)
        is_kept[kept] = True
        held = np.where(is_kept, 0.0, world)
        base = self.sums(held)
        rows = np.repeat(np.arange(len(self.row_low)), np.diff(self.starts))
        return _cut(
            (rows, self.entry_column, self.weight, self.row_low - base, self.row_high - base),
            (self.columns, self.low, self.high, self.is_whole),
            kept=kept,
        )


def blocks_of(system: System) -> list[Block]:
    """The blocks of the columns that are not yet known, in the order of their first column."""
    is_open = system.low < system.high
    held = np.where(is_open, 0.0, system.low)
    rows, columns, weight = system.entry_row, system.entry_column, system.weight
    base = np.bincount(rows, weights=weight * held[columns], minlength=len(system.row_low))
    labels = labels_of(system, is_open)
    ends = (rows, columns, weight, system.row_low - base, system.row_high - base)
    states = (np.arange(len(system.low)), system.low, system.high, system.is_whole)
    order = np.argsort(labels[is_open], kind="stable")
    kept = np.flatnonzero(is_open)[order]
    cuts = np.flatnonzero(np.diff(labels[kept])) + 1
    is_of_open = is_open[columns]
    by_label = _rows_by_label(rows[is_of_open], labels[columns[is_of_open]])
    return [
        _cut(_rows_of(ends, by_label.get(int(labels[group[0]]))), states, kept=group)
        for group in np.split(kept, cuts)
        if len(group)
    ]


def _rows_by_label(rows: Places, labels: Places) -> dict[int, Places]:
    pairs = np.unique(np.stack([labels, rows], axis=1), axis=0)
    cuts = np.flatnonzero(np.diff(pairs[:, 0])) + 1
    return {int(group[0, 0]): group[:, 1] for group in np.split(pairs, cuts) if len(group)}


def _rows_of(
    ends: tuple[Places, Places, Floats, Floats, Floats], chosen: Places | None
) -> tuple[Places, Places, Floats, Floats, Floats]:
    """The entries of some rows, which are numbered afresh. The entries stand row by row."""
    rows, columns, weight, low, high = ends
    if chosen is None:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, np.zeros(0), np.zeros(0), np.zeros(0)
    first, last = np.searchsorted(rows, chosen), np.searchsorted(rows, chosen, side="right")
    entries = np.concatenate([np.arange(a, b) for a, b in zip(first, last, strict=True)])
    numbers = np.repeat(np.arange(len(chosen)), last - first)
    return numbers, columns[entries], weight[entries], low[chosen], high[chosen]


def _cut(
    ends: tuple[Places, Places, Floats, Floats, Floats],
    states: tuple[Places, Floats, Floats, NDArray[np.bool_]],
    *,
    kept: Places,
) -> Block:
    """The kept columns and the rows that they stand in. The entries stand row by row, and so does the cut."""
    rows, columns, weight, low, high = ends
    places, column_low, column_high, is_whole = states
    within = np.full(len(places), -1, dtype=np.int64)
    within[kept] = np.arange(len(kept))
    is_kept = within[columns] >= 0
    used, numbers = np.unique(rows[is_kept], return_inverse=True)
    starts = np.concatenate([[0], np.cumsum(np.bincount(numbers, minlength=len(used)))]).astype(np.int64)
    return Block(
        places[kept],
        column_low[kept],
        column_high[kept],
        is_whole[kept],
        starts,
        within[columns[is_kept]],
        weight[is_kept],
        low[used],
        high[used],
    )


def labels_of(system: System, is_open: NDArray[np.bool_]) -> Places:
    """For each column the first column of its block."""
    leader = list(range(len(system.low)))

    def lead(column: int) -> int:
        while leader[column] != column:
            leader[column] = leader[leader[column]]
            column = leader[column]
        return column

    is_of_open = is_open[system.entry_column]
    last_row, first = -1, -1
    entries = zip(system.entry_row[is_of_open].tolist(), system.entry_column[is_of_open].tolist(), strict=True)
    for row, column in entries:
        if row != last_row:
            last_row, first = row, lead(column)
        else:
            other = lead(column)
            first, other = min(first, other), max(first, other)
            leader[other] = first
    return np.array([lead(column) for column in range(len(leader))], dtype=np.int64)
