"""What a process does before it is asked for charts: it imports what draws them, and draws one of each kind."""

from __future__ import annotations

from pathlib import Path

from report_builder.drawing.chart import ChartData, Mark, Series
from report_builder.drawing.draw import draw
from report_builder.drawing.style import read_style


def get_ready(charts_folder: Path, fonts: tuple[Path, ...]) -> None:
    """Do everything that is slow for the first time alone.

    Args:
        charts_folder: of the palette and the settings.
        fonts: TrueType files of Source Sans Pro.

    Raises:
        ConfigError: as `read_style`.
    """
    marks = (Mark(1.0, "1"), Mark(2.0, "2"))
    for kind in ("columns", "lines", "bars"):
        draw(ChartData(kind, ("A", "B"), (Series("C", marks),), height_mm=60), read_style(charts_folder, fonts, {}))
