"""A map that tells more than its numbers: by a shade, by stripes that are missing, by a number that is not its own."""

from __future__ import annotations

import pytest

from report_builder.audit.artefacts import Label, Picture, Shape
from report_builder.audit.maps import map_faults
from report_builder.audit.permitted import permitted

QUIET, LIGHT, DARK, WHITE = "#f4f5f7", "#b3c0cd", "#12436d", "#ffffff"


def area(place: int, fill: str) -> Shape:
    left = 100.0 * place
    ring = ((left, 0.0), (left + 90, 0.0), (left + 90, 90.0), (left, 90.0))
    return Shape((ring,), is_closed=True, fill=fill, stroke="#3d3d3d")


def stripes(place: int) -> Shape:
    left = 100.0 * place
    return Shape((((left, 50.0), (left + 50, 0.0)), ((left + 10, 90.0), (left + 90, 10.0))), stroke="#3d3d3d")


def label(place: int, words: str) -> Label:
    left = 100.0 * place
    return Label(words, (left + 30, 40.0, left + 50, 50.0))


def figure(name: str, count: int, *, is_withheld: bool = False) -> dict[str, object]:
    return {
        "area": "Rotherham",
        "period": "2020-01-01/2020-03-31",
        "by": {"locality": name},
        "of": {},
        "value": None if is_withheld else count,
        "shown": "[c]" if is_withheld else str(count),
        "numerator": None,
        "denominator": None,
        "status": "withheld" if is_withheld else "shown",
        "where": ["chart 1"],
    }


FIGURES = [
    figure("north", 40),
    figure("south", 9),
    figure("east", 3, is_withheld=True),
    figure("west", 2, is_withheld=True),
]
KNOWN = permitted({"as_at": "2020-07-13", "figures": FIGURES})
HONEST = [area(0, DARK), area(1, LIGHT), area(2, QUIET), stripes(2), area(3, QUIET), stripes(3), area(4, WHITE)]
WORDS = ("North 40", "South 9", "East [c]", "West [c]", "Sea")


def faults(shapes: list[Shape], words: tuple[str, ...] = WORDS) -> list[str]:
    labels = tuple(label(place, said) for place, said in enumerate(words))
    picture = Picture("chart 1", "chart 1", tuple(shapes), labels, (600.0, 100.0))
    return list(map_faults(picture, shapes, known=KNOWN))


def test_an_honest_map_has_no_fault() -> None:
    assert faults(HONEST) == []


def test_a_key_of_letters_says_the_same() -> None:
    key = tuple(
        Label(f"{letter} {said}", (550.0, 10.0 * at, 600.0, 10.0 * at + 8))
        for at, (letter, said) in enumerate(
            zip("ABCDE", ("North: 40", "South: 9", "East: [c]", "West: [c]", "Sea: no data"), strict=True)
        )
    )
    labels = tuple(label(place, letter) for place, letter in enumerate("ABCDE"))
    picture = Picture("chart 1", "chart 1", tuple(HONEST), (*labels, *key), (600.0, 100.0))

    assert list(map_faults(picture, HONEST, known=KNOWN)) == []


@pytest.mark.parametrize(
    ("changes", "words", "told"),
    [
        ({2: area(2, LIGHT)}, WORDS, "a withheld area that is shaded unlike the rest"),
        ({2: area(2, LIGHT), 4: area(3, LIGHT)}, WORDS, "a withheld area that is shaded unlike the rest"),
        ({3: None}, WORDS, "a withheld area without its stripes"),
        ({6: area(4, LIGHT)}, WORDS, "an area that is shaded and has no number"),
        ({0: area(0, LIGHT), 1: area(1, DARK)}, WORDS, "an area whose shade does not follow its number"),
        ({}, ("North 40", "South 9", "East 3", "West [c]", "Sea"), "an area with a number that no figure of this map"),
        (
            {},
            ("North 9", "South 40", "East [c]", "West [c]", "Sea"),
            "an area with a number that no figure of this map",
        ),
        ({0: Shape((((0.0, 0.0), (9.0, 9.0), (3.0, 4.0)),), stroke="#000000")}, WORDS, "a shape beside the panel"),
    ],
)
def test_a_map_that_tells_more_is_found(changes: dict[int, Shape | None], words: tuple[str, ...], told: str) -> None:
    drawn = [changes.get(at, shape) for at, shape in enumerate(HONEST)]

    found = faults([shape for shape in drawn if shape is not None], words)

    assert any(one.startswith(told) for one in found), found
