"""Count tables as an analyst has them, linked where their dimensions and categories overlap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from report_builder.model.year_to_date import first_quarter

TOTAL = "Total"
"""The category that stands for a dimension's margin."""

PERIOD = "period"
"""The dimension that links releases: Q1 to Q4 and the years to date YTD1 to YTD4."""

Address = tuple[tuple[str, str], ...]
"""Where a cell stands: (dimension, category), sorted, margins left out; () is the grand total."""


def address_of(pairs: Iterable[tuple[str, str]]) -> Address:
    """Where dimensions and categories lead: margins fall away, and the first year to date is the first quarter."""
    return tuple(
        sorted(
            (dimension, first_quarter(category) if dimension == PERIOD else category)
            for dimension, category in pairs
            if category != TOTAL
        )
    )


@dataclass(frozen=True, slots=True)
class LinkedRow:
    """One cell as it stands in a file.

    Attributes:
        categories: one for each dimension of its table.
        count: None where a mark stands in its place.
        line: its line in the file, the header being 1; 0 for a margin that was computed from the rows.
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
        return address_of(zip(self.dimensions, row.categories, strict=True))


@dataclass(frozen=True, slots=True)
class LinkedTables:
    """Several files and the hierarchies of their dimensions.

    Attributes:
        tables: as read.
        parents: dimension -> {category: the broader category that it is part of}.
    """

    tables: tuple[LinkedTable, ...]
    parents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableRules:
    """What may be printed of an analyst's own tables.

    Attributes:
        threshold: the smallest count that may be printed, at least 2; the counts are of persons.
        is_zero_safe: whether noughts are printed; a reader then knows that every mark stands for 1 or more.
        contributors: whether the one person behind a count of 1 must not work out another small count either.
    """

    threshold: int = 5
    is_zero_safe: bool = True
    contributors: bool = False


@dataclass(frozen=True, slots=True)
class GuardedRow:
    """One cell as it may be published: its count, or None where the mark `[c]` stands in its place."""

    categories: tuple[str, ...]
    count: int | None


@dataclass(frozen=True, slots=True)
class GuardedTable:
    """One file as it may be published: the rows that were read, then the margins that were computed."""

    file: str
    dimensions: tuple[str, ...]
    rows: tuple[GuardedRow, ...]


@dataclass(frozen=True, slots=True)
class GuardedTables:
    """Tables after the wall. Only `disclosure.linked` makes one.

    Attributes:
        tables: in the order of the call.
        is_optimal: whether it is proven that nothing cheaper is safe.
    """

    tables: tuple[GuardedTable, ...]
    is_optimal: bool


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why cells are withheld: never for a reader, since which are small is itself a disclosure.

    Attributes:
        small: on their own account.
        partners: because a small one could be worked out without them.
        earlier: because they were withheld before.
    """

    small: tuple[Address, ...]
    partners: tuple[Address, ...]
    earlier: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Vouched:
    """What an attack on guarded tables found; nothing in it depends on a withheld count but its interval.

    Attributes:
        cells: different cells of all files together.
        withheld: how many of them a mark stands in place of.
        exactly_recoverable: how many a reader can work out to the number.
        narrowest_interval: the highest less the lowest count that a reader must allow for, of the withheld cell of
            which he knows most; None where nothing is withheld, or where he knows no highest count of any.
        method: in words.
        is_optimal: whether it is proven that nothing cheaper is safe.
    """

    cells: int
    withheld: int
    exactly_recoverable: int
    narrowest_interval: int | None
    method: str
    is_optimal: bool
