"""Read the file of a national release: YAML to its services and areas, or every fault of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from report_builder.configfile.leaves import Line, Names
from report_builder.configfile.mapping import Mapping
from report_builder.configfile.validate import validate
from report_builder.errors import ConfigError
from report_builder.marked_yaml.fault import Fault, FaultsError, in_order, placed, quoted
from report_builder.marked_yaml.strict_yaml import Document, load
from report_builder.marked_yaml.text import read_bytes
from report_builder.model.nation import NationSpec

REQUIRED = ("name", "services")


class NationKeys(Mapping):
    """A national release."""

    name: Line = ""
    """What the totals are over, such as England and Wales; also the name of its folder."""
    services: Names = Field(default_factory=list)
    """The configs of the services, as paths or patterns such as configs/*.yaml, from this file's folder."""
    regions: dict[str, Names] = Field(default_factory=dict)
    """Region -> its services, by the names in their configs; those of no region are in the total alone."""


def read_nation(path: Path) -> NationSpec:
    """Read the file of a national release.

    Args:
        path: the YAML file; paths in it are relative to its folder.

    Raises:
        ConfigError: all that is wrong with the file, in the order of its lines.
    """
    try:
        return _nation(path)
    except FaultsError as error:
        raise ConfigError(one.complaint for one in in_order(error.faults)) from None


def _nation(path: Path) -> NationSpec:
    document = load(read_bytes(path), file=str(path))
    keys, faults = validate(NationKeys, document.tree, document.places)
    found = [*document.faults, *faults]
    said = {one.path[:1] for one in found}
    found += placed((one for one in _missing(document) if one.path[:1] not in said), document.places)
    configs = [(number, _matching(path.parent, pattern)) for number, pattern in enumerate(keys.services)]
    lost = (
        Fault(("services", number), f"no file is called '{quoted(keys.services[number])}'", "look at the path")
        for number, files in configs
        if not files
    )
    found += placed(lost, document.places)
    found += placed(_in_two(keys), document.places)
    if found:
        raise FaultsError(*found)
    every = tuple(dict.fromkeys(file for _, files in configs for file in files))
    return NationSpec(path.resolve(), keys.name, every, {name: tuple(each) for name, each in keys.regions.items()})


def _missing(document: Document) -> Iterator[Fault]:
    for name in REQUIRED:
        if not document.tree.get(name):
            yield Fault((name,), "the key is missing, or has no value", f"write '{name}: ...'")


def _matching(folder: Path, pattern: str) -> list[Path]:
    """The files of a pattern in the order of their names."""
    if Path(pattern).is_absolute():
        return [Path(pattern)] if Path(pattern).is_file() else []
    return sorted(file.resolve() for file in folder.glob(pattern) if file.is_file())


def _in_two(keys: NationKeys) -> Iterator[Fault]:
    met: dict[str, str] = {}
    for region, names in keys.regions.items():
        for name in names:
            if met.setdefault(name, region) != region:
                yield Fault(("regions", region), f"'{quoted(name)}' is in two regions", "leave it in one of them")
