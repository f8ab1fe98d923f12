"""Where a dataset lies: a folder of files, a workbook, or a database."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class PlaceKind(StrEnum):
    """What holds a dataset."""

    FOLDER = "folder"
    WORKBOOK = "workbook"
    DATABASE = "database"


TEXT_ENDINGS = (".csv", ".tsv")
WORKBOOK_ENDINGS = (".xlsx", ".ods")
PARQUET_ENDING = ".parquet"
"""Of files that are read in parts, so that their bytes are never all in memory, and of folders of parts."""
TABLE_ENDINGS = (*TEXT_ENDINGS, *WORKBOOK_ENDINGS, PARQUET_ENDING)
"""How the names of files end that hold a table each."""
SQLITE_ENDINGS = (".sqlite", ".sqlite3", ".db")


@dataclass(frozen=True, slots=True)
class DataPlace:
    """A dataset's place.

    Attributes:
        path: the folder, the workbook or the SQLite file, absolute; None for a database that is reached by address.
        url: a database's address for SQLAlchemy, with its password; never printed.
        service: whose part is read of a folder that is partitioned by service, in any spelling.
    """

    kind: PlaceKind
    path: Path | None = None
    url: str = field(default="", repr=False)
    shown: str = ""
    """How messages name it: a path, or an address without its password."""
    service: str = ""

    def __str__(self) -> str:
        return self.shown

    @staticmethod
    def folder(path: Path) -> DataPlace:
        """A folder of files, one a table."""
        return DataPlace(PlaceKind.FOLDER, path, shown=str(path))

    @staticmethod
    def workbook(path: Path) -> DataPlace:
        """A workbook of sheets, one a table."""
        return DataPlace(PlaceKind.WORKBOOK, path, shown=str(path))
