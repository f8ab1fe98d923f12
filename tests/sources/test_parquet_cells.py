from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pyarrow as pa
import pytest

from report_builder.sources.parquet_cells import text_cells

LONDON, UTC = pa.timestamp("us", "Europe/London"), pa.timestamp("us", "UTC")


def moment(*parts: int) -> dt.datetime:
    return dt.datetime(*parts)  # noqa: DTZ001 - as Parquet holds it


@pytest.mark.parametrize(
    ("cells", "texts"),
    [
        (pa.array(["  a ", "", " \u00a0", "x\x00y\x07", None]), ["a", None, None, "x y", None]),
        (pa.array(["007", None, " b"]).dictionary_encode(), ["007", None, "b"]),
        (pa.array([True, False, None]), ["true", "false", None]),
        (pa.array([1, -2, None], pa.int8()), ["1", "-2", None]),
        (pa.array([2**64 - 1], pa.uint64()), ["18446744073709551615"]),
        (pa.array([2.0, float("nan"), None]), ["2", None, None]),
        (pa.array([0.1 + 0.2, -0.0, 1e-7]), ["0.3", "0", "0.0000001"]),
        (pa.array([float("inf")]), ["#NUM!"]),
        (pa.array([0.1, 2.5], pa.float32()), ["0.1", "2.5"]),
        (pa.array([Decimal("1.50"), Decimal("-2.00"), None], pa.decimal128(10, 2)), ["1.5", "-2", None]),
        (pa.array([Decimal(100)], pa.decimal128(10, 0)), ["100"]),
        (pa.array([dt.date(2020, 3, 31), None]), ["2020-03-31", None]),
        (pa.array([dt.date(2020, 3, 31)], pa.date64()), ["2020-03-31"]),
        (pa.array([moment(2020, 3, 31), None], pa.timestamp("ns")), ["2020-03-31", None]),
        (
            pa.array([moment(2020, 3, 31), moment(2020, 3, 31, 12, 30)], pa.timestamp("us")),
            ["2020-03-31", "2020-03-31T12:30:00"],
        ),
        # Summer time: 23:00 of Greenwich is midnight in London.
        (pa.array([moment(2020, 6, 30, 23), moment(2020, 1, 1)], LONDON), ["2020-07-01", "2020-01-01"]),
        (pa.array([moment(2020, 6, 30, 23), moment(2020, 1, 1)], UTC), ["2020-07-01", "2020-01-01"]),
        (pa.nulls(2), [None, None]),
        (pa.array([], pa.float64()), []),
    ],
)
def test_typed_cells_become_the_text_of_a_csv_file(cells: pa.Array, texts: list[str | None]) -> None:
    read = text_cells(pa.chunked_array([cells]))

    assert read is not None
    assert read.type == pa.large_string()
    assert read.to_pylist() == texts


@pytest.mark.parametrize(
    "cells", [[b"x"], [["a"]], [{"a": 1}], [dt.timedelta(1)], pa.array([b"x"]).dictionary_encode()]
)
def test_bytes_lists_records_and_spans_have_no_text(cells: list[object]) -> None:
    assert text_cells(pa.chunked_array([cells])) is None
