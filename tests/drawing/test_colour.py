"""Contrast as WCAG counts it."""

from __future__ import annotations

import pytest

from report_builder.drawing.colour import WHITE, contrast, is_colour


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [("#000000", 21.0), ("#FFFFFF", 1.0), ("#767676", 4.54), ("#949494", 3.03)],
    # greys that are known as the lightest to pass 4.5 and 3 to 1 against white (WebAIM, contrast checker)
)
def test_contrast_with_white_is_the_ratio_of_wcag(colour: str, ratio: float) -> None:
    assert contrast(colour, WHITE) == pytest.approx(ratio, abs=0.01)
    assert contrast(WHITE, colour) == contrast(colour, WHITE)


@pytest.mark.parametrize("text", ["12436D", "#12436", "#12436G", "blue", "", None, 5])
def test_what_is_not_six_digits_after_a_hash_is_no_colour(text: object) -> None:
    assert not is_colour(text)
