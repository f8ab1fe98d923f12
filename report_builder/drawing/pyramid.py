"""Two series back to back: children by age, one sex on each side, the first category at the bottom."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from report_builder.drawing import bars
from report_builder.drawing.axis import (
    GAP_MM,
    TICKS_MM,
    dress_across,
    scale_across,
    title_mm,
    write,
    write_at,
    write_foot,
)
from report_builder.drawing.chart import ChartData, Mark
from report_builder.drawing.colouring import series_colours
from report_builder.drawing.lettering import LINE_MM, SMALL, widest_mm
from report_builder.drawing.scale import Scale
from report_builder.drawing.sheet import new_sheet, panel
from report_builder.drawing.style import Style
from report_builder.drawing.withheld import LENGTH_MM, draw_placeholder

_LEAST_ROW_MM = 4.6
_USUAL_ROW_MM = 6.0
_MOST_BAR_MM = 8.0
_BAR_SHARE = 0.8
_LEAST_GUTTER_MM = 8.0
_LEAST_SIDE_MM = 24.0


@dataclass(frozen=True, slots=True)
class _Layout:
    """Margins of the two panels, in millimetres. `gutter` is the room for the categories between them."""

    scale: Scale
    margin: float
    gutter: float
    side: float
    top: float
    bottom: float
    height: float
    row: float


def paint(chart: ChartData, style: Style) -> Figure:
    """Draw the first series to the left and the second to the right, on axes of one length and from one nought.

    Where the categories' words leave the sides no room, the two series are drawn as bars.

    Raises:
        ValueError: there are not two series, or a value is negative: faults of the caller.
    """
    if len(chart.series) != 2 or any(value < 0 for value in chart.values):
        raise ValueError("a pyramid has two series, neither with negative values")
    layout = _lay_out(chart)
    if layout.side < max(_LEAST_SIDE_MM, widest_mm(chart.names, is_bold=True)):
        return bars.paint(chart, style)
    sheet = new_sheet(chart.width_mm, layout.height)
    half = (chart.width_mm + layout.gutter) / 2
    left = panel(sheet, left=layout.margin, right=half, top=layout.top, bottom=layout.bottom)
    right = panel(sheet, left=half, right=layout.margin, top=layout.top, bottom=layout.bottom)
    for axes in (left, right):
        dress_across(axes, layout.scale, style)
        axes.set_ylim(-0.5, len(chart.categories) - 0.5)
    left.set_xlim(layout.scale.high, layout.scale.low)
    for place, axes in enumerate((left, right)):
        _draw_side(axes, chart, place, layout=layout, style=style)
    _write_words(sheet, right, chart, layout=layout, style=style)
    return sheet


def _lay_out(chart: ChartData) -> _Layout:
    labels = widest_mm([mark.label for mark in chart.marks]) + 2 * GAP_MM
    gutter = max(widest_mm(chart.categories), _LEAST_GUTTER_MM) + 4 * GAP_MM
    side = (chart.width_mm - gutter) / 2 - labels
    scale = scale_across(chart.values, unit=chart.unit, length_mm=side)
    bottom = TICKS_MM + title_mm(chart.axis_words, chart.width_mm)
    top = LINE_MM + 2.0
    row = _LEAST_ROW_MM if chart.height_mm else _USUAL_ROW_MM
    height = max(chart.height_mm, top + bottom + row * len(chart.categories))
    return _Layout(
        scale=scale,
        margin=max(labels, widest_mm(scale.words, SMALL) / 2),
        gutter=gutter,
        side=side,
        top=top,
        bottom=bottom,
        height=height,
        row=(height - top - bottom) / len(chart.categories),
    )


def _draw_side(axes: Axes, chart: ChartData, place: int, *, layout: _Layout, style: Style) -> None:
    """Draw one series, growing away from the middle."""
    colour = series_colours(chart, style)[place]
    for row, mark in enumerate(chart.series[place].marks):
        _draw_mark(axes, mark, row, is_left=place == 0, layout=layout, style=style, colour=colour)


def _draw_mark(axes: Axes, mark: Mark, row: int, *, is_left: bool, layout: _Layout, style: Style, colour: str) -> None:
    """Draw one bar, or what stands in its place, and its label."""
    bar = min(_MOST_BAR_MM, layout.row * _BAR_SHARE)
    thickness, shift = bar / layout.row, GAP_MM
    if mark.is_withheld:
        at = (0.0, row - thickness / 2)
        draw_placeholder(axes, at, width_mm=LENGTH_MM, height_mm=bar, style=style, is_leftwards=is_left)
        shift += LENGTH_MM
    elif mark.value:
        axes.barh(row, mark.value, height=thickness, color=colour, clip_on=False)
    across, side = ("right", -1) if is_left else ("left", 1)
    write(axes, mark.label, (mark.value or 0.0, row), style=style, shift_mm=(side * shift, 0), across=across)


def _write_words(sheet: Figure, right: Axes, chart: ChartData, *, layout: _Layout, style: Style) -> None:
    """Write the categories in the middle, each series' name over its side, and the axis' title."""
    middle_mm = chart.width_mm / 2
    for row, category in enumerate(chart.categories):
        at, shift = (0.0, row), (-layout.gutter / 2, 0.0)
        write(right, category, at, style=style, shift_mm=shift, across="center", on_paper=False)
    for series, across, side in zip(chart.series, ("right", "left"), (-1, 1), strict=True):
        x_mm = middle_mm + side * layout.gutter / 2
        write_at(sheet, series.name, x_mm, LINE_MM / 2, style=style, across=across, is_bold=True)
    write_foot(sheet, chart.axis_words, middle_mm=middle_mm, style=style)
