"""A chart drawn twice: the PNG is of the very chart that the SVG shows, and says nothing of its making."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from report_builder.drawing.chart import ChartData, Mark, Series
from report_builder.drawing.easel import Easel
from report_builder.drawing.style import Style


def chart(*values: float | None) -> ChartData:
    marks = tuple(
        Mark(None, "[c]", is_withheld=True) if value is None else Mark(value, f"{value:g}") for value in values
    )
    return ChartData("columns", ("Boys", "Girls"), (Series("Children", marks),), height_mm=60)


def test_a_png_is_of_the_chart_whose_svg_is_given(style: Style) -> None:
    easel = Easel(style)
    shown, withheld = easel.svg(chart(20, 30)), easel.svg(chart(20, None))

    assert easel.png(shown) == easel.png(shown)
    assert easel.png(shown) != easel.png(withheld)


def test_a_png_holds_its_dots_and_no_words(style: Style) -> None:
    easel = Easel(style)
    picture = Image.open(BytesIO(easel.png(easel.svg(chart(20, 30)))))

    assert set(picture.info) <= {"dpi"}


def test_a_picture_from_elsewhere_is_refused(style: Style) -> None:
    with pytest.raises(ValueError, match="drawn here"):
        Easel(style).png(b"<svg/>")
