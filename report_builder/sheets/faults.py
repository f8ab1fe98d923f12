"""Faults in an analyst's files, gathered until all are known: one complaint of a kind, however many rows have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from report_builder.errors import Complaint, ConfigError, DataError

_NAMED_LINES = 5
"""How many lines a complaint names; who has mended those knows the rest."""

_MOST_COMPLAINTS = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault stands.

    Attributes:
        file: as the user named it.
        line: the header is 1; 0 for the file as a whole.
        column: its header, empty for the whole row.
    """

    file: str
    line: int = 0
    column: str = ""


@dataclass(slots=True)
class Faults:
    """What is wrong with the files so far, in the order in which it was met."""

    _lines: dict[tuple[str, str, str, str], list[int]] = field(default_factory=dict)
    _is_of_the_call: bool = False

    def note(self, what: str, place: Place, *, mend: str) -> None:
        """Add a fault; the same one in further rows joins the first."""
        self._lines.setdefault((what, place.file, place.column, mend), []).append(place.line)

    def note_call(self, what: str, place: Place, *, mend: str) -> None:
        """Add a fault of the call rather than of the data, such as a file that is not there."""
        self._is_of_the_call = True
        self.note(what, place, mend=mend)

    @property
    def are_none(self) -> bool:
        """Whether nothing is wrong."""
        return not self._lines

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """As the user reads them."""
        told = [
            Complaint(f"{what}{_further(lines[1:])}", _spell(Place(file, lines[0], column)), mend)
            for (what, file, column, mend), lines in self._lines.items()
        ]
        left = len(told) - _MOST_COMPLAINTS
        more = [Complaint(f"{left:,} more faults", mend="mend these first")] if left > 0 else []
        return (*told[:_MOST_COMPLAINTS], *more)

    def raise_any(self) -> None:
        """Stop where anything is wrong.

        Raises:
            ConfigError: the call is among what is wrong.
            DataError: only the data are.
        """
        if self._lines:
            raise (ConfigError if self._is_of_the_call else DataError)(self.complaints)


def _spell(place: Place) -> str:
    line = f":{place.line}" if place.line else ""
    return f"{place.file}{line} {place.column}".rstrip()


def _further(lines: Iterable[int]) -> str:
    more = sorted(set(lines))
    if not more:
        return ""
    named = ", ".join(str(line) for line in more[:_NAMED_LINES])
    rest = f" and {len(more) - _NAMED_LINES:,} more" if len(more) > _NAMED_LINES else ""
    return f" (also in line{'s' if len(more) > 1 else ''} {named}{rest})"
