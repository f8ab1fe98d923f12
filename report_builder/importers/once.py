"""Each figure once: stated twice alike it is said, stated twice differently it is an error with both places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from report_builder.errors import Complaint
from report_builder.importers.repeats import Found, Identity, identity
from report_builder.importers.tally import Tally
from report_builder.model.national import PublishedRow

MOST = 30
"""Faults that are told one by one."""


def kept_once(found: Iterable[Found], tally: Tally) -> tuple[tuple[PublishedRow, ...], list[Complaint]]:
    """The rows, each figure (measure, area and period) once.

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
    say_first(repeats, tally, is_fault=True)
    return tuple(each.row for each in first.values()), complaints


def say_first(said: Sequence[tuple[str, str]], tally: Tally, *, is_fault: bool) -> None:
    """Say the first of several like things with its place, and how many more there are."""
    if said:
        where, what = said[0]
        more = f" (and {len(said) - 1:,} more such)" if len(said) > 1 else ""
        tally.say(where, what + more, is_fault=is_fault)


def nothing_used(paths: Sequence[Path], tally: Tally) -> Complaint:
    """Files of the layout out of which no figure comes, and the first reason."""
    why = next((remark.what for remark in tally.remarks()), "it has no rows")
    return Complaint(f"no figure comes out of it: {why}", ", ".join(path.name for path in paths), "give another file")


def shortened(complaints: Sequence[Complaint]) -> list[Complaint]:
    """The first faults, and how many more there are: a column that holds something else has one in each row."""
    more = len(complaints) - MOST
    if more <= 0:
        return list(complaints)
    return [*complaints[:MOST], Complaint(f"and {more:,} more faults", mend="mend these first")]


def _stated(row: PublishedRow) -> tuple[object, ...]:
    return (row.numerator, row.denominator, row.value)
