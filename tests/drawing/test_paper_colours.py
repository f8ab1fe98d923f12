"""A council's colours on the page: those that cannot be read are refused, with the nearest that can."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from report_builder import bundled
from report_builder.drawing.colour import contrast, nearest_legible
from report_builder.drawing.paper_colours import PAPER_COLOURS, faint_colours

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_our_own_colours_pass() -> None:
    assert list(faint_colours(PAPER_COLOURS)) == []


def test_our_own_colours_are_those_of_the_stylesheet() -> None:
    style = (bundled.folder("templates") / "house.css").read_text(encoding="utf-8")

    assert dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6});", style)) == dict(PAPER_COLOURS)


def test_a_yellow_heading_is_refused_with_a_darker_yellow() -> None:
    ((name, what, mend),) = faint_colours({"head": "#FFCC00"})
    named = re.search("#[0-9A-F]{6}", mend)

    assert (name, what) == ("head", "'head' (#FFCC00) is too faint beside #EEF3F7: 1.4 to 1")
    assert named is not None
    assert contrast(named[0], "#FFFFFF") >= 4.5
    assert list(faint_colours({"head": named[0]})) == []


def test_a_dark_ground_is_refused_because_our_letters_stand_on_it() -> None:
    assert [name for name, _, _ in faint_colours({"ground": "#333333"})] == ["ground"]


def test_a_ground_and_letters_that_are_each_too_faint_are_mended_together() -> None:
    said = faint_colours({"head": "#FFCC00", "ground": "#333333"})
    mended = {name: re.search("#[0-9A-F]{6}", mend) for name, _, mend in said}

    assert set(mended) == {"head", "ground"}
    assert list(faint_colours({name: found[0] for name, found in mended.items() if found})) == []


@given(st.dictionaries(st.sampled_from(sorted(PAPER_COLOURS)), COLOURS))
def test_the_colours_that_are_named_instead_always_pass(own: dict[str, str]) -> None:
    instead = {name: mend.split('"')[1] for name, _, mend in faint_colours(own)}

    assert list(faint_colours({**own, **instead})) == []


@given(COLOURS)
def test_the_nearest_legible_colour_passes_on_white_and_is_the_colour_itself_where_that_passes(colour: str) -> None:
    found = nearest_legible(colour, [("#FFFFFF", 4.5)])

    assert contrast(found, "#FFFFFF") >= 4.5
    assert (found == colour) == (contrast(colour, "#FFFFFF") >= 4.5)
