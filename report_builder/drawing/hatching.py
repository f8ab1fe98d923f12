"""The stripes of a withheld area: rising lines at fixed distances, cut off at its boundary."""

from __future__ import annotations

from itertools import pairwise

from report_builder.drawing.chart import Ring

STRIPE_MM = 1.8
"""From one stripe to the next, along the sheet's edge."""

Stroke = tuple[tuple[float, float], tuple[float, float]]


def stripes_in(rings: tuple[Ring, ...]) -> list[Stroke]:
    """The parts of the pattern's lines x + y = n x STRIPE_MM that lie within an area, holes left out (even-odd rule).

    The lines belong to the sheet, not to the area: neither its size nor its number moves them. An area too small for a
    line of the pattern has one through its middle.
    """
    sums = [x + y for ring in rings for x, y in ring]
    first, last = int(min(sums) / STRIPE_MM) + 1, int(max(sums) / STRIPE_MM)
    levels = [count * STRIPE_MM for count in range(first, last + 1)] or [(min(sums) + max(sums)) / 2]
    return [stroke for level in levels for stroke in _within(rings, level)]


def _within(rings: tuple[Ring, ...], level: float) -> list[Stroke]:
    crossings: list[tuple[float, float]] = []
    for ring in rings:
        for (x, y), (to_x, to_y) in pairwise(ring):
            before, after = x + y - level, to_x + to_y - level
            if (before < 0) is not (after < 0):
                way = before / (before - after)
                crossings.append((x + way * (to_x - x), y + way * (to_y - y)))
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=False))
