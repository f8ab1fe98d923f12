"""What left the house: each release as its audience has it, in one SQLite file that several may write at once.

Nothing is ever changed or taken out: a corrected paper is one more release. The file holds what was printed and no
raw value; what a board was sent is restricted, so that only its owner may read it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Self

from report_builder.errors import DataError
from report_builder.ledger.deliveries import Mailing, claim_mailings, mailings_in, move_mailing
from report_builder.ledger.file import connect, create, damaged, identity, told, writing
from report_builder.ledger.looks import Look, insert_look, looks_in
from report_builder.ledger.stand_ins import forget, old_recipients
from report_builder.ledger.steps import STEPS, Step, insert_step, manifests_with, steps_in
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
        self._path = Path(os.path.realpath(path))  # which a link that leads to itself does not stop
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
        with told(self._path):
            connection = self._made()
            with writing(connection):
                return _number(connection, release, rows) or _insert(connection, release, rows)

    def record_step(
        self, step: Step, *, files: Mapping[str, str] = MappingProxyType({}), release: Release | None = None
    ) -> bool:
        """Keep a step in the life of a paper, with its files and what its readers have by it: all of it or nothing.

        Args:
            step: what was done; the very same is kept once.
            files: name -> SHA-256 of the files that the edition then had.
            release: what its readers have, where the step lets somebody read it.

        Returns:
            Whether the step is new.
        """
        rows = [cell_row(cell) for cell in release.cells] if release else []
        with told(self._path):
            connection = self._made()
            with writing(connection):
                if release is not None and not _number(connection, release, rows):
                    _insert(connection, release, rows)
                return insert_step(connection, step, files)

    def steps(
        self, *, report: str | None = None, audience: str | None = None, kinds: Collection[str] = STEPS
    ) -> tuple[Step, ...]:
        """The life of papers, in the order of recording, narrowed to what is named."""
        with told(self._path):
            connection = self._connection()
            return () if connection is None else steps_in(connection, report=report, audience=audience, kinds=kinds)

    def manifests_with(self, digest: str) -> tuple[tuple[str, str], ...]:
        """(SHA-256 of the manifest, name) of every edition that had a file of this SHA-256."""
        with told(self._path):
            connection = self._connection()
            return () if connection is None else manifests_with(connection, digest)

    def claim(
        self,
        mailings: Iterable[Mailing],
        *,
        step: Step | None = None,
        files: Mapping[str, str] = MappingProxyType({}),
        release: Release | None = None,
    ) -> tuple[Mailing, ...]:
        """Keep that mails are to be sent, with the step and the release that they are of: all of it or nothing.

        Args:
            mailings: a mail that is known already stays as it is.
            step: what was done by it, if anything.
            files: of that step.
            release: what its readers have by it, if anything.

        Returns:
            Each mail as it stands now.
        """
        rows = [cell_row(cell) for cell in release.cells] if release else []
        with told(self._path):
            connection = self._made()
            with writing(connection):
                if release is not None and not _number(connection, release, rows):
                    _insert(connection, release, rows)
                if step is not None:
                    insert_step(connection, step, files)
                return claim_mailings(connection, mailings)

    def move(self, mailing: Mailing, state: str, *, answer: int = 0, day: str = "") -> Mailing:
        """Give a mail its next state, and return it so.

        Raises:
            ValueError: that state cannot follow the one that it has: a fault of ours.
        """
        with told(self._path):
            connection = self._made()
            with writing(connection):
                return move_mailing(connection, mailing, state, answer=answer, day=day)

    def mailings(
        self,
        *,
        report: str | None = None,
        audience: str | None = None,
        stage: str | None = None,
        addresses: Collection[str] = (),
    ) -> tuple[Mailing, ...]:
        """Every mail, in the order in which they were claimed, narrowed to what is named.

        Where a recipient was forgotten a stand-in has the address's place, unless it is one of `addresses`: whoever
        asks whether somebody was mailed names them there.
        """
        with told(self._path):
            connection = self._connection()
            return tuple(
                one
                for one in (mailings_in(connection, addresses) if connection is not None else ())
                if report in {None, one.report} and audience in {None, one.audience} and stage in {None, one.stage}
            )

    def forget_recipients(self, before: date, *, is_dry_run: bool = False) -> int:
        """Put stand-ins in the place of the addresses to which mails ended before a day; the mails stay.

        Returns:
            In how many mails.
        """
        with told(self._path):
            connection = self._connection()
            if connection is None or not old_recipients(connection, before.isoformat()):
                return 0
            if is_dry_run:
                return len(old_recipients(connection, before.isoformat()))
            connection.execute("PRAGMA secure_delete = ON")  # else the addresses stay readable in the file
            with writing(connection):
                return forget(connection, before.isoformat())

    def record_look(self, look: Look) -> None:
        """Keep that somebody had the records behind a figure; each time is kept."""
        with told(self._path):
            connection = self._made()
            with writing(connection):
                insert_look(connection, look)

    def looks(self) -> tuple[Look, ...]:
        """Every time that somebody had the records behind a figure, in that order."""
        with told(self._path):
            connection = self._connection()
            return () if connection is None else looks_in(connection)

    def number_of(self, release: Release) -> int | None:
        """The number under which a release was recorded, or None."""
        with told(self._path):
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
        with told(self._path):
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

    def _made(self) -> sqlite3.Connection:
        """To the file, which is made where there is none."""
        if not self._path.exists():
            create(self._path)
        connection = self._connection()
        assert connection is not None  # noqa: S101 - the file was just there
        return connection

    def _connection(self) -> sqlite3.Connection | None:
        """To the file that lies there now: another may have been put in its place, and what lies nowhere is lost."""
        if not self._path.exists():
            self.close()
            return None
        file = identity(self._path)
        if self._opened is None or self._file != file:
            self.close()
            self._opened, self._file = connect(self._path), file
        return self._opened


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
        raise DataError(damaged(path, f"release {number} is not as it was recorded"))
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
