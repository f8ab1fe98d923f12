"""Half away from zero, from exact fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.rounding import exact_decimal, round_half_away, write_number


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (Fraction(5700, 213), 1, "26.8"),  # printed as 26.2 in the paper of July 2020
        (Fraction(10300, 213), 1, "48.4"),  # printed as 48.3: truncated
        (Fraction(2900, 57), 1, "50.9"),  # printed as 50.8: truncated
        (Fraction(4000, 25157), 2, "0.16"),
        (Fraction(1000, 23963), 2, "0.04"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(-17, 2), 0, "-9"),
        (Fraction(-1, 3), 0, "0"),
    ],
)
def test_halves_go_away_from_zero(value: Fraction, decimals: int, rounded: str) -> None:
    assert str(round_half_away(value, decimals)) == rounded


@given(st.fractions(min_value=-(10**6), max_value=10**6), st.integers(0, 4))
def test_rounding_never_moves_a_number_by_more_than_half_a_step(value: Fraction, decimals: int) -> None:
    assert abs(Fraction(round_half_away(value, decimals)) - value) <= Fraction(1, 2 * 10**decimals)


def test_half_days_have_an_exact_decimal_and_thirds_have_none() -> None:
    assert exact_decimal(Fraction(775, 2)) == Decimal("387.5")
    with pytest.raises(ValueError, match="no short decimal"):
        exact_decimal(Fraction(1, 3))


def test_numbers_are_written_with_commas_and_a_real_minus() -> None:
    assert write_number(Decimal(1032757)) == "1,032,757"
    assert write_number(Decimal("-8.5")) == "\u22128.5"
