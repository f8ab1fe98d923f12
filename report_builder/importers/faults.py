"""What is wrong with a file, told briefly: a column that holds something else has a fault in each row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from report_builder.errors import Complaint
from report_builder.importers.tally import Tally

MOST = 30
"""Faults that are told one by one."""


def nothing_used(paths: Sequence[Path], tally: Tally) -> Complaint:
    """Files of the layout out of which no figure comes, and the first reason."""
    why = next((remark.what for remark in tally.remarks()), "it has no rows")
    return Complaint(f"no figure comes out of it: {why}", ", ".join(path.name for path in paths), "give another file")


def shortened(complaints: Sequence[Complaint]) -> list[Complaint]:
    """The first faults, and how many more there are."""
    more = len(complaints) - MOST
    if more <= 0:
        return list(complaints)
    return [*complaints[:MOST], Complaint(f"and {more:,} more faults", mend="mend these first")]
