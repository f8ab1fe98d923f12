"""What of a ledger makes a paper, as one digest: it changes when something goes out, and not when a paper is built."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from report_builder.ledger.file import connect, told

READ = ("mailed", "issued")
"""What readers have: `model.release.READ`, whose import costs a third of a call in which nothing has changed."""


def state_of(path: Path, *, report: str, yot: str, manifests: Collection[str] = ()) -> str:
    """Stands for all that a ledger says of a service's releases and of the life of one report.

    Args:
        path: the ledger's file.
        report: the name of the report's folder under out/.
        yot: the service, all of whose releases a paper is protected together with.
        manifests: SHA-256 of manifest.json of editions whose step `built` counts as well; that of others does not,
            since a build itself records it.

    Returns:
        Hexadecimal; empty where it says nothing of them, or is not there yet.

    Raises:
        ConfigError: the file is no ledger.
        DataError: it is damaged.
        OutsideError: the disk, its rights or another writer refuse.
    """
    if not path.exists():
        return ""
    with told(path), closing(connect(path)) as connection:
        rows = [json.dumps(row) for row in _rows(connection, report, yot, sorted(manifests))]
    return sha256("\n".join(rows).encode()).hexdigest() if rows else ""


def _rows(connection: sqlite3.Connection, report: str, yot: str, manifests: list[str]) -> Iterator[tuple[object, ...]]:
    if connection.execute("PRAGMA user_version").fetchone()[0] < 3:  # a build brings it to the form of today first
        return
    connection.execute("BEGIN")  # so that all is of one moment
    yield from connection.execute(
        "SELECT * FROM releases WHERE yot = ? AND kind IN (?, ?) ORDER BY number", (yot, *READ)
    )
    yield from connection.execute(
        "SELECT cells.* FROM cells JOIN releases ON cells.release = releases.number"
        " WHERE yot = ? AND kind IN (?, ?) ORDER BY release, place",
        (yot, *READ),
    )
    yield from connection.execute("SELECT * FROM steps WHERE report = ? AND kind <> 'built' ORDER BY number", (report,))
    for manifest in manifests:
        steps = "SELECT kept FROM steps WHERE report = ? AND kind = 'built' AND manifest = ? ORDER BY kept"
        yield ("built", manifest, [kept for (kept,) in connection.execute(steps, (report, manifest))])
        yield from connection.execute("SELECT * FROM files WHERE manifest = ? ORDER BY digest, name", (manifest,))
    connection.execute("COMMIT")
