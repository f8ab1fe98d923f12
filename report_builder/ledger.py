"""What left the house: each release as its audience has it, in one SQLite file that several may write at once.

Nothing is ever changed or taken out: a corrected paper is one more release. The file holds what was printed and no
raw value; what a board was sent is restricted, so that only its owner may read it.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple, replace
from decimal import Decimal
from pathlib import Path
from typing import Self

from report_builder.errors import Complaint, ConfigError, DataError, OutsideError, ReportError
from report_builder.model.release import (
    KINDS,
    READ,
    CellRow,
    Known,
    Paper,
    PublishedCell,
    Release,
    cell_row,
    contents_digest,
    held_by,
    known,
)

APPLICATION = int.from_bytes(b"RBld")
VERSION = 1
SECONDS_TO_WAIT = 30

SCHEMA = f"""
BEGIN;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
CREATE TABLE releases (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('built', 'mailed', 'issued')),
    audience TEXT NOT NULL,
    document TEXT NOT NULL,
    yot TEXT NOT NULL,
    quarter TEXT NOT NULL,
    as_at TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    contents TEXT NOT NULL,
    went_out_on TEXT NOT NULL,
    UNIQUE (audience, document, yot, quarter, as_at, fingerprint, contents, kind)
) STRICT;
CREATE TABLE cells (
    release INTEGER NOT NULL REFERENCES releases (number),
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    low TEXT NOT NULL,
    high TEXT,
    is_withheld INTEGER NOT NULL CHECK (is_withheld IN (0, 1)),
    PRIMARY KEY (release, place)
) STRICT, WITHOUT ROWID;
COMMIT;
"""
"""`contents` is the digest of the cells: it tells two releases apart, and whether a stored one is whole."""


def open_ledger(path: Path) -> Ledger:
    """Open a ledger, best in a `with`; where there is no file it is empty, and the first record makes it.

    Raises:
        ConfigError: the file is no ledger, or a newer version wrote it.
        DataError: the file is damaged.
        OutsideError: the disk, its rights or another writer refuse.
    """
    ledger = Ledger(path)
    ledger.releases(kinds=())
    return ledger


class Ledger:
    """The releases of one file. What the methods raise is what `open_ledger` raises."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self._opened: sqlite3.Connection | None = None
        self._file = (0, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def record(self, release: Release) -> int:
        """Keep a release, whole or not at all; one that was recorded before stays as it was.

        Returns:
            Its number: later ones have higher numbers.

        Raises:
            ValueError: an unknown kind or a cell without a proper range: a fault of ours.
        """
        if release.kind not in KINDS:
            raise ValueError(f"a release is one of {', '.join(KINDS)}")
        rows = [cell_row(cell) for cell in release.cells]
        with _told(self._path):
            if not self._path.exists():
                _create(self._path)
            connection = self._connection()
            assert connection is not None  # noqa: S101 - the file was just there
            with _writing(connection):
                return _number(connection, release, rows) or _insert(connection, release, rows)

    def number_of(self, release: Release) -> int | None:
        """The number under which a release was recorded, or None."""
        with _told(self._path):
            connection = self._connection()
            rows = [cell_row(cell) for cell in release.cells]
            return None if connection is None else _number(connection, release, rows)

    def releases(
        self,
        *,
        audiences: Collection[str] | None = None,
        yot: str | None = None,
        document: str | None = None,
        quarter: str | None = None,
        kinds: Collection[str] = KINDS,
    ) -> tuple[Release, ...]:
        """What was recorded, in that order, narrowed to what is named."""
        with _told(self._path):
            connection = self._connection()
            if connection is None:
                return ()
            return tuple(
                _whole(connection, number, contents, release=release, path=self._path)
                for number, contents, release in _headers(connection)
                if release.kind in kinds
                and (audiences is None or release.audience in audiences)
                and yot in {None, release.yot}
                and document in {None, release.document}
                and quarter in {None, release.quarter}
            )

    def known_to(self, audience: str, *, yot: str, before: Paper | None = None) -> Known:
        """What an audience holds of a service, all documents together; `before` is the paper at hand, as in `known`.

        Another service's papers say nothing of its cells: what both print of each other was published.
        """
        return known(audience, self.releases(audiences=held_by(audience), yot=yot, kinds=READ), before=before)

    def _connection(self) -> sqlite3.Connection | None:
        """To the file that lies there now: another may have been put in its place, and what lies nowhere is lost."""
        if not self._path.exists():
            self.close()
            return None
        file = _file(self._path)
        if self._opened is None or self._file != file:
            self.close()
            self._opened, self._file = _connect(self._path), file
        return self._opened


def _file(path: Path) -> tuple[int, int]:
    found = path.stat()
    return (found.st_dev, found.st_ino)


def _headers(connection: sqlite3.Connection) -> list[tuple[int, str, Release]]:
    """Number, digest of the cells, and the release without its cells."""
    columns = "number, contents, kind, audience, document, yot, quarter, as_at, fingerprint, went_out_on"
    rows = connection.execute(f"SELECT {columns} FROM releases ORDER BY number")  # noqa: S608 - our own words
    return [
        (number, contents, Release(kind, audience, document, yot, quarter, as_at, fingerprint, (), day))
        for number, contents, kind, audience, document, yot, quarter, as_at, fingerprint, day in rows
    ]


def _whole(connection: sqlite3.Connection, number: int, contents: str, *, release: Release, path: Path) -> Release:
    query = "SELECT name, low, high, is_withheld FROM cells WHERE release = ? ORDER BY place"
    rows: list[CellRow] = connection.execute(query, (number,)).fetchall()
    if contents_digest(rows) != contents:
        raise DataError(_damaged(path, f"release {number} is not as it was recorded"))
    return replace(release, cells=tuple(map(_cell, rows)))


def _cell(row: CellRow) -> PublishedCell:
    name, low, high, is_withheld = row
    return PublishedCell(name, Decimal(low), None if high is None else Decimal(high), bool(is_withheld))


def _number(connection: sqlite3.Connection, release: Release, rows: Sequence[CellRow]) -> int | None:
    found = connection.execute(
        "SELECT number FROM releases WHERE kind = ? AND audience = ? AND document = ? AND yot = ? AND quarter = ?"
        " AND as_at = ? AND fingerprint = ? AND contents = ?",
        (*_header(release), contents_digest(rows)),
    ).fetchone()
    return None if found is None else int(found[0])


def _header(release: Release) -> tuple[str, ...]:
    return (release.kind, *astuple(release.paper))


def _insert(connection: sqlite3.Connection, release: Release, rows: Sequence[CellRow]) -> int:
    number = connection.execute(
        "INSERT INTO releases (kind, audience, document, yot, quarter, as_at, fingerprint, contents, went_out_on)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_header(release), contents_digest(rows), release.went_out_on),
    ).lastrowid
    assert number is not None  # noqa: S101 - a row was inserted
    placed = ((number, place, *row) for place, row in enumerate(rows))
    connection.executemany("INSERT INTO cells VALUES (?, ?, ?, ?, ?, ?)", placed)
    return number


@contextmanager
def _writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, which other writers wait for."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _create(path: Path) -> None:
    """Put an empty ledger in its place as a whole, so that an empty file is never one; a quicker process's stands."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # which only its owner may read
    os.close(handle)
    fresh = Path(name)
    try:
        with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
            connection.executescript(SCHEMA)
        with suppress(FileExistsError):
            path.hardlink_to(fresh)
    finally:
        fresh.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _connect(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise ConfigError(_no_ledger(path))
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=SECONDS_TO_WAIT, isolation_level=None
    )
    try:
        _insist_ledger(connection, path)
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _insist_ledger(connection: sqlite3.Connection, path: Path) -> None:
    """Look at the file's head and length, while nobody can be changing them."""
    connection.execute("BEGIN")
    names = ("application_id", "user_version", "page_count", "page_size")
    application, version, pages, page_bytes = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    length = path.stat().st_size
    connection.execute("COMMIT")
    if length == 0 or length < pages * page_bytes:
        raise DataError(_damaged(path, _CUT_SHORT))
    if application != APPLICATION:
        raise ConfigError(_no_ledger(path))
    if version > VERSION:
        what = f"a newer version of the program wrote this ledger (form {version}, this one knows {VERSION})"
        raise ConfigError(Complaint(what, str(path), "use that version, or a newer one"))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say what the disk or the file refuses, in words; a fault of ours goes through."""
    try:
        yield
    except sqlite3.Error as error:
        complaint = _spoken(error, path)
        if complaint is None:
            raise
        raise complaint from error
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            what, mend = "there is no such folder", "make it, or name another with --ledger"
            raise ConfigError(Complaint(what, str(path.parent), mend)) from error
        raise _refused(path, error.strerror or "it cannot be opened") from error


def _spoken(error: sqlite3.Error, path: Path) -> ReportError | None:
    code = getattr(error, "sqlite_errorcode", None)
    kind = None if code is None else code & 0xFF  # the rest says more of the same
    if kind == sqlite3.SQLITE_NOTADB:
        is_torn = path.read_bytes()[:16] == b"SQLite format 3\0"
        return DataError(_damaged(path, _CUT_SHORT)) if is_torn else ConfigError(_no_ledger(path))
    if kind == sqlite3.SQLITE_CORRUPT:
        return DataError(_damaged(path, "it is not in order"))
    if kind in _REFUSALS:
        return _refused(path, _REFUSALS[kind])
    return None


_CUT_SHORT = "its end is missing"

_REFUSALS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk does not take or give what it should",
    sqlite3.SQLITE_READONLY: "it, or its folder, may only be read",
    sqlite3.SQLITE_PERM: "its rights do not allow it",
    sqlite3.SQLITE_CANTOPEN: "it, or a file beside it, cannot be opened",
    sqlite3.SQLITE_BUSY: f"another program has been writing to it for {SECONDS_TO_WAIT} seconds",
    sqlite3.SQLITE_LOCKED: "another program is writing to it",
}


def _refused(path: Path, reason: str) -> OutsideError:
    mend = "look at the disk and at the rights of the file and its folder, then run it again; nothing was lost"
    return OutsideError(Complaint(f"the ledger cannot be used: {reason.lower()}", str(path), mend))


def _damaged(path: Path, how: str) -> Complaint:
    return Complaint(f"the ledger is damaged: {how}", str(path), "put its last copy back; do not begin a new one")


def _no_ledger(path: Path) -> Complaint:
    return Complaint("this file is not a ledger of ours", str(path), "name another file with --ledger")
