"""The value axis begins at nought, holds every value, and has few round ticks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.drawing.scale import scale_of


@pytest.mark.parametrize(
    ("values", "unit", "words"),
    [
        ([156], "", ("0", "50", "100", "150", "200")),
        ([3, 1], "", ("0", "1", "2", "3")),
        ([0.0, 0], "", ("0", "1")),
        ([], "", ("0", "1")),
        ([0.16, 0.3], "", ("0.0", "0.1", "0.2", "0.3")),
        ([82.5], "%", ("0%", "20%", "40%", "60%", "80%", "100%")),
        ([612345.5], "£", ("£0", "£200,000", "£400,000", "£600,000", "£800,000")),
        ([-8.5, 3], "", ("\N{MINUS SIGN}10", "\N{MINUS SIGN}5", "0", "5")),
        ([-5000], "£", (*tuple(f"\N{MINUS SIGN}£{n},000" for n in (5, 4, 3, 2, 1)), "£0")),
        ([0.0125], "", ("0.0000", "0.0025", "0.0050", "0.0075", "0.0100", "0.0125")),
    ],
)
def test_ticks_are_round_and_printed_with_their_unit(values: list[float], unit: str, words: tuple[str, ...]) -> None:
    assert scale_of(values, unit=unit).words == words


@given(st.lists(st.floats(-1e7, 1e7, allow_subnormal=False).map(lambda n: round(n, 4)), max_size=8), st.integers(2, 6))
def test_the_axis_holds_nought_and_every_value_with_few_ticks(values: list[float], most_steps: int) -> None:
    scale = scale_of(values, most_steps=most_steps)

    assert scale.low <= min([0, *values])
    assert scale.high >= max([0, *values])
    assert 2 <= len(scale.ticks) <= most_steps + 1
    assert 0 in scale.ticks


@given(st.lists(st.integers(0, 100_000), min_size=1))
def test_counts_have_whole_ticks(values: list[int]) -> None:
    assert all(tick == tick.to_integral_value() for tick in scale_of(values).ticks)
