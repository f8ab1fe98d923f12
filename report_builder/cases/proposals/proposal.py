"""What a map of an export could be, as far as its headers and its words tell: sure, likely or unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Sureness(StrEnum):
    """How far a proposal can be relied on."""

    SURE = "sure"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """A header of the export and the column of the contract that it seems to be."""

    header: str
    column: str
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class ProposedWord:
    """A word of the export that the contract does not know, and what it seems to mean; empty where that is unknown."""

    old: str
    new: str = ""


@dataclass(frozen=True, slots=True)
class ProposedTable:
    """A table of the contract and what seems to hold it.

    Attributes:
        name: what the source calls it: a file, a sheet, a database table.
        columns: those that were found, in the order of the export.
        unmatched: the other headers.
        lacking: columns of the contract for which no header was found; those that every row needs come first.
        words: column -> words that need a translation.
        crowded: columns of categories with so many unknown words that they are not listed.
        unreadable: column -> rows whose date or number cannot be read.
    """

    table: str
    name: str
    columns: tuple[ProposedColumn, ...]
    unmatched: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    words: Mapping[str, tuple[ProposedWord, ...]] = field(default_factory=dict)
    crowded: tuple[str, ...] = ()
    unreadable: Mapping[str, int] = field(default_factory=dict)

    @property
    def has_a_header(self) -> bool:
        """Whether the first row is a header beyond doubt, so that it may be repeated: two of its cells are known."""
        return len(self.columns) > 1


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed map.

    Attributes:
        tables: in the order of the contract.
        unused: name -> headers of what seems to be no table of the contract.
        unreadable: name -> the finding for which nothing could be read.
    """

    tables: tuple[ProposedTable, ...]
    unused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unreadable: Mapping[str, str] = field(default_factory=dict)
