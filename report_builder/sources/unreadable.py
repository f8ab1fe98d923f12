"""Bytes that no table can be read from: what is wrong with them, and how to mend it."""

from __future__ import annotations

from report_builder.errors import DataError
from report_builder.model.findings import stop
from report_builder.model.tables import Finding


class UnreadableError(DataError):
    """Bytes that cannot be read as what they should be. It says nothing of what stands in them.

    Attributes:
        what, mend: in words.
        name: the finding's kebab-case name.
        rows: the row that reading stopped at, where there is one.
    """

    def __init__(self, what: str, mend: str, *, name: str = "unreadable-file", rows: tuple[int, ...] = ()) -> None:
        super().__init__(what, mend)
        self.what, self.mend, self.name, self.rows = what, mend, name, rows

    def finding(self, table: str) -> Finding:
        """The finding that it is of a table."""
        return stop(self.name, table, what=self.what, mend=self.mend, rows=self.rows)
