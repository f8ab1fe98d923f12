"""Parquet files as text cells, column by column: the same text as a CSV export of the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.model.findings import warn
from report_builder.model.tables import Finding
from report_builder.sources.arrow_text import sheet_of_columns
from report_builder.sources.limits import look_at_columns, look_at_text
from report_builder.sources.sheet import Sheet, empty
from report_builder.sources.unreadable import UnreadableError

if TYPE_CHECKING:
    import pyarrow as pa


def read_parquet(table: str, path: Path) -> tuple[Sheet | None, list[Finding]]:
    """Read a Parquet file, or a folder of parts with the same columns, in the order of their names.

    Rows are numbered as those of a CSV export would be: the first record is row 2.

    Returns:
        The sheet, without its blank rows, and what was found; no sheet where nothing can be read.
    """
    return read_parquet_parts(table, _parts(path))


def read_parquet_parts(table: str, parts: Sequence[Path]) -> tuple[Sheet | None, list[Finding]]:
    """Read Parquet files with the same columns, one after the other; see `read_parquet`."""
    try:
        if not parts:
            raise _no_part()
        headers, columns = _joined([_read_part(part) for part in parts])
    except UnreadableError as error:
        return None, [error.finding(table)]
    if not headers:
        return None, [empty(table)]
    unfit = [header for header, column in zip(headers, columns, strict=True) if column is None]
    named = {place: column for place, column in enumerate(columns) if column is not None}
    sheet, findings = sheet_of_columns(table, [headers[place] for place in named], list(named.values()))
    return sheet, [*findings, *_unread(table, unfit)]


def _unread(table: str, unfit: list[str]) -> list[Finding]:
    if not unfit:
        return []
    what = f"columns that hold bytes, lists or records, not text, are not read: {', '.join(unfit)}"
    return [warn("binary-columns", table, what=what, mend="if one of them is needed, write it as text")]


Columns = tuple[tuple[str, ...], "list[pa.ChunkedArray | None]"]
"""Headers, and the columns as text cells, or None where their type has no text."""


def _parts(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(part for part in path.glob("*.parquet") if part.is_file())


def _no_part() -> UnreadableError:
    what = "the folder holds no Parquet file"
    return UnreadableError(what, "put the table's parts into it, or remove it", name="empty-file")


def _read_part(path: Path) -> Columns:
    import pyarrow as pa  # noqa: PLC0415 - heavy, and only a dataset with Parquet pays for it
    from pyarrow import parquet  # noqa: PLC0415

    from report_builder.sources.parquet_cells import text_bytes, text_cells  # noqa: PLC0415 - it loads pyarrow

    try:
        with parquet.ParquetFile(path, memory_map=False) as file:
            schema = file.schema_arrow
            look_at_columns(len(schema.names))
            groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
            unpacked = sum(group.total_byte_size for group in groups)
            look_at_text(file.metadata.num_rows * len(schema.names), unpacked)
            texts = [
                field.name for field in schema if pa.types.is_string(field.type) or pa.types.is_large_string(field.type)
            ]
        # What is written as a dictionary stays one, so that each of its words is looked at once.
        with parquet.ParquetFile(path, read_dictionary=texts) as file:
            read = file.read()
        look_at_text(0, sum(text_bytes(column) for column in read.columns))
        return tuple(name.strip() for name in read.column_names), [text_cells(column) for column in read.columns]
    except (pa.ArrowException, OSError, MemoryError, UnicodeDecodeError) as error:
        what = (
            "the file is no Parquet file that can be read: it was cut off, or is another kind of file under this name"
        )
        raise UnreadableError(what, "export it again", name="unreadable-parquet") from error


def _joined(parts: list[Columns]) -> Columns:

    headers, columns = parts[0]
    if any(others != headers for others, _ in parts):
        what = "the parts in the folder do not have the same columns in the same order"
        raise UnreadableError(what, "export them again, all alike", name="parts-differ")
    if len(parts) == 1:
        return headers, columns
    return headers, [_one(pieces) for pieces in zip(*(of_part for _, of_part in parts), strict=True)]


def _one(pieces: tuple[pa.ChunkedArray | None, ...]) -> pa.ChunkedArray | None:
    import pyarrow as pa  # noqa: PLC0415

    chunks = [chunk for piece in pieces if piece is not None for chunk in piece.chunks]
    return None if any(piece is None for piece in pieces) else pa.chunked_array(chunks, type=pa.large_string())
