"""Dots of two or three series on one rule for each category: how far a group's share lies from another's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from report_builder.drawing import bars
from report_builder.drawing.axis import GAP_MM, TICKS_MM, dress_across, scale_across, title_mm, write, write_foot
from report_builder.drawing.chart import ChartData
from report_builder.drawing.colouring import series_colours, series_ranks
from report_builder.drawing.dot_names import draw_names, names_mm
from report_builder.drawing.lettering import LINE_MM, SMALL, keep_apart, lines_of, widest_mm, width_mm, wrap
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
_LABEL_GAP_MM = 1.5


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

    def dots_at(self, row: int) -> float:
        """Where in the panel a category's rule lies: below the middle of its row, as labels stand above it."""
        return row + LINE_MM / 2 / self.row


def paint(chart: ChartData, style: Style) -> Figure:
    """Draw the dots from nought on, joined by a rule, each with its label above it; more than three series as bars.

    What is withheld is a small hatched box at nought, of one size.
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
        at, shift = (layout.scale.low, layout.dots_at(row)), (-1.5 * GAP_MM, 0.0)
        write(axes, head, at, style=style, shift_mm=shift, across="right", is_bold=is_bold, on_paper=False)
        _draw_row(axes, chart, row, layout=layout, style=style)
        _write_labels(axes, chart, row, layout=layout, style=style)
    write_foot(sheet, chart.axis_words, middle_mm=layout.left + layout.width / 2, style=style)
    return sheet


def _lay_out(chart: ChartData) -> _Layout:
    heads = tuple(wrap(name, bars.HEAD_SHARE * chart.width_mm, is_bold=True) for name in chart.categories)
    left = widest_mm(heads, is_bold=True) + 2 * GAP_MM
    labels = widest_mm([mark.label for mark in chart.marks])
    scale = scale_across(chart.reach, unit=chart.unit, length_mm=chart.width_mm - left - labels)
    right = max(widest_mm(scale.words, SMALL) / 2, labels / 2) + GAP_MM
    top = names_mm(chart) + 1.0
    bottom = TICKS_MM + title_mm(chart.axis_words, chart.width_mm)
    missing = max(sum(one.marks[row].is_withheld for one in chart.series) for row in range(len(heads)))
    words = max(lines_of(head) for head in heads) * LINE_MM
    row = max(LINE_MM + max(_DOT_MM, missing * POINT_MM), words) + _ROW_GAP_MM
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
    level = layout.dots_at(row)
    shown = [mark.value for one in chart.series if (mark := one.marks[row]).value is not None]
    if len(set(shown)) > 1:
        reach = (min(shown), max(shown))
        axes.plot(reach, (level, level), color=style.others, linewidth=1.6, clip_on=False, zorder=2.6)
    missing = [place for place, one in enumerate(chart.series) if one.marks[row].is_withheld]
    colours, ranks = series_colours(chart, style), series_ranks(chart)
    for order, place in enumerate(missing):
        corner = (0.0, level + (len(missing) / 2 - order) * POINT_MM / layout.row)
        draw_placeholder(axes, corner, width_mm=POINT_MM, height_mm=POINT_MM, style=style, edge=colours[place])
    for place, one in enumerate(chart.series):
        value = one.marks[row].value
        if value is not None:
            look: dict[str, Any] = {
                "marker": LOOKS[ranks[place]][0],
                "markersize": _DOT_POINTS,
                "markeredgecolor": "white",
            }
            axes.plot([value], [level], color=colours[place], markeredgewidth=0.6, clip_on=False, zorder=3.5, **look)


def _write_labels(axes: Axes, chart: ChartData, row: int, *, layout: _Layout, style: Style) -> None:
    """Write the labels above their dots, from left to right as the dots stand; one label for all that are withheld."""
    marks = [one.marks[row] for one in chart.series]
    labels = [(layout.scale.share(mark.value) * layout.width, mark.label) for mark in marks if mark.value is not None]
    words = dict.fromkeys(mark.label for mark in marks if mark.value is None)
    nought = layout.scale.share(0) * layout.width
    labels = [*((nought, word) for word in words), *labels]
    sizes = [width_mm(label) + _LABEL_GAP_MM for _, label in labels]
    middles = keep_apart([wish for wish, _ in labels], sizes, low=-GAP_MM, high=layout.width + layout.right)
    missing = sum(mark.is_withheld for mark in marks)
    foot = layout.dots_at(row) - (max(_DOT_MM, missing * POINT_MM) / 2 + 0.4) / layout.row
    per_mm = (layout.scale.high - layout.scale.low) / layout.width
    for (_, label), middle in zip(labels, middles, strict=True):
        at = (layout.scale.low + middle * per_mm, foot)
        write(axes, label, at, style=style, across="center", up="bottom")
