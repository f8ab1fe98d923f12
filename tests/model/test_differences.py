"""Differences that chance would make, and those that it would not, against published worked examples."""

from __future__ import annotations

from fractions import Fraction
from math import comb

from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.differences import counts_differ, shares_differ


def test_56_of_70_and_48_of_80_differ() -> None:
    # Newcombe 1998, 17:873, table II (a), method 10: the difference lies between +0.0524 and +0.3339.
    assert shares_differ((Fraction(48), Fraction(80)), (Fraction(56), Fraction(70)))


def test_9_of_10_and_3_of_10_differ_but_6_of_7_and_2_of_7_do_not_quite_miss_it() -> None:
    # Same table, (b) +0.1705 to +0.8090 and (c) +0.0582 to +0.8062: both exclude nought.
    assert shares_differ((Fraction(3), Fraction(10)), (Fraction(9), Fraction(10)))
    assert shares_differ((Fraction(2), Fraction(7)), (Fraction(6), Fraction(7)))


def test_three_sentences_and_four_do_not_differ() -> None:
    assert not counts_differ(Fraction(3), Fraction(4))


def test_nought_and_five_do_not_differ_but_nought_and_six_do() -> None:
    # Conditional on the sum the tails are 2 x (1/2)^5 = 0.0625 and 2 x (1/2)^6 = 0.03125.
    assert not counts_differ(Fraction(0), Fraction(5))
    assert counts_differ(Fraction(0), Fraction(6))


def test_populations_are_taken_into_account() -> None:
    # 20 of 1,000 and 40 of 2,000 are one rate.
    assert not counts_differ(Fraction(20), Fraction(40), exposures=(Fraction(1000), Fraction(2000)))
    assert counts_differ(Fraction(20), Fraction(40))


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_order_of_two_counts_does_not_matter(first: int, second: int) -> None:
    assert counts_differ(Fraction(first), Fraction(second)) == counts_differ(Fraction(second), Fraction(first))


def test_populations_of_other_sizes_move_the_line() -> None:
    # 8 in all. 1,000 and 3,000 children: later is binomial (8, 3/4), and 2 x P(X <= 3) = 2 x 1789/65536 = 0.0546,
    # 2 x P(X <= 2) = 2 x 277/65536 = 0.0085.
    exposures = (Fraction(1000), Fraction(3000))

    assert not counts_differ(Fraction(5), Fraction(3), exposures=exposures)
    assert counts_differ(Fraction(6), Fraction(2), exposures=exposures)


def test_counts_of_many_thousands_keep_the_line_of_the_normal_approximation() -> None:
    # 20,000 in all: SD of the later one is sqrt(20,000) / 2 = 70.7, and 1.96 x 70.7 + 0.5 = 139.1 from the middle.
    assert not counts_differ(Fraction(10_139), Fraction(9_861))
    assert counts_differ(Fraction(10_140), Fraction(9_860))


def test_counts_of_millions_are_compared_as_those_of_thousands_are() -> None:
    assert counts_differ(Fraction(3_000_000), Fraction(3_010_000))
    assert not counts_differ(Fraction(3_000_000), Fraction(3_000_100))
    assert not counts_differ(Fraction(2_000_000), Fraction(4_000_000), exposures=(Fraction(1), Fraction(2)))


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 9), st.integers(1, 9))
def test_the_sum_in_floats_agrees_with_exact_fractions(before: int, after: int, first: int, second: int) -> None:
    total, chance = before + after, Fraction(second, first + second)
    terms = [comb(total, k) * chance**k * (1 - chance) ** (total - k) for k in range(total + 1)]
    smaller = min(sum(terms[: after + 1]), sum(terms[after:]))

    differ = counts_differ(Fraction(before), Fraction(after), exposures=(Fraction(first), Fraction(second)))

    assert differ == (2 * smaller < Fraction(1, 20))
