"""Small multiples: a small panel for each series, with a line over periods or bars over categories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from report_builder.drawing.axis import GAP_MM, TICKS_MM, TITLE_MM, dress_across, dress_upright, title_mm, write_title
from report_builder.drawing.chart import ChartData, Series
from report_builder.drawing.lettering import LINE_MM, SMALL, lines_of, widest_mm, wrap
from report_builder.drawing.panels import draw_bars, draw_line, write_name
from report_builder.drawing.scale import Scale, scale_of
from report_builder.drawing.sheet import new_sheet, panel
from report_builder.drawing.style import Style
from report_builder.drawing.withheld import LENGTH_MM
from report_builder.errors import ConfigError

MOST_PANELS = 12
_HEAD_SHARE = 0.24
_COLUMN_GAP_MM = 5.0
_ROW_GAP_MM = 4.0
_LINE_PLOT_MM = 22.0
_BAR_GAP_MM = 1.0
_FOOT_MM = 0.5
_BAR_ROW_MM = 5.2
_STEPS = 2
"""Few ticks: a small panel shows a shape, and its numbers stand beneath the chart."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """The grid of panels, in millimetres: the sheet's head, each cell, and the margins of the panel in it."""

    columns: int
    head: float
    top: float
    cell_width: float
    cell_height: float
    left: float
    right: float
    above: float
    below: float
    height: float

    def cells(self, panels: int) -> Iterator[tuple[int, float, float]]:
        """Each panel's column, and the left and upper edge of its cell."""
        for place in range(panels):
            row, column = divmod(place, self.columns)
            x_mm = self.head + column * (self.cell_width + _COLUMN_GAP_MM)
            yield column, x_mm, self.top + row * (self.cell_height + _ROW_GAP_MM)


def paint(chart: ChartData, style: Style) -> Figure:
    """Draw a panel for each series, the service's own set apart by its colour and bold name.

    Raises:
        ConfigError: there are more than twelve panels.
    """
    if len(chart.series) > MOST_PANELS:
        raise ConfigError(
            f"small multiples hold at most {MOST_PANELS} panels, and these are {len(chart.series)}",
            mend="ask for fewer areas, categories or series",
        )
    scales = [_scale(chart, series) for series in chart.series]
    layout = _lay_out(chart, scales)
    sheet = new_sheet(chart.width_mm, layout.height)
    write_title(sheet, chart.axis_words, top_mm=0, style=style)
    is_among_others = chart.highlight in chart.names
    for series, scale, cell in zip(chart.series, scales, layout.cells(len(scales)), strict=True):
        is_own = series.name == chart.highlight
        colour = style.own if is_own or not is_among_others else style.others
        axes = _panel(sheet, chart, layout, x_mm=cell[1], y_mm=cell[2])
        write_name(sheet, series.name, cell[1], cell[2], width_mm=layout.cell_width, is_bold=is_own, style=style)
        if chart.is_over_time:
            dress_upright(axes, scale, style)
            draw_line(axes, chart, series, colour=colour, style=style)
        else:
            dress_across(axes, scale, style)
            heads = _heads(chart) if cell[0] == 0 else ()
            draw_bars(axes, series, heads=heads, colour=colour, style=style)
    return sheet


def _scale(chart: ChartData, series: Series) -> Scale:
    """The panel's axis: of all values shown, or of its own."""
    own = [mark.value for mark in series.marks if mark.value is not None]
    return scale_of(own if chart.has_own_scales else chart.values, unit=chart.unit, most_steps=_STEPS)


def _heads(chart: ChartData) -> tuple[str, ...]:
    """The categories beside the first column of bars."""
    return tuple(wrap(name, _HEAD_SHARE * chart.width_mm) for name in chart.categories)


def _columns(panels: int) -> int:
    return 2 if panels in {2, 4} else min(3, panels)


def _lay_out(chart: ChartData, scales: list[Scale]) -> _Layout:
    columns = _columns(len(chart.series))
    rows = ceil(len(chart.series) / columns)
    head = 0.0 if chart.is_over_time else widest_mm(_heads(chart)) + 2 * GAP_MM
    cell_width = (chart.width_mm - head - (columns - 1) * _COLUMN_GAP_MM) / columns
    names = [wrap(name, cell_width, is_bold=True) for name in chart.names]
    above = max(lines_of(name) for name in names) * LINE_MM + GAP_MM + LINE_MM / 2
    left, right, below = _margins(chart, scales, cell_width=cell_width)
    top = title_mm(chart.axis_words, chart.width_mm) or TITLE_MM / 4
    free = (chart.height_mm - top - _FOOT_MM + _ROW_GAP_MM) / rows - above - below - _ROW_GAP_MM
    cell_height = above + max(_plot_mm(chart), free) + below
    return _Layout(
        columns=columns,
        head=head,
        top=top,
        cell_width=cell_width,
        cell_height=cell_height,
        left=left,
        right=right,
        above=above,
        below=below,
        height=top + rows * (cell_height + _ROW_GAP_MM) - _ROW_GAP_MM + _FOOT_MM,
    )


def _margins(chart: ChartData, scales: list[Scale], *, cell_width: float) -> tuple[float, float, float]:
    """What a panel leaves free in its cell on the left, on the right and below."""
    ticks = widest_mm([word for scale in scales for word in scale.words], SMALL)
    labels = widest_mm([mark.label for mark in chart.marks]) + 2 * GAP_MM
    if chart.is_over_time:
        left = ticks + 2 * GAP_MM
        half = (cell_width - left - labels) / 2 - GAP_MM
        ends = [wrap(chart.categories[end], half) for end in (0, -1)]
        return left, labels, max(lines_of(end) for end in ends) * LINE_MM + GAP_MM
    is_two_sided = any(scale.low < 0 for scale in scales)
    return max(ticks / 2, labels if is_two_sided else 0.0), labels + LENGTH_MM / 2, TICKS_MM


def _plot_mm(chart: ChartData) -> float:
    """How high a panel is at least."""
    if chart.is_over_time:
        return _LINE_PLOT_MM
    rows = [max(_BAR_ROW_MM, lines_of(name) * LINE_MM + _BAR_GAP_MM) for name in _heads(chart)]
    return max(rows) * len(rows)


def _panel(sheet: Figure, chart: ChartData, layout: _Layout, *, x_mm: float, y_mm: float) -> Axes:
    return panel(
        sheet,
        left=x_mm + layout.left,
        right=chart.width_mm - x_mm - layout.cell_width + layout.right,
        top=y_mm + layout.above,
        bottom=layout.height - y_mm - layout.cell_height + layout.below,
    )
