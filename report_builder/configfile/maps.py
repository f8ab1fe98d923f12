"""Maps of exports: a ready one by its name, or a file of the service's own, laid under what the config itself says."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from report_builder import bundled
from report_builder.configfile.entries import OfferedColumns, TableNames, ValueMap
from report_builder.configfile.leaves import Line, nearest
from report_builder.configfile.mapping import Mapping
from report_builder.configfile.report_keys import ReportKeys
from report_builder.configfile.source import Source
from report_builder.configfile.validate import validate
from report_builder.marked_yaml.fault import Fault, FaultsError, Places, fault, placed, quoted
from report_builder.marked_yaml.strict_yaml import load
from report_builder.marked_yaml.text import read_bytes

FOLDER = "maps"
"""Of the shipped config folder: the ready maps lie in it."""

_ENDINGS = (".yaml", ".yml")

Values = MappingOf[str, MappingOf[str, str]]


class MapKeys(Mapping):
    """The keys of a map of an export."""

    values_from: Line = ""
    """A ready map whose values hold where `values` says nothing, such as codes."""
    tables: TableNames = Field(default_factory=dict)
    """Table: the file, sheet or database table that holds it."""
    columns: OfferedColumns = Field(default_factory=dict)
    """Table: {header of the export: column of the data contract}; of several headers for one column the first that
    the file has counts."""
    values: ValueMap = Field(default_factory=dict)
    """table.column: {value of the export: value of the data contract}."""


@dataclass(frozen=True, slots=True)
class ExportMap:
    """What a map says, where each entry stands, and the bytes and paths of its files."""

    tables: MappingOf[str, str] = field(default_factory=dict)
    columns: MappingOf[str, MappingOf[str, str]] = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    places: Places = field(default_factory=dict)
    contents: tuple[bytes, ...] = ()
    paths: tuple[Path, ...] = ()


def read_map(name: str, source: Source) -> tuple[ExportMap, list[Fault]]:
    """The map that a config names.

    Args:
        name: of a ready map, or of a YAML file, relative to the config's folder; empty where there is none.
        source: the config.

    Returns:
        The map as far as it is good, and its faults: each in its own file, or at the key `map` where there is no file.
    """
    if not name:
        return ExportMap(), []
    try:
        path = _path_of(name, source.path.parent)
    except FaultsError as error:
        return ExportMap(), [one.under(("map",)) for one in error.faults]
    try:
        return _read_file(path)
    except FaultsError as error:
        return ExportMap(), list(error.faults)


def ready_maps() -> tuple[str, ...]:
    """The names of the shipped maps, sorted."""
    return tuple(sorted(path.stem for path in (bundled.folder("config") / FOLDER).glob("*.yaml")))


def ready_map(name: str) -> ExportMap:
    """A shipped map; `name` is one of `ready_maps()`."""
    return _read_file(_shipped(name))[0]


def _read_file(path: Path) -> tuple[ExportMap, list[Fault]]:
    """A map with the values of the ready map that it names beneath its own.

    Raises:
        FaultsError: the file cannot be read at all.
    """
    document = load(read_bytes(path), file=str(path))
    keys, faults = validate(MapKeys, document.tree, document.places)
    faults = [*document.faults, *faults]
    below = ExportMap()
    if keys.values_from in ready_maps():
        below = ready_map(keys.values_from)
    elif keys.values_from:
        what, mend = f"there is no ready map '{quoted(keys.values_from)}'", nearest(keys.values_from, ready_maps())
        faults += placed([Fault(("values_from",), what, mend)], document.places)
    return ExportMap(
        keys.tables,
        keys.columns,
        _values_over(keys.values, below.values),
        {**below.places, **document.places},
        (document.content, *below.contents),
        (path, *below.paths),
    ), faults


def tables_over(keys: ReportKeys, below: ExportMap) -> dict[str, str]:
    """The tables' names: the config's own, then those of the map that it leaves free."""
    taken = {name.casefold() for name in keys.tables.values()}
    return {**{table: name for table, name in below.tables.items() if name.casefold() not in taken}, **keys.tables}


def values_over(keys: ReportKeys, below: ExportMap) -> dict[str, dict[str, str]]:
    """The value maps: entry by entry the config's own, then the map's."""
    return _values_over(keys.values, below.values)


def _values_over(own: Values, below: Values) -> dict[str, dict[str, str]]:
    """Two value maps as one, entry by entry; the old values compare without case."""
    joined = {place: dict(pairs) for place, pairs in own.items()}
    for place, pairs in below.items():
        upper = joined.get(place, {})
        said = {old.strip().lower() for old in upper}
        joined[place] = {**upper, **{old: new for old, new in pairs.items() if old.strip().lower() not in said}}
    return joined


def _shipped(name: str) -> Path:
    return bundled.folder("config") / FOLDER / f"{name}.yaml"


def _path_of(name: str, folder: Path) -> Path:
    """The file of a map: a ready one by its bare name, else beside the config."""
    known = ready_maps()
    if name.lower() in known:
        return _shipped(name.lower())
    if not name.lower().endswith(_ENDINGS):
        mend = nearest(name, known)
        raise fault(f"there is no ready map '{quoted(name)}'", f"{mend}; or name a YAML file beside the config")
    path = folder / name
    try:
        is_there = path.is_file()
    except (OSError, ValueError):
        is_there = False
    if not is_there:
        mend = "`report-builder map DATA -o FILE` writes one; paths are relative to the config's own folder"
        raise fault(f"there is no file '{quoted(name)}'", mend)
    return path
