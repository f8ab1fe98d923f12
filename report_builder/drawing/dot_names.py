"""The names of paired dots, along the top: each after its own mark, in one line where they fit."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from report_builder.drawing.axis import GAP_MM, SWATCH_MM, legend_mm, legend_places, write_at
from report_builder.drawing.chart import ChartData
from report_builder.drawing.colouring import series_colours, series_ranks
from report_builder.drawing.looks import LOOKS
from report_builder.drawing.sheet import place
from report_builder.drawing.style import Style

_POINTS = 7.0


def names_mm(chart: ChartData) -> float:
    """The room that the names take."""
    return legend_mm(chart.names, chart.width_mm)


def draw_names(sheet: Figure, chart: ChartData, style: Style) -> None:
    """Draw each series' mark and write its name after it."""
    for series, (x_mm, y_mm) in enumerate(legend_places(chart.names, chart.width_mm)):
        draw_mark(sheet, chart, series, x_mm=x_mm, y_mm=y_mm, style=style)
        write_at(sheet, chart.names[series], x_mm + SWATCH_MM + GAP_MM, y_mm, style=style)


def draw_mark(sheet: Figure, chart: ChartData, series: int, *, x_mm: float, y_mm: float, style: Style) -> None:
    """Draw a series' mark beside the panel, from `x_mm` on and about `y_mm` from the sheet's top left corner."""
    mark = Line2D(
        [x_mm + SWATCH_MM / 2],
        [y_mm],
        transform=place(sheet),
        color=series_colours(chart, style)[series],
        marker=LOOKS[series_ranks(chart)[series]][0],
        markersize=_POINTS,
        markeredgecolor="white",
        markeredgewidth=0.6,
        linestyle="none",
    )
    sheet.add_artist(mark)
