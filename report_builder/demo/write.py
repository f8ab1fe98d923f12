"""Writing the demonstration dataset as CSV, the same bytes on every machine."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import astuple, fields
from datetime import date
from fractions import Fraction
from pathlib import Path

from report_builder.demo.dataset import dataset
from report_builder.demo.readme import README
from report_builder.demo.records import Record

NAME = "rotherham-2019-20-q4"
"""The folder's name under `data/`."""


def write_demo(folder: Path) -> None:
    """Write every table of the demonstration and a README into a folder, which is made where it is missing.

    Args:
        folder: where `persons.csv` and the others go; files of these names are replaced, others are left alone.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in dataset().items():
        _write_table(folder / f"{name}.csv", rows)
    (folder / "README.md").write_text(README, encoding="utf-8", newline="\n")


def _write_table(path: Path, rows: Sequence[Record]) -> None:
    """One table, UTF-8, its lines ended by a line feed alone."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(rows[0]))
        writer.writerows([_spell(cell) for cell in astuple(row)] for row in rows)


def _spell(cell: object) -> str:
    """A cell as the data contract wants it: yes and no, ISO dates, decimals, blank for what is not known."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Fraction):
        return f"{float(cell):g}"
    return str(cell)
