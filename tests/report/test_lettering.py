"""Pictures for a browser carry the letters that they need."""

from __future__ import annotations

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from report_builder.report.lettering import with_letters


def picture(text: str, style: str = "") -> bytes:
    """An SVG with one text."""
    return f'<svg xmlns="http://www.w3.org/2000/svg"><text style="{style}">{text}</text></svg>'.encode()


def test_a_picture_gets_the_weights_that_it_uses() -> None:
    lettered = with_letters({"a": picture("Ab"), "b": picture("Cd", "font-weight: 700")})

    assert re.findall(rb"font-weight:(\d+)", lettered["a"]) == [b"400"]
    assert re.findall(rb"font-weight:(\d+)", lettered["b"]) == [b"400", b"700"]


def test_the_font_holds_the_characters_of_all_pictures_and_no_others() -> None:
    lettered = with_letters({"a": picture("Ab"), "b": picture("5 &amp; 6")})

    font = base64.b64decode(re.findall(rb"base64,([^)]*)\)", lettered["a"])[0])
    assert {chr(code) for code in TTFont(io.BytesIO(font)).getBestCmap()} == set("Ab5 &6")


def test_a_picture_without_words_gets_no_font() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'

    assert b"@font-face" not in with_letters({"a": drawing})["a"]


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(ValueError, match="not SVG"):
        with_letters({"a": b"PNG"})
