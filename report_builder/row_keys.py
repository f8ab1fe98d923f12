"""The keys of a database's rows in which something was found: in a private file, never on screen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report_builder.model.tables import Finding

HEADER = ("finding", "table", "column", "key")


def keep_keys(findings: Iterable[Finding], *, config: Path, out: Path) -> str:
    """Write the keys of the findings' rows into a file of their own, in the place of the last run's.

    The file lies beside the editions' folders and never in one, and only its owner may read it. Where no finding has
    keys there is none, and an older one is deleted.

    Args:
        findings: all that was found.
        config: whose data they are; the file is named after it.
        out: where papers are put.

    Returns:
        Where the keys are, as a sentence; empty where there are none.
    """
    from report_builder.durable import make_folder  # noqa: PLC0415  kept from --help
    from report_builder.sheets.write import save_for_oneself  # noqa: PLC0415  likewise

    place = place_of_keys(config, out)
    rows = [(one.name, one.table, one.column, key) for one in findings for key in one.keys]
    try:
        if not rows:
            place.unlink(missing_ok=True)
            return ""
        make_folder(out)
        save_for_oneself(place, _csv(rows))
    except OSError as error:
        return f"The keys of the rows found could not be written to {place}: {error.strerror}." if rows else ""
    return f"The keys of the rows found are in {place}, which only you may read: delete it when you have done with it."


def place_of_keys(config: Path, out: Path) -> Path:
    """The file of the keys of a config's data, whether or not there is one."""
    return out / f"{config.stem}-rows-to-look-at.csv"


def _csv(rows: Iterable[tuple[str, str, str, str]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
    return text.getvalue()
