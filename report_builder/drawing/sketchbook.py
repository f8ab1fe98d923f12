"""The charts of a paper that is being composed: each asked for at once, and fetched when all have been asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from report_builder.drawing.chart import ChartData
from report_builder.drawing.draw import draw, insist_drawable
from report_builder.drawing.easel import Easel
from report_builder.drawing.style import Style


class Picture(Protocol):
    """A picture that somebody draws."""

    def get(self) -> bytes:
        """The SVG, waited for."""


Ask = Callable[[Callable[[ChartData, Style], bytes], ChartData, Style], Picture]
"""Has a chart drawn somewhere: told how, and what."""


class Sketchbook:
    """Gives a sketch for each chart, to be exchanged for its picture later."""

    def __init__(self, easel: Easel, ask: Ask) -> None:
        """Take what remembers pictures, and who draws those that are new."""
        self._easel = easel
        self._ask = ask
        self._asked: dict[bytes, tuple[ChartData, Picture | None]] = {}
        self._sketches: dict[ChartData, bytes] = {}

    def sketch(self, chart: ChartData) -> bytes:
        """Ask for a chart's picture, once; what is returned stands for it.

        Raises:
            ConfigError: it cannot be drawn, as `insist_drawable` says.
        """
        if chart not in self._sketches:
            insist_drawable(chart, self._easel.style)
            sketch = b"chart %d" % len(self._sketches)
            is_known = self._easel.known(chart) is not None
            self._asked[sketch] = chart, None if is_known else self._ask(draw, chart, self._easel.style)
            self._sketches[chart] = sketch
        return self._sketches[chart]

    def picture(self, sketch: bytes) -> bytes:
        """The picture of a sketch of this book.

        Raises:
            ValueError: its marks cannot be drawn, a fault of the caller.
        """
        chart, asked = self._asked[sketch]
        if (known := self._easel.known(chart)) is not None:
            return known
        picture = asked.get() if asked is not None else draw(chart, self._easel.style)
        self._easel.keep(chart, picture)
        return picture
