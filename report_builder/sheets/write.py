"""Guarded tables as files: CSV as it was read, `[c]` in the place of what is withheld; and what is for one reader."""

from __future__ import annotations

import csv
import fcntl
import io
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from report_builder.errors import Complaint, ConfigError
from report_builder.model.linked import GuardedTable

WITHHELD = "[c]"
"""Source: Analysis Function, "Using symbols and shorthand in tables": confidential."""


def to_csv(table: GuardedTable) -> str:
    """A table as a CSV file, the margins that were computed after the rows that were given."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*table.dimensions, "count"])
    writer.writerows([*row.categories, WITHHELD if row.count is None else row.count] for row in table.rows)
    return text.getvalue()


def places_in(folder: Path, files: Sequence[Path]) -> dict[str, Path]:
    """Where each file's protected table goes: into the folder, under its own name.

    Raises:
        ConfigError: it would overwrite a file that was read, or another one's.
    """
    places = {str(file): folder / file.name for file in files}
    inputs = {file.resolve() for file in files}
    mend = "choose another folder with --out"
    faults = [
        Complaint("the protected table would take the place of the true counts", str(place), mend)
        for place in places.values()
        if place.resolve() in inputs
    ]
    if len(set(places.values())) < len(places):
        faults.append(Complaint("two files have the same name", str(folder), "rename one, or call twice"))
    if faults:
        raise ConfigError(faults)
    return places


def save(files: Mapping[Path, str]) -> None:
    """Write files, each whole or not at all, for everybody who may read the folder."""
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text, rights=0o644)


def save_for_oneself(path: Path, text: str) -> None:
    """Write a file that only its owner may read."""
    _replace(path, text, rights=0o600)


def _replace(path: Path, text: str, *, rights: int) -> None:
    number, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    fcntl.flock(number, fcntl.LOCK_EX)  # until it is closed: what is not locked was left behind by a killed run
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(number)
        Path(name).chmod(rights)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
