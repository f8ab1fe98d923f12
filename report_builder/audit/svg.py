"""An SVG as a stranger reads it: shapes where they lie, labels about where they stand, and what is said unseen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from report_builder.audit.artefacts import Artefact, Collected, Label, Passage, Picture, Point, Role, Shape
from report_builder.audit.markup import parse, words_in
from report_builder.audit.paths import STILL, Matrix, join, move, numbers, strokes, transform

_SILENT = {"style", "defs", "clipPath", "linearGradient", "radialGradient", "pattern", "mask", "filter", "symbol"}
_GROUPS = {"svg", "g", "a", "switch"}
_SAID = {"title", "desc", "metadata", "!", "script", "foreignObject"}
_PLAIN = {
    *("d", "style", "transform", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"),
    *("viewBox", "points", "version", "href", "fill", "stroke", "preserveAspectRatio", "type", "clip-path"),
    *("stroke-width", "stroke-dasharray", "opacity", "font-size", "text-anchor"),
}
_OWN_NAME = re.compile(r"(?:[a-zA-Z.]+[12]?d?_\d+|[a-zA-Z]+|[mph][0-9a-f]{8,12})$")
"""How matplotlib names its groups and paths, by a running number or by a hash of the outline."""
_CONTENT = re.compile(r"content\s*:\s*[\"']([^\"']*)[\"']|/\*(.*?)\*/", re.DOTALL)
_LETTER_SHARE = 0.5
_RISE = 0.35


@dataclass(slots=True)
class _Reading:
    """An SVG half read."""

    place: str
    block: str
    named: Mapping[str, Element]
    shapes: list[Shape] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    found: Collected = field(default_factory=Collected)


def read_svg(name: str, content: bytes) -> Artefact:
    """A file of one picture.

    Raises:
        DataError: it is no XML, or hostile.
    """
    return svg_parts(content, place="", block="", where=name).as_artefact(name)


def svg_parts(content: bytes, *, place: str, block: str, where: str) -> Collected:
    """The picture, and what else the file says: titles, descriptions, comments, attributes of its own.

    Raises:
        DataError: it is no XML, or hostile.
    """
    root = parse(content, where)
    if root.tag != "svg":
        return Collected(faults=[(place, "a picture that is no SVG, whose drawing cannot be read")])
    reading = _Reading(place, block, {element.get("id", ""): element for element in root.iter()})
    for element in root.iter():
        _read_unseen(element, reading)
    _read(root, reading, STILL, {})
    size = numbers(root.get("viewBox", "")) or [0.0, 0.0, 0.0, 0.0]
    picture = Picture(place, block, tuple(reading.shapes), tuple(reading.labels), (size[-2], size[-1]))
    reading.found.pictures.append(picture)
    return reading.found


def _read_unseen(element: Element, reading: _Reading) -> None:
    """What an element says beside its drawing."""
    say = reading.found.passages.append
    for name, value in element.attrib.items():
        if name == "id" and not _OWN_NAME.match(value):
            say(Passage(value, f"{reading.place}, a name in the drawing", reading.block, Role.NAME))
        elif name not in _PLAIN | {"id"}:
            say(Passage(value, f"{reading.place}, attribute {name} in the drawing", reading.block, Role.UNSEEN))
    if element.tag in _SAID and words_in_any(element):
        said = {"!": "a comment"}.get(element.tag, f"<{element.tag}>")
        say(Passage(words_in_any(element), f"{reading.place}, {said} in the drawing", reading.block, Role.UNSEEN))
    if element.tag == "style":
        for inside in _CONTENT.findall(element.text or ""):
            say(Passage("".join(inside), f"{reading.place}, the drawing's style", reading.block, Role.UNSEEN))
    if element.tag == "script":
        reading.found.faults.append((reading.place, "a script in a drawing"))
    if element.tag == "image":
        reading.found.faults.append((reading.place, "a picture within a drawing, which cannot be read"))


def words_in_any(element: Element) -> str:
    """The words of an element, or of a comment."""
    return " ".join((element.text or "").split()) if element.tag == "!" else words_in(element)


def _read(element: Element, reading: _Reading, outer: Matrix, looks: dict[str, str]) -> None:
    """Follow what is drawn, in order."""
    if element.tag in _SILENT | _SAID:
        return
    matrix = join(outer, transform(element.get("transform", "")))
    looks = {**looks, **_looks(element)}
    if element.tag in _GROUPS:
        for child in element:
            _read(child, reading, matrix, looks)
    elif element.tag == "use":
        _read_use(element, reading, matrix, looks)
    elif element.tag == "text":
        _read_text(element, reading, matrix, looks)
    else:
        _read_shape(element, reading, matrix, looks=looks, is_marker=False)


def _looks(element: Element) -> dict[str, str]:
    """The colours and dashes that an element sets."""
    pairs = (part.partition(":") for part in element.get("style", "").split(";") if ":" in part)
    own = {name: element.get(name, "") for name in ("fill", "stroke", "stroke-dasharray", "font-size", "text-anchor")}
    return {**{n: v for n, v in own.items() if v}, **{name.strip(): value.strip() for name, _, value in pairs}}


def _read_use(element: Element, reading: _Reading, matrix: Matrix, looks: dict[str, str]) -> None:
    """Draw a named shape at a point: a marker."""
    target = reading.named.get(element.get("href", "").removeprefix("#"))
    at = (1.0, 0.0, 0.0, 1.0, _length(element, "x"), _length(element, "y"))
    if target is None or target.tag in _GROUPS | {"use"}:
        reading.found.faults.append((reading.place, "a drawing repeats what cannot be followed"))
        return
    own = {**looks, **_looks(target)}
    _read_shape(target, reading, join(matrix, at), looks=own, is_marker=True)


def _read_text(element: Element, reading: _Reading, matrix: Matrix, looks: dict[str, str]) -> None:
    words = words_in(element)
    if not words:
        return
    span = next((each for each in element.iter() if each.get("x")), element)
    x, y = move(matrix, (_length(span, "x"), _length(span, "y")))
    size = (numbers(looks.get("font-size", "")) or [9.0])[0]
    width = size * _LETTER_SHARE * len(words)
    left = x - {"middle": width / 2, "end": width}.get(looks.get("text-anchor", ""), 0.0)
    box = (left, y - 2 * _RISE * size, left + width, y)
    reading.labels.append(Label(words, box))


def _read_shape(element: Element, reading: _Reading, matrix: Matrix, *, looks: dict[str, str], is_marker: bool) -> None:
    drawn = _outline(element, matrix)
    if drawn is None:
        return
    runs, is_closed, has_curves = drawn
    fill = _colour(looks.get("fill", "#000000"))
    stroke = _colour(looks.get("stroke", ""))
    is_dashed = looks.get("stroke-dasharray", "none") not in {"none", ""}
    if runs and (fill or stroke):
        shape = Shape(runs, is_closed, has_curves, fill, stroke, is_dashed, is_marker)
        reading.shapes.append(shape)


def _outline(element: Element, matrix: Matrix) -> tuple[tuple[tuple[Point, ...], ...], bool, bool] | None:
    """The strokes of whatever SVG can draw; None for what it does not draw."""
    if element.tag == "path":
        return strokes(element.get("d", ""), matrix)
    if element.tag in {"polygon", "polyline"}:
        given = numbers(element.get("points", ""))
        run = tuple(move(matrix, point) for point in zip(given[::2], given[1::2], strict=False))
        return (run,), element.tag == "polygon", False
    if element.tag == "line":
        both = ((_length(element, f"x{end}"), _length(element, f"y{end}")) for end in (1, 2))
        return (tuple(move(matrix, point) for point in both),), False, False
    if element.tag == "rect":
        x, y, w, h = (_length(element, name) for name in ("x", "y", "width", "height"))
        corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
        return (tuple(move(matrix, point) for point in corners),), True, False
    if element.tag in {"circle", "ellipse"}:
        x, y = _length(element, "cx"), _length(element, "cy")
        across = _length(element, "r") or _length(element, "rx")
        up = _length(element, "r") or _length(element, "ry")
        ends = ((x + across, y), (x, y + up), (x - across, y), (x, y - up))
        return (tuple(move(matrix, point) for point in ends),), True, True
    return None


def _length(element: Element, name: str) -> float:
    return (numbers(element.get(name, "")) or [0.0])[0]


def _colour(text: str) -> str:
    return "" if text in {"", "none", "transparent"} else text.lower()
