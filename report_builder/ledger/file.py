"""The ledger's one file: made whole, opened with care, written by one at a time; what it refuses is told in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from report_builder.durable import write_once
from report_builder.errors import Complaint, ConfigError, DataError, OutsideError, ReportError

APPLICATION = int.from_bytes(b"RBld")
VERSION = 3
SECONDS_TO_WAIT = 30
_TABLES = {1: {"releases", "cells"}, 2: {"looks"}, 3: {"steps", "files", "deliveries"}}
"""The form of the file -> the tables that it has besides those of earlier forms."""

LOOKS = """
CREATE TABLE looks (
    number INTEGER PRIMARY KEY,
    audience TEXT NOT NULL,
    document TEXT NOT NULL,
    yot TEXT NOT NULL,
    quarter TEXT NOT NULL,
    as_at TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    figure TEXT NOT NULL,
    looked_on TEXT NOT NULL
) STRICT;
"""
"""Who had the records behind a figure; form 1 of the file did not have it."""

LIFE = """
CREATE TABLE steps (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('built', 'approved', 'mailed', 'issued')),
    report TEXT NOT NULL,
    audience TEXT NOT NULL,
    document TEXT NOT NULL,
    yot TEXT NOT NULL,
    quarter TEXT NOT NULL,
    as_at TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    manifest TEXT NOT NULL,
    revision INTEGER NOT NULL,
    kept TEXT NOT NULL,
    who TEXT NOT NULL,
    post TEXT NOT NULL,
    day TEXT NOT NULL,
    UNIQUE (kind, report, audience, manifest, revision, kept, who, post, day)
) STRICT;
CREATE TABLE files (
    digest TEXT NOT NULL,
    manifest TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (digest, manifest, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY,
    report TEXT NOT NULL,
    audience TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'issued', 'notice')),
    revision INTEGER NOT NULL,
    recipient TEXT NOT NULL,
    turn INTEGER NOT NULL,
    manifest TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('claimed', 'sending', 'sent', 'deferred', 'refused', 'unknown')),
    answer INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    message TEXT NOT NULL,
    day TEXT NOT NULL,
    UNIQUE (report, audience, stage, revision, recipient, turn, message)
) STRICT;
"""
"""The life of each paper, the files of each edition, and each mail; forms 1 and 2 of the file did not have them."""

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
{LOOKS}
{LIFE}
COMMIT;
"""
"""`contents` is the digest of the cells: it tells two releases apart, and whether a stored one is whole."""


def identity(path: Path) -> tuple[int, int]:
    """Which file lies there, so that another put in its place is noticed."""
    found = path.stat()
    return (found.st_dev, found.st_ino)


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, which other writers wait for; a file of an earlier form is brought to this one first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        _bring_up(connection)
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _bring_up(connection: sqlite3.Connection) -> None:
    """Give a file of an earlier form what this one has besides; within the caller's transaction."""
    form = connection.execute("PRAGMA user_version").fetchone()[0]
    missing = (LOOKS if form < 2 else "") + (LIFE if form < 3 else "")
    for statement in filter(str.strip, missing.split(";")):
        connection.execute(statement)
    if missing:
        connection.execute(f"PRAGMA user_version = {VERSION}")


def create(path: Path) -> None:
    """Put an empty ledger in its place as a whole, so that an empty file is never one; a quicker process's stands."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(SCHEMA)
        empty = connection.serialize()
    write_once(empty, path, fresh=path.with_name(f".{path.name}-new"))


def connect(path: Path) -> sqlite3.Connection:
    """To a file that is there.

    Raises:
        ConfigError: it is no ledger, or a newer version wrote it.
        DataError: its end is missing, or a table.
    """
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
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    length = path.stat().st_size
    connection.execute("COMMIT")
    if length == 0 or length < pages * page_bytes:
        raise DataError(damaged(path, _CUT_SHORT))
    if application != APPLICATION:
        raise ConfigError(_no_ledger(path))
    if version > VERSION:
        what = f"a newer version of the program wrote this ledger (form {version}, this one knows {VERSION})"
        raise ConfigError(Complaint(what, str(path), "use that version, or a newer one"))
    if any(not needed <= tables for form, needed in _TABLES.items() if form <= version):
        raise DataError(damaged(path, "a table of it is missing"))


@contextmanager
def told(path: Path) -> Iterator[None]:
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
        return DataError(damaged(path, _CUT_SHORT)) if is_torn else ConfigError(_no_ledger(path))
    if kind == sqlite3.SQLITE_CORRUPT:
        return DataError(damaged(path, "it is not in order"))
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


def damaged(path: Path, how: str) -> Complaint:
    """What is said of a ledger that is not as it was written."""
    return Complaint(f"the ledger is damaged: {how}", str(path), "put its last copy back; do not begin a new one")


def _no_ledger(path: Path) -> Complaint:
    return Complaint("this file is not a ledger of ours", str(path), "name another file with --ledger")
