"""How a finding is made: errors that stop, and warnings. No argument may be, or be made from, a value of a case."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from report_builder.errors import Complaint, DataError
from report_builder.model.tables import Finding

if TYPE_CHECKING:
    import pandas as pd

Rows = Iterable[int]


def stop(name: str, place: str, *, what: str, mend: str, rows: Rows = ()) -> Finding:
    """A finding that stops the build. `place` is "table" or "table column"."""
    table, _, column = place.partition(" ")
    return Finding(name, table, column, tuple(int(row) for row in rows), what, mend, stops=True)


def warn(name: str, place: str, *, what: str, mend: str, rows: Rows = ()) -> Finding:
    """A finding that is printed in the checks and may be accepted by name. `place` is "table" or "table column"."""
    table, _, column = place.partition(" ")
    return Finding(name, table, column, tuple(int(row) for row in rows), what, mend, stops=False)


def rows_where(frame: pd.DataFrame, mask: pd.Series) -> tuple[int, ...]:
    """The file's row numbers where a condition holds; an unknown condition does not hold."""
    holds = mask.fillna(value=False).to_numpy(dtype=bool)
    return tuple(int(row) for row in frame["row"].to_numpy()[holds]) if holds.any() else ()


def count_rows(rows: tuple[int, ...]) -> str:
    """How many rows, in words: 1 row, 12 rows."""
    return "1 row" if len(rows) == 1 else f"{len(rows):,} rows"


def less_rows(finding: Finding, told: Collection[int]) -> Finding | None:
    """A finding without the rows of which more has been said already; None where no row is left of it."""
    left = tuple(row for row in finding.rows if row not in told)
    if len(left) == len(finding.rows):
        return finding
    what = finding.what.replace(count_rows(finding.rows), count_rows(left), 1)
    return replace(finding, rows=left, what=what) if left else None


def complaint(finding: Finding) -> Complaint:
    """A finding as a complaint: `table:row column`, what, mend."""
    return Complaint(f"{finding.what} [{finding.name}]", finding.place, finding.mend)


class FindingsError(DataError):
    """The data have findings that stop the build. What it says holds no key of a row; `findings` may."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(complaint(finding) for finding in self.findings)
