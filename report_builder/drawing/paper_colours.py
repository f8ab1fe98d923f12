"""The colours of a page by the names of `house.css`: which stands on which, and whether it can be read there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report_builder.drawing.colour import GRAPHICS_CONTRAST, TEXT_CONTRAST, WHITE, contrast, nearest_legible

PAPER_COLOURS: Mapping[str, str] = {
    "head": "#12436D",
    "accent": "#28A197",
    "alert": "#801650",
    "text": "#1F2328",
    "quiet": "#4A4F55",
    "rule": "#B9C3CC",
    "ground": "#EEF3F7",
    "notice": "#FFF3E0",
    "notice-rule": "#F46A25",
}
"""Name -> ours, as `house.css` has them: headings and the cover; its edge and panels; DRAFT; text; notes; lines; heads
of tables and panels; the banner; its edge and the ring round what has the focus."""

_STANDS_ON = (
    *(("head", ground, TEXT_CONTRAST) for ground in ("", "ground")),
    *(("text", ground, TEXT_CONTRAST) for ground in ("", "ground", "notice")),
    *(("quiet", ground, TEXT_CONTRAST) for ground in ("", "ground")),
    ("alert", "", TEXT_CONTRAST),
    ("accent", "", GRAPHICS_CONTRAST),
    ("notice-rule", "", GRAPHICS_CONTRAST),
)
"""What stands on what (on white, where nothing is named), and the least contrast between them."""

Faint = tuple[str, str, str]
"""A name, what is wrong with its colour, and how to mend it."""


def faint_colours(own: Mapping[str, str]) -> Iterator[Faint]:
    """The council's colours that cannot be read where they stand, each with the nearest that can.

    A ground is looked at first, beside our own letters; what stands on it then beside the ground, mended if need be.

    Args:
        own: name of PAPER_COLOURS -> "#RRGGBB".
    """
    every = {**PAPER_COLOURS, "": WHITE}
    grounds = {ground for _, ground, _ in _STANDS_ON}
    for name in sorted(own, key=lambda one: one not in grounds):
        others = [(every[ground], least) for each, ground, least in _STANDS_ON if each == name]
        others += [(every[each], least) for each, ground, least in _STANDS_ON if ground == name]
        every[name] = nearest_legible(own[name], others)
        failing = [(other, least) for other, least in others if contrast(own[name], other) < least]
        if failing:
            other, least = min(failing, key=lambda one: contrast(own[name], one[0]) / one[1])
            what = too_faint(name, own[name], other, contrast(own[name], other))
            yield name, what, nearest_words(every[name], least)


def too_faint(name: str, colour: str, ground: str, ratio: float) -> str:
    """What is wrong with a colour that does not stand out."""
    on = "white" if ground.upper() == WHITE else ground
    return f"'{name}' ({colour}) is too faint beside {on}: {ratio:.1f} to 1"


def nearest_words(nearest: str, least: float) -> str:
    """How to mend it."""
    return f'take "{nearest}", the nearest that stands out {least:g} to 1'
