from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.sources.workbook_cells import cell_text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (2.0, "2"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.3"),
        (2.9999999999999996, "3"),
        (0.126, "0.126"),
        (1e-7, "0.0000001"),
        (9_007_199_254_740_991.0, "9007199254740991"),
        (1.5e17, "150000000000000000"),
        (float("inf"), "#NUM!"),
        (True, "true"),
        (False, "false"),
        ("  007\u00a0", "007"),
        ("bell\x07", "bell"),
        (dt.date(2020, 3, 31), "2020-03-31"),
        (dt.datetime(2020, 3, 31), "2020-03-31"),  # noqa: DTZ001 - a cell has no zone
        (dt.datetime(2020, 3, 31, 12, 30), "2020-03-31T12:30:00"),  # noqa: DTZ001
        (dt.time(12, 30), "12:30:00"),
        (dt.timedelta(days=1, hours=12), "36:00:00"),
    ],
)
def test_a_cell_reads_as_a_csv_export_would_write_it(cell: object, text: str) -> None:
    assert cell_text(cell) == text


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 6))
def test_a_number_of_fifteen_digits_keeps_them_all(digits: int, decimals: int) -> None:
    number = Decimal(digits).scaleb(-decimals)

    assert Decimal(cell_text(float(number))) == number
