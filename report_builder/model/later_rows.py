"""Rows of cases that are read when something asks for them, where an earlier build found all else of the same data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from report_builder.errors import Complaint, DataError
from report_builder.model.tables import Cases, Input

if TYPE_CHECKING:
    import pandas as pd


class LaterRows(Mapping[str, "pd.DataFrame"]):
    """The tables of a dataset, read once and not before they are asked for."""

    def __init__(self, load: Callable[[], Cases], inputs: tuple[Input, ...], *, where: str) -> None:
        """Rows to be read.

        Args:
            load: reads and checks them.
            inputs: what is to be read, as it was when the build began.
            where: the key of the config that names the data, for the complaint.
        """
        self._load, self._inputs, self._where = load, inputs, where
        self._cases: Cases | None = None

    @property
    def cases(self) -> Cases:
        """All that was read.

        Raises:
            DataError: a file was changed since the build began: two states of the data would stand in one paper.
        """
        if self._cases is None:
            cases = self._load()
            if cases.inputs != self._inputs:
                raise DataError(Complaint("the data were changed while the paper was made", self._where, "build again"))
            self._cases = cases
        return self._cases

    def __getitem__(self, table: str) -> pd.DataFrame:
        """A table's rows.

        Raises:
            DataError: as `cases`.
        """
        return self.cases.tables[table]

    def __iter__(self) -> Iterator[str]:
        """The tables that were supplied."""
        return iter(self.cases.tables)

    def __len__(self) -> int:
        """How many tables were supplied."""
        return len(self.cases.tables)
