"""Paired dots: each category's dots on one rule from nought, their numbers beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.patches import PathPatch

from report_builder.drawing import dots
from report_builder.drawing.chart import ChartData, Series
from report_builder.drawing.draw import draw
from report_builder.drawing.style import Style

pytestmark = pytest.mark.usefixtures("in_style")
SeriesOf = Callable[..., Series]


def shares(series: SeriesOf, *first: object) -> ChartData:
    rows = (series("Sentenced", *first), series("Population", 91, 9))
    return ChartData("dots", ("White", "Asian"), rows, unit="%", height_mm=0)


def test_a_rule_joins_the_least_and_the_most_of_a_category(series: SeriesOf, style: Style) -> None:
    (axes,) = dots.paint(shares(series, 82, 9), style).axes

    rules = [
        list(line.get_xdata()) for line in axes.lines if len(line.get_xdata()) == 2 and line.get_linewidth() == 1.6
    ]
    points = [line.get_xdata()[0] for line in axes.lines if line.get_marker() in {"o", "s"}]
    assert rules == [[82, 91]]
    assert points == [82, 91, 9, 9]
    assert axes.get_xlim()[0] == 0


def test_every_number_stands_beside_its_row_and_no_name_is_lost(
    series: SeriesOf, style: Style, texts: Callable[[bytes], list[str]]
) -> None:
    printed = texts(draw(shares(series, 82.5, "c"), style))

    assert {"82.5", "[c]", "91", "9", "Sentenced", "Population", "White", "Asian"} <= set(printed)


def test_a_withheld_dot_is_a_box_of_one_size_at_nought_whatever_the_others_are(series: SeriesOf, style: Style) -> None:
    def box(*first: object) -> tuple[float, float]:
        (axes,) = dots.paint(shares(series, *first), style).axes
        found = next(artist for artist in axes.get_children() if isinstance(artist, PathPatch))
        extent = found.get_window_extent()
        return round(extent.width, 3), round(extent.x0 - axes.transData.transform((0, 0))[0], 3)

    assert box("c", 4) == box("c", 40) == box(7, "c")
    assert box("c", 4)[1] == 0


def test_four_series_are_drawn_as_bars(series: SeriesOf, style: Style) -> None:
    chart = replace(shares(series, 1, 2), series=tuple(series(name, 1, 2) for name in "ABCD"))

    (axes,) = dots.paint(chart, style).axes

    assert sum(len(group) for group in axes.containers) == 8
