"""Small charts drawn by hand: 100 is nought, and every ten points are one child."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from report_builder.audit.artefacts import Leak
from report_builder.audit.compare import compare
from report_builder.audit.read import read_artefact

INK, BLUE = "#3d3d3d", "#12436d"


def figure(value: float | None, category: str) -> dict[str, Any]:
    return {
        "id": category,
        "area": "Rotherham",
        "period": "2020-01-01/2020-03-31",
        "by": {"locality": category},
        "of": {},
        "value": value,
        "shown": "[c]" if value is None else str(value),
        "numerator": None,
        "denominator": None,
        "status": "withheld" if value is None else "shown",
        "where": ["chart 1"],
    }


FIGURES = {"as_at": "2020-07-13", "figures": [figure(12, "Maltby"), figure(7, "Wath"), figure(None, "Clifton")]}


def line(x0: float, y0: float, x1: float, y1: float, looks: str = f"stroke: {INK}") -> str:
    return f'<path d="M {x0} {y0} L {x1} {y1}" style="fill: none; {looks}"/>'


def box(x0: float, y0: float, x1: float, y1: float, looks: str = f"fill: {BLUE}") -> str:
    return f'<path d="M {x0} {y0} L {x1} {y0} L {x1} {y1} L {x0} {y1} z" style="{looks}"/>'


def words(said: str, x: float, y: float, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" style="font-size: 9px; text-anchor: {anchor}; fill: {INK}">{said}</text>'


def hatched(x0: float, y0: float, *, length: float = 25) -> str:
    stripes = " ".join(f"M {x0 + at} {y0 + 12} L {x0 + at + 4} {y0}" for at in range(0, int(length) - 4, 4))
    return box(x0, y0, x0 + length, y0 + 12, f"fill: #eeeeee; stroke: {INK}") + (
        f'<path d="{stripes}" style="fill: none; stroke: {INK}"/>'
    )


def across(*shapes: str, last: int = 15) -> str:
    """Horizontal bars: ticks every five children from x = 100, rows at y = 20, 40 and 60."""
    ticks = "".join(
        line(100 + 10 * value, 10, 100 + 10 * value, 70) + words(str(value), 100 + 10 * value, 80, "middle")
        for value in range(0, last + 1, 5)
    )
    heads = "".join(words(name, 95, 23 + 20 * row, "end") for row, name in enumerate(("Maltby", "Wath", "Clifton")))
    return sheet(ticks + heads + "".join(shapes))


def upright(*shapes: str) -> str:
    """A line chart: ticks every five from y = 200 upwards, periods at x = 60 and 120, the panel's end at 130."""
    ticks = "".join(
        line(50, 200 - 10 * v, 130, 200 - 10 * v) + words(str(v), 45, 203 - 10 * v, "end") for v in (0, 5, 10, 15)
    )
    return sheet(ticks + "".join(shapes))


def sheet(inside: str) -> str:
    paper = box(0, 0, 400, 300, "fill: #ffffff")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">{paper}{inside}</svg>'


def faults(*drawings: str, figures: dict[str, Any] = FIGURES) -> list[str]:
    """What is found in a paper of these drawings, each as chart 1."""
    sources = [base64.b64encode(one.encode()).decode() for one in drawings]
    images = [f'<img alt="" src="data:image/svg+xml;base64,{source}">' for source in sources]
    inside = "".join(f'<figure id="chart-1">{image}</figure>' for image in images)
    found: tuple[Leak, ...] = compare([read_artefact("paper.html", inside.encode())], figures)
    return [leak.what for leak in found]


MALTBY = box(100, 14, 220, 26) + words("12", 224, 23)
WATH = box(100, 34, 170, 46) + words("7", 174, 43)
CLIFTON = hatched(100, 54) + words("[c]", 130, 63)


def test_bars_of_shown_numbers_and_a_hatched_mark_are_passed() -> None:
    assert faults(across(MALTBY, WATH, CLIFTON)) == []


LENGTH = "a bar, point or line whose length no figure of this chart bears out"


@pytest.mark.parametrize("length", [30.0, 125.0, 119.0, 0.5])
def test_a_bar_of_another_length_is_found(length: float) -> None:
    assert LENGTH in faults(across(WATH, CLIFTON, box(100, 14, 100 + length, 26)))


def test_a_bar_of_a_withheld_category_is_found_though_another_has_its_length() -> None:
    assert LENGTH in faults(across(WATH, box(100, 54, 220, 66)))


def test_a_second_bar_of_one_figure_is_found() -> None:
    assert LENGTH in faults(across(MALTBY, WATH, CLIFTON, box(100, 10, 220, 14)))


def test_a_bar_in_the_colour_of_the_paper_is_found() -> None:
    assert faults(across(MALTBY, WATH, box(100, 54, 130, 66, "fill: #ffffff"))) != []


def test_a_mark_of_another_size_is_found() -> None:
    other = across(MALTBY, WATH, hatched(100, 54, length=33), words("[c]", 138, 63))

    assert "the mark of a withheld number of another size than the rest" in faults(
        across(MALTBY, WATH, CLIFTON), across(MALTBY, WATH, CLIFTON), other
    )


def test_a_mark_away_from_nought_is_found() -> None:
    assert faults(across(MALTBY, WATH, hatched(130, 54))) == ["the mark of a withheld number away from nought"]


def test_a_mark_that_is_missing_is_found() -> None:
    assert faults(across(MALTBY, WATH, words("[c]", 130, 63))) == ["a withheld number without its mark"]


def test_an_axis_that_reaches_for_a_hidden_number_is_found() -> None:
    assert faults(across(MALTBY, WATH, CLIFTON, last=30)) == ["an axis that ends where no shown number asks for it"]


def test_a_gap_in_a_stack_is_found() -> None:
    assert "a bar that begins neither at nought nor at another's end" in faults(
        across(box(100, 14, 220, 26), box(250, 14, 320, 26), last=25)
    )


@pytest.mark.parametrize(
    "shape",
    [
        '<path d="M 150 60 A 30 30 0 0 1 180 90 L 150 90 z" style="fill: #12436d"/>',
        '<circle cx="180" cy="60" r="20" style="fill: #12436d"/>',
        line(100, 60, 130, 60, "stroke: #12436d; stroke-width: 12"),
        box(300, 100, 330, 112),
        "<image href='x.png' width='30' height='12'/>",
    ],
)
def test_a_shape_of_no_known_kind_is_found(shape: str) -> None:
    assert faults(across(MALTBY, WATH, CLIFTON, shape)) != []


def test_a_number_beside_a_mark_is_found() -> None:
    assert "a number beside a mark that no figure of this chart bears out" in faults(
        across(MALTBY, WATH, hatched(100, 54), words("3", 130, 63))
    )


def test_points_of_shown_numbers_are_passed() -> None:
    assert faults(upright(line(60, 80, 120, 130))) == []


def test_a_point_of_another_number_is_found() -> None:
    assert faults(upright(line(60, 80, 120, 170))) == [LENGTH]


def test_a_marker_of_another_number_is_found() -> None:
    marker = '<defs><path id="dot" d="M -3 -3 L 3 -3 L 3 3 L -3 3 z"/></defs>'
    dot = f'{marker}<use href="#dot" x="60" y="170" style="fill: {BLUE}"/>'

    assert faults(upright(line(60, 80, 120, 130), dot)) == [LENGTH]


def test_a_reference_line_at_another_number_is_found() -> None:
    dashed = line(50, 170, 130, 170, f"stroke: {INK}; stroke-dasharray: 4 2.5")

    assert faults(upright(line(60, 80, 120, 130), dashed)) == [LENGTH]


def test_a_sheet_with_words_alone_is_passed_and_one_with_a_bar_is_not() -> None:
    said = words("Withheld to protect individuals", 100, 150)

    assert faults(sheet(said)) == []
    assert faults(sheet(said + box(100, 160, 130, 172))) == ["a shape beside the panel"]


def test_a_name_broken_over_two_lines_is_read_downwards_though_the_lower_one_begins_further_left() -> None:
    two = {**FIGURES, "figures": [figure(12, "Wath"), figure(12, "Not recorded")]}
    columns = box(50, 80, 70, 200) + box(110, 80, 130, 200)
    names = (
        words("Not", 60.2, 210, "middle") + words("recorded", 59.9, 219, "middle") + words("Wath", 120, 210, "middle")
    )

    assert faults(upright(columns, names), figures=two) == []
