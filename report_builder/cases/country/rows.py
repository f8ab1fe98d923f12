"""The rows behind a measure in one service: what each is of, whose it is, and how rows become counts of categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from report_builder.cases.country.words import BLANK, NotPlainError, Words
from report_builder.cases.counts.axes import members

if TYPE_CHECKING:
    from numpy.typing import NDArray

Coded = tuple["NDArray[Any]", Words]
"""The number of each row's category, and the words of the numbers."""

Counts = Mapping[tuple[str, ...], int]
"""The categories of a view's dimensions, in their order -> the count; a crossing that is not there is nought."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one measure and period.

    Attributes:
        child: the place of each row's child.
        by: dimension -> the category of each row.
        is_one_a_child: whether no child has two.
        weight: how much each row counts, where it is not one.
    """

    child: NDArray[Any]
    by: Mapping[str, Coded] = field(default_factory=dict)
    is_one_a_child: bool = False
    weight: NDArray[Any] | None = None

    def where(self, is_so: NDArray[np.bool_]) -> Rows:
        """The rows of which something is so."""
        by = {dimension: (codes[is_so], words) for dimension, (codes, words) in self.by.items()}
        weight = None if self.weight is None else self.weight[is_so]
        return Rows(self.child[is_so], by, self.is_one_a_child, weight)

    def has(self, dimension: str, category: str) -> NDArray[np.bool_]:
        """Whether each row has a category, which may stand for several."""
        codes, words = self.by[dimension]
        wanted = [words.number(name) for name in members(dimension, category) if name in words.names]
        return np.isin(codes, wanted)


def counted(rows: Rows, dimensions: Sequence[str], *, of_children: bool) -> Counts:
    """How many rows, or distinct children, there are of each crossing of categories.

    Raises:
        NotPlainError: a row has no category of a dimension.
    """
    place = np.zeros(len(rows.child), dtype=np.int64)
    sizes = []
    for dimension in dimensions:
        codes, words = rows.by[dimension]
        if len(codes) and codes.min() == BLANK:
            raise NotPlainError(dimension)
        sizes.append(len(words.names))
        place = place * len(words.names) + codes
    if of_children and not rows.is_one_a_child:
        most = int(rows.child.max(initial=0)) + 1
        place = np.unique(place * most + rows.child) // most
    times = np.bincount(place, weights=None if of_children else rows.weight)
    found = np.flatnonzero(times)
    crossings = zip(*np.unravel_index(found, sizes), strict=True) if sizes else [()] * len(found)
    names = [rows.by[dimension][1].names for dimension in dimensions]
    return {
        tuple(within[int(code)] for within, code in zip(names, codes, strict=True)): int(count)
        for codes, count in zip(crossings, times[found].tolist(), strict=True)
    }
