"""Figures with their places in a file, and those of them that stand there twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from report_builder.importers.cells import Record, read_tables
from report_builder.importers.tally import Tally
from report_builder.model.national import PublishedRow

Identity = tuple[str, str, str, date, date]


@dataclass(frozen=True, slots=True)
class Found:
    """A figure and where it stands."""

    where: str
    row: PublishedRow


def found_in(
    paths: Sequence[Path], headers: Sequence[str], figure_of: Callable[[Record], PublishedRow], *, tally: Tally
) -> list[Found]:
    """The figures of files in which each row is one.

    Args:
        paths: the files.
        headers: the columns by which their tables are known.
        figure_of: the figure of a row; raises LeftOutError where it has none.
        tally: told of each row.

    Raises:
        ConfigError: a file is not there.
        DataError: a file has no such table.
    """
    found: list[Found] = []
    for table in read_tables(paths, headers):
        for record in table.records():
            where = table.grid.place(record.row)
            with tally.row(where):
                found.append(Found(where, figure_of(record)))
    return found


def identity(row: PublishedRow) -> Identity:
    """What a figure is of: measure, area, type of area, period."""
    return (row.measure, row.area, row.area_type, row.period_start, row.period_end)


def without_repeats(found: Iterable[Found], tally: Tally) -> list[Found]:
    """Leave out rows that repeat another, and all rows that contradict each other."""
    groups: dict[Identity, list[Found]] = {}
    for one in found:
        groups.setdefault(identity(one.row), []).append(one)
    kept = []
    for group in groups.values():
        if len({(one.row.value, one.row.numerator, one.row.denominator) for one in group}) > 1:
            row = group[0].row
            why = f"two rows contradict each other ({row.measure} of {row.area}, {row.period_end.year})"
            for one in group:
                tally.leave(one.where, why, is_fault=True)
            continue
        kept.append(group[0])
        for one in group[1:]:
            tally.leave(one.where, "the row repeats another", is_fault=True)
    return kept
