"""Numbers and years as official files write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.importers.official_numbers import YearType, number, number_text, period


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", "12"), ("1,204", "1204"), ("4.2869200000000003", "4.28692"), ("3.2320000000000002E-2", "0.03232")],
)
def test_a_number_loses_its_noise_and_keeps_its_digits(text: str, value: str) -> None:
    read = number(text)

    assert read is not None
    assert number_text(read) == value


@pytest.mark.parametrize(
    "mark", ["", "-", "z", "c", "x", ":", "low", "k", "NA", "1,20", "12 [r]", "1.2.3", "e", "1e999"]
)
def test_a_mark_is_no_number(mark: str) -> None:
    assert number(mark) is None


@given(st.decimals(min_value=0, max_value=100_000, places=4))
def test_a_double_that_was_printed_whole_gives_back_the_number_that_it_was_made_of(value: Decimal) -> None:
    read = number(f"{float(value):.17g}")

    assert read == value


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2019", "calendar", date(2019, 1, 1), date(2019, 12, 31)),
        ("2024-25", "financial", date(2024, 4, 1), date(2025, 3, 31)),
        ("2016-17 (OT)", "financial", date(2016, 4, 1), date(2017, 3, 31)),
        ("1999-00", "financial", date(1999, 4, 1), date(2000, 3, 31)),
        ("2015/16", "academic", date(2015, 9, 1), date(2016, 8, 31)),
        ("202324", "academic", date(2023, 9, 1), date(2024, 8, 31)),
        ("2017", "ending in March", date(2016, 4, 1), date(2017, 3, 31)),
        ("2020", "end of year", date(2019, 12, 1), date(2020, 2, 29)),
        ("2023", "end of year", date(2022, 12, 1), date(2023, 2, 28)),
    ],
)
def test_a_year_is_from_its_first_day_to_its_last(text: str, kind: YearType, first: date, last: date) -> None:
    assert period(text, kind) == (first, last)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("0", "calendar"), ("2015/16", "calendar"), ("2015", "academic"), ("2015/17", "academic"), ("15/16", "financial")],
)
def test_what_is_no_year_of_its_kind_is_none(text: str, kind: YearType) -> None:
    assert period(text, kind) is None
