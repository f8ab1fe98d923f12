"""Two data sets that differ in two rows: what stands in a column of the one row stands in that of the other."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Swap:
    """A table, a column, and the two rows (the first after the head is 0) whose entries change places."""

    table: str
    column: str
    one: int
    other: int

    @contextmanager
    def made(self, data: Path) -> Iterator[None]:
        """The data set with the entries swapped; as it was afterwards."""
        file = data / f"{self.table}.csv"
        before = file.read_bytes()
        with file.open(newline="", encoding="utf-8") as source:
            reader = csv.DictReader(source)
            heads, rows = list(reader.fieldnames or ()), list(reader)
        one, other = rows[self.one], rows[self.other]
        one[self.column], other[self.column] = other[self.column], one[self.column]
        with file.open("w", newline="", encoding="utf-8") as target:
            writer = csv.DictWriter(target, heads)
            writer.writeheader()
            writer.writerows(rows)
        try:
            yield
        finally:
            file.write_bytes(before)
