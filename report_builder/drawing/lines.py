"""Lines over periods, at most four, each named beside its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from report_builder.drawing.axis import GAP_MM, dress_upright, title_mm, write, write_title
from report_builder.drawing.chart import ChartData, Series
from report_builder.drawing.colouring import series_colours
from report_builder.drawing.lettering import LINE_MM, SMALL, keep_apart, lines_of, widest_mm, wrap
from report_builder.drawing.scale import Scale, scale_of
from report_builder.drawing.sheet import new_sheet, panel
from report_builder.drawing.style import Style
from report_builder.drawing.withheld import POINT_MM, draw_placeholder
from report_builder.errors import ConfigError

MOST_LINES = 4
_LOOKS = (("o", "-"), ("s", (0, (5, 1.6))), ("^", (0, (1.2, 1.4))), ("D", (0, (5, 1.5, 1.2, 1.5))))
"""Marker and dashes of each line, so that none is told by its colour alone."""
_NAME_SHARE = 0.27
"""Most of the width that the names beside the lines' ends may take."""
_MARKER: Mapping[str, Any] = {"markeredgecolor": "white", "markeredgewidth": 0.6, "markersize": 6.0}
_REFERENCE_DASHES = (4, 2.5)
_SWATCH_MM = 6.0
_LEADER_MM = 5.0
_USUAL_HEIGHT_MM = 75.0
_LEAST_PLOT_MM = 25.0
_STEPS = 5
_EDGE = 0.25
"""Free space before the first and after the last period, in periods."""


@dataclass(frozen=True, slots=True)
class _EndLabel:
    """What stands at the right: the words, the value beside which they wish to stand, and whose line it is.

    `series` is None for a reference line; `joins` says whether the line itself reaches the right end.
    """

    words: str
    value: float
    series: int | None
    joins: bool
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class _Layout:
    """Margins and labels of the chart, in millimetres."""

    scale: Scale
    heads: tuple[str, ...]
    every: int
    ends: tuple[_EndLabel, ...]
    left: float
    right: float
    top: float
    bottom: float
    height: float

    @property
    def plot_height(self) -> float:
        """From the axis' beginning to its end."""
        return self.height - self.top - self.bottom


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
    axes.set_xlim(-_EDGE, len(chart.categories) - 1 + _EDGE)
    write_title(sheet, chart.axis_words, top_mm=0, style=style)
    _write_heads(axes, layout, style)
    for line in chart.reference_lines:
        axes.axhline(line.value, color=style.ink, linewidth=1, dashes=_REFERENCE_DASHES, clip_on=False, zorder=2.6)
    for place in range(len(chart.series)):
        _draw_line(axes, chart, place, style=style)
    _draw_withheld(axes, chart, style)
    _write_ends(axes, chart, layout=layout, style=style)
    return sheet


def _lay_out(chart: ChartData) -> _Layout:
    scale = scale_of(chart.reach, unit=chart.unit, most_steps=_STEPS)
    ends = _end_labels(chart, _NAME_SHARE * chart.width_mm)
    left = widest_mm(scale.words, SMALL) + 2 * GAP_MM
    right = widest_mm([end.words for end in ends], is_bold=True) + _LEADER_MM + _SWATCH_MM + GAP_MM
    slot = (chart.width_mm - left - right) / max(1.0, len(chart.categories) - 1 + 2 * _EDGE)
    words = [word for category in chart.categories for word in category.split()]
    every = max(1, -int(-(widest_mm(words) + GAP_MM) // slot))
    heads = tuple(wrap(category, every * slot - GAP_MM) for category in chart.categories)
    top = title_mm(chart.axis_words, chart.width_mm) + LINE_MM
    bottom = max(lines_of(head) for head in heads) * LINE_MM + GAP_MM
    labels = sum(lines_of(end.words) for end in ends) * LINE_MM
    height = max(chart.height_mm or _USUAL_HEIGHT_MM, top + bottom + _LEAST_PLOT_MM, labels)
    return _Layout(scale, heads, every, ends, left=left, right=right, top=top, bottom=bottom, height=height)


def _end_labels(chart: ChartData, widest: float) -> tuple[_EndLabel, ...]:
    """The names with their last labels. Where the last point has no number the words stand by the axis."""
    labels = []
    for place, series in enumerate(chart.series):
        last, is_own = series.marks[-1], series.name == chart.highlight
        words = wrap(f"{series.name} {last.label}", widest, is_bold=is_own)
        labels.append(_EndLabel(words, last.value or 0.0, place, last.value is not None, is_own))
    labels += [_EndLabel(wrap(line.label, widest), line.value, None, joins=True) for line in chart.reference_lines]
    return tuple(labels)


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
    marker, dashes = _LOOKS[place]
    width = 2.4 if series.name == chart.highlight else 1.6
    for run in _runs(series):
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
            **_MARKER,
        )
        for slot, value in zip(run, values, strict=True):
            if len(chart.series) == 1 and slot < len(series.marks) - 1:
                label = series.marks[slot].label
                write(axes, label, (slot, value), style=style, shift_mm=(0, 1.5), across="center", up="bottom")


def _runs(series: Series) -> list[list[int]]:
    """The places of successive marks that have a number."""
    runs: list[list[int]] = [[]]
    for slot, mark in enumerate(series.marks):
        if mark.value is None:
            runs.append([])
        else:
            runs[-1].append(slot)
    return [run for run in runs if run]


def _draw_withheld(axes: Axes, chart: ChartData, style: Style) -> None:
    """Draw the boxes on the axis, side by side where several lines miss one period, with their label above them."""
    span = axes.get_xlim()
    plot_mm = axes.get_position().width * chart.width_mm
    box = POINT_MM * (span[1] - span[0]) / plot_mm
    for slot in range(len(chart.categories)):
        missing = [place for place, series in enumerate(chart.series) if series.marks[slot].is_withheld]
        for order, place in enumerate(missing):
            corner = (slot + (order - len(missing) / 2) * box, 0.0)
            edge = series_colours(chart, style)[place]
            draw_placeholder(axes, corner, width_mm=POINT_MM, height_mm=POINT_MM, style=style, edge=edge)
        if missing:
            label = chart.series[missing[0]].marks[slot].label
            write(axes, label, (slot, 0.0), style=style, shift_mm=(0, POINT_MM + 0.6), across="center", up="bottom")


def _write_ends(axes: Axes, chart: ChartData, *, layout: _Layout, style: Style) -> None:
    """Write the labels at the right, pushed apart, each behind a sample of its line."""
    plot = layout.plot_height
    wishes = [layout.scale.share(end.value) * plot for end in layout.ends]
    sizes = [lines_of(end.words) * LINE_MM for end in layout.ends]
    middles = keep_apart(wishes, sizes, low=-layout.bottom, high=plot + layout.top)
    for end, middle in zip(layout.ends, middles, strict=True):
        level = layout.scale.low + middle * (layout.scale.high - layout.scale.low) / plot
        _draw_sample(axes, chart, end, level=level, style=style)
        at, shift = (axes.get_xlim()[1], level), (_LEADER_MM + _SWATCH_MM + GAP_MM, 0.0)
        write(axes, end.words, at, style=style, shift_mm=shift, is_bold=end.is_bold, on_paper=False)


def _draw_sample(axes: Axes, chart: ChartData, end: _EndLabel, *, level: float, style: Style) -> None:
    """Draw a sample of the line before its label, and a fine line to it from the last point."""
    edge = axes.get_xlim()[1]
    per_mm = (edge - axes.get_xlim()[0]) / (axes.get_position().width * chart.width_mm)
    begin, finish = edge + _LEADER_MM * per_mm, edge + (_LEADER_MM + _SWATCH_MM) * per_mm
    colour = style.ink if end.series is None else series_colours(chart, style)[end.series]
    if end.joins:
        last = edge if end.series is None else len(chart.categories) - 1
        axes.plot((last, begin), (end.value, level), color=colour, linewidth=0.6, clip_on=False, zorder=2.4)
    if end.series is None:
        axes.plot((begin, finish), (level, level), color=colour, linewidth=1, dashes=_REFERENCE_DASHES, clip_on=False)
        return
    marker, dashes = _LOOKS[end.series]
    axes.plot((begin, finish), (level, level), color=colour, linestyle=dashes, linewidth=1.6, clip_on=False)
    axes.plot([(begin + finish) / 2], [level], color=colour, marker=marker, clip_on=False, **_MARKER)
