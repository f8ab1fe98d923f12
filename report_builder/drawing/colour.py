"""Colours and how well they stand out from each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls

WHITE = "#FFFFFF"
BLACK = "#000000"
TEXT_CONTRAST = 4.5
GRAPHICS_CONTRAST = 3.0
"""Least contrasts for text and for graphics. Source: WCAG 2.2, success criteria 1.4.3 and 1.4.11, level AA."""


def is_colour(text: object) -> bool:
    """Whether it is six hexadecimal digits after a hash."""
    return isinstance(text, str) and re.fullmatch(r"#[0-9A-Fa-f]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours such as "#12436D", from 1 to 21. Source: WCAG 2.2, contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, share: float) -> str:
    """A colour mixed with white, of which so large a share is the colour: 1 is the colour itself."""
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * share):02X}" for channel in channels)


def nearest_legible(colour: str, against: Iterable[tuple[str, float]]) -> str:
    """The colour of the same hue, as little darker or lighter as need be, that stands out from each ground by as much.

    Args:
        colour: "#RRGGBB".
        against: each ground with the least contrast against it.

    Returns:
        The colour itself where it passes; black or white, whichever comes nearer, where no lightness of the hue does.
    """
    grounds = tuple(against)
    hue, lightness, saturation = rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    levels = sorted((step / 255 for step in range(256)), key=lambda level: abs(level - lightness))
    shades = (_hexadecimal(*hls_to_rgb(hue, level, saturation)) for level in levels)
    for shade in (colour, *shades):
        if all(contrast(shade, ground) >= least for ground, least in grounds):
            return shade
    return max((BLACK, WHITE), key=lambda end: min(contrast(end, ground) / least for ground, least in grounds))


def _hexadecimal(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in (red, green, blue))


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1. Source: WCAG 2.2, relative luminance."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
