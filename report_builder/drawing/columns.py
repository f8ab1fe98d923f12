"""Upright columns, one or a group for each category, from left to right; as bars where their words have no room."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from report_builder.drawing import bars
from report_builder.drawing.axis import (
    GAP_MM,
    REFERENCE_DASHES,
    draw_legend,
    dress_upright,
    legend_mm,
    title_mm,
    write,
    write_title,
)
from report_builder.drawing.chart import ChartData, Mark
from report_builder.drawing.colouring import mark_colour
from report_builder.drawing.lettering import LINE_MM, SMALL, keep_apart, lines_of, widest_mm, wrap
from report_builder.drawing.scale import Scale, scale_of
from report_builder.drawing.sheet import new_sheet, panel
from report_builder.drawing.style import Style
from report_builder.drawing.withheld import LENGTH_MM, draw_placeholder

_MOST_COLUMN_MM = 16.0
_GROUP_SHARE = 0.8
_COLUMN_FILL = 0.94
_USUAL_HEIGHT_MM = 75.0
_LEAST_PLOT_MM = 25.0
_REFERENCE_MM = 34.0
"""Widest label of a reference line, on the right."""
_LABEL_GAP_MM = 1.0
_STEPS = 5


@dataclass(frozen=True, slots=True)
class _Layout:
    """Margins and columns of the chart, in millimetres."""

    scale: Scale
    left: float
    right: float
    top: float
    bottom: float
    height: float
    slot: float
    column: float
    heads: tuple[str, ...]
    references: tuple[str, ...]


def paint(chart: ChartData, style: Style) -> Figure:
    """Draw the columns from nought, each with its label at its end, and a placeholder of one size for the withheld.

    Labels are never turned or left out: where one is wider than its column's place, the chart is drawn as bars.
    """
    layout = _lay_out(chart)
    if not _has_room(chart, layout):
        return bars.paint(chart, style)
    sheet = new_sheet(chart.width_mm, layout.height)
    axes = panel(sheet, left=layout.left, right=layout.right, top=layout.top, bottom=layout.bottom)
    dress_upright(axes, layout.scale, style)
    axes.set_xlim(-0.5, len(chart.categories) - 0.5)
    draw_legend(sheet, chart, style)
    write_title(sheet, chart.axis_words, top_mm=legend_mm(chart.names, chart.width_mm), style=style)
    _write_heads(axes, chart, layout=layout, style=style)
    for place, series in enumerate(chart.series):
        for slot, mark in enumerate(series.marks):
            middle = slot + (place - (len(chart.series) - 1) / 2) * layout.column / layout.slot
            colour = mark_colour(chart, style, place=place, category=chart.categories[slot])
            is_bold = chart.categories[slot] == chart.highlight
            _draw_mark(axes, mark, middle, layout=layout, style=style, colour=colour, is_bold=is_bold)
    _draw_references(axes, chart, layout=layout, style=style)
    return sheet


def _lay_out(chart: ChartData) -> _Layout:
    scale = scale_of(chart.reach, unit=chart.unit, most_steps=_STEPS)
    references = tuple(wrap(line.label, _REFERENCE_MM) for line in chart.reference_lines)
    left = widest_mm(scale.words, SMALL) + 2 * GAP_MM
    right = widest_mm(references) + 2 * GAP_MM if references else 0.0
    slot = (chart.width_mm - left - right) / len(chart.categories)
    heads = tuple(wrap(category, slot - GAP_MM, is_bold=True) for category in chart.categories)
    below = LINE_MM if scale.low < 0 else 0.0  # labels of negative columns stand below the axis
    top = legend_mm(chart.names, chart.width_mm) + title_mm(chart.axis_words, chart.width_mm) + LINE_MM + 0.5
    bottom = max(lines_of(head) for head in heads) * LINE_MM + GAP_MM + below
    return _Layout(
        scale=scale,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        height=max(chart.height_mm or _USUAL_HEIGHT_MM, top + bottom + _LEAST_PLOT_MM),
        slot=slot,
        column=min(_MOST_COLUMN_MM, slot * _GROUP_SHARE / len(chart.series)),
        heads=heads,
        references=references,
    )


def _has_room(chart: ChartData, layout: _Layout) -> bool:
    """Whether each label is narrower than its column's place, and each category's longest word than its own."""
    words = [word for category in chart.categories for word in category.split()]
    widest_label = widest_mm([mark.label for mark in chart.marks], is_bold=chart.highlight in chart.categories)
    place = layout.slot if len(chart.series) == 1 else layout.column
    return widest_mm(words, is_bold=True) <= layout.slot - GAP_MM and widest_label <= place - _LABEL_GAP_MM


def _write_heads(axes: Axes, chart: ChartData, *, layout: _Layout, style: Style) -> None:
    """Write the categories' names below, the service's own in bold."""
    below = GAP_MM + (LINE_MM if layout.scale.low < 0 else 0.0)
    for slot, (category, head) in enumerate(zip(chart.categories, layout.heads, strict=True)):
        is_bold = category == chart.highlight
        at = (slot, layout.scale.low)
        write(
            axes,
            head,
            at,
            style=style,
            shift_mm=(0, -below),
            across="center",
            up="top",
            is_bold=is_bold,
            on_paper=False,
        )


def _draw_mark(
    axes: Axes, mark: Mark, middle: float, *, layout: _Layout, style: Style, colour: str, is_bold: bool
) -> None:
    """Draw one column, or what stands in its place, and its label."""
    thickness = layout.column * _COLUMN_FILL / layout.slot
    end, shift, up = mark.value or 0.0, 0.7, "bottom"
    if mark.is_withheld:
        corner = (middle - thickness / 2, 0.0)
        draw_placeholder(axes, corner, width_mm=layout.column * _COLUMN_FILL, height_mm=LENGTH_MM, style=style)
        shift += LENGTH_MM
    elif end:
        axes.bar(middle, end, width=thickness, color=colour, clip_on=False)
    if end < 0:
        shift, up = -shift, "top"
    write(axes, mark.label, (middle, end), style=style, shift_mm=(0, shift), across="center", up=up, is_bold=is_bold)


def _draw_references(axes: Axes, chart: ChartData, *, layout: _Layout, style: Style) -> None:
    """Draw dashed level lines, their labels on the right."""
    plot = layout.height - layout.top - layout.bottom
    wishes = [layout.scale.share(line.value) * plot for line in chart.reference_lines]
    sizes = [lines_of(words) * LINE_MM for words in layout.references]
    middles = keep_apart(wishes, sizes, low=-layout.bottom, high=plot + layout.top)
    for line, words, middle in zip(chart.reference_lines, layout.references, middles, strict=True):
        axes.axhline(line.value, color=style.ink, linewidth=1, dashes=REFERENCE_DASHES, clip_on=False, zorder=0.7)
        corner = (len(chart.categories) - 0.5, layout.scale.low)
        write(axes, words, corner, style=style, shift_mm=(GAP_MM, middle), on_paper=False)
