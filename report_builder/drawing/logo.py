"""A council's logo: whether it may stand on a paper, and its drawing with nothing in it but shapes and flat colours.

A paper fetches nothing and hides nothing, so that a logo may not either. What is left of an SVG is so plain that the
audit of the finished paper can read it like a chart.
"""

from __future__ import annotations

import io
import math
import re
import string
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

MOST_BYTES = 1_000_000
MOST_PIXELS = 4_000
MOST_DEEP = 50
"""How deep groups may stand in groups; drawing programs come to a dozen."""
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_DRAWN = frozenset({"svg", "g", "defs", "use", *_SHAPES})
_UNSEEN = frozenset({"title", "desc", "metadata", "style", "namedview"})
"""Left out: `style` once its rules stand with the shapes."""
_GEOMETRY = frozenset(
    {
        *("d", "transform", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"),
        *("viewBox", "points", "preserveAspectRatio"),
    }
)
_LOOKS = frozenset(
    {
        *("fill", "stroke", "fill-rule", "clip-rule", "fill-opacity", "stroke-opacity", "opacity", "stroke-width"),
        *("stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray"),
    }
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)$")
_MENDS = {
    "text": "turn its letters into paths",
    "tspan": "turn its letters into paths",
    "script": "take it out: a paper runs nothing",
    "image": "draw it as shapes, or save the logo as png",
    "foreignObject": "take it out",
    "linearGradient": "fill it with one colour",
    "radialGradient": "fill it with one colour",
}

Fault = tuple[str, str]
"""What is wrong with a logo, and how to mend it."""


def logo_faults(content: bytes, media_type: str) -> list[Fault]:
    """What keeps a logo from a paper; nothing of one that may stand there.

    Args:
        content: the file.
        media_type: image/svg+xml or image/png.
    """
    if len(content) > MOST_BYTES:
        return [(f"the logo has {len(content):,} bytes", f"save it with at most {MOST_BYTES:,}")]
    return list(_svg_faults(content) if media_type == "image/svg+xml" else _png_faults(content))


def _png_faults(content: bytes) -> Iterator[Fault]:
    from PIL import Image  # noqa: PLC0415  slow to import, and seldom needed

    try:
        with _no_truncated_pictures(), Image.open(io.BytesIO(content), formats=["PNG"]) as image:
            width, height = image.size
            if max(width, height) > MOST_PIXELS:
                yield f"the logo is {width} by {height} pixels", f"save it with at most {MOST_PIXELS} each way"
                return
            image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        yield "the file is no PNG, or a broken one", "save the logo again as png"


@contextmanager
def _no_truncated_pictures() -> Iterator[None]:
    """While open, a picture that is cut off is a broken one: WeasyPrint has the whole process read such as they are."""
    from PIL import ImageFile  # noqa: PLC0415  likewise

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _svg_faults(content: bytes) -> Iterator[Fault]:
    try:
        root = _parsed(content)
    except (ET.ParseError, UnicodeError, ValueError):
        yield "the file is no SVG, or a broken one", "save the logo again as plain SVG"
        return
    if root.tag != f"{_SVG}svg":
        yield "the file is no SVG", "save the logo again as plain SVG"
        return
    if _is_deeper(root, MOST_DEEP):
        yield f"the logo has groups in groups, more than {MOST_DEEP} deep", "take its groups apart (ungroup)"
        return
    if _size(root) is None:
        yield "the logo says neither its width and height nor its viewBox", "save it with a viewBox"
    names = [_name(element) for element in root.iter()]
    for name in dict.fromkeys(name for name in names if name not in _DRAWN | _UNSEEN):
        yield f"the logo holds <{name}>", _MENDS.get(name, "save it as plain SVG, shapes in flat colours")
    if any(_reaches_out(element) for element in root.iter()):
        yield "the logo names something outside its own file", "save it as plain SVG, with everything in it"
    if any(name.startswith("on") for element in root.iter() for name in element.attrib):
        yield "the logo would run a script", "take it out: a paper runs nothing"
    if any(_classes(element) is None for element in root.iter(f"{_SVG}style")):
        yield "the logo's style has more than classes with flat colours", "save it as plain SVG"


def _parsed(content: bytes) -> Element:
    """The root; a file that declares entities is none of ours.

    Raises:
        ValueError: it has a document type of its own.
        ET.ParseError: it is no XML.
    """
    if b"<!ENTITY" in content or re.search(rb"<!DOCTYPE[^>]*\[", content):
        raise ValueError("it declares entities")
    return ET.fromstring(content)  # noqa: S314  nothing can be expanded or fetched: no entity is declared


def _is_deeper(root: Element, most: int) -> bool:
    level = [root]
    for _ in range(most):
        level = [kid for element in level for kid in element]
    return bool(level)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "title"


def _reaches_out(element: Element) -> bool:
    links = (element.get("href", ""), element.get(_LINK, ""))
    said = " ".join((*element.attrib.values(), element.text or "" if _name(element) == "style" else ""))
    return any(link and not link.startswith("#") for link in links) or bool(re.search(r"url\(|@import|\\", said))


def _classes(style: Element) -> dict[str, str] | None:
    """Class -> its declarations; None where the style says more than that."""
    text = re.sub(r"/\*.*?\*/", "", style.text or "", flags=re.DOTALL)
    found: dict[str, str] = {}
    for selectors, declared in _RULE.findall(text):
        for selector in selectors.split(","):
            named = _CLASS.match(selector.strip())
            if named is None:
                return None
            found[named[1]] = f"{found.get(named[1], '')};{declared}"
    return None if _RULE.sub("", text).strip() else found


def _size(root: Element) -> tuple[float, float, float, float] | None:
    """The box that is drawn in, from its viewBox or from its width and height."""
    box = [part for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if part]
    if not box:
        box = ["0", "0", *(re.sub(r"(px|pt|mm)$", "", root.get(side, "").strip()) for side in ("width", "height"))]
    try:
        left, top, width, height = map(float, box)
    except ValueError:
        return None
    sides = (left, top, width, height)
    return sides if all(map(math.isfinite, sides)) and width > 0 and height > 0 else None


def plain_svg(content: bytes) -> bytes:
    """The same drawing with shapes and flat colours alone: no words, no notes, no names but short ones of ours.

    Args:
        content: an SVG of which `logo_faults` found nothing.
    """
    root = _parsed(content)
    classes: dict[str, str] = {}
    for style in root.iter(f"{_SVG}style"):
        classes |= _classes(style) or {}
    named = [element.get("id", "") for element in root.iter() if element.get("id")]
    letters = map("".join, product(string.ascii_lowercase, repeat=3))
    plain = _plain(root, classes, dict(zip(dict.fromkeys(named), letters, strict=False)))
    size = _size(root)
    assert size is not None  # noqa: S101  the faults would say so
    plain.set("xmlns", "http://www.w3.org/2000/svg")
    plain.set("viewBox", " ".join(f"{side:g}" for side in size))
    plain.set("width", f"{size[2]:g}")
    plain.set("height", f"{size[3]:g}")
    written: bytes = ET.tostring(plain, encoding="utf-8")
    return written


def _plain(element: Element, classes: dict[str, str], names: dict[str, str]) -> Element:
    made = Element(_name(element), {name: element.attrib[name] for name in sorted(_GEOMETRY & set(element.attrib))})
    looks = {name: element.attrib[name] for name in sorted(_LOOKS & set(element.attrib))}
    for declared in (*(classes.get(one, "") for one in element.get("class", "").split()), element.get("style", "")):
        pairs = (part.partition(":") for part in declared.split(";") if ":" in part)
        looks |= {name.strip(): value.strip() for name, _, value in pairs if name.strip() in _LOOKS}
    if looks:
        made.set("style", ";".join(f"{name}:{value}" for name, value in looks.items()))
    if element.get("id"):
        made.set("id", names[element.attrib["id"]])
    link = (element.get("href") or element.get(_LINK) or "").removeprefix("#")
    if link in names:
        made.set("href", f"#{names[link]}")
    made.extend(_plain(kid, classes, names) for kid in element if _name(kid) in _DRAWN)
    return made
