"""Which colour a mark takes: its series', or where the service stands among others, its own."""

from __future__ import annotations

from report_builder.drawing.chart import ChartData
from report_builder.drawing.style import Style


def series_colours(chart: ChartData, style: Style) -> tuple[str, ...]:
    """A colour for each series. A series that is highlighted takes the service's own, wherever it stands."""
    if chart.highlight not in chart.names:
        return style.series[: len(chart.series)]
    others = (colour for colour in style.series if colour != style.own)
    return tuple(style.own if name == chart.highlight else next(others) for name in chart.names)


def mark_colour(chart: ChartData, style: Style, *, place: int, category: str) -> str:
    """The colour of a bar. A single series with the service among its categories has a calm one for the others."""
    if len(chart.series) > 1 or chart.highlight not in chart.categories:
        return series_colours(chart, style)[place]
    return style.own if category == chart.highlight else style.others
