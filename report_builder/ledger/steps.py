"""The life of a paper, step by step: built, approved, mailed as a draft, issued; and which files each edition had."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import astuple, dataclass, field

from report_builder.model.release import Paper

STEPS = ("built", "approved", "mailed", "issued")
"""How far a paper came, in that order."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of an edition.

    Attributes:
        kind: one of STEPS.
        report: the name of its folder under out/: rotherham-2019-20-q4-board-report.
        paper: which edition, and its fingerprint.
        manifest: the SHA-256 of its manifest.json: no two editions have the same.
        revision: from 1: the issue that it is, or that it is a draft of; 0 where it was only built.
        kept: the SHA-256 of what was put by in the archive: of a build its config and
            templates, of an issue its record.
        who, post: who approved it, or issued it; empty where it was not said.
        day: as 2020-07-13; empty where it was not said.
    """

    kind: str
    report: str
    paper: Paper
    manifest: str
    revision: int = 0
    kept: str = ""
    who: str = ""
    post: str = ""
    day: str = field(default="")


_COLUMNS = (
    "kind, report, audience, document, yot, quarter, as_at, fingerprint, manifest, revision, kept, who, post, day"
)


def insert_step(connection: sqlite3.Connection, step: Step, files: Mapping[str, str]) -> bool:
    """One more row, unless the very same is there; within the caller's transaction.

    Args:
        connection: to the ledger.
        step: what was done.
        files: name -> SHA-256 of the files that the edition then had.

    Returns:
        Whether it is new.
    """
    row = (step.kind, step.report, *astuple(step.paper), step.manifest, step.revision)
    marks = ", ".join("?" * 14)
    done = connection.execute(
        f"INSERT INTO steps ({_COLUMNS}) VALUES ({marks}) ON CONFLICT DO NOTHING",  # noqa: S608 - our own words
        (*row, step.kept, step.who, step.post, step.day),
    )
    listed = [(digest, step.manifest, name) for name, digest in files.items()]
    connection.executemany("INSERT INTO files VALUES (?, ?, ?) ON CONFLICT DO NOTHING", listed)
    return done.rowcount == 1


def steps_in(
    connection: sqlite3.Connection, *, report: str | None, audience: str | None, kinds: Collection[str]
) -> tuple[Step, ...]:
    """The steps in their order, narrowed to what is named; none where the file is of a form that had none."""
    if not has_life(connection):
        return ()
    rows = connection.execute(f"SELECT {_COLUMNS} FROM steps ORDER BY number")  # noqa: S608 - our own words
    steps = (Step(kind, name, Paper(*row[:6]), *row[6:]) for kind, name, *row in rows)
    return tuple(
        one
        for one in steps
        if report in {None, one.report} and audience in {None, one.paper.audience} and one.kind in kinds
    )


def manifests_with(connection: sqlite3.Connection, digest: str) -> tuple[tuple[str, str], ...]:
    """(manifest, name) of every edition that had a file of this SHA-256."""
    if not has_life(connection):
        return ()
    found = connection.execute("SELECT manifest, name FROM files WHERE digest = ? ORDER BY manifest, name", (digest,))
    return tuple((str(manifest), str(name)) for manifest, name in found)


def has_life(connection: sqlite3.Connection) -> bool:
    """Whether the file is of a form that tells the life of papers."""
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'steps'").fetchone() is not None
