"""Texts are broken between words, and labels keep apart."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.drawing.lettering import NO_BREAK, keep_apart, width_mm, wrap


@pytest.mark.usefixtures("in_style")
def test_a_text_is_as_wide_as_the_font_says() -> None:
    # A digit of Source Sans Pro is 497 of 1000 units wide (its hmtx table): ten are 4.97 em of 9 points.
    assert width_mm("0123456789", 9) == pytest.approx(4.97 * 9 * 25.4 / 72, rel=0.02)
    assert width_mm("Rotherham", is_bold=True) > width_mm("Rotherham")


@pytest.mark.usefixtures("in_style")
def test_no_line_is_wider_than_its_room_unless_it_is_one_word() -> None:
    room = width_mm("Blaenau Gwent")

    assert wrap("Blaenau Gwent", room) == "Blaenau Gwent"
    assert wrap("Blaenau Gwent", room - 0.1) == "Blaenau\nGwent"
    assert wrap("Blaenau Gwent", 1) == "Blaenau\nGwent"


@pytest.mark.usefixtures("in_style")
def test_a_no_break_space_keeps_a_number_with_its_name() -> None:
    assert wrap(f"Blaenau Gwent{NO_BREAK}204", 24) == "Blaenau\nGwent 204"


def test_labels_that_have_room_stay_where_they_wish() -> None:
    assert keep_apart([10, 30], [4, 4], low=0, high=40) == [10, 30]


def test_labels_that_would_overlap_share_the_way() -> None:
    assert keep_apart([10, 11], [4, 4], low=0, high=40) == [8.5, 12.5]


def test_labels_at_the_end_are_pushed_back_within_the_bounds() -> None:
    assert keep_apart([40, 39], [4, 4], low=0, high=40) == [38, 34]


@given(st.lists(st.tuples(st.floats(-5, 105), st.floats(1, 10)), max_size=9))
def test_no_two_labels_overlap_and_all_are_within_the_bounds(wishes: list[tuple[float, float]]) -> None:
    centres, sizes = [centre for centre, _ in wishes], [size for _, size in wishes]

    middles = keep_apart(centres, sizes, low=0, high=100)

    spans = sorted((middle - size / 2, middle + size / 2) for middle, size in zip(middles, sizes, strict=True))
    assert all(end <= start + 1e-9 for (_, end), (start, _) in itertools.pairwise(spans))
    assert all(start >= -1e-9 and end <= 100 + 1e-9 for start, end in spans)
