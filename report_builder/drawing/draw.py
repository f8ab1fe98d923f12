"""One chart in, its picture out: SVG, or PNG for word processors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from report_builder.drawing.chart import ChartData
from report_builder.drawing.quiet import wake_matplotlib
from report_builder.drawing.style import Style
from report_builder.errors import ConfigError, did_you_mean

if TYPE_CHECKING:
    from matplotlib.figure import Figure

KINDS = ("bars", "columns", "stacked", "lines", "pyramid", "dots", "multiples", "map")


def draw(chart: ChartData, style: Style) -> bytes:
    """Draw a chart as SVG: the same bytes for the same chart and style, text as text, its size in millimetres.

    Raises:
        ConfigError: the kind is unknown, or there are more series than a reader can tell apart.
        ValueError: the marks cannot be drawn in this kind (a negative part of a stack): a fault of the caller.
    """
    wake_matplotlib()
    from report_builder.drawing.sheet import picture  # noqa: PLC0415 - it imports matplotlib

    return _drawn(chart, style, picture)


def draw_png(chart: ChartData, style: Style) -> bytes:
    """Draw a chart as PNG, for word processors: the same marks as in SVG, and not a word of its making.

    Raises:
        ConfigError, ValueError: as `draw`.
    """
    wake_matplotlib()
    from report_builder.drawing.sheet import picture_png  # noqa: PLC0415 - it imports matplotlib

    return _drawn(chart, style, picture_png)


def insist_drawable(chart: ChartData, style: Style) -> None:
    """Stop at a chart that cannot be drawn, without drawing it.

    Raises:
        ConfigError: the kind is unknown, or there are more series than a reader can tell apart.
    """
    if chart.kind not in KINDS:
        mend = did_you_mean(chart.kind, KINDS) or f"take one of {', '.join(KINDS)}"
        raise ConfigError(f"there is no kind of chart called '{chart.kind}'", mend=mend)
    if chart.kind != "multiples" and len(chart.series) > len(style.series):
        raise ConfigError(
            f"a chart holds at most {len(style.series)} series, and this one has {len(chart.series)}",
            mend="ask for fewer areas or categories, or exchange the two",
        )


def _drawn(chart: ChartData, style: Style, written: Callable[[Figure], bytes]) -> bytes:
    insist_drawable(chart, style)
    from report_builder.drawing.sheet import drawing_in  # noqa: PLC0415 - it imports matplotlib

    with drawing_in(style):
        return written(_painters()[chart.kind if chart.values else ""](chart, style))


def _painters() -> Mapping[str, Callable[[ChartData, Style], Figure]]:
    """What draws each kind, and under "" what is drawn where no number may be shown."""
    from report_builder.drawing import (  # noqa: PLC0415 - they import matplotlib
        area_map,
        bars,
        columns,
        dots,
        lines,
        multiples,
        pyramid,
        stacked,
        withheld,
    )

    return {
        "bars": bars.paint,
        "columns": columns.paint,
        "stacked": stacked.paint,
        "lines": lines.paint,
        "pyramid": pyramid.paint,
        "dots": dots.paint,
        "multiples": multiples.paint,
        "map": area_map.paint,
        "": withheld.paint_words,
    }
