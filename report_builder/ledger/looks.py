"""Who had the records behind a figure: which figure of which paper, and on which day; never the records."""

from __future__ import annotations

import sqlite3
from dataclasses import astuple, dataclass

from report_builder.model.release import Paper


@dataclass(frozen=True, slots=True)
class Look:
    """One time that the records behind a figure were written to a file.

    Attributes:
        paper: the edition that prints the figure.
        figure: its id.
        looked_on: the day, as 2020-07-13; empty where it was not said.
    """

    paper: Paper
    figure: str
    looked_on: str = ""


def insert_look(connection: sqlite3.Connection, look: Look) -> None:
    """One more row; within the caller's transaction."""
    row = (*astuple(look.paper), look.figure, look.looked_on)
    columns = "audience, document, yot, quarter, as_at, fingerprint, figure, looked_on"
    connection.execute(f"INSERT INTO looks ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608 - ours


def looks_in(connection: sqlite3.Connection) -> tuple[Look, ...]:
    """All rows in their order; none where the file is of a form that had no such table."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'looks'").fetchone():
        return ()
    columns = "audience, document, yot, quarter, as_at, fingerprint, figure, looked_on"
    rows = connection.execute(f"SELECT {columns} FROM looks ORDER BY number")  # noqa: S608 - our own words
    return tuple(Look(Paper(*paper), figure, day) for *paper, figure, day in rows)
