"""Horizontal bars begin at nought, and a withheld one says nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from report_builder.drawing import bars
from report_builder.drawing.chart import ChartData, Mark, ReferenceLine, Series
from report_builder.drawing.draw import draw
from report_builder.drawing.sheet import POINTS_PER_MM, drawing_in, size_mm
from report_builder.drawing.style import Style
from report_builder.drawing.withheld import LENGTH_MM

pytestmark = pytest.mark.usefixtures("in_style")
Chart = Callable[..., ChartData]
ALL_MARKS = st.lists(st.integers(0, 500) | st.none(), min_size=2, max_size=8).filter(any)


def bars_of(sheet: Figure) -> list[Rectangle]:
    """The bars that were drawn, without strips of paper and placeholders."""
    return [bar for container in sheet.axes[0].containers for bar in container]


def placeholder_lengths(sheet: Figure, style: Style) -> list[float]:
    """How long the placeholders are on the sheet, in millimetres."""
    boxes = [artist for artist in sheet.axes[0].get_children() if isinstance(artist, Rectangle)]
    grey = [box for box in boxes if to_hex(box.get_facecolor()).upper() == style.quiet]
    return [round(float(box.get_window_extent().width) / POINTS_PER_MM, 6) for box in grey]


def test_bars_begin_at_nought_and_end_at_their_values(chart: Chart, style: Style) -> None:
    sheet = bars.paint(chart("bars", 156, 57, 0), style)

    assert [(bar.get_x(), bar.get_width()) for bar in bars_of(sheet)] == [(0, 156), (0, 57)]
    assert sheet.axes[0].get_xlim() == (0, 200)


def test_every_label_category_and_title_is_text(
    chart: Chart, style: Style, texts: Callable[[bytes], list[str]]
) -> None:
    svg = draw(chart("bars", 156, "c", None, 0, axis_title="Children in the quarter"), style)

    assert {"A", "B", "C", "D", "156", "[c]", "no data", "0", "Children in the quarter"} <= set(texts(svg))


def test_the_service_is_dark_blue_and_the_others_are_calm(chart: Chart, style: Style) -> None:
    sheet = bars.paint(chart("bars", 3, 4, 5, highlight="B"), style)

    colours = [bar.get_facecolor() for bar in bars_of(sheet)]
    blue, calm = (0x12 / 255, 0x43 / 255, 0x6D / 255, 1.0), (0x7A / 255, 0x93 / 255, 0xAB / 255, 1.0)
    assert colours == [calm, blue, calm]


def test_the_first_category_is_at_the_top(chart: Chart, style: Style) -> None:
    sheet = bars.paint(chart("bars", 3, 4), style)

    first, second = (bar.get_window_extent() for bar in bars_of(sheet))
    assert first.y0 > second.y1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=ALL_MARKS)
def test_a_placeholder_has_one_length_and_moves_nothing_else(style: Style, marks: list[int | None]) -> None:
    def with_gaps(gap: Mark) -> ChartData:
        row = tuple(gap if value is None else Mark(value, str(value)) for value in marks)
        return ChartData("bars", tuple(f"Type {place}" for place in range(len(marks))), (Series("", row),))

    with drawing_in(style):
        withheld = bars.paint(with_gaps(Mark(None, "[c]", is_withheld=True)), style)
        absent = bars.paint(with_gaps(Mark(None, "[c]")), style)

    assert withheld.axes[0].get_xlim() == absent.axes[0].get_xlim()
    assert [bar.get_bbox().bounds for bar in bars_of(withheld)] == [bar.get_bbox().bounds for bar in bars_of(absent)]
    assert placeholder_lengths(withheld, style) == [LENGTH_MM] * marks.count(None)
    assert placeholder_lengths(absent, style) == []


def test_a_placeholder_is_as_long_beside_small_bars_as_beside_large_ones(chart: Chart, style: Style) -> None:
    small = placeholder_lengths(bars.paint(chart("bars", 5, "c"), style), style)
    large = placeholder_lengths(bars.paint(chart("bars", 5000, "c"), style), style)

    assert small == large == [9.0]


def test_rows_that_need_more_height_than_was_asked_get_it(chart: Chart, style: Style) -> None:
    asked = chart("bars", *range(1, 11), height_mm=30)

    width, height = size_mm(bars.paint(asked, style))

    assert width == pytest.approx(170)
    assert height > 10 * 9 * 25.4 / 72  # ten lines of nine points
    assert size_mm(bars.paint(replace(asked, height_mm=120), style))[1] == pytest.approx(120)


def test_a_height_of_nought_is_as_little_as_the_rows_need(chart: Chart, style: Style) -> None:
    one, two = (size_mm(bars.paint(chart("bars", *row, height_mm=0), style))[1] for row in ([5], [5, 6]))

    assert 10 < one < two < 40


def test_no_label_leaves_the_sheet(style: Style) -> None:
    names = ("Blaenau Gwent and Caerphilly", "Other statutory and non-statutory work commissioned by partners", "Wigan")
    marks = (Mark(-400_000, "-£400,000"), Mark(1_250_000, "£1,250,000"), Mark(None, "no data"))
    chart = ChartData("bars", names, (Series("", marks),), reference_lines=(ReferenceLine(1_250_000, "Last year, £"),))

    sheet = bars.paint(chart, style)

    page = sheet.bbox
    boxes = [text.get_window_extent() for text in (*sheet.texts, *sheet.axes[0].texts)]
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1 for box in boxes)


def test_two_series_have_a_legend_and_one_has_none(
    chart: Chart, series: Callable[..., Series], style: Style, texts: Callable[[bytes], list[str]]
) -> None:
    one = chart("bars", 1, 2)
    two = replace(one, series=(*one.series, series("Population", 3, 4)))

    assert "Children" not in texts(draw(one, style))
    assert {"Children", "Population"} <= set(texts(draw(two, style)))


def test_a_reference_line_stands_at_its_value_with_its_label(
    chart: Chart, style: Style, texts: Callable[[bytes], list[str]]
) -> None:
    with_line = chart("bars", 1, 2, reference_lines=(ReferenceLine(8, "England 8"),))

    sheet = bars.paint(with_line, style)

    assert sheet.axes[0].get_xlim() == (0, 8)
    assert any(list(line.get_xdata()) == [8, 8] for line in sheet.axes[0].lines)
    assert "England 8" in texts(draw(with_line, style))
