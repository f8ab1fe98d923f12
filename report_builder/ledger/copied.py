"""A ledger's releases alone, as a file of its own: for workers of other machines, which are not to open the ledger.

SQLite's locks cannot be trusted on a network's file systems. Nobody writes to the copy, and it names no recipient.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from report_builder.ledger.file import connect, create, told, writing


def copy_releases(ledger: Path, place: Path) -> None:
    """Make a ledger that has the releases of another and nothing else; none where there is no such file.

    Args:
        ledger: may be written to by others meanwhile.
        place: where no file is.

    Raises:
        ConfigError: the file is no ledger.
        DataError: it is damaged.
        OutsideError: the disk refuses.
    """
    with told(place):
        create(place)
    if not ledger.exists():
        return
    with told(ledger):
        connect(ledger).close()
        with closing(connect(place)) as connection:
            connection.execute("ATTACH ? AS whole", (f"{ledger.absolute().as_uri()}?mode=rw",))
            with writing(connection):
                for table in ("releases", "cells"):
                    connection.execute(f"INSERT INTO main.{table} SELECT * FROM whole.{table}")  # noqa: S608 - ours
