"""Which colour a mark takes: its series', or where the service stands among others, its own."""

from __future__ import annotations

from report_builder.drawing.chart import ChartData
from report_builder.drawing.style import Style


def series_ranks(chart: ChartData) -> tuple[int, ...]:
    """The place of each series among the looks: as they stand, but the service's own series first wherever it is."""
    order = sorted(range(len(chart.series)), key=lambda place: chart.names[place] != chart.highlight)
    return tuple(order.index(place) for place in range(len(chart.series)))


def series_colours(chart: ChartData, style: Style) -> tuple[str, ...]:
    """A colour for each series; the service's own series has the service's colour."""
    colours = style.series
    if chart.highlight in chart.names:
        colours = (style.own, *(colour for colour in style.series if colour != style.own))
    return tuple(colours[rank] for rank in series_ranks(chart))


def mark_colour(chart: ChartData, style: Style, *, place: int, category: str) -> str:
    """The colour of a bar. A single series with the service among its categories has a calm one for the others."""
    if len(chart.series) > 1 or chart.highlight not in chart.categories:
        return series_colours(chart, style)[place]
    return style.own if category == chart.highlight else style.others
