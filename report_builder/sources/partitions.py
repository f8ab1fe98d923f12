"""A folder of many services' tables, partitioned by service, of which one service's partitions are read and no other's.

Two layouts: `episodes/service=Rotherham/part-0.parquet`, as Hive, Spark, polars and DuckDB write them, and
`service=Rotherham/episodes.parquet`. What is about no child (published figures, populations) may lie beside them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.findings import stop, warn
from report_builder.model.spelling import alike
from report_builder.model.tables import Finding
from report_builder.sources.bytes_of_files import listed
from report_builder.sources.folder import FolderSource, read_file
from report_builder.sources.partition_files import own_parts, read_parts
from report_builder.sources.partition_key import without_key
from report_builder.sources.sheet import ReadTable

KEYS = ("service", "yot", "yjs")
"""What a dataset may be partitioned by: other words for the service."""
SHARED = ("published", "population")
"""The tables that are about no child, so that one file may hold those of every service."""
_OF_THE_WRITER = ("_", ".")
"""How the names begin of what programs leave beside the parts: `_SUCCESS`, `._part.crc`."""


def is_partitioned(folder: Path, known: Collection[str], named: Mapping[str, str]) -> bool:
    """Whether a folder is partitioned by anything: it, or the folder of one of its tables, has folders `key=value`."""
    return any(
        _has_partitions(place)
        for place in (folder, *(place for place in _folders(folder) if _table_of(place, known, named)))
    )


def services_of(folder: Path, known: Collection[str], named: Mapping[str, str]) -> tuple[str, ...]:
    """The services of a partitioned folder as it spells them, sorted; of several spellings of one the first."""
    places = [folder, *(place for place in _folders(folder) if _table_of(place, known, named))]
    names = sorted({name for place in places for name in _values(place)})
    return tuple({alike(name): name for name in reversed(names)}[each] for each in dict.fromkeys(map(alike, names)))


class PartitionedSource:
    """The tables of one service, and those of all that are about no child."""

    def __init__(
        self, folder: Path, known: Collection[str], named: Mapping[str, str], *, service: str, where: str
    ) -> None:
        """A folder that is partitioned.

        Args:
            folder: where the tables or the partitions lie.
            known: the tables that may be read, in their order.
            named: table -> name of its folder or file, where that is not the table's own.
            service: whose partitions are read, in any spelling.
            where: the key of the config that names the folder, for complaints.

        Raises:
            ConfigError: it is partitioned by something else than the service, or has no partition of this one.
        """
        self._folder, self._service = folder, service
        self._key = _key_of(folder, known, named, where=where)
        self._beside = FolderSource(folder, known, named)
        self._whole: dict[str, FolderSource] = {}
        self._parts: dict[str, Path] = {}
        found = [*self._beside.findings, *self._of_tables(known, named), *self._of_service(known, named)]
        if not self._parts and not self._whole and not any(finding.stops for finding in found):
            raise _no_partition(services_of(folder, known, named), service=service, where=where)
        found += self._at_odds()
        self._order = tuple(table for table in known if self._is_here(table))
        self.findings = tuple(found)

    def _of_tables(self, known: Collection[str], named: Mapping[str, str]) -> Iterator[Finding]:
        """The layout of a folder for each table."""
        for place in _folders(self._folder):
            table = _table_of(place, known, named)
            if not table:
                if not _partition(place):
                    what = f"the folder {place.name} is not a table; not read"
                    yield warn("unknown-file", place.name, what=what, mend="say under tables which table it is")
                continue
            if not _has_partitions(place):
                continue
            yield from _strays(table, place)
            path, findings = self._own(table, place)
            yield from findings
            if path is not None:
                self._parts[table] = path

    def _own(self, table: str, place: Path) -> tuple[Path | None, list[Finding]]:
        """This service's partition of a table, and what is to be said of it."""
        own = [each for each in _folders(place) if alike(_value(each)) == alike(self._service)]
        if not own:
            what = f"this service has no partition of {table}, so that nothing is known of it"
            mend = "if it has no such rows, write a part with the columns alone"
            return None, [warn("no-partition", table, what=what, mend=mend)]
        if len(own) > 1:
            what = f"{' and '.join(each.name for each in own)} are both partitions of this service"
            return None, [stop("repeated-partition", table, what=what, mend="keep one of them")]
        if _leads_out(self._folder, own[0]):
            return None, [_link(table, own[0])]
        return own[0], []

    def _of_service(self, known: Collection[str], named: Mapping[str, str]) -> Iterator[Finding]:
        """The layout of a folder for each service."""
        own = [each for each in _folders(self._folder) if alike(_value(each)) == alike(self._service)]
        if len(own) > 1:
            what = f"{' and '.join(each.name for each in own)} are both partitions of this service"
            yield stop("repeated-partition", "dataset", what=what, mend="keep one of them")
            return
        for place in own:
            if _leads_out(self._folder, place):
                yield _link("dataset", place)
                continue
            source = FolderSource(place, known, named)
            yield from source.findings
            for table in source.tables:
                if _leads_out(self._folder, source.path_of(table)):
                    yield _link(table, source.path_of(table))
                else:
                    self._whole[table] = source

    def _at_odds(self) -> Iterator[Finding]:
        """Tables that stand there twice, or in one piece for all services though they are about children."""
        for table in self._beside.tables:
            if table in self._parts or table in self._whole:
                what = f"{self._beside.name_of(table)} lies beside this service's partition of the same table"
                yield stop("repeated-table", table, what=what, mend="keep one of them")
            elif table not in SHARED:
                what = f"{self._beside.name_of(table)} holds the rows of all services in one piece; not read"
                mend = f"partition it by {self._key}, as the other tables are"
                yield stop("unpartitioned-table", table, what=what, mend=mend)
        for table in sorted(self._parts.keys() & self._whole.keys()):
            what = "this service has two partitions of it, one in the table's folder and one in the service's"
            yield stop("repeated-partition", table, what=what, mend="keep one of them")

    def _is_here(self, table: str) -> bool:
        is_shared = table in SHARED and table in self._beside.tables
        return table in self._parts or table in self._whole or is_shared

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that there are of this service, in the order of those that may be read."""
        return self._order

    def name_of(self, table: str) -> str:
        """Where a table lies within the folder: `episodes/service=Rotherham`."""
        return self._path_of(table).relative_to(self._folder).as_posix()

    def _path_of(self, table: str) -> Path:
        if table in self._parts:
            return self._parts[table]
        return self._whole.get(table, self._beside).path_of(table)

    def read(self, table: str) -> ReadTable:
        """Read this service's part of a table, and no other service's.

        Raises:
            OutsideError: a file cannot be opened.
        """
        path = self._path_of(table)
        if table not in self._parts:
            read = read_file(table, path)
            named = replace(read, source=replace(read.source, file=self.name_of(table)))
            return without_key(table, named, key=self._key, service=self._service) if table in self._whole else named
        parts, findings = own_parts(table, path, is_out=lambda part: _leads_out(self._folder, part))
        read = read_parts(table, path, parts, within=self._folder)
        kept = without_key(table, read, key=self._key, service=self._service)
        return replace(kept, findings=[*findings, *kept.findings])


def _folders(folder: Path) -> list[Path]:
    """The folders in a folder, less those that programs leave there, in the order of their names."""
    return [place for place in listed(folder) if place.is_dir() and not place.name.startswith(_OF_THE_WRITER)]


def _partition(place: Path) -> tuple[str, str] | None:
    """Key and value of a partition's folder: `service=Bath%20and%20North%20East%20Somerset`."""
    key, equals, value = place.name.partition("=")
    return (key.strip().casefold(), unquote(value)) if equals else None


def _value(place: Path) -> str:
    return (_partition(place) or ("", ""))[1]


def _values(folder: Path) -> Iterator[str]:
    yield from (_value(place) for place in _folders(folder) if (_partition(place) or ("", ""))[0] in KEYS)


def _has_partitions(folder: Path) -> bool:
    return any(_partition(place) for place in _folders(folder))


def _table_of(place: Path, known: Collection[str], named: Mapping[str, str]) -> str:
    """The table that a folder holds; empty where it is none's."""
    asked = {name.casefold(): table for table, name in named.items()}
    own = place.name.casefold()
    table = asked.get(own, "" if own in named else own)
    return table if table in known else ""


def _key_of(folder: Path, known: Collection[str], named: Mapping[str, str], *, where: str) -> str:
    """What the folder is partitioned by.

    Raises:
        ConfigError: it is something else than the service, or not everywhere the same.
    """
    tables = [place for place in _folders(folder) if _table_of(place, known, named)]
    found = (_partition(place) for each in (folder, *tables) for place in _folders(each))
    keys = sorted({partition[0] for partition in found if partition})
    if len(keys) == 1 and keys[0] in KEYS:
        return keys[0]
    what = f"the folder is partitioned by {' and '.join(keys)}, not by service"
    raise ConfigError(Complaint(what, where, "write it partitioned by service alone: episodes/service=Rotherham/"))


def _strays(table: str, folder: Path) -> Iterator[Finding]:
    """Files beside the partitions, which may be of any service."""
    for place in listed(folder):
        if not place.is_dir() and not place.name.startswith(_OF_THE_WRITER):
            what = f"{place.name} lies beside the partitions of {table}, in none of them; not read"
            yield warn("unknown-file", table, what=what, mend="put it into the partition of its service, or delete it")


def _leads_out(folder: Path, path: Path) -> bool:
    """Whether a path within the folder is not where it seems to be: a link to another service's part, or outside."""
    return path.resolve() != folder.resolve() / path.relative_to(folder)


def _link(table: str, path: Path) -> Finding:
    what = f"{path.name} is a link that leads elsewhere; not read"
    return stop("partition-is-a-link", table, what=what, mend="put the files themselves in its place")


def _no_partition(names: Collection[str], *, service: str, where: str) -> ConfigError:
    mend = did_you_mean(service, names) or "look how the dataset spells it, and say it as partition in the config"
    return ConfigError(Complaint(f"the dataset has no partition of '{service}'", where, mend))
