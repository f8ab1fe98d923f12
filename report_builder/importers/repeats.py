"""Figures with their places in a file, and those of them that stand there twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from report_builder.errors import Complaint
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
    """Leave out rows that repeat another, and all that contradict each other: long files of others' work have some."""
    groups: dict[Identity, list[Found]] = {}
    for one in found:
        groups.setdefault(identity(one.row), []).append(one)
    kept = []
    for group in groups.values():
        if len({_stated(one.row) for one in group}) > 1:
            row = group[0].row
            why = f"two rows contradict each other ({row.measure} of {row.area}, {row.period_end.year})"
            for one in group:
                tally.leave(one.where, why, is_fault=True)
            continue
        kept.append(group[0])
        for one in group[1:]:
            tally.leave(one.where, "the row repeats another", is_fault=True)
    return kept


def kept_once(found: Iterable[Found], tally: Tally) -> tuple[tuple[PublishedRow, ...], list[Complaint]]:
    """The rows, each figure once, of files that state a figure in one place: two that contradict each other are errors.

    Args:
        found: the rows with their places.
        tally: told of each row that stands there again.

    Returns:
        The rows in their order, and an error for each that contradicts another.
    """
    first: dict[Identity, Found] = {}
    complaints: list[Complaint] = []
    repeats: list[tuple[str, str]] = []
    for each in found:
        row, known = each.row, first.setdefault(identity(each.row), each)
        if known is each:
            continue
        if _stated(known.row) == _stated(row):
            repeats.append((each.where, f"the same figure stands at {known.where}: counted once"))
        else:
            days = f"{row.period_start.isoformat()} to {row.period_end.isoformat()}"
            what = f"the {row.measure} of {row.area} for {days} contradicts the one at {known.where}"
            complaints.append(Complaint(what, each.where, "give the file that is right, alone"))
    tally.say_first(repeats, is_fault=True)
    return tuple(each.row for each in first.values()), complaints


def _stated(row: PublishedRow) -> tuple[object, ...]:
    return row.numerator, row.denominator, row.value
