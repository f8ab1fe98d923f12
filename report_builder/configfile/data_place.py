"""The value of `data`: a folder, a workbook, a SQLite file, or a database's address with ${VARIABLES} in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from report_builder.configfile.fault import Fault, FaultsError, quoted
from report_builder.configfile.source import Source
from report_builder.errors import did_you_mean
from report_builder.model.place import SQLITE_ENDINGS, WORKBOOK_ENDINGS, DataPlace, PlaceKind

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_DIALECTS = ("postgresql+psycopg", "sqlite")
"""What is tested; another that SQLAlchemy finds a driver for may work as well."""
_RELATIVE = "paths are relative to the config's own folder"
Found = tuple[DataPlace, list[Fault]]


def data_place(value: str | None, source: Source, environment: Mapping[str, str]) -> Found:
    """Where the data lie.

    Args:
        value: the value of the key; None where it is missing, of which enough is said elsewhere.
        source: the config, whose folder paths count from.
        environment: variables that may stand in an address as ${NAME}; their values are never printed.
    """
    nowhere = DataPlace.folder(source.folder)
    if value is None:
        return nowhere, []
    try:
        text = _VARIABLE.sub(lambda match: _variable(match[1], environment), value)
        return (_database(text, value, source.folder) if "://" in text else _path(text, value, source.folder)), []
    except FaultsError as error:
        return nowhere, [one.under(("data",)) for one in error.faults]


def absolute(path: Path) -> Path:
    """Without steps up; links are followed, except where they go round in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def is_there(path: Path, *, is_folder: bool) -> bool:
    """Whether there is such a folder or file; a name that the file system refuses is neither."""
    try:
        return path.is_dir() if is_folder else path.is_file()
    except OSError:
        return False


def _variable(name: str, environment: Mapping[str, str]) -> str:
    if name not in environment:
        near = did_you_mean(name, environment) if len(name) > 3 else ""
        raise FaultsError(Fault((), f"the environment has no variable {name}", near or f"set it: export {name}=..."))
    return environment[name]


def _path(text: str, said: str, folder: Path) -> DataPlace:
    path = absolute(folder / text)
    if is_there(path, is_folder=True):
        return DataPlace.folder(path)
    if not is_there(path, is_folder=False):
        raise FaultsError(Fault((), f"there is no folder or file '{quoted(said)}'", _RELATIVE))
    ending = path.suffix.lower()
    if ending in WORKBOOK_ENDINGS:
        return DataPlace.workbook(path)
    if ending in SQLITE_ENDINGS:
        return DataPlace(PlaceKind.DATABASE, path, shown=str(path))
    what = f"'{quoted(said)}' is neither a folder, nor a workbook (.xlsx, .ods), nor a SQLite file (.sqlite, .db)"
    raise FaultsError(Fault((), what, "to read single files, name the folder that they lie in"))


def _database(text: str, said: str, folder: Path) -> DataPlace:
    from sqlalchemy.engine import make_url  # noqa: PLC0415  heavy, and seldom needed
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError  # noqa: PLC0415

    try:
        url = make_url(text)
        url.get_dialect()
    except NoSuchModuleError:
        raise FaultsError(_no_driver()) from None
    except ArgumentError:
        mend = "write it as postgresql+psycopg://user:${PASSWORD}@host:5432/database"
        raise FaultsError(Fault((), "the database's address cannot be read", mend)) from None
    except ImportError:
        raise FaultsError(_no_driver()) from None
    if url.get_backend_name() == "sqlite" and url.database:
        path = absolute(folder / url.database)
        if not is_there(path, is_folder=False):
            raise FaultsError(Fault((), f"there is no SQLite file '{quoted(said)}'", _RELATIVE))
        return DataPlace(PlaceKind.DATABASE, path, shown=str(path))
    return DataPlace(PlaceKind.DATABASE, url=text, shown=url.render_as_string(hide_password=True))


def _no_driver() -> Fault:
    mend = f"write {' or '.join(_DIALECTS)} before ://, or install the driver"
    return Fault((), "there is no driver for this kind of database", mend)
