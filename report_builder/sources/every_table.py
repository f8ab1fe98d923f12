"""Every table of a place, whatever it is called: for looking at an export that nobody has described yet."""

from __future__ import annotations

from pathlib import Path

from report_builder.errors import Complaint, ConfigError
from report_builder.model.place import DataPlace, PlaceKind
from report_builder.sources.database import first_rows
from report_builder.sources.folder import PARQUET, READERS, FolderSource
from report_builder.sources.sheet import ReadTable
from report_builder.sources.workbook_tables import every_sheet

ROWS_OF_A_DATABASE = 10_000
"""Rows that are read of each table of a database, which may have many that are no business of ours."""


def every_table(place: DataPlace, *, where: str) -> dict[str, ReadTable]:
    """What a place holds.

    Args:
        place: where it lies.
        where: the key or argument that names it, for complaints.

    Returns:
        The name by which `tables` in a config would ask for it (file, sheet or database table) -> the table as read;
        of a database, its first rows.

    Raises:
        ConfigError: there is no such place, or it holds no table.
        OutsideError: it cannot be opened.
    """
    if place.kind is PlaceKind.DATABASE:
        found = first_rows(place, most=ROWS_OF_A_DATABASE, where=where)
    elif place.path is None or not place.path.exists():
        raise ConfigError(Complaint(f"there is no {place.kind} {place}", where, "look at the path"))
    else:
        found = every_sheet(place.path) if place.kind is PlaceKind.WORKBOOK else _files(place.path)
    if not found:
        raise ConfigError(Complaint(f"the {place.kind} {place} holds no table", where, _mend(place)))
    return found


def _mend(place: DataPlace) -> str:
    """What to do about a place that holds no table."""
    if place.kind is PlaceKind.FOLDER:
        return f"it should hold files ending in {', '.join([*READERS, PARQUET])}"
    if place.kind is PlaceKind.WORKBOOK:
        return "it should have a sheet in which something stands"
    if place.url.startswith("postgres"):
        return "look what its user may see; for another schema end the address in ?options=-csearch_path%3DSCHEMA"
    return "look whether it is the right file, and what its user may see"


def _files(folder: Path) -> dict[str, ReadTable]:
    names = [path.stem.lower() for path in sorted(folder.iterdir()) if path.suffix.lower() in (*READERS, PARQUET)]
    source = FolderSource(folder, list(dict.fromkeys(names)), {})
    return {source.name_of(table): source.read(table) for table in source.tables}
