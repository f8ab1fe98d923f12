"""Rows as a Parquet file: a large table, small enough to be committed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from report_builder.demo.records import Record


def write_parquet(path: Path, rows: Sequence[Record]) -> None:
    """Write a table, each column with the type of its cells; a cell that is not known is null.

    Raises:
        OSError: the file cannot be written.
    """
    # Heavy, and the other datasets are written without.
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    columns = {field.name: pa.array([getattr(row, field.name) for row in rows]) for field in fields(rows[0])}
    parquet.write_table(pa.table(columns), path, compression="zstd")
