"""Small documents made by hand: a table is a dict of counts, so that each test shows its sums."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.tables import Cell, Count, CountTable, Wanted, total_of
from report_builder.model.view import View

QUARTER = Period(date(2020, 1, 1), date(2020, 3, 31))


def key(measure: str = "caseload", **by: str) -> Key:
    return Key(measure, "Rotherham", "yjs", QUARTER, labels(by))


def cell(at: Key, count: int, *, persons: int | None = None, is_public: bool = False) -> Cell:
    return Cell(at, Fraction(count), count if persons is None else persons, is_public)


def one_way(dimension: str, counts: Mapping[str, int], *, measure: str = "caseload") -> CountTable:
    """Categories of one dimension and their total."""
    parts = [key(measure, **{dimension: category}) for category in counts]
    total = key(measure)
    cells = [cell(at, count) for at, count in zip(parts, counts.values(), strict=True)]
    cells.append(cell(total, sum(counts.values())))
    wanted = tuple(Wanted(at, Count(at)) for at in (*parts, total))
    return CountTable(View(measure, (dimension,)), wanted, tuple(cells), (total_of(total, tuple(parts)),))


def two_way(rows: str, columns: str, counts: Mapping[str, Mapping[str, int]]) -> CountTable:
    """Two crossed dimensions with all their margins."""
    names = list(dict.fromkeys(column for row in counts.values() for column in row))
    cells = {key(**{rows: row, columns: column}): n for row, line in counts.items() for column, n in line.items()}
    relations = []
    for row, line in counts.items():
        cells[key(**{rows: row})] = sum(line.values())
        relations.append(total_of(key(**{rows: row}), tuple(key(**{rows: row, columns: name}) for name in names)))
    for name in names:
        cells[key(**{columns: name})] = sum(line[name] for line in counts.values())
        relations.append(total_of(key(**{columns: name}), tuple(key(**{rows: row, columns: name}) for row in counts)))
    cells[key()] = sum(sum(line.values()) for line in counts.values())
    relations.append(total_of(key(), tuple(key(**{rows: row}) for row in counts)))
    relations.append(total_of(key(), tuple(key(**{columns: name}) for name in names)))
    wanted = tuple(Wanted(at, Count(at)) for at in cells)
    return CountTable(
        View("caseload", (rows, columns)), wanted, tuple(cell(at, n) for at, n in cells.items()), tuple(relations)
    )
