"""Charts of every kind as the program draws them: honest ones are passed, one that draws a withheld number is not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_builder.audit.charts import read_chart
from report_builder.audit.drawn import chart_faults
from report_builder.audit.permitted import permitted
from report_builder.audit.svg import svg_parts
from report_builder.bundled import folder, font_files
from report_builder.drawing.chart import Boundary, ChartData, Mark, Ring, Series
from report_builder.drawing.draw import KINDS, draw
from report_builder.drawing.style import Style, read_style

CATEGORIES = ("10", "14", "18+", "Custody", "Mixed, Asian, Black or other", "Apr 2019 to Mar 2020")
NAMES = ("Girls", "Boys")


def box(left: float, foot: float, width: float, height: float) -> Ring:
    right, top = left + width, foot + height
    return ((left, foot), (right, foot), (right, top), (left, top), (left, foot))


def areas(names: tuple[str, ...]) -> tuple[Boundary, ...]:
    """An area for each name and three that no figure is of, the last so small that letters and a key are needed."""
    named = [Boundary(name, (box(20 * place, 0, 20, 30 - place),)) for place, name in enumerate((*names, "Sea", "S61"))]
    return (*named, Boundary("Islet", (box(0, 40, 0.5, 0.5),)))


Counts = Mapping[tuple[str, str], tuple[int, bool]]
"""Series and category -> the count, and whether it is withheld."""

A_FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def style() -> Style:
    return read_style(folder("charts"), font_files(), {})


@st.composite
def counts(drawing: st.DrawFn) -> Counts:
    """Different numbers for each bar, so that none can pass for another."""
    categories = CATEGORIES[: drawing(st.integers(1, len(CATEGORIES)))]
    places = [(name, category) for name in NAMES for category in categories]
    size = st.lists(st.integers(1, 400), min_size=len(places), max_size=len(places), unique=True)
    hidden = st.lists(st.booleans(), min_size=len(places), max_size=len(places))
    return dict(zip(places, zip(drawing(size), drawing(hidden), strict=True), strict=True))


def chart(kind: str, counted: Counts, *, leaking: bool = False, is_over_time: bool = False) -> ChartData:
    def mark(count: int, is_withheld: bool) -> Mark:
        hides = is_withheld and not leaking
        return Mark(None if hides else count, "[c]" if is_withheld else str(count), hides)

    categories = tuple(dict.fromkeys(category for _, category in counted))
    series = tuple(Series(name, tuple(mark(*counted[name, each]) for each in categories)) for name in NAMES)
    if kind == "map":
        return ChartData(kind, categories, series[:1], unit="children", boundaries=areas(categories))
    return ChartData(kind, categories, series, unit="children", is_over_time=is_over_time)


def girls(counted: Counts) -> list[tuple[int, bool]]:
    """What the first series, the only one of a map, holds."""
    return [count for (name, _), count in counted.items() if name == NAMES[0]]


def figures(counted: Counts) -> dict[str, Any]:
    def figure(name: str, category: str, count: int, is_withheld: bool) -> dict[str, Any]:
        return {
            "area": "Rotherham",
            "period": "2020-01-01/2020-03-31",
            "by": {"sex": name, "category": category},
            "of": {},
            "value": None if is_withheld else count,
            "shown": "[c]" if is_withheld else str(count),
            "numerator": None,
            "denominator": None,
            "status": "withheld" if is_withheld else "shown",
            "where": ["chart 1"],
        }

    return {"as_at": "2020-07-13", "figures": [figure(*place, *count) for place, count in counted.items()]}


def faults(drawn: ChartData, counted: Counts) -> list[str]:
    (picture,) = svg_parts(draw(drawn, style()), place="chart 1", block="chart 1", where="chart.svg").pictures
    return list(chart_faults(picture, read_chart(picture), known=permitted(figures(counted))))


PLACES = ("North", "Ward 7", "S60", "Over & Under", "Town centre and the long road to the sea", "Z")


def on_a_map(counted: Counts) -> Counts:
    """The same counts of places."""
    names = dict(zip(CATEGORIES, PLACES, strict=True))
    return {(name, names[category]): count for (name, category), count in counted.items()}


@given(st.sampled_from(KINDS), counts(), st.booleans())
@A_FEW
def test_a_chart_of_what_may_be_shown_has_no_fault(kind: str, counted: Counts, is_over_time: bool) -> None:
    counted = on_a_map(counted) if kind == "map" else counted
    assert faults(chart(kind, counted, is_over_time=is_over_time), counted) == []


@given(st.sampled_from(KINDS), counts().filter(lambda one: any(hides for _, hides in girls(one))), st.booleans())
@A_FEW
def test_a_chart_that_draws_a_withheld_number_is_found(kind: str, counted: Counts, is_over_time: bool) -> None:
    counted = on_a_map(counted) if kind == "map" else counted
    assert faults(chart(kind, counted, leaking=True, is_over_time=is_over_time), counted) != []
