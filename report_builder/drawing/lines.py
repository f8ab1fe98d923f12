"""Lines over periods, at most four, each named beside its end."""

from __future__ import annotations

import math
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from report_builder.drawing import ends
from report_builder.drawing.axis import GAP_MM, REFERENCE_DASHES, dress_upright, title_mm, write, write_title
from report_builder.drawing.chart import ChartData, Mark
from report_builder.drawing.colouring import series_colours, series_ranks
from report_builder.drawing.ends import EndLabel
from report_builder.drawing.lettering import LINE_MM, SMALL, lines_of, widest_mm, width_mm, wrap
from report_builder.drawing.looks import LOOKS, marker_of
from report_builder.drawing.scale import Scale, scale_of
from report_builder.drawing.sheet import new_sheet, panel
from report_builder.drawing.style import Style
from report_builder.drawing.withheld import POINT_MM, draw_placeholder
from report_builder.errors import ConfigError

MOST_LINES = 4
_USUAL_HEIGHT_MM = 75.0
_LEAST_PLOT_MM = 25.0
_WIDEST_HEAD_MM = 34.0
_LABEL_GAP_MM = 1.5
_CLEAR_SHARE = 0.2
_STEPS = 5
_BEFORE, _AFTER = 0.25, 0.1
"""Free space before the first and after the last period, in periods."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Margins and labels of the chart, in millimetres."""

    scale: Scale
    heads: tuple[str, ...]
    every: int
    labels: tuple[EndLabel, ...]
    is_keyed: bool
    left: float
    right: float
    top: float
    bottom: float
    height: float


def paint(chart: ChartData, style: Style) -> Figure:
    """Draw the lines with a gap for each period without a number, and their names and last labels at the right.

    A withheld point is a small hatched box on the axis, of one size, at its period. A single line has all its labels.

    Raises:
        ConfigError: there are more than four lines, which nobody can tell apart.
    """
    if len(chart.series) > MOST_LINES:
        raise ConfigError(
            f"a line chart holds at most {MOST_LINES} lines, and this one has {len(chart.series)}",
            mend="ask for fewer areas or categories, or take the kind 'bars'",
        )
    layout = _lay_out(chart)
    sheet = new_sheet(chart.width_mm, layout.height)
    axes = panel(sheet, left=layout.left, right=layout.right, top=layout.top, bottom=layout.bottom)
    dress_upright(axes, layout.scale, style)
    axes.set_xlim(-_BEFORE, len(chart.categories) - 1 + _AFTER)
    write_title(sheet, chart.axis_words, top_mm=0, style=style)
    _write_heads(axes, layout, style)
    for line in chart.reference_lines:
        axes.axhline(line.value, color=style.ink, linewidth=1, dashes=REFERENCE_DASHES, clip_on=False, zorder=0.7)
    for place in range(len(chart.series)):
        _draw_line(axes, chart, place, style=style)
    _draw_withheld(axes, chart, style)
    _draw_ends(axes, chart, layout=layout, style=style)
    return sheet


def _lay_out(chart: ChartData) -> _Layout:
    scale = scale_of(chart.reach, unit=chart.unit, most_steps=_STEPS)
    labels = ends.end_labels(chart)
    top = title_mm(chart.axis_words, chart.width_mm) + LINE_MM + _LABEL_GAP_MM
    height = max(chart.height_mm or _USUAL_HEIGHT_MM, top + _LEAST_PLOT_MM + 2 * LINE_MM)
    plot = height - top - LINE_MM - GAP_MM  # as high as it is where each period takes one line
    is_keyed = len(chart.categories) == 1 or ends.are_keyed(labels, scale, plot=plot)
    left = widest_mm(scale.words, SMALL) + 2 * GAP_MM
    right = ends.room_mm(labels, is_keyed=is_keyed)
    slot = (chart.width_mm - left - right) / (len(chart.categories) - 1 + _BEFORE + _AFTER)
    words = [word for category in chart.categories for word in category.split()]
    every = max(1, math.ceil((widest_mm(words) + GAP_MM) / slot))
    heads = tuple(wrap(category, min(every * slot - GAP_MM, _WIDEST_HEAD_MM)) for category in chart.categories)
    bottom = max(lines_of(head) for head in heads) * LINE_MM + GAP_MM
    return _Layout(
        scale=scale,
        heads=heads,
        every=every,
        labels=labels,
        is_keyed=is_keyed,
        left=max(left, widest_mm(heads) / 2 - _BEFORE * slot),
        right=max(right, widest_mm(heads) / 2 - _AFTER * slot),
        top=top,
        bottom=bottom,
        height=max(height, top + bottom + sum(label.height for label in labels) - LINE_MM),
    )


def _write_heads(axes: Axes, layout: _Layout, style: Style) -> None:
    """Write the periods below; where they stand too close every second or third, the last always."""
    last = len(layout.heads) - 1
    for slot, head in enumerate(layout.heads):
        if (last - slot) % layout.every == 0:
            at = (slot, layout.scale.low)
            write(axes, head, at, style=style, shift_mm=(0, -GAP_MM), across="center", up="top", on_paper=False)


def _draw_line(axes: Axes, chart: ChartData, place: int, *, style: Style) -> None:
    """Draw one series, broken where a period has no number, and the labels of a line that stands alone."""
    series = chart.series[place]
    marker, dashes = LOOKS[series_ranks(chart)[place]]
    width = 2.4 if series.name == chart.highlight else 1.6
    for run in series.runs:
        values = [series.marks[slot].value or 0.0 for slot in run]
        axes.plot(
            run,
            values,
            color=series_colours(chart, style)[place],
            linestyle=dashes,
            linewidth=width,
            marker=marker,
            clip_on=False,
            zorder=3 + (series.name == chart.highlight) / 2,
            **marker_of(chart),
        )
        if len(chart.series) == 1:
            _write_labels(axes, chart, run, style=style)


def _write_labels(axes: Axes, chart: ChartData, run: list[int], *, style: Style) -> None:
    """Write the labels of a line that stands alone beside its points, but for the last, which stands by the name.

    Where the periods stand too close for that the last one alone is printed.
    """
    marks = chart.series[0].marks
    if widest_mm([mark.label for mark in marks]) + GAP_MM > _slot_mm(axes, chart):
        return
    for slot in run:
        if slot < len(marks) - 1:
            at, is_below = (slot, marks[slot].value or 0.0), _is_trough(axes, marks, slot)
            shift, up = (0.0, -_LABEL_GAP_MM if is_below else _LABEL_GAP_MM), "top" if is_below else "bottom"
            write(axes, marks[slot].label, at, style=style, shift_mm=shift, across="center", up=up)


def _is_trough(axes: Axes, marks: tuple[Mark, ...], slot: int) -> bool:
    """Whether the line comes down to this point and rises again, well above the axis: then its label goes below it."""
    low, high = axes.get_ylim()
    around = [mark.value for mark in marks[max(0, slot - 1) : slot + 2] if mark.value is not None]
    value = marks[slot].value or 0.0
    is_clear = (value - low) / (high - low) > _CLEAR_SHARE
    return is_clear and value < sum(around) / len(around) and value == min(around)


def _slot_mm(axes: Axes, chart: ChartData) -> float:
    """From one period to the next."""
    start, edge = axes.get_xlim()
    return axes.get_position().width * chart.width_mm / (edge - start)


def _draw_withheld(axes: Axes, chart: ChartData, style: Style) -> None:
    """Draw the boxes on the axis, side by side where several lines miss one period, and their label above them.

    Where the periods stand too close for a label each, it is printed as often as it has room.
    """
    slot_mm, last_labelled = _slot_mm(axes, chart), -math.inf
    for slot in range(len(chart.categories)):
        missing = [place for place, series in enumerate(chart.series) if series.marks[slot].is_withheld]
        for order, place in enumerate(missing):
            corner = (slot + (order - len(missing) / 2) * POINT_MM / slot_mm, 0.0)
            edge = series_colours(chart, style)[place]
            draw_placeholder(axes, corner, width_mm=POINT_MM, height_mm=POINT_MM, style=style, edge=edge)
        label = chart.series[missing[0]].marks[slot].label if missing else ""
        if label and (slot - last_labelled) * slot_mm > width_mm(label) + GAP_MM:
            last_labelled = slot
            write(axes, label, (slot, 0.0), style=style, shift_mm=(0, POINT_MM + 0.6), across="center", up="bottom")


def _draw_ends(axes: Axes, chart: ChartData, *, layout: _Layout, style: Style) -> None:
    """Write the names at the right."""
    scale, plot = layout.scale, layout.height - layout.top - layout.bottom
    stands = ends.levels(layout.labels, scale, plot=plot)
    for label, stand in zip(layout.labels, stands, strict=True):
        level = scale.low + stand * (scale.high - scale.low) / plot
        ends.draw_end(axes, chart, label, level=level, is_keyed=layout.is_keyed, style=style)
