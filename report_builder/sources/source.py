"""The source of a dataset, whatever holds it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Protocol

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.place import DataPlace, PlaceKind
from report_builder.model.tables import Finding
from report_builder.sources.database import DatabaseSource
from report_builder.sources.folder import FolderSource, readable_names
from report_builder.sources.memory import hold_frugally
from report_builder.sources.partitions import PartitionedSource, is_partitioned
from report_builder.sources.sheet import ReadTable
from report_builder.sources.workbook_tables import WorkbookSource


class Source(Protocol):
    """Tables that can be read one by one."""

    findings: tuple[Finding, ...]
    """What is to be said of the source itself: files that are no tables, tables that stand there twice."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that there are, in the order of those that may be read."""

    def name_of(self, table: str) -> str:
        """What the source calls a table: `persons.csv`, `sheet Persons`, `public.persons`."""

    def read(self, table: str) -> ReadTable:
        """Read a table.

        Raises:
            OutsideError: it cannot be opened.
        """


def open_source(
    place: DataPlace,
    *,
    known: Collection[str],
    named: Mapping[str, str],
    where: str,
    where_named: Mapping[str, str] = MappingProxyType({}),
) -> Source:
    """Open a dataset.

    Args:
        place: where it lies.
        known: the tables that may be read, in their order.
        named: table -> what the source calls it, where that is not the table's own name.
        where: the key of the config that names the place, for complaints.
        where_named: table -> the key that names it otherwise, which may stand in a map; where it is not said, `where`.

    Raises:
        ConfigError: there is no such place, or it holds no table.
        OutsideError: it cannot be opened.
    """
    hold_frugally()
    source = _opened(
        place,
        known=known,
        named=named,
        where=where,
        where_named={table: where_named.get(table, where) for table in named},
    )
    if not source.tables and not any(finding.stops for finding in source.findings):
        mend = f"it should hold files such as {', '.join(f'{name}.csv' for name in list(known)[:3])}"
        if place.kind is PlaceKind.WORKBOOK:
            names = ", ".join(list(known)[:3])
            mend = f"name its sheets {names} and so on, or say under tables in the config which table a sheet is"
        if place.kind is PlaceKind.DATABASE:
            mend = "name its tables in the config, with their schema: tables: {persons: cms.young_people}"
        raise ConfigError(Complaint(f"the {place.kind} {place} holds no table", where, mend))
    return source


def _opened(
    place: DataPlace, *, known: Collection[str], named: Mapping[str, str], where: str, where_named: Mapping[str, str]
) -> Source:
    if place.kind is PlaceKind.DATABASE:
        return DatabaseSource(place, known, named=named, where=where, where_named=where_named)
    if place.path is None:
        raise ValueError(place.kind)
    if place.kind is PlaceKind.WORKBOOK:
        return WorkbookSource(place.path, known, named=named, where_named=where_named)
    if not place.path.is_dir():
        what = f"{place} is not a folder" if place.path.exists() else f"the folder {place} does not exist"
        raise ConfigError(Complaint(what, where, "name a folder of files, one a table"))
    if is_partitioned(place.path, known, named):
        return PartitionedSource(place.path, known, named, service=place.service, where=where)
    source = FolderSource(place.path, known, named)
    told = {finding.table for finding in source.findings if finding.stops}
    complaints = [
        Complaint(
            f"the folder has no file '{name}', which tables.{table} names",
            where_named[table],
            did_you_mean(name, readable_names(place.path)) or "correct the name",
        )
        for table, name in named.items()
        if table not in source.tables and table not in told
    ]
    if complaints:
        raise ConfigError(complaints)
    return source
