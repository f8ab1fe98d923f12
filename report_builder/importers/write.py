"""The folder of national tables: read, merged with what was imported, and written whole, the same bytes every time.

`published.csv`, `population.csv` and lists are for papers; `imports/` keeps what only the next import needs.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from report_builder.errors import Complaint, DataError, OutsideError
from report_builder.importers import origins, rows
from report_builder.importers.origins import Origin
from report_builder.model.national import PopulationRow, PublishedRow

PUBLISHED, POPULATION, README = "published.csv", "population.csv", "README.md"
OF_PARTS, ORIGINS = "imports/authorities.csv", "imports/sources.csv"

_SCRATCH = ".import-"
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Store:
    """What a folder of national tables holds.

    Attributes:
        of_parts: figures of authorities that are one of several of a service.
        origins: the imports that it was made by.
        lists: name of a further file -> its text.
    """

    published: tuple[PublishedRow, ...] = ()
    of_parts: tuple[PublishedRow, ...] = ()
    population: tuple[PopulationRow, ...] = ()
    origins: tuple[Origin, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder, which is made where it does not exist; a second import waits for the first.

    Raises:
        OutsideError: the folder cannot be made or opened.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise _refused(folder, error) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def read_store(folder: Path) -> Store:
    """What earlier imports wrote.

    Raises:
        DataError: a table there has other columns, or a cell that is none of ours; every place at once.
    """
    complaints: list[Complaint] = []
    store = Store(
        rows.read(folder / PUBLISHED, rows.PUBLISHED, complaints),
        rows.read(folder / OF_PARTS, rows.PUBLISHED, complaints),
        rows.read(folder / POPULATION, rows.POPULATION, complaints),
        rows.read(folder / ORIGINS, origins.ORIGINS, complaints),
    )
    if complaints:
        raise DataError(complaints)
    return store


def merge(store: Store, fresh: Store) -> Store:
    """The store with fresh rows in the places of those that they replace; what they do not replace stays."""
    return Store(
        _merged(store.published, fresh.published, rows.PUBLISHED.key),
        _merged(store.of_parts, fresh.of_parts, rows.PUBLISHED.key),
        _merged(store.population, fresh.population, rows.POPULATION.key),
        _merged(store.origins, fresh.origins, origins.ORIGINS.key),
        {**store.lists, **fresh.lists},
    )


def write_store(folder: Path, store: Store) -> tuple[Path, ...]:
    """Write every table that has rows: all are written beside their places first, and then put there.

    Returns:
        The files, in the order of the tables.

    Raises:
        DataError: a list would overwrite a file that is not ours.
        OutsideError: the disk or the folder refuses.
    """
    tables = {
        PUBLISHED: rows.text(store.published, rows.PUBLISHED),
        POPULATION: rows.text(store.population, rows.POPULATION),
        OF_PARTS: rows.text(store.of_parts, rows.PUBLISHED),
    }
    texts = {
        **{name: text for name, text in tables.items() if text.count("\n") > 1 or (folder / name).exists()},
        ORIGINS: rows.text(store.origins, origins.ORIGINS),
        **store.lists,
    }
    _refuse_strangers(folder, store.lists)
    page = origins.readme(store.origins)
    if not _is_stranger(folder / README, page):  # somebody's own page stays
        texts[README] = page
    try:
        _put(folder, texts)
    except OSError as error:
        raise _refused(folder, error) from error
    return tuple(folder / name for name in texts)


def _put(folder: Path, texts: Mapping[str, str]) -> None:
    for left_behind in folder.glob(f"{_SCRATCH}*"):  # by an import that was killed; nobody else is at work here
        shutil.rmtree(left_behind) if left_behind.is_dir() else left_behind.unlink()
    (folder / "imports").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=_SCRATCH) as scratch:
        fresh = {name: Path(scratch, name.replace("/", "-")) for name in texts}
        for name, path in fresh.items():
            path.write_bytes(texts[name].encode())
        for name, path in fresh.items():
            path.replace(folder / name)


def _refuse_strangers(folder: Path, texts: Mapping[str, str]) -> None:
    """Complain of files that bear the name of one of ours and do not begin as ours do."""
    strangers = [
        Complaint(
            "a file of this name is there already and was not written by an import", str(folder / name), "move it"
        )
        for name, text in texts.items()
        if _is_stranger(folder / name, text)
    ]
    if strangers:
        raise DataError(strangers)


def _is_stranger(path: Path, text: str) -> bool:
    return path.is_file() and _first_line(path.read_text("utf-8", "replace")) != _first_line(text)


def _first_line(text: str) -> str:
    return text.partition("\n")[0].strip()


def _refused(folder: Path, error: OSError) -> OutsideError:
    reason = (error.strerror or "it cannot be written").lower()
    return OutsideError(
        Complaint(f"the tables could not be saved: {reason}", str(folder), "choose another folder with --out")
    )


def _merged(old: Iterable[_Row], fresh: Iterable[_Row], key: Callable[[_Row], Hashable]) -> tuple[_Row, ...]:
    return tuple(({key(row): row for row in old} | {key(row): row for row in fresh}).values())
