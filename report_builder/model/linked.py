"""Count tables as an analyst has them, linked where their dimensions and categories overlap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TOTAL = "Total"
"""The category that stands for a dimension's margin."""

PERIOD = "period"
"""The dimension that links releases: Q1 to Q4 and the years to date YTD1 to YTD4."""

Address = tuple[tuple[str, str], ...]
"""Where a cell stands: (dimension, category), sorted, margins left out; () is the grand total."""


@dataclass(frozen=True, slots=True)
class LinkedRow:
    """One cell as it stands in a file.

    Attributes:
        categories: one for each dimension of its table.
        count: None where a mark stands in its place.
        line: its line in the file, the header being 1.
    """

    categories: tuple[str, ...]
    count: int | None
    line: int


@dataclass(frozen=True, slots=True)
class LinkedTable:
    """One file: dimension columns, then `count`.

    Attributes:
        file: its name, for messages and for the answer.
        dimensions: the columns before `count`, in the file's order.
        rows: in the file's order.
    """

    file: str
    dimensions: tuple[str, ...]
    rows: tuple[LinkedRow, ...]

    def address(self, row: LinkedRow) -> Address:
        """Where one of its rows stands among all linked tables."""
        pairs = zip(self.dimensions, row.categories, strict=True)
        return tuple(sorted((dimension, category) for dimension, category in pairs if category != TOTAL))


@dataclass(frozen=True, slots=True)
class LinkedTables:
    """Several files and the hierarchies of their dimensions.

    Attributes:
        tables: as read.
        parents: dimension -> {category: the broader category that it is part of}.
    """

    tables: tuple[LinkedTable, ...]
    parents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
