"""The development problems as linked tables, as they are or with their small counts marked."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from report_builder.model.linked import LinkedRow, LinkedTable, LinkedTables

FOLDER = Path(__file__).parent / "disclosure_problems"


def problem(name: str, files: Iterable[str] = ()) -> LinkedTables:
    """All files of a problem, or some, with true counts."""
    paths = sorted((FOLDER / name).glob("*.csv"))
    return LinkedTables(tuple(_read(path) for path in paths if not files or path.name in files))


def _read(path: Path) -> LinkedTable:
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    found = tuple(LinkedRow(tuple(row[:-1]), int(row[-1]), line) for line, row in enumerate(rows, start=2))
    return LinkedTable(path.name, tuple(head[:-1]), found)


def marked(tables: LinkedTables, *, threshold: int = 5) -> LinkedTables:
    """The small counts marked, and no other: what most people do by hand."""
    return replace(
        tables,
        tables=tuple(
            replace(table, rows=tuple(replace(row, count=_shown(row, threshold)) for row in table.rows))
            for table in tables.tables
        ),
    )


def _shown(row: LinkedRow, threshold: int) -> int | None:
    assert row.count is not None
    return None if 0 < row.count < threshold else row.count


def table(text: str, file: str = "table.csv") -> LinkedTable:
    """A small table as it would stand in a file: `sex,count` and so on; `c` is a mark."""
    head, *rows = [line.split(",") for line in text.split()]
    found = tuple(
        LinkedRow(tuple(row[:-1]), None if row[-1] == "c" else int(row[-1]), line)
        for line, row in enumerate(rows, start=2)
    )
    return LinkedTable(file, tuple(head[:-1]), found)
