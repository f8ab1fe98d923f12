"""Maps: shades that follow the numbers, stripes that follow nothing, words where they can be read."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch

from report_builder.drawing import area_map
from report_builder.drawing.chart import Boundary, ChartData, Mark, Ring, Series
from report_builder.drawing.colour import TEXT_CONTRAST, contrast
from report_builder.drawing.hatching import STRIPE_MM, stripes_in
from report_builder.drawing.inside import fits_around, middle_of
from report_builder.drawing.style import Style

pytestmark = pytest.mark.usefixtures("in_style")
SeriesOf = Callable[..., Series]


def box(left: float, foot: float, width: float, height: float) -> Ring:
    right, top = left + width, foot + height
    return ((left, foot), (right, foot), (right, top), (left, top), (left, foot))


PLACES = {"North": (0, 30, 60, 30), "South": (0, 0, 60, 30), "East": (60, 0, 40, 60)}
NORTH, SOUTH, EAST = (Boundary(name, (box(*at),)) for name, at in PLACES.items())


@pytest.fixture
def places(series: SeriesOf) -> Callable[..., ChartData]:
    """A map of the values of North, South and East."""

    def build(*values: object) -> ChartData:
        names = ("North", "South", "East")[: len(values)]
        return ChartData("map", names, (series("Children", *values),), boundaries=(NORTH, SOUTH, EAST))

    return build


def fills(sheet: Figure) -> list[str]:
    return [
        to_hex(one.get_facecolor()).upper() for one in sheet.artists if isinstance(one, PathPatch) and one.get_fill()
    ]


def stripes(sheet: Figure) -> list[PathPatch]:
    return [one for one in sheet.artists if isinstance(one, PathPatch) and not one.get_fill()]


def test_more_is_darker_a_withheld_area_is_quiet_and_striped_and_one_without_a_figure_white(
    places: Callable[..., ChartData], style: Style
) -> None:
    sheet = area_map.paint(places(40, "c"), style)

    assert fills(sheet) == [style.own, style.quiet, "#FFFFFF"]
    assert len(stripes(sheet)) == 1
    assert [text.get_text() for text in sheet.texts] == ["North", "40", "South", "[c]", "East"]


def test_the_stripes_of_an_area_do_not_depend_on_the_other_numbers(
    places: Callable[..., ChartData], style: Style
) -> None:
    one, other = (stripes(area_map.paint(places(value, "c", 3), style))[0] for value in (40, 5))

    assert one.get_path().vertices.tolist() == other.get_path().vertices.tolist()


def test_where_one_area_has_no_room_all_have_letters_and_a_key(
    places: Callable[..., ChartData], series: SeriesOf, style: Style
) -> None:
    islet = Boundary("Islet", (box(101, 0, 1, 1),))
    chart = replace(places(1, 2, 3), boundaries=(NORTH, SOUTH, EAST, islet))
    chart = replace(chart, categories=(*chart.categories, "Islet"), series=(series("Children", 1, 2, 3, "c"),))

    words = [text.get_text() for text in area_map.paint(chart, style).texts]

    assert words == ["A", "B", "C", "D", "A North: 1", "B South: 2", "C East: 3", "D Islet: [c]"]


@given(st.lists(st.integers(0, 500), min_size=3, max_size=3))
@settings(max_examples=30, deadline=None)
def test_words_can_be_read_on_every_shade(style: Style, values: list[int]) -> None:
    names = ("North", "South", "East")
    marks = tuple(Mark(value, str(value)) for value in values)
    chart = ChartData("map", names, (Series("Children", marks),), boundaries=(NORTH, SOUTH, EAST))

    sheet = area_map.paint(chart, style)

    inks = [text.get_color() for text in sheet.texts[::2]]
    assert all(contrast(ink, fill) >= TEXT_CONTRAST for ink, fill in zip(inks, fills(sheet), strict=True))


def test_stripes_end_at_the_boundary_and_leave_holes_out() -> None:
    ring, hole = box(0, 0, 20, 20), box(5, 5, 10, 10)

    strokes = stripes_in((ring, hole))

    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in strokes]
    assert not any(5 < x < 15 and 5 < y < 15 for x, y in middles)
    assert all(-1e-9 <= end <= 20 + 1e-9 for stroke in strokes for point in stroke for end in point)
    assert {round((a[0] + a[1]) / STRIPE_MM, 6) % 1 for a, _ in strokes} == {0}


def test_an_area_too_small_for_the_pattern_has_one_stripe() -> None:
    assert len(stripes_in((box(0.1, 0.1, 0.3, 0.3),))) == 1


def test_words_stand_within_a_crescent_not_in_its_mouth() -> None:
    crescent = ((0, 0), (40, 0), (40, 10), (10, 10), (10, 30), (40, 30), (40, 40), (0, 40), (0, 0))

    x, y = middle_of((crescent,))

    assert y < 10 or y > 30 or x < 10
    assert fits_around((crescent,), (20.0, 5.0), 30, 8)
    assert not fits_around((crescent,), (20.0, 20.0), 30, 8)


def test_a_line_that_crosses_itself_is_drawn(places: Callable[..., ChartData], style: Style) -> None:
    bow = Boundary("North", (((0, 0), (60, 60), (60, 0), (0, 60), (0, 0)),))

    sheet = area_map.paint(replace(places("c"), boundaries=(bow, EAST), categories=("North",)), style)

    assert all(math.isfinite(number) for line in stripes(sheet) for number in line.get_path().vertices.ravel())
