"""Rows read, used and left out, with the reason of each: no row vanishes unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from report_builder.importers.imported import Imported, Remark
from report_builder.model.national import PopulationRow, PublishedRow

NO_LISTS: Mapping[str, str] = MappingProxyType({})

_LONGEST = 300
"""Characters of a reason, which may quote a cell: a damaged file can hold a cell of any length."""


class LeftOutError(Exception):
    """A row has no figure that could be used; `why` holds for all rows left out for the same reason."""

    def __init__(self, why: str, *, is_fault: bool = True) -> None:
        self.why = why if len(why) <= _LONGEST else f"{why[:_LONGEST]} ..."
        super().__init__(self.why)
        self.is_fault = is_fault


@dataclass(slots=True)
class Tally:
    """Counts the rows of one import. A row is either used or left out for one reason."""

    rows_read: int = 0
    rows_used: int = 0
    _left: dict[tuple[str, bool], list[str]] = field(default_factory=dict)
    _said: list[Remark] = field(default_factory=list)

    def read(self) -> None:
        """Count a row of the file."""
        self.rows_read += 1

    @contextmanager
    def row(self, where: str) -> Iterator[None]:
        """Count a row of the file; where the work on it ends in a LeftOutError, leave it out for that reason.

        Args:
            where: its place in the file.
        """
        self.read()
        try:
            yield
        except LeftOutError as reason:
            self.leave(where, reason.why, is_fault=reason.is_fault)

    def use(self, rows: int = 1) -> None:
        """Count rows of which every cell that means something is used."""
        self.rows_used += rows

    def leave(self, where: str, why: str, *, is_fault: bool = False) -> None:
        """Leave a row out.

        Args:
            where: its place in the file.
            why: in words that hold for all rows left out for the same reason.
            is_fault: whether its publisher made a mistake.
        """
        self._left.setdefault((why, is_fault), []).append(where)

    def say(self, where: str, what: str, *, is_fault: bool = False) -> None:
        """Remark on something that is not the leaving out of a row."""
        self._said.append(Remark(where, what, is_fault))

    def say_first(self, said: Sequence[tuple[str, str]], *, is_fault: bool) -> None:
        """Say the first of several like things with its place, and how many more there are."""
        if said:
            where, what = said[0]
            more = f" (and {len(said) - 1:,} more such)" if len(said) > 1 else ""
            self.say(where, what + more, is_fault=is_fault)

    @property
    def rows_left_out(self) -> int:
        """How many rows were left out."""
        return sum(len(places) for places in self._left.values())

    def remarks(self) -> tuple[Remark, ...]:
        """One remark for each reason, at the first of its rows, and what else was said; faults first."""
        left = [
            Remark(places[0], f"{why}: {_rows(len(places))} left out", is_fault)
            for (why, is_fault), places in self._left.items()
        ]
        return tuple(sorted([*left, *self._said], key=lambda remark: not remark.is_fault))

    def imported(
        self,
        *,
        published: Iterable[PublishedRow] = (),
        population: Iterable[PopulationRow] = (),
        lists: Mapping[str, str] = NO_LISTS,
    ) -> Imported:
        """The rows of an import together with what was counted and left out on the way to them."""
        return Imported(tuple(published), tuple(population), self.remarks(), self.rows_read, self.rows_used, lists)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def named(names: Iterable[str], most: int = 6) -> str:
    """Names in a row, the first few of many."""
    every = list(dict.fromkeys(names))
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more
