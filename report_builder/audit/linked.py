"""The attack on an analyst's own tables: what a reader of protected CSV files could work out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.audit.attack import Attack, Range
from report_builder.audit.facts import Bounds, Facts
from report_builder.audit.linked_sums import additions_of, name_of, noughts
from report_builder.model.linked import LinkedTables

Mark = tuple[str, int]
"""File and line of a mark."""


@dataclass(frozen=True, slots=True)
class LinkedAttack:
    """What the attack on linked tables found.

    Attributes:
        marks: every mark with its range.
        given_away: counts that no row gives, but that a reader works out to be small, as "dimension=category; ...".
        cells: rows of all tables.
        narrowest_interval: of a mark; None where none has an upper end, or nothing is withheld.
        is_contradictory: whether the tables contradict each other, so that nothing is proven.
    """

    marks: Mapping[Mark, Range]
    given_away: tuple[str, ...]
    cells: int
    narrowest_interval: int | None = None
    is_contradictory: bool = False

    @property
    def exactly_recoverable(self) -> tuple[Mark, ...]:
        """The marks whose count a reader knows."""
        return tuple(mark for mark, found in self.marks.items() if found.is_exact)

    @property
    def exposed(self) -> tuple[Mark, ...]:
        """The marks with fewer than three candidates, the exactly recoverable ones included."""
        return tuple(mark for mark, found in self.marks.items() if found.is_exposed)


def attack_tables(
    tables: LinkedTables, *, threshold: int = 5, zeros_shown: bool = True, truth: LinkedTables | None = None
) -> LinkedAttack:
    """Attack the marks of linked tables, and the counts that stand in none.

    A margin that is not given is worked out by the reader; an inner combination that is not given is nought.

    Args:
        tables: a count of None is a mark.
        threshold: smallest count that may be printed; a count that no row gives is small below it.
        zeros_shown: whether noughts are printed as they are, so that a mark stands for at least 1.
        truth: the same tables without marks, where whoever asks has them: a world that fits, to start from.
    """
    marks = dict(_marks(tables))
    rows = additions_of(tables)
    bounds = _bounds(tables, least=1 if zeros_shown else 0)
    printed = set(bounds)
    for name in noughts(tables):
        bounds.setdefault(name, Bounds(0, 0))
    derived = dict.fromkeys(name for row in rows for name, _ in row.terms if name not in bounds)
    witness = _witness(truth) if truth is not None else {}
    attack = Attack(Facts(bounds, tuple(rows)), (*dict.fromkeys(marks.values()), *derived), witness)
    ranges = attack.ranges()
    for name in dict.fromkeys(marks.values()):
        if ranges[name].is_exposed and not ranges[name].is_exact:
            ranges[name] = attack.sharpen(name)
    given_away = tuple(name for name in derived if name not in printed and is_small(ranges[name], threshold))
    cells = sum(len(table.rows) for table in tables.tables)
    found = {mark: ranges[name] for mark, name in marks.items()}
    is_contradictory = any(each.is_contradictory for each in found.values())
    return LinkedAttack(found, given_away, cells, attack.narrowest(dict.fromkeys(marks.values())), is_contradictory)


def _witness(tables: LinkedTables) -> dict[str, int]:
    return {name_of(table.address(row)): row.count for table in tables.tables for row in table.rows if row.count}


def is_small(found: Range, threshold: int) -> bool:
    """Whether a reader knows that a count is one of one or two values, each of them small."""
    return found.is_exposed and found.low >= 1 and found.high is not None and found.high < threshold


def _marks(tables: LinkedTables) -> Iterator[tuple[Mark, str]]:
    for table in tables.tables:
        for row in table.rows:
            if row.count is None:
                yield (table.file, row.line), name_of(table.address(row))


def _bounds(tables: LinkedTables, *, least: int) -> dict[str, Bounds]:
    """What each row says; a count that one table shows is known where another marks it."""
    bounds: dict[str, Bounds] = {}
    for table in tables.tables:
        for row in table.rows:
            name = name_of(table.address(row))
            if row.count is not None:
                bounds[name] = Bounds(row.count, row.count)
            else:
                bounds.setdefault(name, Bounds(least, None))
    return bounds
