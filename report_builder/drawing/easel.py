"""Where a build draws its charts: each once, and the same chart again in another form where one is asked for."""

from __future__ import annotations

from hashlib import sha256

from report_builder.drawing.chart import ChartData
from report_builder.drawing.draw import draw, draw_png
from report_builder.drawing.style import Style

MOST_KEPT = 400
"""Charts remembered; a paper has some twenty, and two editions share most of them."""


class Easel:
    """Draws in one style, and knows of each of its SVG pictures which chart it shows."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self._pictures: dict[ChartData, bytes] = {}
        self._charts: dict[bytes, ChartData] = {}

    def svg(self, chart: ChartData) -> bytes:
        """A chart as SVG, drawn once for all editions that show the same numbers in it.

        Raises:
            ConfigError: as `draw`.
        """
        picture = self.known(chart)
        if picture is None:
            picture = draw(chart, self.style)
            self.keep(chart, picture)
        return picture

    def known(self, chart: ChartData) -> bytes | None:
        """The picture of a chart that was drawn before; None of any other."""
        return self._pictures.get(chart)

    def keep(self, chart: ChartData, picture: bytes) -> None:
        """Remember what was drawn of a chart, here or in another process."""
        if len(self._pictures) >= MOST_KEPT:
            self._pictures.clear()
            self._charts.clear()
        self._pictures[chart] = picture
        self._charts[sha256(picture).digest()] = chart

    def png(self, picture: bytes) -> bytes:
        """One of its SVG pictures as PNG: the same marks, drawn from the same protected numbers.

        Raises:
            ValueError: the picture was not drawn here, a fault of the caller.
        """
        chart = self._charts.get(sha256(picture).digest())
        if chart is None:
            raise ValueError("only a picture that was drawn here can be drawn again")
        return draw_png(chart, self.style)
