"""Where words can stand in an area: the widest place on a level line through it, and whether they fit there."""

from __future__ import annotations

from itertools import pairwise

from report_builder.drawing.chart import Ring

_LEVELS = 24
Point = tuple[float, float]


def middle_of(rings: tuple[Ring, ...]) -> Point:
    """The middle of the widest level stretch that lies within an area, away from its upper and lower end.

    Two dozen levels are tried; among stretches nearly as wide as the widest that nearest to the area's middle is taken.
    """
    heights = [y for ring in rings for _, y in ring]
    top, foot = min(heights), max(heights)
    tried = [top + (foot - top) * (step + 0.5) / _LEVELS for step in range(_LEVELS)]
    spans = [(end - start, level, (start + end) / 2) for level in tried for start, end in _spans(rings, level)]
    if not spans:
        return rings[0][0]
    widest = max(span for span, _, _ in spans)
    wide = [(level, across) for span, level, across in spans if span > 0.8 * widest]
    level, across = min(wide, key=lambda one: (abs(one[0] - (top + foot) / 2), one))
    return across, level


def _spans(rings: tuple[Ring, ...], level: float) -> list[tuple[float, float]]:
    """From where to where a level line runs within an area, holes left out (even-odd rule)."""
    found = []
    for ring in rings:
        for (x, y), (to_x, to_y) in pairwise(ring):
            if (y < level) is not (to_y < level):
                found.append(x + (level - y) / (to_y - y) * (to_x - x))
    found.sort()
    return list(zip(found[::2], found[1::2], strict=False))


def fits_around(rings: tuple[Ring, ...], middle: Point, width: float, height: float) -> bool:
    """Whether a box of that size lies within the area, about a point: at its upper edge, its middle and its foot."""
    left, right = middle[0] - width / 2, middle[0] + width / 2
    levels = (middle[1] + height * share for share in (-0.5, -0.25, 0.0, 0.25, 0.5))
    return all(any(start <= left and right <= end for start, end in _spans(rings, level)) for level in levels)
