"""Geometry as it is written in SVG: transforms, and the strokes of a path."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from report_builder.audit.artefacts import Point

Matrix = tuple[float, float, float, float, float, float]
STILL: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_CALL = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}

Strokes = tuple[tuple[tuple[Point, ...], ...], bool, bool]
"""The runs of a path, whether it closes, whether it has curves."""


def join(outer: Matrix, inner: Matrix) -> Matrix:
    """The transform that does `inner` first and then `outer`."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def move(matrix: Matrix, point: Point) -> Point:
    """Where a point comes to lie."""
    x, y = point
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def numbers(text: str) -> list[float]:
    """The numbers of an attribute: "0 0 481.9 394"."""
    return [float(number) for number in _NUMBER.findall(text)]


def transform(text: str) -> Matrix:
    """What a `transform` attribute does."""
    matrix = STILL
    for name, inside in _CALL.findall(text):
        matrix = join(matrix, _step(name, numbers(inside)))
    return matrix


def _step(name: str, given: list[float]) -> Matrix:
    x, y = (*given, 0.0, 0.0)[:2]
    if name == "matrix" and len(given) == 6:
        return given[0], given[1], given[2], given[3], given[4], given[5]
    if name == "translate":
        return 1.0, 0.0, 0.0, 1.0, x, y
    if name == "scale":
        return x, 0.0, 0.0, given[1] if len(given) > 1 else x, 0.0, 0.0
    if name == "rotate":
        turn = math.radians(x)
        turned = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0.0, 0.0)
        about = given[1:3] if len(given) == 3 else [0.0, 0.0]
        there, back = (1.0, 0.0, 0.0, 1.0, about[0], about[1]), (1.0, 0.0, 0.0, 1.0, -about[0], -about[1])
        return join(join(there, turned), back)
    lean = math.tan(math.radians(x))
    return (1.0, 0.0, lean, 1.0, 0.0, 0.0) if name == "skewX" else (1.0, lean, 0.0, 1.0, 0.0, 0.0)


def strokes(text: str, matrix: Matrix = STILL) -> Strokes:
    """The corners of a path's strokes, its curves by their ends alone."""
    runs: list[list[Point]] = []
    here, begun, is_closed, has_curves = (0.0, 0.0), (0.0, 0.0), False, False
    for order, given in _orders(text):
        big = order.upper()
        if big == "Z":
            is_closed, here = True, begun
            continue
        here = _next(order, given, here)
        if big == "M":
            runs.append([])
            begun = here
        elif not runs:
            runs.append([begun])
        has_curves |= big in "CSQTA"
        runs[-1].append(here)
    return tuple(tuple(move(matrix, point) for point in run) for run in runs), is_closed, has_curves


def _orders(text: str) -> Iterator[tuple[str, list[float]]]:
    """Each order of the pen with its numbers; repeated ones written out."""
    order = ""
    waiting: list[float] = []
    for token in _TOKEN.findall(text):
        if token.isalpha():
            order, waiting = token, []
            if order in "Zz":
                yield order, []
            continue
        waiting.append(float(token))
        if order and len(waiting) == _TAKES.get(order.upper(), 0):
            yield order, waiting
            order, waiting = {"M": "L", "m": "l"}.get(order, order), []


def _next(order: str, given: list[float], here: Point) -> Point:
    base = here if order.islower() else (0.0, 0.0)
    if order in "Hh":
        return base[0] + given[0], here[1]
    if order in "Vv":
        return here[0], base[1] + given[0]
    return base[0] + given[-2], base[1] + given[-1]
