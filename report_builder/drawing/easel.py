"""Where a build draws its charts: each once, and the same chart again in another form where one is asked for."""

from __future__ import annotations

import json
from copy import copy
from dataclasses import fields
from hashlib import sha256
from typing import Any, Protocol

from report_builder.drawing.chart import ChartData
from report_builder.drawing.draw import draw, draw_png
from report_builder.drawing.style import Style

MOST_KEPT = 400
"""Charts remembered; a paper has some twenty, and two editions share most of them."""


class Kept(Protocol):
    """Pictures that earlier builds drew, each by a name that says all that it depends on."""

    def get(self, name: str) -> bytes | None:
        """A picture, where it is known."""

    def put(self, name: str, picture: bytes) -> None:
        """Remember a picture, or that it was used again."""


class Easel:
    """Draws in one style, and knows of each of its SVG pictures which chart it shows."""

    def __init__(self, style: Style, *, looks: str = "") -> None:
        """An easel that nothing was drawn on yet.

        Args:
            style: how its charts look.
            looks: a digest of the style and of all else besides a chart that a drawing depends on.
        """
        self.style = style
        self._looks = looks
        self._kept: Kept | None = None
        self._pictures: dict[ChartData, bytes] = {}
        self._charts: dict[bytes, ChartData] = {}
        self._names: dict[tuple[ChartData, str], str] = {}

    def keeping(self, kept: Kept | None) -> Easel:
        """The same easel, with what earlier builds drew of an edition: it asks for that before it draws."""
        other = copy(self)
        other._kept = kept  # noqa: SLF001  of its own kind
        return other

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
        picture = self._pictures.get(chart)
        if picture is None and self._kept is not None:
            picture = self._kept.get(self.name_of(chart))
        if picture is not None:
            self.keep(chart, picture)
        return picture

    def keep(self, chart: ChartData, picture: bytes) -> None:
        """Remember what was drawn of a chart, here or in another process."""
        if len(self._pictures) >= MOST_KEPT:
            self._pictures.clear()
            self._charts.clear()
            self._names.clear()
        self._pictures[chart] = picture
        self._charts[sha256(picture).digest()] = chart
        if self._kept is not None:
            self._kept.put(self.name_of(chart), picture)

    def png(self, picture: bytes) -> bytes:
        """One of its SVG pictures as PNG: the same marks, drawn from the same protected numbers.

        Raises:
            ValueError: the picture was not drawn here, a fault of the caller.
        """
        chart = self._charts.get(sha256(picture).digest())
        if chart is None:
            raise ValueError("only a picture that was drawn here can be drawn again")
        name = self.name_of(chart, "png")
        drawn = (self._kept.get(name) if self._kept is not None else None) or draw_png(chart, self.style)
        if self._kept is not None:
            self._kept.put(name, drawn)
        return drawn

    def name_of(self, chart: ChartData, form: str = "svg") -> str:
        """What a picture is kept under: a digest of its chart, its looks and its form."""
        if (chart, form) not in self._names:
            told = f"{self._looks}\n{form}\n{json.dumps(chart, default=_parts)}"
            self._names[chart, form] = sha256(told.encode()).hexdigest()
        return self._names[chart, form]


def _parts(value: Any) -> list[Any]:
    return [getattr(value, one.name) for one in fields(value)]
