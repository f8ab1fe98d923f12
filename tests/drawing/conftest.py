"""The house's style, and charts in short: what a chart prints, and the sheet before it becomes SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest

from report_builder.bundled import folder, font_files
from report_builder.drawing.chart import ChartData, Mark, Series
from report_builder.drawing.sheet import drawing_in
from report_builder.drawing.style import Style, read_style

Value = float | str | None


@pytest.fixture(scope="session")
def style() -> Style:
    """The style that is shipped."""
    return read_style(folder("charts"), font_files(), {})


@pytest.fixture
def in_style(style: Style) -> Iterator[None]:
    """Our fonts and settings, for a test that paints without `draw`."""
    with drawing_in(style):
        yield


@pytest.fixture
def series() -> Callable[..., Series]:
    """A series of values, "c" for one that is withheld and None for one that does not exist."""

    def mark(value: Value) -> Mark:
        if isinstance(value, str):
            return Mark(None, "[c]", is_withheld=True)
        return Mark(value, "no data" if value is None else f"{value:g}")

    return lambda name, *values: Series(name, tuple(mark(value) for value in values))


@pytest.fixture
def chart(series: Callable[..., Series]) -> Callable[..., ChartData]:
    """A chart of one series called "Children" with the categories A, B, C and so on."""

    def build(kind: str, *values: Value, **more: object) -> ChartData:
        categories = tuple("ABCDEFGHIJ"[: len(values)])
        return ChartData(kind, categories, (series("Children", *values),), **more)  # type: ignore[arg-type]

    return build


@pytest.fixture
def texts() -> Callable[[bytes], list[str]]:
    """All texts of an SVG, in the order in which they are drawn."""

    def read(svg: bytes) -> list[str]:
        tree = ET.fromstring(svg)
        return ["".join(text.itertext()).strip() for text in tree.iter("{http://www.w3.org/2000/svg}text")]

    return read
