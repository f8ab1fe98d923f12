"""95% intervals against published worked examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.intervals import byar, wilson


def test_wilsons_interval_of_81_in_263_is_newcombes_worked_example() -> None:
    """Source: Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3."""
    low, high = wilson(81, 263)

    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


@pytest.mark.parametrize(("count", "exact"), [(5, (1.623, 11.668)), (10, (4.795, 18.390)), (20, (12.217, 30.888))])
def test_byars_interval_is_near_the_exact_one(count: int, exact: tuple[float, float]) -> None:
    """Exact limits: Pearson and Hartley, Biometrika Tables for Statisticians, volume I, table 40."""
    low, high = byar(count)

    assert low == pytest.approx(exact[0], abs=0.02)
    assert high == pytest.approx(exact[1], abs=0.02)


def test_byars_interval_of_nought_starts_at_nought_and_ends_near_3_7() -> None:
    low, high = byar(0)

    assert low == 0
    assert high == pytest.approx(3.689, abs=0.1)


@given(st.integers(0, 100_000))
def test_a_count_lies_within_its_interval(count: int) -> None:
    low, high = byar(count)

    assert low <= count <= high


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_share_lies_within_its_interval_and_that_between_nought_and_one(parts: tuple[int, int]) -> None:
    low, high = wilson(*parts)

    assert -1e-12 <= low <= parts[0] / parts[1] + 1e-12
    assert parts[0] / parts[1] - 1e-12 <= high <= 1 + 1e-12
