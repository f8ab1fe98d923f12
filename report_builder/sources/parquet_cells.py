"""A typed column of Arrow as text cells: dates in ISO 8601, whole numbers in digits, yes and no as true and false."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from report_builder.sources.arrow_text import trimmed
from report_builder.sources.workbook_cells import cell_text

_TEXT = pa.large_string()
_ZONE = "Europe/London"
"""Where the services are."""
_EXACT_WHOLE = 2**53
_NO_TEXT = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
"""Characters that no cell should hold; NUL among them, which other kinds of file cannot."""


def text_cells(column: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """A column as large_string, trimmed, blank cells null; None where its type has no text of its own."""
    if not _has_text(column.type):
        return None
    return pa.chunked_array([_texts(chunk) for chunk in column.chunks], type=_TEXT)


def text_bytes(column: pa.ChunkedArray) -> int:
    """How many bytes of text a column of text holds, a word of a dictionary as often as it stands; of others 0."""
    return sum(_text_bytes(chunk) for chunk in column.chunks)


def _text_bytes(cells: pa.Array) -> int:
    kind = cells.type
    if pa.types.is_dictionary(kind) and _is_text(kind.value_type):
        return pc.sum(pc.take(pc.binary_length(cells.dictionary), cells.indices)).as_py() or 0
    return (pc.sum(pc.binary_length(cells)).as_py() or 0) if _is_text(kind) else 0


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _has_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _has_text(kind.value_type)
    tests = (
        *(pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null),
        *(pa.types.is_boolean, pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal),
        *(pa.types.is_date, pa.types.is_timestamp, pa.types.is_time),
    )
    return any(test(kind) for test in tests)


def _texts(cells: pa.Array) -> pa.Array:
    kind = cells.type
    if pa.types.is_dictionary(kind):
        return _of_dictionary(cells)
    if pa.types.is_floating(kind):
        return _of_floats(cells)
    if pa.types.is_decimal(kind):
        digits = pc.replace_substring_regex(cells.cast(_TEXT), r"(\.[0-9]*?)0+$", r"\1")
        return pc.replace_substring_regex(digits, r"\.$", "")
    if pa.types.is_timestamp(kind):
        return _of_moments(cells)
    if pa.types.is_boolean(kind) or pa.types.is_integer(kind) or pa.types.is_date(kind) or pa.types.is_time(kind):
        return cells.cast(pa.date32()).cast(_TEXT) if pa.types.is_date64(kind) else cells.cast(_TEXT)
    return trimmed(pc.replace_substring_regex(cells.cast(_TEXT), _NO_TEXT, " "))


def _of_dictionary(cells: pa.DictionaryArray) -> pa.Array:
    return pc.take(_texts(cells.dictionary), cells.indices)


def _of_floats(cells: pa.Array) -> pa.Array:
    """Whole numbers all at once; others by their distinct values, and those of few digits as they would be written."""
    is_single = not pa.types.is_float64(cells.type)
    wide = cells.cast(pa.large_string()).cast(pa.float64()) if is_single else cells
    wide = pc.if_else(pc.is_nan(wide), None, wide)
    is_whole = pc.and_(pc.equal(pc.floor(wide), wide), pc.less(pc.abs(wide), _EXACT_WHOLE))
    if pc.all(is_whole).as_py() is not False:
        return wide.cast(pa.int64()).cast(_TEXT)
    distinct = pc.dictionary_encode(wide)
    words = pa.array([cell_text(number) for number in distinct.dictionary.to_pylist()], type=_TEXT)
    return pc.take(words, distinct.indices)


def _of_moments(cells: pa.Array) -> pa.Array:
    """Dates alone where no cell has a time of day; a moment with a zone falls on the day that it was in England."""
    local = pc.local_timestamp(cells.cast(pa.timestamp(cells.type.unit, _ZONE))) if cells.type.tz else cells
    seconds = pc.floor_temporal(local, unit="second").cast(pa.timestamp("s"))
    days = seconds.cast(pa.date32()).cast(_TEXT)
    is_midnight = pc.equal(seconds, pc.floor_temporal(seconds, unit="day"))
    if pc.all(is_midnight).as_py() is not False:
        return days
    return pc.if_else(is_midnight, days, pc.strftime(seconds, format="%Y-%m-%dT%H:%M:%S").cast(_TEXT))
