"""The files that a config is made of, by name: what has to be put by so that it can be read again another day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from report_builder import bundled
from report_builder.configfile.data_place import absolute
from report_builder.configfile.families import Families
from report_builder.configfile.maps import ExportMap
from report_builder.configfile.source import Source
from report_builder.configfile.words import Words


def found_files(
    source: Source, families: Families, export_map: ExportMap, *, words: Iterable[Words], files: Iterable[Path]
) -> Mapping[Path, bytes]:
    """Where they lie -> bytes of the config and of every file that it includes; the data are none of them.

    Args:
        source: the config and the defaults beneath it.
        families: with the files that they were read from.
        export_map: likewise.
        words: texts, of which those that stand in a file of their own have its bytes.
        files: a logo, fonts, a reference document.
    """
    ours = bundled.folder("config") / "default.yaml"
    found = [*zip((source.path, ours), source.contents, strict=True)]
    found += [*zip(families.paths, families.contents, strict=True)]
    found += [*zip(export_map.paths, export_map.contents, strict=True)]
    found += [(Path(one.where.rpartition(":")[0]), one.content) for one in words if one.content is not None]
    found += [(file, file.read_bytes()) for file in files]
    places: dict[Path, bytes] = {}
    for path, content in found:
        places.setdefault(absolute(path), content)
    return places


def included_files(found: Mapping[Path, bytes], folder: Path) -> Mapping[str, bytes]:
    """Name -> bytes of the same files.

    Args:
        found: by where they lie.
        folder: of the config.
    """
    named: dict[str, bytes] = {}
    for path, content in found.items():
        named.setdefault(_name_of(path, folder), content)
    return named


def _name_of(path: Path, folder: Path) -> str:
    """Relative to the config's folder in or beside which it lies; else only whose it is, and its own name."""
    ours = absolute(bundled.folder("config"))
    if path.is_relative_to(folder):
        return path.relative_to(folder).as_posix()
    if path.is_relative_to(ours):
        return f"shipped/{path.relative_to(ours).as_posix()}"
    if path.is_relative_to(folder.parent):
        return f"../{path.relative_to(folder.parent).as_posix()}"
    return f"elsewhere/{path.name}"
