"""What stands in one panel of small multiples: its name, a line over periods, or bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from report_builder.drawing.axis import GAP_MM, write, write_at
from report_builder.drawing.chart import ChartData, Series
from report_builder.drawing.lettering import LINE_MM, wrap
from report_builder.drawing.sheet import POINTS_PER_MM
from report_builder.drawing.style import Style
from report_builder.drawing.withheld import LENGTH_MM, POINT_MM, draw_placeholder

_EDGE = 0.12
"""Free space before the first and after the last period, in periods."""
_BAR_SHARE = 0.72
_MOST_BAR_MM = 6.0


def write_name(
    sheet: Figure, name: str, x_mm: float, y_mm: float, *, width_mm: float, is_bold: bool, style: Style
) -> None:
    """Write the name over its panel, from the upper left corner of the cell on."""
    for line, words in enumerate(wrap(name, width_mm, is_bold=is_bold).split("\n")):
        write_at(sheet, words, x_mm, y_mm + (line + 0.5) * LINE_MM, style=style, is_bold=is_bold)


def draw_line(axes: Axes, chart: ChartData, series: Series, *, colour: str, style: Style) -> None:
    """Draw a line with a gap for each period without a number, its first and last period below, its last label."""
    last = len(series.marks) - 1
    axes.set_xlim(-_EDGE, last + _EDGE)
    values = [float("nan") if mark.value is None else mark.value for mark in series.marks]
    for run in series.runs:
        points = [values[slot] for slot in run]
        look: dict[str, Any] = {"marker": "o", "markersize": 4.0, "markeredgecolor": "white", "markeredgewidth": 0.4}
        axes.plot(run, points, color=colour, linewidth=1.8, clip_on=False, zorder=3, **look)
    slot_mm = axes.get_window_extent().width / POINTS_PER_MM / (last + 2 * _EDGE)
    for slot, mark in enumerate(series.marks):
        if mark.is_withheld:
            corner = (slot - POINT_MM / 2 / slot_mm, 0.0)
            draw_placeholder(axes, corner, width_mm=POINT_MM, height_mm=POINT_MM, style=style, edge=colour)
    end = series.marks[-1]
    shift = (POINT_MM / 2 + GAP_MM / 2, 0.0 if end.value is not None else POINT_MM / 2)
    write(axes, end.label, (last, end.value or 0.0), style=style, shift_mm=shift)
    _write_ends(axes, chart, style)


def _write_ends(axes: Axes, chart: ChartData, style: Style) -> None:
    """Write the first and the last period below the panel, each within its half."""
    last = len(chart.categories) - 1
    width_mm = axes.get_window_extent().width / POINTS_PER_MM
    foot = axes.get_ylim()[0]
    for slot, across in dict.fromkeys(((0, "left"), (last, "right"))) if last else ((0, "left"),):
        words = wrap(chart.categories[slot], width_mm / 2 - GAP_MM)
        at, shift = (slot, foot), (0.0, -GAP_MM)
        write(axes, words, at, style=style, shift_mm=shift, across=across, up="top", on_paper=False)


def draw_bars(axes: Axes, series: Series, *, heads: Sequence[str], colour: str, style: Style) -> None:
    """Draw bars from nought with their labels, and a placeholder of one size for what is withheld."""
    axes.set_ylim(len(series.marks) - 0.5, -0.5)
    unit_mm = axes.get_window_extent().height / POINTS_PER_MM / len(series.marks)
    thick = min(_MOST_BAR_MM, unit_mm * _BAR_SHARE)
    for row, mark in enumerate(series.marks):
        value, shift, across = mark.value or 0.0, GAP_MM, "left"
        if mark.is_withheld:
            corner = (0.0, row + thick / 2 / unit_mm)
            draw_placeholder(axes, corner, width_mm=LENGTH_MM, height_mm=thick, style=style)
            shift += LENGTH_MM
        elif value:
            axes.barh(row, value, height=thick / unit_mm, color=colour, clip_on=False)
        if value < 0:
            shift, across = -shift, "right"
        write(axes, mark.label, (value, row), style=style, shift_mm=(shift, 0), across=across)
    for row, head in enumerate(heads):
        at, shift_mm = (axes.get_xlim()[0], row), (-1.5 * GAP_MM, 0.0)
        write(axes, head, at, style=style, shift_mm=shift_mm, across="right", on_paper=False)
