"""Pictures that carry their own letters: a reader's machine lacks our font, and wider letters would be cut off.

A browser lets a picture in `<img>` fetch nothing, so that the font has to lie in it; only the characters that the
paper's pictures use are kept.
"""

from __future__ import annotations

import base64
import html
import io
import re
from collections.abc import Mapping
from pathlib import Path

from report_builder import bundled

_USED = {"Regular": rb"<text", "Semibold": rb"font-weight: ?600", "Bold": rb"font-weight: ?(?:700|bold)"}
"""The end of a font file's name -> what in a picture tells that it is lettered in it."""

_WEIGHTS = {"Regular": 400, "Semibold": 600, "Bold": 700}
_TEXT = re.compile(rb"<text[^>]*>(.*?)</text>", re.DOTALL)


def with_letters(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same SVG pictures, each with the fonts embedded that it is lettered in.

    Args:
        pictures: file name -> SVG whose texts are in our family of fonts.
    """
    letters = "".join(sorted({letter for picture in pictures.values() for letter in _letters(picture)}))
    endings = {name: [end for end, mark in _USED.items() if re.search(mark, svg)] for name, svg in pictures.items()}
    faces = {ending: _face(ending, letters) for ending in sorted({one for used in endings.values() for one in used})}
    return {name: _with_style(svg, "".join(map(faces.__getitem__, endings[name]))) for name, svg in pictures.items()}


def _with_style(picture: bytes, style: str) -> bytes:
    at = re.search(rb"<svg[^>]*>", picture)
    if at is None:
        raise ValueError("a picture is not SVG")
    return picture[: at.end()] + f"<style>{style}</style>".encode("ascii") + picture[at.end() :]


def _letters(picture: bytes) -> str:
    texts = b"".join(_TEXT.findall(picture)).decode("utf-8")
    return html.unescape(re.sub(r"<[^>]*>", "", texts))


def _face(ending: str, letters: str) -> str:
    file = next(file for file in bundled.font_files() if file.stem.endswith(f"-{ending}"))
    font = base64.b64encode(_subset(file, letters)).decode("ascii")
    return (
        f"@font-face{{font-family:'{bundled.FONT_FAMILY}';font-weight:{_WEIGHTS[ending]};"
        f"src:url(data:font/woff;base64,{font}) format('woff')}}"
    )


def _subset(file: Path, letters: str) -> bytes:
    """The font with these letters alone, without hints; the same bytes each time."""
    from fontTools import subset  # type: ignore[import-untyped]  # noqa: PLC0415  (slow to import)

    options = subset.Options(flavor="woff", hinting=False, layout_features=["kern"], recalc_timestamp=False)
    out = io.BytesIO()
    with subset.load_font(str(file), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(out)
    return out.getvalue()
