"""Parts end to end, but never where the stack would give a withheld part away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from report_builder.drawing import stacked
from report_builder.drawing.chart import ChartData, Series
from report_builder.drawing.draw import draw
from report_builder.drawing.style import Style

pytestmark = pytest.mark.usefixtures("in_style")
SeriesOf = Callable[..., Series]


def spans(chart: ChartData, style: Style) -> list[tuple[float, float]]:
    """Where each bar begins and ends."""
    axes = stacked.paint(chart, style).axes[0]
    return [(bar.get_x(), bar.get_x() + bar.get_width()) for container in axes.containers for bar in container]


def test_each_part_begins_where_the_last_one_ends(series: SeriesOf, style: Style) -> None:
    chart = ChartData("stacked", ("Girls", "Boys"), (series("Low", 10, 20), series("High", 3, 40), series("No", 0, 5)))

    assert spans(chart, style) == [(0, 10), (10, 13), (0, 20), (20, 60), (60, 65)]


@pytest.mark.parametrize("gap", ["c", None])
def test_a_chart_with_a_part_that_is_not_shown_stacks_nothing(series: SeriesOf, style: Style, gap: str | None) -> None:
    chart = ChartData("stacked", ("Girls", "Boys"), (series("Low", 10, 20), series("High", gap, 40)))

    assert spans(chart, style) == [(0, 10), (0, 20), (0, 40)]


def test_labels_of_wide_and_narrow_parts_are_printed_and_do_not_overlap(
    series: SeriesOf, style: Style, texts: Callable[[bytes], list[str]]
) -> None:
    values = (820, 61, 105, 6, 4)
    chart = ChartData("stacked", ("Own",), tuple(series(f"Group {value}", value) for value in values))

    axes = stacked.paint(chart, style).axes[0]

    boxes = [text.get_window_extent() for text in axes.texts]
    assert not any(one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[:place])
    assert {str(value) for value in values} <= set(texts(draw(chart, style)))


def test_numbers_in_light_parts_are_not_white(series: SeriesOf, style: Style) -> None:
    chart = ChartData("stacked", ("Own",), (series("Low", 50), series("High", 51)))

    axes = stacked.paint(chart, style).axes[0]

    inks = {text.get_text(): text.get_color() for text in axes.texts}
    assert inks["50"] == "#FFFFFF"
    assert inks["51"] == "#0B0C0C"


def test_shares_that_miss_a_hundred_by_their_rounding_end_the_axis_there(series: SeriesOf, style: Style) -> None:
    chart = ChartData("stacked", ("Own",), (series("Low", 66.7), series("High", 33.4)), unit="%")

    assert stacked.paint(chart, style).axes[0].get_xlim() == (0, 100)


def test_a_negative_part_is_refused(series: SeriesOf, style: Style) -> None:
    with pytest.raises(ValueError, match="negative"):
        stacked.paint(ChartData("stacked", ("Own",), (series("Low", -1),)), style)
