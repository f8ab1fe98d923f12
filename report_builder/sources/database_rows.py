"""The values of a database's rows as columns of text, in an order that does not depend on how they are stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

from report_builder.sources.arrow_text import trimmed
from report_builder.sources.limits import look_at_text

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_CONTROLS = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_WHOLE_NUMBER = r"^-?[0-9]{1,18}$"
_ROWS_AT_ONCE = 50_000
_MOST_COLUMNS_OF_A_KEY = 4

Columns = dict[str, "pa.ChunkedArray"]
"""Name in the database -> its cells: trimmed text, blank ones null."""


def columns_of(names: Sequence[str], batches: Iterable[Sequence[Sequence[object]]]) -> tuple[Columns, tuple[str, ...]]:
    """Columns of text from batches of rows.

    Args:
        names: of the columns, in their order.
        batches: rows of as many values, as the driver gives them.

    Returns:
        The columns of text, and the names of those that hold bytes and so cannot be text.

    Raises:
        UnreadableError: there are more than can be held, as of a view that never ends.
    """
    import pyarrow as pa  # noqa: PLC0415  heavy

    chunks: dict[str, list[pa.Array]] = {name: [] for name in names}
    binary: set[str] = set()
    cells = text_bytes = 0
    for batch in batches:
        cells += len(batch) * len(names)
        look_at_text(cells, text_bytes, is_of_database=True)
        for name, values in zip(names, zip(*batch, strict=True), strict=True):
            kinds = set(map(type, values))
            if kinds & {bytes, bytearray, memoryview}:
                binary.add(name)
            if name not in binary:
                chunks[name].append(_cleaned(_texts(values, kinds)))
                text_bytes += chunks[name][-1].nbytes
    text = {name: pa.chunked_array(chunks[name], pa.large_string()) for name in names if name not in binary}
    return text, tuple(name for name in names if name in binary)


def _texts(values: Sequence[object], kinds: set[type]) -> pa.Array:
    import pyarrow as pa  # noqa: PLC0415  heavy

    is_text = kinds <= {str, type(None)}
    return pa.array(values if is_text else [_text(value) for value in values], pa.large_string())


def _text(value: object) -> str | None:
    """A value as a CSV file would hold it: 12 for 12.0, true for True, 2020-03-31 for a day."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, float):
        return format(value, ".0f") if value.is_integer() and abs(value) < 1e15 else repr(value)
    return json.dumps(value, default=str) if isinstance(value, (list, dict)) else str(value)


def _cleaned(cells: pa.Array) -> pa.Array:
    """Without characters that a terminal would obey, trimmed; blank cells null."""
    import pyarrow.compute as pc  # noqa: PLC0415  heavy

    if pc.any(pc.match_substring_regex(cells, _CONTROLS)).as_py():
        cells = pc.replace_substring_regex(cells, _CONTROLS, " ")
    return trimmed(cells)


def in_order(columns: Columns, key: Sequence[str]) -> Columns:
    """The rows in the order of their key, or else of all their cells.

    The order is that of the text's code points, and of size where a column holds whole numbers alone, so that it is the
    same on every server, whatever its collation.
    """
    import pyarrow as pa  # noqa: PLC0415  heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    by = [name for name in key if name in columns] if set(key) <= set(columns) else []
    by = by or sorted(columns)
    if not by:
        return columns
    compared = pa.table({str(place): _comparable(columns[name]) for place, name in enumerate(by)})
    order = pc.sort_indices(compared, sort_keys=[(name, "ascending") for name in compared.column_names])
    return {name: cells.take(order) for name, cells in columns.items()}


def _comparable(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    import pyarrow as pa  # noqa: PLC0415  heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    is_whole = pc.all(pc.match_substring_regex(cells, _WHOLE_NUMBER)).as_py()
    return cells.cast(pa.int64()) if is_whole and cells.null_count < len(cells) else cells


def digest_of(columns: Columns) -> str:
    """sha256 of names and cells: the same for the same content in the same order of rows, whatever the columns'."""
    digest = sha256()
    for name in sorted(columns):
        digest.update(json.dumps([name]).encode())
        cells = columns[name]
        for start in range(0, len(cells), _ROWS_AT_ONCE):
            digest.update(json.dumps(cells.slice(start, _ROWS_AT_ONCE).to_pylist()).encode())
    return digest.hexdigest()


def keys_of(cells: pd.DataFrame, key: Sequence[int], names: Sequence[str]) -> pd.Series:
    """What names each row to somebody who looks for it in the database: `person_id = 17`.

    Args:
        cells: the sheet's, of `string` columns 0, 1, ...
        key: the places of the primary key's columns; where there are none, as many of the first columns are taken as
            tell the rows apart, but no more than four.
        names: the columns' names.
    """
    import pandas as pd  # noqa: PLC0415  heavy

    chosen = list(key) or _telling_apart(cells)
    named = pd.Series("", index=cells.index, dtype="string")
    for count, place in enumerate(chosen):
        named = named + f"{', ' if count else ''}{names[place]} = " + cells[place].fillna("(blank)")
    return named


def _telling_apart(cells: pd.DataFrame) -> list[int]:
    places = list(range(min(cells.shape[1], _MOST_COLUMNS_OF_A_KEY)))
    for count in range(1, len(places)):
        if not cells[places[:count]].duplicated().any():
            return places[:count]
    return places
