"""Upright columns begin at nought; where words have no room they lie down as bars."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.patches import PathPatch

from report_builder.drawing import columns
from report_builder.drawing.chart import ChartData, Mark, ReferenceLine, Series
from report_builder.drawing.draw import draw
from report_builder.drawing.sheet import POINTS_PER_MM
from report_builder.drawing.style import Style

pytestmark = pytest.mark.usefixtures("in_style")
Chart = Callable[..., ChartData]


def test_columns_begin_at_nought_and_end_at_their_values(chart: Chart, style: Style) -> None:
    axes = columns.paint(chart("columns", 64, 6, 0, -8), style).axes[0]

    assert [bar.get_height() for container in axes.containers for bar in container] == [64, 6, -8]
    assert axes.get_ylim() == (-20, 80)


def test_a_withheld_column_leaves_the_axis_where_it_was_and_has_one_height(chart: Chart, style: Style) -> None:
    def height_and_axis(largest: float) -> tuple[float, tuple[float, float]]:
        axes = columns.paint(chart("columns", largest, "c"), style).axes[0]
        (stripes,) = (artist for artist in axes.get_children() if isinstance(artist, PathPatch))
        return round(stripes.get_window_extent().height / POINTS_PER_MM, 3), axes.get_ylim()

    small, large = height_and_axis(8), height_and_axis(800)

    assert small[0] == large[0]
    assert small[1] == (0, 8)
    assert large[1] == (0, 800)


def test_labels_categories_and_title_are_text(chart: Chart, style: Style, texts: Callable[[bytes], list[str]]) -> None:
    lines = (ReferenceLine(50, "Target 50"),)

    svg = draw(chart("columns", 64, "c", None, axis_title="Children", reference_lines=lines), style)

    assert {"64", "[c]", "no data", "A", "B", "C", "Children", "Target 50"} <= set(texts(svg))


def test_columns_that_are_too_narrow_for_their_labels_lie_down(style: Style) -> None:
    years = ("2015-16", "2016-17", "2017-18", "2018-19", "2019-20")
    money = tuple(Mark(400_000, "£400,000") for _ in years)
    chart = ChartData("columns", years, tuple(Series(name, money) for name in ("Cash", "In kind", "Other")))

    axes = columns.paint(chart, style).axes[0]

    assert axes.get_xlim() == (0, 400_000)


def test_no_two_labels_of_columns_overlap(style: Style) -> None:
    years = ("2015-16", "2016-17", "2017-18", "2018-19", "2019-20")
    rates = tuple(Mark(0.2 + place / 100, f"0.2{place}") for place in range(5))
    chart = ChartData("columns", years, tuple(Series(name, rates) for name in ("Own", "Family", "England")))

    axes = columns.paint(chart, style).axes[0]

    boxes = [text.get_window_extent() for text in axes.texts if text.get_text().startswith("0.")]
    assert len(boxes) == 15
    assert not any(one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[:place])
