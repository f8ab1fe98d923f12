"""What a table and a column of the data contract are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    DATE = "date"
    DATE_OR_MONTH = "date or month"
    BOOLEAN = "yes or no"
    WHOLE = "whole number"
    DECIMAL = "number"
    CATEGORY = "category"
    ETHNICITY = "ethnic group"
    FINANCIAL_YEAR = "financial year"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        kind: how its cells are read.
        is_required: whether the column must be there and each of its cells filled.
        allowed: the categories, spelled as they stand after loading; compared without case, hyphens as spaces.
        is_open: whether another category is let through with a warning.
        blank: what a blank cell is read as; empty where it stays blank.
        least, most: the range of a number, both ends included.
        is_label: whether charts and tables print its cells as the name of something, so that they must be short.
        also_read: other spellings of a category: ("youth diversion order", "other").
    """

    name: str
    kind: Kind = Kind.TEXT
    is_required: bool = False
    allowed: tuple[str, ...] = ()
    is_open: bool = False
    blank: str = ""
    least: int | None = None
    most: int | None = None
    is_label: bool = False
    also_read: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, and the columns that together name a row once."""

    name: str
    columns: tuple[Column, ...]
    unique: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its columns' names, in order."""
        return tuple(column.name for column in self.columns)
