"""Horizontal bars of parts end to end; where a part may not be shown, the parts stand side by side instead.

The end of a stack less its shown parts would be the withheld part, and so would a gap between two parts. So nothing is
stacked in a chart that has a part without a number: all parts are drawn as bars from nought, which share no geometry.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from report_builder.drawing import bars
from report_builder.drawing.axis import (
    GAP_MM,
    TICKS_MM,
    draw_legend,
    dress_across,
    legend_mm,
    scale_across,
    title_mm,
    write,
    write_foot,
)
from report_builder.drawing.chart import ChartData
from report_builder.drawing.colouring import series_colours
from report_builder.drawing.lettering import LINE_MM, SMALL, keep_apart, lines_of, widest_mm, width_mm, wrap
from report_builder.drawing.scale import Scale
from report_builder.drawing.sheet import new_sheet, panel
from report_builder.drawing.style import Style

_LEAST_BAR_MM = 4.6
_USUAL_BAR_MM = 7.0
_MOST_BAR_MM = 11.0
_GAP_MM = 2.4
_PADDING_MM = 1.0
_LEADER_MM = 0.9
_USUAL_RIGHT_MM = 8.0
_ROUNDING = 1.0
"""Shares that are each rounded may miss 100 by so much without the axis going on to 120."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a stack: where it begins and ends in data units, its label and its series."""

    start: float
    end: float
    label: str
    series: int

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.start + self.end) / 2


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
    bar: float
    above: float
    width: float

    def mm(self, value: float) -> float:
        """How far from the axis' beginning a value lies."""
        return self.scale.share(value) * self.width


def paint(chart: ChartData, style: Style) -> Figure:
    """Draw the stacks, each part with its label in it, or above it where it is too narrow; a part of nought has none.

    Raises:
        ValueError: a part is negative: a fault of the caller.
    """
    if any(value < 0 for value in chart.values):
        raise ValueError("a part of a stack is negative")
    if len(chart.values) < len(chart.marks):
        return bars.paint(chart, style)
    stacks = tuple(_parts(chart, row) for row in range(len(chart.categories)))
    layout = _lay_out(chart, stacks)
    sheet = new_sheet(chart.width_mm, layout.height)
    axes = panel(sheet, left=layout.left, right=layout.right, top=layout.top, bottom=layout.bottom)
    dress_across(axes, layout.scale, style)
    axes.set_ylim(len(chart.categories) - 0.5, -0.5)
    draw_legend(sheet, chart, style)
    for row, parts in enumerate(stacks):
        is_bold = chart.categories[row] == chart.highlight
        middle = row + layout.above / 2 / layout.row
        at, shift = (0.0, middle), (-GAP_MM, 0.0)
        write(axes, layout.heads[row], at, style=style, shift_mm=shift, across="right", is_bold=is_bold, on_paper=False)
        _draw_stack(axes, chart, parts, middle=middle, layout=layout, style=style)
    middle_mm = layout.left + layout.width / 2
    write_foot(sheet, chart.axis_words, middle_mm=middle_mm, style=style)
    return sheet


def _parts(chart: ChartData, row: int) -> tuple[_Part, ...]:
    """The parts of a category's stack, nought left out."""
    parts, start = [], 0.0
    for place, series in enumerate(chart.series):
        value = series.marks[row].value or 0.0
        if value:
            parts.append(_Part(start, start + value, series.marks[row].label, place))
        start += value
    return tuple(parts)


def _lay_out(chart: ChartData, stacks: tuple[tuple[_Part, ...], ...]) -> _Layout:
    widest = bars.HEAD_SHARE * chart.width_mm
    heads = tuple(wrap(name, widest, is_bold=name == chart.highlight) for name in chart.categories)
    left = widest_mm(heads, is_bold=True) + 1.5 * GAP_MM
    wholes = [_whole(parts, chart.unit) for parts in stacks]
    scale = scale_across(wholes, unit=chart.unit, length_mm=chart.width_mm - left - _USUAL_RIGHT_MM)
    right = widest_mm(scale.words, SMALL) / 2 + GAP_MM
    top = legend_mm(chart.names, chart.width_mm) + 1.0
    bottom = TICKS_MM + title_mm(chart.axis_words, chart.width_mm)
    width = chart.width_mm - left - right
    spans = [(part, (part.end - part.start) / (scale.high - scale.low) * width) for parts in stacks for part in parts]
    above = 0.0 if all(_is_wide_enough(part.label, span) for part, span in spans) else LINE_MM + _LEADER_MM
    words = max(lines_of(head) for head in heads) * LINE_MM
    bar = _USUAL_BAR_MM if not chart.height_mm else _LEAST_BAR_MM
    row = max(bar + above, words) + _GAP_MM
    if chart.height_mm:
        row = max(row, (chart.height_mm - top - bottom) / len(heads))
    return _Layout(
        heads=heads,
        scale=scale,
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        height=max(chart.height_mm, top + bottom + row * len(heads)),
        row=row,
        bar=min(_MOST_BAR_MM, row - above - _GAP_MM),
        above=above,
        width=width,
    )


def _whole(parts: tuple[_Part, ...], unit: str) -> float:
    """Where the stack ends; shares that add up to 100 but for their rounding end there."""
    end = parts[-1].end if parts else 0.0
    return 100.0 if unit == "%" and abs(end - 100) < _ROUNDING else end


def _is_wide_enough(label: str, span_mm: float) -> bool:
    """Whether a label goes into a part so wide."""
    return width_mm(label) + 2 * _PADDING_MM <= span_mm


def _draw_stack(
    axes: Axes, chart: ChartData, parts: tuple[_Part, ...], *, middle: float, layout: _Layout, style: Style
) -> None:
    """Draw one category's parts, parted by slivers of paper, and their labels."""
    thickness = layout.bar / layout.row
    outside = []
    colours = series_colours(chart, style)
    for part in parts:
        fill = colours[part.series]
        span = part.end - part.start
        axes.barh(
            middle, span, left=part.start, height=thickness, color=fill, edgecolor="white", linewidth=0.8, clip_on=False
        )
        if _is_wide_enough(part.label, layout.mm(part.end) - layout.mm(part.start)):
            ink = style.ink_on(fill)
            write(axes, part.label, (part.middle, middle), style=style, across="center", ink=ink, on_paper=False)
        else:
            outside.append(part)
    _write_above(axes, outside, middle - thickness / 2, layout=layout, style=style)


def _write_above(axes: Axes, parts: list[_Part], top: float, *, layout: _Layout, style: Style) -> None:
    """Write the labels of narrow parts above their stack, each joined to its part by a fine line."""
    sizes = [width_mm(part.label) + 2 * _PADDING_MM for part in parts]
    wishes = [layout.mm(part.middle) for part in parts]
    middles = keep_apart(wishes, sizes, low=0, high=layout.width + layout.right)
    per_mm = (layout.scale.high - layout.scale.low) / layout.width
    for part, middle in zip(parts, middles, strict=True):
        label_foot = top - _LEADER_MM / layout.row
        axes.plot(
            (part.middle, layout.scale.low + middle * per_mm),
            (top, label_foot),
            color=style.ink,
            linewidth=0.5,
            clip_on=False,
        )
        at = (layout.scale.low + middle * per_mm, label_foot)
        write(axes, part.label, at, style=style, shift_mm=(0, 0.3), across="center", up="bottom")
