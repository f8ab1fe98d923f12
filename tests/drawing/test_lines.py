"""Lines are named at their ends, and broken where a period has no number."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.patches import PathPatch

from report_builder.drawing import lines
from report_builder.drawing.chart import ChartData, Mark, ReferenceLine, Series
from report_builder.drawing.draw import draw
from report_builder.drawing.style import Style
from report_builder.errors import ConfigError

pytestmark = pytest.mark.usefixtures("in_style")
Chart = Callable[..., ChartData]
SeriesOf = Callable[..., Series]
YEARS = ("2015-16", "2016-17", "2017-18", "2018-19", "2019-20")


def test_a_line_is_broken_at_a_withheld_and_at_a_missing_period(chart: Chart, style: Style) -> None:
    sheet = lines.paint(chart("lines", 5, 7, "c", 6, None, 9), style)

    pieces = [list(line.get_ydata()) for line in sheet.axes[0].lines if line.get_marker() not in ("None", None)]
    assert [5, 7] in pieces
    assert [6] in pieces
    assert [9] in pieces
    assert max(len(piece) for piece in pieces) == 2


def test_the_axis_begins_at_nought_and_knows_shown_values_alone(chart: Chart, style: Style) -> None:
    axes = lines.paint(chart("lines", 90, "c", 95), style).axes[0]

    assert axes.get_ylim() == (0, 100)


def test_a_withheld_point_is_a_box_on_the_axis_whatever_the_others_are(chart: Chart, style: Style) -> None:
    def box(largest: float) -> tuple[float, ...]:
        axes = lines.paint(chart("lines", largest, "c", largest), style).axes[0]
        (stripes,) = (artist for artist in axes.get_children() if isinstance(artist, PathPatch))
        assert stripes.get_window_extent().y0 == pytest.approx(axes.get_window_extent().y0, abs=0.5)
        return tuple(round(side, 3) for side in stripes.get_window_extent().size)

    assert box(8) == box(800)


def test_ends_that_nearly_meet_have_names_that_do_not_overlap(series: SeriesOf, style: Style) -> None:
    names = ("Rotherham", "YOT family average", "South Yorkshire police force area", "England and Wales")
    ends = (201, 206, 204, 204)
    rows = tuple(series(name, 400, 300, 260, 240, end) for name, end in zip(names, ends, strict=True))

    sheet = lines.paint(ChartData("lines", YEARS, rows), style)

    boxes = [text.get_window_extent() for text in sheet.axes[0].texts if text.get_text()[0].isalpha()]
    assert len(boxes) == 4
    assert not any(one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[:place])
    assert all(box.x1 <= sheet.bbox.x1 for box in boxes)


def test_each_name_stands_with_its_last_label(series: SeriesOf, style: Style, texts: Callable[..., list[str]]) -> None:
    rows = (series("Own", 1, 2, 3), series("Family", 3, 4, "c"), series("England", 8, 9, None))
    reference = (ReferenceLine(6, "Target 6"),)

    printed = texts(draw(ChartData("lines", YEARS[:3], rows, reference_lines=reference), style))

    assert {"Own 3", "Family [c]", "England no data", "Target 6", *YEARS[:3]} <= set(printed)


def test_a_line_that_stands_alone_has_all_its_labels(
    chart: Chart, style: Style, texts: Callable[..., list[str]]
) -> None:
    printed = texts(draw(chart("lines", 41, 39, 37), style))

    assert {"41", "39", "Children 37"} <= set(printed)


def test_lines_differ_by_marker_and_by_dashes(series: SeriesOf, style: Style) -> None:
    rows = tuple(
        series(name, place, 9 + 9 * place) for place, name in enumerate(("Own", "Family", "Region", "England"))
    )

    axes = lines.paint(ChartData("lines", YEARS[:2], rows), style).axes[0]

    drawn = [line for line in axes.lines if len(line.get_xdata()) == 2 and line.get_marker() != "None"]
    assert len({line.get_marker() for line in drawn}) == 4
    assert len({str(line._unscaled_dash_pattern) for line in drawn}) == 4  # type: ignore[attr-defined]


def test_the_services_own_line_has_its_colour_wherever_it_stands(series: SeriesOf, style: Style) -> None:
    rows = (series("England", 8, 9), series("Own", 1, 2))
    chart = ChartData("lines", YEARS[:2], rows, highlight="Own")

    axes = lines.paint(chart, style).axes[0]

    colours = {tuple(line.get_ydata()): line.get_color() for line in axes.lines}
    assert colours[(1.0, 2.0)] == "#12436D"
    assert colours[(8.0, 9.0)] == "#28A197"


def test_a_fifth_line_is_refused_with_a_way_out(series: SeriesOf, style: Style) -> None:
    rows = tuple(series(str(place), 1) for place in range(5))

    with pytest.raises(ConfigError, match="at most 4 lines, and this one has 5; ask for fewer"):
        lines.paint(ChartData("lines", ("Q1",), rows), style)


def test_many_periods_are_named_every_few_and_the_last_always(style: Style, texts: Callable[..., list[str]]) -> None:
    months = tuple(f"Month{place}" for place in range(1, 37))
    row = Series("Rate", tuple(Mark(5, "5") for _ in months))
    chart = ChartData("lines", months, (row, replace(row, name="Other")))

    sheet = lines.paint(chart, style)

    boxes = [text.get_window_extent() for text in sheet.axes[0].texts if text.get_text().startswith("Month")]
    assert 5 < len(boxes) < 36
    assert not any(one.overlaps(other) for one, other in itertools.pairwise(boxes))
    assert "Month36" in texts(draw(chart, style))


def test_labels_stand_below_a_trough_and_above_a_peak(chart: Chart, style: Style) -> None:
    axes = lines.paint(chart("lines", 40, 31, 42, 36), style).axes[0]

    heights = {text.get_text(): axes.transData.inverted().transform(text.get_window_extent()) for text in axes.texts}
    assert heights["31"][1][1] < 31
    assert heights["42"][0][1] > 42


def test_a_single_line_of_close_periods_prints_its_last_label_alone(
    style: Style, texts: Callable[..., list[str]]
) -> None:
    months = tuple(str(place) for place in range(100, 148))
    row = Series("Rate", tuple(Mark(float(place), f"{place}.5%") for place in range(48)))

    printed = texts(draw(ChartData("lines", months, (row,)), style))

    assert "Rate 47.5%" in printed
    assert "30.5%" not in printed


def test_withheld_periods_that_stand_close_have_boxes_each_and_labels_where_there_is_room(
    style: Style, texts: Callable[..., list[str]]
) -> None:
    months = tuple(str(place) for place in range(100, 160))
    marks = tuple(Mark(None, "[c]", is_withheld=True) for _ in range(59))
    chart = ChartData("lines", months, (Series("Rate", (*marks, Mark(5, "5"))),))

    axes = lines.paint(chart, style).axes[0]

    boxes = [text.get_window_extent() for text in axes.texts if text.get_text() == "[c]"]
    assert 10 < len(boxes) < 59
    assert not any(one.overlaps(other) for one, other in itertools.pairwise(boxes))
    assert sum(isinstance(artist, PathPatch) for artist in axes.get_children()) == 59
