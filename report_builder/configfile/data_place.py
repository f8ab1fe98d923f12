"""The value of `data`: a folder, a workbook, a SQLite file, or a database's address with ${VARIABLES} in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from report_builder.configfile.source import Source
from report_builder.errors import did_you_mean
from report_builder.marked_yaml.fault import Fault, FaultsError, quoted
from report_builder.model.place import SQLITE_ENDINGS, WORKBOOK_ENDINGS, DataPlace, PlaceKind

if TYPE_CHECKING:
    from sqlalchemy import URL

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_DIALECTS = ("postgresql+psycopg", "sqlite")
"""What is tested; another that SQLAlchemy finds a driver for may work as well."""
_POSTGRESQL = re.compile(r"postgres(?:ql)?(?=://)")
"""How an address is often written, without naming the driver."""
_RELATIVE = "paths are relative to the config's own folder"
_AS = "write it as postgresql+psycopg://user:${PASSWORD}@host:5432/database"
_LEAVE = "leave it out"
_OF_THE_DRIVER = {"autocommit", "conninfo", "context", "cursor_factory", "prepare_threshold", "row_factory"}
"""What psycopg takes beside the options of PostgreSQL's own library: how it works, which is ours to say."""
Found = tuple[DataPlace, list[Fault]]


def data_place(value: str | None, source: Source, environment: Mapping[str, str]) -> Found:
    """Where the data lie.

    Args:
        value: the value of the key; None where it is missing, of which enough is said elsewhere.
        source: the config, whose folder paths count from.
        environment: variables that may stand in a path or an address as ${NAME}; what they say of a database is never
            printed. One that stands for the user, the password or an option of an address is taken as it is, whatever
            characters it has; one at the beginning, which brings the address with it, must be a valid one.
    """
    nowhere = DataPlace.folder(source.folder)
    if value is None:
        return nowhere, []
    try:
        return place_from(value, source.folder, environment=environment), []
    except FaultsError as error:
        return nowhere, [one.under(("data",)) for one in error.faults]


def place_from(value: str, folder: Path, *, environment: Mapping[str, str]) -> DataPlace:
    """As `data_place`, of a value that stands in no config; paths count from `folder`.

    Raises:
        FaultsError: there is no such place.
    """
    text = _filled(value, environment)
    return _database(text, value, folder) if "://" in text else _path(text, value, folder)


def absolute(path: Path) -> Path:
    """Without steps up; links are followed, except where they go round in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def is_there(path: Path, *, is_folder: bool) -> bool:
    """Whether there is such a folder or file; a name that the file system refuses is neither."""
    try:
        return path.is_dir() if is_folder else path.is_file()
    except (OSError, ValueError):
        return False


def _filled(value: str, environment: Mapping[str, str]) -> str:
    """The value with what its variables stand for, spelled as the part of an address where they stand spells it."""
    begins = value.find("://")
    user_ends = value.rfind("@")

    def fill(match: re.Match[str]) -> str:
        content = _variable(match[1], environment)
        is_of_user = begins >= 0 and begins < match.start() < user_ends
        is_option = begins >= 0 and value[match.start() - 1] == "="
        return quote(content, safe="") if is_of_user or is_option else content

    return _VARIABLE.sub(fill, value)


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
        if "@" in said:  # it may be an address with a password
            raise FaultsError(Fault((), "there is no such folder or file", f"a database's address? {_AS}"))
        raise FaultsError(Fault((), f"there is no folder or file '{quoted(said)}'", _RELATIVE))
    ending = path.suffix.lower()
    if ending in WORKBOOK_ENDINGS:
        return DataPlace.workbook(path)
    if ending in SQLITE_ENDINGS:
        return DataPlace(PlaceKind.DATABASE, path, shown=str(path))
    what = f"'{quoted(said)}' is neither a folder, nor a workbook (.xlsx, .ods), nor a SQLite file (.sqlite, .db)"
    raise FaultsError(Fault((), what, "to read single files, name the folder that they lie in"))


def _database(text: str, said: str, folder: Path) -> DataPlace:
    url = _url(_POSTGRESQL.sub("postgresql+psycopg", text, count=1))
    if url.get_backend_name() == "sqlite":
        path = absolute(folder / (url.database or ""))
        if not is_there(path, is_folder=False):
            raise FaultsError(Fault((), f"there is no SQLite file '{quoted(said)}'", _RELATIVE))
        return DataPlace(PlaceKind.DATABASE, path, shown=str(path))
    if text.count("@") > 1:
        # Taken apart at the wrong one, the address would show a piece of the password as its host.
        mend = "write @ as %40 in a user's name, a password or an option, or put it into a variable"
        raise FaultsError(Fault((), "the database's address has more than one @", mend))
    if url.get_driver_name() == "psycopg" and _OF_THE_DRIVER & set(url.query):
        found = sorted(_OF_THE_DRIVER & set(url.query))
        raise FaultsError(Fault((), f"the address has an option that is not PostgreSQL's: {', '.join(found)}", _LEAVE))
    return DataPlace(PlaceKind.DATABASE, url=url.render_as_string(hide_password=False), shown=_shown(url))


def _shown(url: URL) -> str:
    """The address without its password, and without its options, which may hold one as well."""
    from sqlalchemy import URL  # noqa: PLC0415  heavy, and seldom needed

    bare = URL.create(url.drivername, url.username, host=url.host, port=url.port, database=url.database)
    return bare.render_as_string()


def _url(text: str) -> URL:
    """The address taken apart; its driver is there."""
    from sqlalchemy.engine import make_url  # noqa: PLC0415  heavy, and seldom needed
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError  # noqa: PLC0415

    try:
        url = make_url(text)
        dialect = url.get_dialect()
        dialect.import_dbapi()
    except (NoSuchModuleError, ImportError):
        raise FaultsError(_no_driver()) from None
    except (ArgumentError, ValueError):
        raise FaultsError(Fault((), "the database's address cannot be read", _AS)) from None
    if dialect.is_async:
        raise FaultsError(_no_driver())
    return url


def _no_driver() -> Fault:
    mend = f"write {' or '.join(_DIALECTS)} before ://, or install the driver"
    return Fault((), "there is no driver for this kind of database", mend)
