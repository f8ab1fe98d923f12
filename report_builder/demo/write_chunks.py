"""A table written chunk by chunk, as Parquet or CSV, the same bytes for the same chunks."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from report_builder.demo.chance import Column


class ChunkWriter:
    """An open file of a table; each chunk is a row group of it, or so many lines. Every row says that it is made up."""

    def __init__(self, path: Path) -> None:
        """The ending of the path says the format: .parquet or .csv."""
        self._path = path
        self._open_files = ExitStack()
        self._writer: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._open_files.close()

    def write(self, columns: Mapping[str, Column]) -> None:
        """Add rows: columns of equal length, the same ones in each chunk."""
        size = len(next(iter(columns.values())))
        spelled = {name: _spelled(column) for name, column in columns.items()}
        table = pa.table({**spelled, "synthetic": np.ones(size, dtype=bool)})
        if self._path.suffix == ".csv":
            self._write_lines(table)
            return
        if self._writer is None:
            opened = parquet.ParquetWriter(self._path, table.schema, compression="zstd")
            self._writer = self._open_files.enter_context(closing(opened))
        self._writer.write_table(table)

    def _write_lines(self, table: pa.Table) -> None:
        if self._writer is None:
            file = self._open_files.enter_context(self._path.open("w", encoding="utf-8", newline=""))
            self._writer = csv.writer(file, lineterminator="\n")
            self._writer.writerow(table.column_names)
        self._writer.writerows(zip(*(_texts(column) for column in table.columns), strict=True))


def _spelled(column: Column) -> Column:
    """A column with its names in full, as a file has them that no program of ours wrote."""
    return column.cast(pa.string()) if isinstance(column, pa.DictionaryArray) else column


def _texts(column: pa.ChunkedArray) -> Iterable[object]:
    """Cells as the data contract spells them: yes and ISO dates; the module csv writes the rest as they are."""
    if pa.types.is_boolean(column.type):
        return ["yes" if cell else "no" for cell in column.to_pylist()]
    cells: Iterable[object] = (column.cast(pa.string()) if pa.types.is_date(column.type) else column).to_pylist()
    return cells
