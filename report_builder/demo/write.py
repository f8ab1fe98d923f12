"""Writing the demonstration datasets: CSV, the same bytes on every machine; large tables as Parquet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, fields
from datetime import date
from fractions import Fraction
from pathlib import Path

from report_builder.demo import annex_a_readme, plan_readme, readme, september_readme
from report_builder.demo.annex_a_rows import annex_a
from report_builder.demo.dataset import dataset
from report_builder.demo.parquet_rows import write_parquet
from report_builder.demo.plan_tables import plan_2020
from report_builder.demo.records import Record
from report_builder.demo.september_tables import september_2020

NAME = "rotherham-2019-20-q4"
"""The folder's name under `data/`."""

_ROWS_OF_A_LARGE_TABLE = 5_000


def write_demo(folder: Path) -> None:
    """Write every table of the demonstration and a README into a folder, which is made where it is missing.

    Args:
        folder: where `persons.csv` and the others go; files of these names are replaced, others are left alone.

    Raises:
        OSError: the folder cannot be written to.
    """
    _write(folder, dataset(), readme.README)


def write_annex_a(folder: Path) -> None:
    """Write the 13,071 children of Annex A and a README into a folder, which is made where it is missing.

    Raises:
        OSError: the folder cannot be written to.
    """
    _write(folder, annex_a(), annex_a_readme.README)


def write_september_2020(folder: Path) -> None:
    """Write the children of the briefing of September 2020 and a README into a folder, which is made where missing.

    Raises:
        OSError: the folder cannot be written to.
    """
    _write(folder, september_2020(), september_readme.README)


def write_plan_2020(folder: Path) -> None:
    """Write the tables of a youth justice plan and a README into a folder, which is made where it is missing.

    Raises:
        OSError: the folder cannot be written to.
    """
    _write(folder, plan_2020(), plan_readme.README)


DATASETS: Mapping[str, Callable[[Path], None]] = {
    NAME: write_demo,
    "rotherham-2020-21-q1": write_september_2020,
    "reoffending-annex-a": write_annex_a,
    "leicestershire-2020-21": write_plan_2020,
}
"""Name of a folder under `data/` -> what writes it."""


def _write(folder: Path, tables: Mapping[str, Sequence[Record]], readme_text: str) -> None:
    """A README and each table: as CSV, but those that would be large in it as Parquet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        if len(rows) < _ROWS_OF_A_LARGE_TABLE:
            _write_table(folder / f"{name}.csv", rows)
        else:
            write_parquet(folder / f"{name}.parquet", rows)
    (folder / "README.md").write_text(readme_text, encoding="utf-8", newline="\n")


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
