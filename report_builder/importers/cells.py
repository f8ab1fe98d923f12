"""The rows of official files as text, and the header row among them, wherever it stands.

Nothing is trusted: a file that cannot be read, or lacks a column, is a complaint with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from report_builder.errors import Complaint, ConfigError, DataError
from report_builder.model.place import WORKBOOK_ENDINGS

_DEEPEST_HEADER = 40
"""Titles and notes of an official workbook end above this row."""
_NOTE = re.compile(r"\s*\[(?:note|r|x|z)[^\]]*\]|\s*\(\d+\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet of an official file; `rows[n]` is row n + 1 of the file. `sheet` is empty for a CSV file."""

    file: str
    sheet: str
    rows: Sequence[Sequence[str]]

    def place(self, row: int, column: str = "") -> str:
        """How messages name a row: `table.ods, sheet Data:12 PCC`."""
        named = f"{self.file}, sheet {self.sheet}" if self.sheet else self.file
        return f"{named}:{row} {column}".rstrip()


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: its number in the file and its cells by column, trimmed, blank where there is none."""

    row: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows under a header row. `columns` holds the place of each header that was asked for."""

    grid: Grid
    header: int
    columns: Mapping[str, int]

    def records(self) -> Iterator[Record]:
        """Every row with a filled cell below the header."""
        for number, cells in enumerate(self.grid.rows[self.header :], start=self.header + 1):
            if any(cell.strip() for cell in cells):
                yield Record(
                    number,
                    {name: cells[at].strip() if at < len(cells) else "" for name, at in self.columns.items()},
                )


def plain(text: str) -> str:
    """A header or label without its notes ("[note 3]", "(1)"), its outer and double spaces, and its capitals."""
    return " ".join(_NOTE.sub("", text).split()).casefold()


def read_grids(paths: Sequence[Path]) -> tuple[Grid, ...]:
    """Every sheet of CSV, XLSX or ODS files.

    Raises:
        ConfigError: a file is not there.
        DataError: a file cannot be read; all such files at once.
    """
    missing = [
        Complaint("there is no such file", str(path), "look at its name") for path in paths if not path.is_file()
    ]
    if missing:
        raise ConfigError(missing)
    grids: list[Grid] = []
    complaints: list[Complaint] = []
    for path in paths:
        try:
            grids += _grids(path)
        except DataError as error:
            complaints += error.complaints
    if complaints:
        raise DataError(complaints)
    return tuple(grids)


def _grids(path: Path) -> list[Grid]:
    # pandas and the readers of workbooks, which a listing of the layouts must not pay for
    from report_builder.sources.csv_text import csv_rows  # noqa: PLC0415
    from report_builder.sources.unreadable import UnreadableError  # noqa: PLC0415
    from report_builder.sources.workbook import workbook_rows  # noqa: PLC0415

    try:
        content = path.read_bytes()
        if path.suffix.lower() in WORKBOOK_ENDINGS:
            return [Grid(path.name, sheet, rows) for sheet, rows in workbook_rows(content).items()]
        return [Grid(path.name, "", csv_rows(content))]
    except UnreadableError as error:
        raise DataError(Complaint(error.what, path.name, error.mend)) from error
    except OSError as error:
        raise DataError(Complaint(f"cannot be opened: {error.strerror}", path.name, "look at its rights")) from error


def read_tables(paths: Sequence[Path], headers: Sequence[str]) -> tuple[Table, ...]:
    """The tables of official files that have the headers; further sheets of a workbook are covers and notes.

    Raises:
        ConfigError: a file is not there.
        DataError: a file cannot be read, has no such table, or has one without rows; all files at once.
    """
    by_file: dict[str, list[Grid]] = {}
    for grid in read_grids(paths):
        by_file.setdefault(grid.file, []).append(grid)
    tables: list[Table] = []
    complaints: list[Complaint] = []
    for grids in by_file.values():
        fitting = [grid for grid in grids if header_row(grid, headers) is not None]
        for grid in fitting or grids[:1]:
            try:
                tables.append(find_table(grid, headers))
            except DataError as error:
                complaints += error.complaints
    bare = [table.grid for table in tables if next(table.records(), None) is None]
    complaints += [Complaint("the table has no rows", grid.place(1), "give the whole file") for grid in bare]
    if complaints:
        raise DataError(complaints)
    return tuple(tables)


def header_row(grid: Grid, headers: Sequence[str]) -> int | None:
    """The number of the first row that holds all the headers, their notes, spaces and capitals aside."""
    wanted = {plain(header) for header in headers}
    for number, cells in enumerate(grid.rows[:_DEEPEST_HEADER], start=1):
        if wanted <= {plain(cell) for cell in cells}:
            return number
    return None


def find_table(grid: Grid, headers: Sequence[str], *, optional: Sequence[str] = ()) -> Table:
    """The table of a sheet by its headers.

    Args:
        grid: the sheet.
        headers: columns that must be there, as their publisher spells them.
        optional: columns that may be there; the table has no place for one that is not.

    Raises:
        DataError: no row holds all the headers, or a header stands twice.
    """
    number = header_row(grid, headers)
    if number is None:
        raise DataError(_no_header(grid, headers))
    found = [plain(cell) for cell in grid.rows[number - 1]]
    asked = [*headers, *optional]
    twice = [header for header in asked if found.count(plain(header)) > 1]
    if twice:
        raise DataError(
            [Complaint("this column stands twice", grid.place(number, header), "keep one") for header in twice]
        )
    return Table(grid, number, {name: found.index(plain(name)) for name in asked if plain(name) in found})


def _no_header(grid: Grid, headers: Sequence[str]) -> Complaint:
    """Says which headers the likeliest row lacks."""
    rows = [{plain(cell) for cell in cells} for cells in grid.rows[:_DEEPEST_HEADER]]
    lacking = min(
        ([header for header in headers if plain(header) not in row] for row in rows), key=len, default=list(headers)
    )
    named = ", ".join(f"'{header}'" for header in lacking)
    return Complaint(
        f"no row has the column {named}", grid.place(1).partition(":")[0], "give the file as it was published"
    )
