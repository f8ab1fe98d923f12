"""What an official file becomes: rows of the tables `published` and `population`, and what was left out and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from report_builder.model.national import PopulationRow, PublishedRow


@dataclass(frozen=True, slots=True)
class Remark:
    """Rows or cells of an official file that were left out or set right. Published figures may be quoted.

    Attributes:
        where: file, sheet, and row or cell: `lait.csv:1204 Values`.
        what: in words, with how many rows it touches.
        is_fault: whether the publisher made a mistake of which users must know; else a thing that is merely not read.
    """

    where: str
    what: str
    is_fault: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """The rows of one or several official files."""

    published: tuple[PublishedRow, ...] = ()
    population: tuple[PopulationRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rows_read: int = 0
    rows_used: int = 0
    lists: Mapping[str, str] = field(default_factory=dict)
    """Name of a further file -> its text, where a layout gives more than figures: families.yaml of neighbours."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What the caller knows of a file and the file does not say: its title and day of publication."""

    source: str = ""
    published_on: date | None = None


Read = Callable[[Sequence[Path], Publication], Imported]


@dataclass(frozen=True, slots=True)
class Layout:
    """An official layout that can be read.

    Attributes:
        name: as the command spells it: `lait`.
        what: one line for --help.
        read: raises DataError with every place where a file is not as the layout should be.
        headers: the columns by which a file of this layout is known; none where it has no fixed ones.
    """

    name: str
    what: str
    read: Read
    headers: tuple[str, ...] = ()
