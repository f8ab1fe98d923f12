from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.importers.numbers_as_text import digits_of, is_symbol, number_without_noise, read_number, scaled


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("1,234", "1234"),
        ("12.50", "12.50"),
        ("12 [r]", "12"),
        ("12 (1)", "12"),
        ("12[note 3]", "12"),
        ("\u2212 0.5".replace(" ", ""), "-0.5"),
        ("1E-3", "0.001"),
        (" 7 ", "7"),
    ],
)
def test_a_number_keeps_its_digits_and_loses_its_marks(cell: str, digits: str) -> None:
    number = read_number(cell)

    assert number is not None
    assert (number.text, number.value) == (digits, Fraction(digits))


@pytest.mark.parametrize("cell", ["", "..", "-", "\u2013", "z", "X", "c", "k", "low", ":", "*", "[x]", "[c]", "n/a"])
def test_a_symbol_says_that_there_is_no_number(cell: str) -> None:
    assert read_number(cell) is None
    assert is_symbol(cell) is bool(cell)


@pytest.mark.parametrize("cell", ["four", "1,23", "12 13", "1.2.3", "=A1", "2019-20", "1,234,56"])
def test_what_is_neither_a_number_nor_a_symbol_is_an_error(cell: str) -> None:
    with pytest.raises(ValueError, match="neither"):
        read_number(cell)


def test_a_percent_sign_is_noticed() -> None:
    assert read_number("35.5%") is not None
    assert read_number("35.5%").is_percent  # type: ignore[union-attr]


def test_a_fraction_is_scaled_in_digits() -> None:
    number = read_number("0.349")

    assert number is not None
    assert (scaled(number, 100).text, scaled(number, 100).value) == ("34.9", Fraction(349, 10))


@given(st.text(max_size=30))
def test_no_text_gives_anything_but_a_number_nothing_or_the_error(cell: str) -> None:
    try:
        number = read_number(cell)
    except ValueError:
        return
    assert number is None or number.value == Fraction(number.text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", "12"), ("1,204", "1204"), ("4.2869200000000003", "4.28692"), ("3.2320000000000002E-2", "0.03232")],
)
def test_a_float_loses_its_noise_and_keeps_its_digits(text: str, value: str) -> None:
    read = number_without_noise(text)

    assert read is not None
    assert digits_of(read) == value


@pytest.mark.parametrize("mark", ["", "-", "z", "c", "x", ":", "low", "k", "NA", "1,20", "12%", "1.2.3", "e", "1e999"])
def test_a_mark_or_a_per_cent_is_no_number_of_a_data_file(mark: str) -> None:
    assert number_without_noise(mark) is None


@given(st.decimals(min_value=0, max_value=100_000, places=4))
def test_a_double_that_was_printed_whole_gives_back_the_number_that_it_was_made_of(value: Decimal) -> None:
    read = number_without_noise(f"{float(value):.17g}")

    assert read == value
