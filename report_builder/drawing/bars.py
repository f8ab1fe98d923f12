"""Horizontal bars, one or a group for each category, the first at the top."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from report_builder.drawing.axis import (
    GAP_MM,
    TICKS_MM,
    TITLE_MM,
    draw_legend,
    draw_references_across,
    dress_across,
    legend_mm,
    scale_across,
    title_mm,
    write,
    write_foot,
)
from report_builder.drawing.chart import ChartData, Mark
from report_builder.drawing.colouring import mark_colour
from report_builder.drawing.lettering import LINE_MM, SMALL, lines_of, widest_mm, wrap
from report_builder.drawing.scale import Scale
from report_builder.drawing.sheet import new_sheet, panel
from report_builder.drawing.style import Style
from report_builder.drawing.withheld import LENGTH_MM, draw_placeholder

HEAD_SHARE = 0.36
"""Most of the width that the categories' names may take before they are broken into lines."""
_LEAST_HEAD_MM = 15.0
_LEAST_PLOT_MM = 30.0
_LEAST_BAR_MM = 3.8
_USUAL_BAR_MM = 5.0
_MOST_BAR_MM = 8.0
_LEAST_GAP_MM = 1.6
_USUAL_GAP_MM = 3.0
_GAP_SHARE = 0.3
_BAR_FILL = 0.92
"""How much of its place a bar fills: a sliver of paper parts it from the next of its group."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Margins and rows of the chart, in millimetres."""

    heads: tuple[str, ...]
    scale: Scale
    before: float
    left: float
    right: float
    top: float
    bottom: float
    height: float
    row: float
    bar: float

    def plot_width(self, chart: ChartData) -> float:
        """From the axis' beginning to its end."""
        return chart.width_mm - self.left - self.right


def paint(chart: ChartData, style: Style) -> Figure:
    """Draw the bars from nought, each with its label after it, and a placeholder of one size for what is withheld."""
    layout = _lay_out(chart)
    sheet = new_sheet(chart.width_mm, layout.height)
    axes = panel(sheet, left=layout.left, right=layout.right, top=layout.top, bottom=layout.bottom)
    dress_across(axes, layout.scale, style)
    axes.set_ylim(len(chart.categories) - 0.5, -0.5)
    draw_legend(sheet, chart, style)
    _write_heads(axes, chart, layout=layout, style=style)
    for place, series in enumerate(chart.series):
        for row, mark in enumerate(series.marks):
            middle = row + (place - (len(chart.series) - 1) / 2) * layout.bar / layout.row
            colour = mark_colour(chart, style, place=place, category=chart.categories[row])
            is_bold = chart.categories[row] == chart.highlight
            _draw_mark(axes, mark, middle, layout=layout, style=style, colour=colour, is_bold=is_bold)
    draw_references_across(sheet, axes, chart.reference_lines, style=style)
    middle_mm = layout.left + layout.plot_width(chart) / 2
    write_foot(sheet, chart.axis_words, middle_mm=middle_mm, style=style)
    return sheet


def _lay_out(chart: ChartData) -> _Layout:
    labels = widest_mm([mark.label for mark in chart.marks], is_bold=True) + 2 * GAP_MM
    is_two_sided = min(chart.reach) < 0
    beside = 2 * labels + LENGTH_MM if is_two_sided else labels  # negative bars have their labels before the axis
    widest = max(_LEAST_HEAD_MM, min(HEAD_SHARE * chart.width_mm, chart.width_mm - beside - _LEAST_PLOT_MM))
    heads = tuple(wrap(name, widest, is_bold=name == chart.highlight) for name in chart.categories)
    head = widest_mm(heads, is_bold=True) + GAP_MM / 2
    scale = scale_across(chart.reach, unit=chart.unit, length_mm=chart.width_mm - head - beside - GAP_MM)
    before = GAP_MM + (labels if is_two_sided else 0.0)
    top = legend_mm(chart.names, chart.width_mm) + (TITLE_MM if chart.reference_lines else 1.0)
    bottom = TICKS_MM + title_mm(chart.axis_words, chart.width_mm)
    row = _row_mm(chart, heads, around=top + bottom)
    return _Layout(
        heads=heads,
        scale=scale,
        before=before,
        left=head + before,
        right=max(labels, widest_mm(scale.words, SMALL) / 2) + (LENGTH_MM if is_two_sided else 0.0),
        top=top,
        bottom=bottom,
        height=max(chart.height_mm, top + bottom + row * len(chart.categories)),
        row=row,
        bar=_bar_mm(row, bars=len(chart.series)),
    )


def _row_mm(chart: ChartData, heads: tuple[str, ...], *, around: float) -> float:
    """The height of a category's row: as the asked height gives it, but never too low for its words."""
    words = max(lines_of(head) for head in heads) * LINE_MM
    if not chart.height_mm:
        return max(len(chart.series) * _USUAL_BAR_MM + _USUAL_GAP_MM, words + _LEAST_GAP_MM)
    least = max(len(chart.series) * _LEAST_BAR_MM + _LEAST_GAP_MM, words + _LEAST_GAP_MM)
    return max(least, (chart.height_mm - around) / len(chart.categories))


def _bar_mm(row: float, *, bars: int) -> float:
    """The thickness of a bar: three tenths of its row stay free where there is room for that."""
    gap = min(_GAP_SHARE * row, row - bars * _LEAST_BAR_MM)
    return min(_MOST_BAR_MM, (row - max(gap, _LEAST_GAP_MM)) / bars)


def _write_heads(axes: Axes, chart: ChartData, *, layout: _Layout, style: Style) -> None:
    """Write the categories' names on the left, the service's own in bold."""
    for row, (category, head) in enumerate(zip(chart.categories, layout.heads, strict=True)):
        write(
            axes,
            head,
            (layout.scale.low, row),
            style=style,
            shift_mm=(-layout.before, 0),
            across="right",
            is_bold=category == chart.highlight,
            on_paper=False,
        )


def _draw_mark(
    axes: Axes, mark: Mark, middle: float, *, layout: _Layout, style: Style, colour: str, is_bold: bool
) -> None:
    """Draw one bar, or what stands in its place, and its label."""
    thickness = layout.bar * _BAR_FILL / layout.row
    end, shift, across = mark.value or 0.0, GAP_MM, "left"
    if mark.is_withheld:
        corner = (0.0, middle + thickness / 2)
        draw_placeholder(axes, corner, width_mm=LENGTH_MM, height_mm=layout.bar * _BAR_FILL, style=style)
        shift += LENGTH_MM
    elif end:
        axes.barh(middle, end, height=thickness, color=colour, clip_on=False)
    if end < 0:
        shift, across = -shift, "right"
    write(axes, mark.label, (end, middle), style=style, shift_mm=(shift, 0), across=across, is_bold=is_bold)
