"""Every service of a partitioned dataset and its files, in one look at its folders; no file is opened."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from report_builder.errors import Complaint, OutsideError
from report_builder.model.spelling import alike
from report_builder.sources.partitions import KEYS

Partitions = Mapping[str, Sequence[Path]]
"""Table -> the parts of one service, in the order of their names."""


def all_partitions(folder: Path, known: Collection[str], named: Mapping[str, str]) -> dict[str, Partitions]:
    """Each service, sorted by its name, and its parts.

    Where there is a doubt (a link, two spellings of one service, another partition within, files beside the parts), the
    table is left out: whoever reads that service the ordinary way is told what is wrong.

    Args:
        folder: of the dataset.
        known: the tables that may be read.
        named: table -> name of its folder, where that is not the table's own.

    Raises:
        OutsideError: a folder cannot be opened.
    """
    try:
        return _all_partitions(folder, known, named)
    except OSError as error:
        raise OutsideError(
            Complaint(f"cannot be opened: {error.strerror}", folder.name, "look at its rights")
        ) from error


def _all_partitions(folder: Path, known: Collection[str], named: Mapping[str, str]) -> dict[str, Partitions]:
    found: dict[str, dict[str, list[Path]]] = {}
    spelled: dict[str, str] = {}
    for table, service, path in _parts_of_services(folder, known, named):
        own = found.setdefault(spelled.setdefault(alike(service), service), {})
        # A second spelling of one service is for the ordinary way to complain of.
        own[table] = [] if table in own else _files(path)
    return dict(sorted(found.items()))


def _parts_of_services(
    folder: Path, known: Collection[str], named: Mapping[str, str]
) -> Iterator[tuple[str, str, Path]]:
    """Table, service and place of each partition."""
    asked = {name.casefold(): table for table, name in named.items()}
    for entry in _folders(folder):
        own = entry.name.casefold()
        table = asked.get(own, "" if own in named else own)
        key, _, value = entry.name.partition("=")
        if table in known:
            for partition in _folders(Path(entry.path)):
                key, _, value = partition.name.partition("=")
                if key.strip().casefold() in KEYS and value:
                    yield table, unquote(value), Path(partition.path)
        elif key.strip().casefold() in KEYS and value:
            for file in sorted(Path(entry.path).iterdir()):
                table = asked.get(file.stem.casefold(), file.stem.lower())
                if file.suffix.lower() == ".parquet" and table in known:
                    yield table, unquote(value), file


def _folders(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if not entry.name.startswith(("_", ".")) and entry.is_dir()]
    return sorted(found, key=lambda entry: entry.name)


def _files(place: Path) -> list[Path]:
    """The parts in a partition, or the one file; none where any of it is in doubt."""
    if place.is_symlink():
        return []
    if place.is_file():
        return [place]
    with os.scandir(place) as entries:
        kept = [entry for entry in entries if not entry.name.startswith(("_", "."))]
    is_sound = all(entry.name.lower().endswith(".parquet") and entry.is_file(follow_symlinks=False) for entry in kept)
    return sorted(Path(entry.path) for entry in kept) if is_sound else []
