"""A folder of files, one a table."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from report_builder.errors import did_you_mean
from report_builder.model.findings import stop, warn
from report_builder.model.place import PARQUET_ENDING, TEXT_ENDINGS, WORKBOOK_ENDINGS
from report_builder.model.tables import Finding, Input
from report_builder.sources.bytes_of_files import digest_of, read_bytes
from report_builder.sources.csv_text import read_csv
from report_builder.sources.parquet import read_parquet
from report_builder.sources.sheet import ReadTable, Sheet
from report_builder.sources.workbook_tables import read_workbook

READERS: Mapping[str, Callable[[str, bytes], tuple[Sheet | None, list[Finding]]]] = {
    **dict.fromkeys(TEXT_ENDINGS, read_csv),
    **dict.fromkeys(WORKBOOK_ENDINGS, read_workbook),
}
"""Ending of a file's name -> what reads its bytes."""
PARQUET = PARQUET_ENDING
_LOCK_FILES = ("~$", ".~lock.")
"""How the names of files begin that spreadsheets leave beside a workbook while it is open."""


class FolderSource:
    """The files of a folder whose names, less their endings, are names of tables."""

    def __init__(self, folder: Path, known: Collection[str], named: Mapping[str, str]) -> None:
        """A folder that exists.

        Args:
            folder: where the files lie.
            known: the tables that may be read, in their order.
            named: table -> name of its file, with or without its ending, where that is not the table's own.
        """
        self._files, self.findings = _files(folder, known, named)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that there are, in the order of those that may be read."""
        return tuple(self._files)

    def name_of(self, table: str) -> str:
        """The name of a table's file."""
        return self._files[table].name

    def read(self, table: str) -> ReadTable:
        """Read a table.

        Raises:
            OutsideError: its file cannot be opened.
        """
        return read_file(table, self._files[table])

    def path_of(self, table: str) -> Path:
        """Where a table's file, or the folder of its parts, lies."""
        return self._files[table]


def read_file(table: str, path: Path) -> ReadTable:
    """Read a table from its file, or from the folder of its parts.

    Raises:
        OutsideError: it cannot be opened.
    """
    if path.suffix.lower() == PARQUET:
        digest = digest_of(path)
        return ReadTable(*read_parquet(table, path), Input(path.name, digest))
    content = read_bytes(path)
    sheet, findings = READERS[path.suffix.lower()](table, content)
    return ReadTable(sheet, findings, Input(path.name, hashlib.sha256(content).hexdigest()))


def readable_names(folder: Path) -> list[str]:
    """The names in a folder that end as tables do, sorted."""
    paths = (path for path in sorted(folder.iterdir()) if path.suffix.lower() in (*READERS, PARQUET))
    return [path.name for path in paths if not path.name.startswith(_LOCK_FILES)]


def _files(
    folder: Path, known: Collection[str], named: Mapping[str, str]
) -> tuple[dict[str, Path], tuple[Finding, ...]]:
    """Table -> its file, in the order of the tables that may be read."""
    asked = {name.casefold(): table for table, name in named.items()}
    found: dict[str, Path] = {}
    findings = []
    for path in map(folder.joinpath, readable_names(folder)):
        ending, own = path.suffix.lower(), path.stem.lower()
        table = asked.get(path.name.casefold(), asked.get(path.stem.casefold(), "" if own in named else own))
        if table not in known:
            near = did_you_mean(own, known) or "delete it, or say under tables in the config which table it is"
            findings.append(warn("unknown-file", path.stem, what=f"{path.name} is not a table; not read", mend=near))
        elif table in found:
            what = f"{found[table].name} and {path.name} are both this table"
            findings.append(stop("repeated-table", table, what=what, mend="keep one of them"))
        elif not path.is_file() and not (ending == PARQUET and path.is_dir()):
            what = f"{path.name} is not a file that can be read, but a folder or a link that leads nowhere"
            findings.append(stop("not-a-file", table, what=what, mend="put the table's file in its place"))
        else:
            found[table] = path
    return {table: found[table] for table in known if table in found}, tuple(findings)
