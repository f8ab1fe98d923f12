"""A chart becomes the same SVG on every machine, with our font alone."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.transforms import Bbox

from report_builder.drawing.chart import ChartData, Series
from report_builder.drawing.draw import KINDS, _painters, draw
from report_builder.drawing.sheet import drawing_in
from report_builder.drawing.style import Style
from report_builder.errors import ConfigError

SeriesOf = Callable[..., Series]

DRAWS_ALL_KINDS = """
import hashlib
from report_builder.bundled import folder, font_files
from report_builder.drawing.chart import ChartData, Mark, Series
from report_builder.drawing.draw import KINDS, draw
from report_builder.drawing.style import read_style

style = read_style(folder("charts"), font_files(), {})
marks = (Mark(5, "5"), Mark(None, "[c]", is_withheld=True), Mark(7, "7"))
rows = (Series("Girls", marks), Series("Boys", marks))
charts = [ChartData(kind, ("14", "15", "16"), rows, "Children") for kind in KINDS]
print(hashlib.sha256(b"".join(draw(chart, style) for chart in charts)).hexdigest())
"""


def every_kind(series: SeriesOf) -> list[ChartData]:
    rows = (series("Girls", 5, "c", 7), series("Boys", 5, "c", 7))
    return [ChartData(kind, ("14", "15", "16"), rows, "Children") for kind in KINDS]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_other_processes_draw_the_same_bytes_without_a_home_and_without_a_word(
    series: SeriesOf, style: Style, seed: str
) -> None:
    surroundings = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}

    answer = subprocess.run(
        [sys.executable, "-c", DRAWS_ALL_KINDS], env=surroundings, capture_output=True, text=True, check=True
    )

    here = hashlib.sha256(b"".join(draw(chart, style) for chart in every_kind(series))).hexdigest()
    assert answer.stdout.strip() == here
    assert answer.stderr == ""


@pytest.mark.parametrize("kind", KINDS)
def test_no_font_but_ours_is_named_and_none_is_smaller_than_eight_points(
    series: SeriesOf, style: Style, kind: str
) -> None:
    svg = draw(ChartData(kind, ("A", "B"), (series("One", 1, 2), series("Two", 3, "c"))), style).decode()

    assert set(re.findall(r"font-family: ([^;\"]*)", svg)) == {"'Source Sans Pro'"}
    sizes = [float(size) for size in re.findall(r"font-size: ([0-9.]+)px", svg)]
    assert len(sizes) == svg.count("<text")
    assert min(sizes) >= 8


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_as_large_as_was_asked(series: SeriesOf, style: Style, kind: str) -> None:
    rows = (series("One", 1, 2), series("Two", 3, 4))

    root = ET.fromstring(draw(ChartData(kind, ("A", "B"), rows, width_mm=120, height_mm=64.5), style))

    assert (root.get("width"), root.get("height")) == ("120mm", "64.5mm")
    assert [float(side) for side in root.get("viewBox", "").split()[2:]] == [
        pytest.approx(120 * 72 / 25.4),
        pytest.approx(64.5 * 72 / 25.4),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_holds_no_date_no_version_and_no_address_but_namespaces(
    series: SeriesOf, style: Style, kind: str
) -> None:
    svg = draw(ChartData(kind, ("A",), (series("One", 1), series("Two", 3))), style).decode()

    assert "metadata" not in svg
    assert "Matplotlib" not in svg
    assert set(re.findall(r"https?://[^\"]*", svg)) == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("c", "c"), "Withheld to protect individuals"),
        (("c", None), "Withheld to protect individuals"),
        ((None, None), "No data"),
        ((), "No data"),
    ],
)
def test_a_chart_without_a_number_says_why_and_nothing_else(
    series: SeriesOf, style: Style, kind: str, values: tuple[str | None, ...], words: str
) -> None:
    svg = draw(ChartData(kind, ("A", "B")[: len(values)], (series("One", *values),)), style).decode()

    assert re.findall(r"<text[^>]*>([^<]*)</text>", svg) == [words]


def test_an_unknown_kind_is_answered_with_the_nearest(style: Style) -> None:
    with pytest.raises(ConfigError, match="no kind of chart called 'colums'; did you mean 'columns'"):
        draw(ChartData("colums", (), ()), style)


def test_an_unlike_kind_is_answered_with_all(style: Style) -> None:
    with pytest.raises(ConfigError, match="take one of bars, columns, stacked, lines, pyramid"):
        draw(ChartData("pie", (), ()), style)


def test_more_series_than_colours_are_refused(series: SeriesOf, style: Style) -> None:
    rows = tuple(series(str(place), 1) for place in range(7))

    with pytest.raises(ConfigError, match="at most 6 series, and this one has 7"):
        draw(ChartData("bars", ("A",), rows), style)


def test_a_dollar_and_a_less_than_sign_are_printed_as_they_are(
    series: SeriesOf, style: Style, texts: Callable[[bytes], list[str]]
) -> None:
    svg = draw(ChartData("bars", ("$x_1$ & <b>", "B"), (series("One", 1, 2),)), style)

    assert "$x_1$ & <b>" in texts(svg)


def test_drawing_leaves_the_settings_of_others_alone(series: SeriesOf, style: Style) -> None:
    from matplotlib import rcParams

    before = dict(rcParams)

    draw(ChartData("bars", ("A",), (series("One", 1),)), style)

    assert dict(rcParams) == before


def test_asking_what_can_be_drawn_does_not_load_matplotlib(tmp_path: Path) -> None:
    asks = "import sys, report_builder.drawing.draw, report_builder.drawing.style; print('matplotlib' in sys.modules)"

    answer = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True, cwd=tmp_path)

    assert answer.stdout.strip() == "False"


NAMES = ("Rotherham", "YOT family average", "England and Wales", "Blaenau Gwent and Caerphilly", "2019-20", "Under 10")
VALUES = st.floats(0, 5000).map(lambda value: round(value, 1)) | st.sampled_from([0.0, None, "c"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(KINDS),
    rows=st.integers(1, 9).flatmap(
        lambda width: st.lists(st.lists(VALUES, min_size=width, max_size=width), min_size=2, max_size=2)
    ),
    height_mm=st.sampled_from([0, 40, 75]),
    names=st.permutations(NAMES),
    is_over_time=st.booleans(),
)
def test_no_text_leaves_the_sheet_or_lies_on_another(
    series: SeriesOf,
    style: Style,
    *,
    kind: str,
    rows: list[list[float]],
    height_mm: float,
    names: list[str],
    is_over_time: bool,
) -> None:
    categories = tuple((names * 2)[: len(rows[0])])
    both = (series("Girls", *rows[0]), series("Boys", *rows[1]))
    chart = ChartData(kind, categories, both, "Children", height_mm=height_mm, highlight="Rotherham")
    chart = replace(chart, is_over_time=is_over_time)

    with drawing_in(style):
        sheet = _painters()[kind if chart.values else ""](chart, style)

        texts = [*sheet.texts, *(text for axes in sheet.axes for text in (*axes.texts, *axes.get_xticklabels()))]
        boxes = [text.get_window_extent() for text in texts if text.get_text()]
    page = sheet.bbox.padded(0.5)
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1 for box in boxes)
    assert not any(_lie_on_each_other(*pair) for pair in itertools.combinations(boxes, 2))


def _lie_on_each_other(one: Bbox, other: Bbox) -> bool:
    """Whether two texts share room beyond the blank that a line has above and below its letters, in points."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    up = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > 0.5 and up > 3
