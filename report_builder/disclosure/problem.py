"""All cells of all tables of a document as one problem: what is true, what is additive, what is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from report_builder.model.key import Key, labels
from report_builder.model.release import Release
from report_builder.model.tables import (
    Cell,
    Count,
    CountTable,
    Difference,
    Formula,
    Given,
    OnDate,
    Quotient,
    Relation,
    RelativeRate,
    Wanted,
)


def rests_on(formula: Formula) -> tuple[Key, ...]:
    """The cells that a figure would give away or is made of."""
    match formula:
        case Count(cell):
            return (cell,)
        case Quotient(numerator, denominator):
            return (numerator, denominator)
        case Difference(minuend, subtrahend):
            return rests_on(minuend) + rests_on(subtrahend)
        case RelativeRate(group, reference):
            return rests_on(group) + rests_on(reference)
        case Given() | OnDate():
            return formula.rests_on
        case _:
            return ()


@dataclass(frozen=True)
class Problem:
    """What is to be protected.

    Attributes:
        tables: as counted, in the document's order.
        cells: every true number, the complements that nobody asked for included.
        relations: what every reader knows to hold between them.
        within: complement -> the cell that it completes; a complement is dropped with that cell's tables.
        issued: cells that this audience was sent as they are: they stay printed.
        held: cells that were withheld from it: they stay withheld.
        releases: where that comes from, the oldest first.
    """

    tables: tuple[CountTable, ...]
    cells: Mapping[Key, Cell]
    relations: tuple[Relation, ...]
    within: Mapping[Key, Key] = field(default_factory=dict)
    issued: frozenset[Key] = frozenset()
    held: frozenset[Key] = frozenset()
    releases: tuple[Release, ...] = ()

    @cached_property
    def seen(self) -> dict[tuple[tuple[int, int], ...], frozenset[Key]]:
        """What `printed` has found so far: dropped tables -> the cells that a reader sees."""
        return {}


@dataclass(frozen=True, slots=True)
class Pattern:
    """An answer: which cells are withheld, and which tables give way to their total (1) or wholly (2)."""

    withheld: frozenset[Key] = frozenset()
    dropped: Mapping[int, int] = field(default_factory=dict)

    def withholding(self, keys: Iterable[Key]) -> Pattern:
        """The pattern with more cells withheld."""
        return replace(self, withheld=self.withheld | frozenset(keys))

    def dropping(self, tables: Iterable[int]) -> Pattern:
        """The pattern with more tables dropped, or dropped further."""
        further = {index: min(self.dropped.get(index, 0) + 1, 2) for index in tables}
        return replace(self, dropped={**self.dropped, **further})


def pose(tables: tuple[CountTable, ...]) -> Problem:
    """Gather the cells and relations of all tables; a local number equal to a published one is as public as that.

    Raises:
        ValueError: two tables count one cell differently, or a relation does not hold: a fault of ours.
    """
    cells: dict[Key, Cell] = {}
    for cell in (cell for table in tables for cell in table.cells):
        if cells.setdefault(cell.key, cell).count != cell.count:
            raise ValueError(f"two tables count {cell.key.id} differently")
    for key, cell in cells.items():
        cells[key] = replace(cell, is_public=cell.is_public or _is_published(key, cells))
    relations = tuple(dict.fromkeys(relation for table in tables for relation in table.relations))
    for relation in relations:
        _assert_holds(relation, cells)
    return Problem(tables, cells, relations)


def _is_published(key: Key, cells: Mapping[Key, Cell]) -> bool:
    if ("source", "local") not in key.by:
        return False
    rest = {dimension: category for dimension, category in key.by if dimension != "source"}
    twin = cells.get(replace(key, by=labels(rest)))
    return twin is not None and twin.is_public and twin.count == cells[key].count


def _assert_holds(relation: Relation, cells: Mapping[Key, Cell]) -> None:
    total = sum(weight * cells[key].count for key, weight in relation.terms)
    if (relation.low is not None and total < relation.low) or (relation.high is not None and total > relation.high):
        raise ValueError(f"an addition does not hold at {relation.terms[0][0].id}")


def kept(table: CountTable, level: int) -> tuple[Wanted, ...]:
    """The figures of a table that are still printed when it is dropped: all (0), its totals (1), none (2)."""
    if level == 0:
        return table.wanted
    if level == 2:
        return ()
    spread = set(table.view.dimensions)
    if not spread:
        return ()
    return tuple(wanted for wanted in table.wanted if not spread & {dimension for dimension, _ in wanted.key.by})


def printed(problem: Problem, pattern: Pattern) -> frozenset[Key]:
    """The cells that a reader sees, or sees a mark in place of."""
    dropped = tuple(sorted(pattern.dropped.items()))
    if dropped not in problem.seen:
        problem.seen[dropped] = _printed(problem.tables, pattern.dropped)
    return problem.seen[dropped]


def _printed(tables: Sequence[CountTable], dropped: Mapping[int, int]) -> frozenset[Key]:
    keys: set[Key] = set()
    for index, table in enumerate(tables):
        for wanted in kept(table, dropped.get(index, 0)):
            keys.update(rests_on(wanted.formula))
    return frozenset(keys)
