"""A cell suppression problem in numbers alone: what papers and an analyst's own tables both come down to.

Cells are known by their place, 0 to n - 1. Source: Fischetti and Salazar 2001, doi:10.1287/mnsc.47.7.1008.9805.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Row:
    """low <= sum of weight x cell <= high, which every reader knows: an addition, or what a printed figure says.

    Attributes:
        places, weights: the cells that stand in it.
        low, high: -inf or inf where there is no bound; equal for an addition.
    """

    places: tuple[int, ...]
    weights: tuple[float, ...]
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Rows side by side in compressed form: row i holds `starts[i]` up to `starts[i + 1]`."""

    starts: Places
    places: Places
    weights: Floats
    low: Floats
    high: Floats
    of_row: Places

    def times(self, cells: Floats) -> Floats:
        """The sum of each row."""
        products = self.weights * cells[self.places]
        return np.bincount(self.of_row, weights=products, minlength=len(self.low)).astype(np.float64)


def matrix_of(rows: Sequence[Row]) -> Matrix:
    """The rows in compressed form."""
    lengths = np.array([len(row.places) for row in rows], dtype=np.int64)
    return Matrix(
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        places=np.array([place for row in rows for place in row.places], dtype=np.int64),
        weights=np.array([weight for row in rows for weight in row.weights], dtype=np.float64),
        low=np.array([row.low for row in rows], dtype=np.float64),
        high=np.array([row.high for row in rows], dtype=np.float64),
        of_row=np.repeat(np.arange(len(rows)), lengths),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """What is to be protected.

    Attributes:
        counts: a world in which every row holds: the truth, as far as it is known here; for a cell of an earlier
            release, of which only what was printed is known, any value that fits.
        rows: what every reader knows to hold between the cells.
        costs: of withholding a cell, at least 1.
        small: to be withheld on their own account.
        free: printed, and may be withheld as a partner.
        unseen: the reader sees neither a number nor can be shown one, whatever is decided: not printed at all, or
            withheld in an earlier release. Small cells that are printed are not among them.
        guarded: the unseen ones that must keep three candidates all the same: small ones, and those withheld earlier.
        low, high: what a reader knows of a cell that he does not see: 1 or more where noughts are printed; inf.
        whole: whether it is a whole number; half days are not.
        alone: whether one person stands behind it, who knows it and must not work out another small cell; False
            everywhere where the rules do not ask for that.
        origin: the whole that it is a part of, where it is one.
    """

    counts: Floats
    rows: tuple[Row, ...]
    costs: Floats
    small: Flags
    free: Flags
    unseen: Flags
    guarded: Flags
    low: Floats
    high: Floats
    whole: Flags
    alone: Flags
    origin: Origin | None = None

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.counts)

    def hidden(self, withheld: Flags) -> Flags:
        """The cells that a reader does not see under a pattern."""
        return withheld | self.unseen

    def targets(self, withheld: Flags) -> Flags:
        """The cells that must keep three candidates under a pattern: withheld ones, small and partners alike."""
        return withheld | self.guarded

    def decided(self, withheld: Flags) -> Instance:
        """With nothing left to choose: what is not withheld is known, so that blocks are as small as they can be."""
        return replace(self, small=self.small & withheld, free=withheld & ~self.small)


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """Where a part of an instance comes from: the whole, and the places of the part's cells in it."""

    instance: Instance
    places: Places


def flags(size: int, places: Sequence[int] = ()) -> Flags:
    """False everywhere but at the given places."""
    found = np.zeros(size, dtype=np.bool_)
    found[list(places)] = True
    return found
