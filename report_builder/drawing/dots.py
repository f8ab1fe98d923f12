"""Dots of two or three series on one rule for each category: how far a group's share lies from another's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from report_builder.drawing import bars
from report_builder.drawing.axis import (
    GAP_MM,
    SWATCH_MM,
    TICKS_MM,
    dress_across,
    scale_across,
    title_mm,
    write,
    write_at,
    write_foot,
)
from report_builder.drawing.chart import ChartData
from report_builder.drawing.colouring import series_colours, series_ranks
from report_builder.drawing.dot_names import draw_mark, draw_names, names_mm
from report_builder.drawing.lettering import LINE_MM, lines_of, widest_mm, wrap
from report_builder.drawing.looks import LOOKS
from report_builder.drawing.scale import Scale
from report_builder.drawing.sheet import new_sheet, panel
from report_builder.drawing.style import Style
from report_builder.drawing.withheld import POINT_MM, draw_placeholder

MOST_DOTS = 3
_DOT_POINTS = 7.0
"""How wide a dot is."""
_DOT_MM = 2.8
_ROW_GAP_MM = 2.6
_COLUMN_GAP_MM = 3.0


@dataclass(frozen=True, slots=True)
class _Layout:
    """Margins and rows of the chart, in millimetres."""

    heads: tuple[str, ...]
    scale: Scale
    left: float
    right: float
    top: float
    bottom: float
    height: float
    row: float
    width: float


def paint(chart: ChartData, style: Style) -> Figure:
    """Draw the dots from nought on, joined by a rule, their labels in columns at the right.

    What is withheld is a small hatched box at nought, of one size. More than three series are drawn as bars.
    """
    if not 1 < len(chart.series) <= MOST_DOTS:
        return bars.paint(chart, style)
    layout = _lay_out(chart)
    sheet = new_sheet(chart.width_mm, layout.height)
    axes = panel(sheet, left=layout.left, right=layout.right, top=layout.top, bottom=layout.bottom)
    dress_across(axes, layout.scale, style)
    axes.set_ylim(len(chart.categories) - 0.5, -0.5)
    draw_names(sheet, chart, style)
    for row, head in enumerate(layout.heads):
        is_bold = chart.categories[row] == chart.highlight
        at, shift = (layout.scale.low, row), (-1.5 * GAP_MM, 0.0)
        write(axes, head, at, style=style, shift_mm=shift, across="right", is_bold=is_bold, on_paper=False)
        _draw_row(axes, chart, row, layout=layout, style=style)
        _write_labels(sheet, chart, row, layout=layout, style=style)
    write_foot(sheet, chart.axis_words, middle_mm=layout.left + layout.width / 2, style=style)
    return sheet


def _lay_out(chart: ChartData) -> _Layout:
    heads = tuple(wrap(name, bars.HEAD_SHARE * chart.width_mm, is_bold=True) for name in chart.categories)
    left = widest_mm(heads, is_bold=True) + 2 * GAP_MM
    right = sum(_column_mm(chart, place) for place in range(len(chart.series))) + _COLUMN_GAP_MM
    scale = scale_across(chart.reach, unit=chart.unit, length_mm=chart.width_mm - left - right)
    top = names_mm(chart) + 1.0
    bottom = TICKS_MM + title_mm(chart.axis_words, chart.width_mm)
    missing = max(sum(one.marks[row].is_withheld for one in chart.series) for row in range(len(heads)))
    words = max(lines_of(head) for head in heads) * LINE_MM
    row = max(_DOT_MM, missing * POINT_MM, words) + _ROW_GAP_MM
    if chart.height_mm:
        row = max(row, (chart.height_mm - top - bottom) / len(heads))
    return _Layout(
        heads=heads,
        scale=scale,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        height=top + bottom + row * len(heads),
        row=row,
        width=chart.width_mm - left - right,
    )


def _draw_row(axes: Axes, chart: ChartData, row: int, *, layout: _Layout, style: Style) -> None:
    """Draw one category's rule and dots, and the boxes of what is withheld one below the other at nought."""
    shown = [mark.value for one in chart.series if (mark := one.marks[row]).value is not None]
    if len(set(shown)) > 1:
        reach = (min(shown), max(shown))
        axes.plot(reach, (row, row), color=style.others, linewidth=1.6, clip_on=False, zorder=2.6)
    missing = [place for place, one in enumerate(chart.series) if one.marks[row].is_withheld]
    colours, ranks = series_colours(chart, style), series_ranks(chart)
    for order, place in enumerate(missing):
        corner = (0.0, row + (len(missing) / 2 - order) * POINT_MM / layout.row)
        draw_placeholder(axes, corner, width_mm=POINT_MM, height_mm=POINT_MM, style=style, edge=colours[place])
    for place, one in enumerate(chart.series):
        value = one.marks[row].value
        if value is not None:
            look: dict[str, Any] = {
                "marker": LOOKS[ranks[place]][0],
                "markersize": _DOT_POINTS,
                "markeredgecolor": "white",
            }
            axes.plot([value], [row], color=colours[place], markeredgewidth=0.6, clip_on=False, zorder=3.5, **look)


def _write_labels(sheet: Figure, chart: ChartData, row: int, *, layout: _Layout, style: Style) -> None:
    """Write the labels at the right, in a column for each series, each after its series' own mark."""
    x_mm = chart.width_mm - layout.right + _COLUMN_GAP_MM
    y_mm = layout.top + (row + 0.5) * layout.row
    for place, one in enumerate(chart.series):
        draw_mark(sheet, chart, place, x_mm=x_mm, y_mm=y_mm, style=style)
        write_at(sheet, one.marks[row].label, x_mm + SWATCH_MM + GAP_MM / 2, y_mm, style=style)
        x_mm += _column_mm(chart, place)


def _column_mm(chart: ChartData, place: int) -> float:
    """How wide a series' column of labels is, its gap included."""
    labels = [mark.label for mark in chart.series[place].marks]
    return SWATCH_MM + GAP_MM / 2 + widest_mm(labels) + _COLUMN_GAP_MM
