"""Faults in a YAML file, and the places where they stand: every reader of a config or a chart speaks of them so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from report_builder.errors import Complaint

KeyPath = tuple[str | int, ...]
"""The way to a value: ("accept", 0, "reason")."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key stands, and the line on which the text behind it begins. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    text_line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def of_text(self) -> str:
        """`file:line` of the first line of the text."""
        return f"{self.file}:{self.text_line or self.line}"


Places = Mapping[KeyPath, Place]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the way to its key, what it is, how to mend it, and its place once that is known."""

    path: KeyPath
    what: str
    mend: str = ""
    place: Place | None = None

    def under(self, path: KeyPath) -> Fault:
        """The same fault, seen from a mapping further out."""
        return replace(self, path=(*path, *self.path))

    @property
    def complaint(self) -> Complaint:
        """As the user reads it."""
        where = ": ".join(part for part in (str(self.place or ""), spell_path(self.path)) if part)
        return Complaint(self.what, where=where, mend=self.mend)


class FaultsError(ValueError):
    """Raised by whoever reads a value, with paths counted from that value; gathered by whoever reads the file."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.what for fault in faults))
        self.faults = faults


def fault(what: str, mend: str = "", *, path: KeyPath = ()) -> FaultsError:
    """A single fault, ready to be raised."""
    return FaultsError(Fault(path, what, mend))


def spell_path(path: KeyPath) -> str:
    """`accept.1.reason`: items of a list count from 1, as readers do."""
    return ".".join(str(part + 1) if isinstance(part, int) else quoted(part, limit=60) for part in path)


def quoted(text: str, *, limit: int = 40) -> str:
    """A text from the config on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 3]}..."


def nearest_place(path: KeyPath, places: Places) -> Place:
    """The place of a key, or of the innermost mapping around it that stands in the file."""
    return next(places[path[:length]] for length in range(len(path), -1, -1) if path[:length] in places)


def placed(faults: Iterable[Fault], places: Places) -> list[Fault]:
    """The faults with their places; one that has its place keeps it."""
    return [fault if fault.place else replace(fault, place=nearest_place(fault.path, places)) for fault in faults]


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """As they stand in the file, from top to bottom, each once."""
    return sorted(
        dict.fromkeys(faults), key=lambda fault: (fault.place.line, fault.place.column) if fault.place else (0, 0)
    )
