"""Two sides grow from one middle on one scale."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.patches import PathPatch

from report_builder.drawing import pyramid
from report_builder.drawing.chart import ChartData, Series
from report_builder.drawing.draw import draw
from report_builder.drawing.style import Style

pytestmark = pytest.mark.usefixtures("in_style")
SeriesOf = Callable[..., Series]


def test_the_sides_share_a_scale_and_grow_apart(series: SeriesOf, style: Style) -> None:
    chart = ChartData("pyramid", ("15", "16"), (series("Girls", 12, 14), series("Boys", 31, 40)))

    left, right = pyramid.paint(chart, style).axes

    assert left.get_xlim() == (40, 0)
    assert right.get_xlim() == (0, 40)
    girls, boys = ([bar.get_window_extent() for group in side.containers for bar in group] for side in (left, right))
    assert girls[0].x1 < boys[0].x0
    assert girls[1].width / boys[1].width == pytest.approx(14 / 40)
    assert girls[1].y0 > girls[0].y0


def test_ages_names_and_labels_are_text(series: SeriesOf, style: Style, texts: Callable[[bytes], list[str]]) -> None:
    chart = ChartData("pyramid", ("Under 10", "18+"), (series("Girls", 0, "c"), series("Boys", "c", 9)), "Children")

    printed = texts(draw(chart, style))

    assert {"Under 10", "18+", "Girls", "Boys", "0", "9", "Children"} <= set(printed)
    assert printed.count("[c]") == 2


def test_placeholders_are_alike_on_both_sides(series: SeriesOf, style: Style) -> None:
    chart = ChartData("pyramid", ("15", "16"), (series("Girls", "c", 14), series("Boys", "c", 400)))

    sides = pyramid.paint(chart, style).axes

    boxes = [next(a.get_window_extent() for a in side.get_children() if isinstance(a, PathPatch)) for side in sides]
    assert boxes[0].width == pytest.approx(boxes[1].width)
    assert boxes[0].x1 < boxes[1].x0


@pytest.mark.parametrize("values", [[(1,)], [(1,), (2,), (3,)], [(1,), (-2,)]])
def test_what_has_no_two_sides_is_refused(series: SeriesOf, style: Style, values: list[tuple[int]]) -> None:
    rows = tuple(series(str(place), *row) for place, row in enumerate(values))

    with pytest.raises(ValueError, match="two series"):
        pyramid.paint(ChartData("pyramid", ("15",), rows), style)


def test_categories_too_wide_for_two_sides_are_drawn_as_bars(series: SeriesOf, style: Style) -> None:
    categories = ("Youth rehabilitation order (YRO) with intensive supervision and surveillance, and a curfew",)
    chart = ChartData("pyramid", categories, (series("Girls", 12), series("Boys", 31)), width_mm=120)

    assert len(pyramid.paint(chart, style).axes) == 1
