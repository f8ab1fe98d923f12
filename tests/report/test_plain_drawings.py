"""A drawing as the page is set with it shows what it showed, and what matplotlib did not write stays as it is."""

from __future__ import annotations

import pytest

from report_builder import bundled
from report_builder.audit.svg import read_svg
from report_builder.drawing.chart import ChartData, Mark, Series
from report_builder.drawing.draw import draw
from report_builder.drawing.style import read_style
from report_builder.report.plain_drawings import plain_drawing

SHEET = '<defs>\n  <style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style>\n </defs>'


def drawn(kind: str, label: str = "A") -> bytes:
    marks = (Mark(3.0, "3"), Mark(2.0, "2"))
    series = (Series("C", marks), Series("D", marks))
    style = read_style(bundled.folder("charts"), bundled.font_files(), {})
    return draw(ChartData(kind, (label, "B"), series, height_mm=60), style)


def svg(inside: str, *, sheet: str = SHEET) -> bytes:
    return f'<svg viewBox="0 0 9 9">{sheet}{inside}</svg>'.encode()


@pytest.mark.parametrize("kind", ["columns", "lines", "bars"])
def test_a_stranger_reads_the_same_shapes_colours_dashes_and_labels_from_it(kind: str) -> None:
    picture = drawn(kind)
    plain = plain_drawing(picture)

    assert len(plain) < len(picture)
    assert b"style=" not in plain
    assert b"<g" not in plain.replace(b"<g clip-path", b"")
    assert read_svg("plain.svg", plain).pictures == read_svg("plain.svg", picture).pictures


def test_looks_become_attributes_and_groups_that_bear_a_name_alone_go() -> None:
    inside = '<g id="a"><g id="b"/><path d="M 0 0" style="fill: none; stroke: #12436d"/></g>'

    assert plain_drawing(svg(inside)).decode() == (
        '<svg stroke-linejoin="round" viewBox="0 0 9 9"><path d="M 0 0" fill="none" stroke="#12436d"/></svg>'
    )


@pytest.mark.parametrize(
    "inside",
    [
        '<g clip-path="url(#c)"><path d="M 0 0"/></g>',
        '<g id="twice"><path d="M 0 0"/></g><use href="#twice"/>',
        '<path d="M 0 0" style="font: 9px Arial"/>',
        '<path d="M 0 0" style="fill: red" fill="blue"/>',
        '<text transform="rotate(-90 1 1)">3</text>',
    ],
)
def test_what_does_something_stays(inside: str) -> None:
    assert inside in plain_drawing(svg(inside)).decode()


def test_words_that_look_like_a_style_stay_words() -> None:
    label = 'a style="fill: red" <g id="b">'
    plain = read_svg("plain.svg", plain_drawing(drawn("columns", label)))

    assert label in {one.words for one in plain.pictures[0].labels}


@pytest.mark.parametrize("sheet", ["", "<style>path{fill: red}</style>", f"{SHEET}<style>path{{fill: red}}</style>"])
def test_a_drawing_with_a_stylesheet_of_its_own_stays_as_it_is(sheet: str) -> None:
    picture = svg('<g id="a"><path d="M 0 0" style="fill: none"/></g>', sheet=sheet)

    assert plain_drawing(picture) == picture
