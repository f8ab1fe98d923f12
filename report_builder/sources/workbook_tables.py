"""A dataset that is one workbook, whose sheets are tables; and one table of a folder that is a workbook."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.findings import count_rows, stop, warn
from report_builder.model.tables import Finding, Input
from report_builder.sources.bytes_of_files import read_bytes
from report_builder.sources.limits import look_at_columns
from report_builder.sources.sheet import ReadTable, Sheet, sheet_of
from report_builder.sources.unreadable import UnreadableError
from report_builder.sources.workbook import BookSheet, workbook_sheets


class WorkbookSource:
    """The sheets of a workbook whose names are names of tables."""

    def __init__(
        self, path: Path, known: Collection[str], *, named: Mapping[str, str], where_named: Mapping[str, str]
    ) -> None:
        """A workbook that exists; it is read once, here.

        Args:
            path: the workbook.
            known: the tables that may be read, in their order.
            named: table -> name of its sheet, where that is not the table's own.
            where_named: table -> the key of the config or map that names its sheet, for complaints.

        Raises:
            ConfigError: a sheet that the config names is not there.
            OutsideError: the workbook cannot be opened.
        """
        content = read_bytes(path)
        self._file, self._digest = path.name, hashlib.sha256(content).hexdigest()
        self._sheets: dict[str, BookSheet] = {}
        self.findings: tuple[Finding, ...] = ()
        try:
            sheets = workbook_sheets(content)
        except UnreadableError as error:
            self.findings = (error.finding(path.name),)
            return
        self._sheets, self.findings = _tables(sheets, known, named)
        _look_at_names(named, sheets, where_named)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that there are, in the order of those that may be read."""
        return tuple(self._sheets)

    def name_of(self, table: str) -> str:
        """The name of a table's sheet."""
        return f"sheet {self._sheets[table].name}"

    def read(self, table: str) -> ReadTable:
        """Read a table."""
        sheet, findings = _table_of(table, self._sheets[table])
        return ReadTable(sheet, findings, Input(f"{self._file} {self.name_of(table)}", self._digest))


def every_sheet(path: Path) -> dict[str, ReadTable]:
    """Every filled sheet of a workbook, whatever its name; where it cannot be read, the file's name and why.

    Raises:
        OutsideError: the workbook cannot be opened.
    """
    content = read_bytes(path)
    vouched = Input(path.name, hashlib.sha256(content).hexdigest())
    try:
        sheets = workbook_sheets(content)
    except UnreadableError as error:
        return {path.name: ReadTable(None, [error.finding(path.stem)], vouched)}
    return {sheet.name: ReadTable(*_table_of(sheet.name, sheet), vouched) for sheet in sheets if sheet.rows}


def read_workbook(table: str, content: bytes) -> tuple[Sheet | None, list[Finding]]:
    """Read the table that a workbook of a folder holds: its only filled sheet, or the one of the table's name.

    Returns:
        The sheet, without its blank rows, and what was found; no sheet where nothing can be read.
    """
    try:
        sheets = [sheet for sheet in workbook_sheets(content) if sheet.rows]
    except UnreadableError as error:
        return None, [error.finding(table)]
    of_its_name = [sheet for sheet in sheets if _plain(sheet.name) == table]
    if len(sheets) > 1 and len(of_its_name) != 1:
        what = f"the workbook has {len(sheets)} filled sheets, and none of them has the table's name"
        mend = f"name one of them {table}; or, if each is a table, name the workbook itself under data in the config"
        return None, [stop("which-sheet", table, what=what, mend=mend)]
    chosen = (of_its_name or sheets or [BookSheet(table, [])])[0]
    return _table_of(table, chosen)


def _plain(name: str) -> str:
    return name.strip().casefold()


def _tables(
    sheets: Sequence[BookSheet], known: Collection[str], named: Mapping[str, str]
) -> tuple[dict[str, BookSheet], tuple[Finding, ...]]:
    """Table -> its sheet, in the order of the tables that may be read. Sheets in which nothing stands are no matter."""
    asked = {_plain(name): table for table, name in named.items()}
    found: dict[str, BookSheet] = {}
    findings = []
    for sheet in sheets:
        own = _plain(sheet.name)
        table = asked.get(own, "" if own in named else own)
        if table not in known and sheet.rows:
            near = did_you_mean(own, known) or "delete it, or say under tables in the config which table it is"
            what = "the sheet is not a table; not read"
            findings.append(warn("unknown-sheet", f"sheet {sheet.name}", what=what, mend=near))
        elif table in found:
            what = f"the sheets {found[table].name} and {sheet.name} are both this table"
            findings.append(stop("repeated-table", table, what=what, mend="keep one of them"))
        elif table in known:
            found[table] = sheet
    return {table: found[table] for table in known if table in found}, tuple(findings)


def _look_at_names(named: Mapping[str, str], sheets: Sequence[BookSheet], where_named: Mapping[str, str]) -> None:
    names = {_plain(sheet.name): sheet.name for sheet in sheets}
    there_are = f"it has: {', '.join(names.values())}"
    complaints = [
        Complaint(
            f"the workbook has no sheet '{name}', which tables.{table} names",
            where_named[table],
            did_you_mean(name.strip(), names.values()) or there_are,
        )
        for table, name in named.items()
        if _plain(name) not in names
    ]
    if complaints:
        raise ConfigError(complaints)


def _table_of(table: str, sheet: BookSheet) -> tuple[Sheet | None, list[Finding]]:
    """The table of a sheet, its blank columns left out, and what a sheet may hide."""
    width = len(sheet.rows[0]) if sheet.rows else 0
    filled = [place for place in range(width) if any(row[place] for row in sheet.rows)]
    try:
        look_at_columns(len(filled))
    except UnreadableError as error:
        return None, [error.finding(table)]
    rows = sheet.rows if len(filled) == width else [[row[place] for place in filled] for row in sheet.rows]
    read, findings = sheet_of(table, rows)
    return read, [*findings, *_hidden(table, sheet), *_unnamed(table, read), *_merged(table, sheet)]


def _hidden(table: str, sheet: BookSheet) -> list[Finding]:
    what = "the sheet is hidden in the workbook; read all the same"
    return [warn("hidden-sheet", table, what=what, mend="show it, or delete it")] if sheet.is_hidden else []


def _unnamed(table: str, sheet: Sheet | None) -> list[Finding]:
    """Cells of a column without a header: notes beside the table, most likely."""
    if sheet is None:
        return []
    is_unnamed = [not header for header in sheet.headers]
    beside = sheet.cells.loc[:, is_unnamed].notna().any(axis="columns")
    rows = tuple(int(row) for row in sheet.rows[beside])
    what = f"{count_rows(rows)} with a cell in a column that has no header; not read"
    mend = "give the column a header, or delete what stands in it"
    return [warn("cell-without-header", table, rows=rows, what=what, mend=mend)] if rows else []


def _merged(table: str, sheet: BookSheet) -> list[Finding]:
    """Rows that share a merged cell below the header, of which only the first has the cell's value."""
    header = next((number for number, row in enumerate(sheet.rows, start=1) if any(row)), 0)
    shared: set[int] = set()
    for top, left, bottom, _ in sheet.merged:
        # A range may reach beyond the filled cells, where a format was merged and nothing is lost.
        values = [row[left - 1] for row in sheet.rows[top - 1 : top] if left <= len(row)]
        if header < bottom and any(values):
            shared.update(range(max(top, header + 1), min(bottom, len(sheet.rows)) + 1))
    rows = tuple(sorted(shared))
    what = f"{count_rows(rows)} with a merged cell, whose value stands in its first cell alone"
    return [stop("merged-cells", table, rows=rows, what=what, mend="unmerge the cells and fill each")] if rows else []
