"""The one family of fonts that a paper is set in: its faces, its glyphs, and that no other crept in.

A box instead of a letter is worse than no paper, and a font of the machine would change the pages from one to the next.
"""

from __future__ import annotations

import html
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from report_builder import bundled
from report_builder.errors import Complaint, ConfigError

FONTS = "memory:font/"
"""Where the print version looks for its fonts: only our own fetcher knows this address."""

_STYLES = {
    "Regular": (400, "normal"),
    "It": (400, "italic"),
    "Semibold": (600, "normal"),
    "SemiboldIt": (600, "italic"),
    "Bold": (700, "normal"),
    "BoldIt": (700, "italic"),
}
"""The end of a font file's name -> its weight and style: every one that a stylesheet of ours uses."""

_STAND_INS = str.maketrans(
    {
        "\u2010": "-",  # hyphen
        "\u2011": "-",  # non-breaking hyphen
        "\u2002": " ",  # en space
        "\u2003": " ",  # em space
        "\u2009": "\u202f",  # thin space
        "\u25cf": "\u2022",  # black circle
        "\u200b": None,  # zero width space
        "\u200d": None,  # zero width joiner
        "\ufeff": None,  # byte order mark
        "\ufe0f": None,  # variation selector
    }
)
"""Characters that look or mean the same as one that the font has; word processors leave them in pasted text."""

_NO_TEXT = re.compile(r"<style.*?</style>|<!--.*?-->|<[^>]*>", re.DOTALL)
_UNPRINTED = frozenset("\n\r\t\f")


def font_faces() -> str:
    """The stylesheet that declares every weight."""
    return "\n".join(
        f"@font-face {{ font-family: '{bundled.FONT_FAMILY}'; src: url({FONTS}{file.name});"
        f" font-weight: {weight}; font-style: {style}; }}"
        for file, weight, style in _used_files()
    )


def font_bytes() -> dict[str, bytes]:
    """Address -> file of every face that `font_faces` declares."""
    return {FONTS + file.name: file.read_bytes() for file, _, _ in _used_files()}


def _used_files() -> Iterator[tuple[Path, int, str]]:
    for file in bundled.font_files():
        ending = file.stem.rpartition("-")[2]
        if ending in _STYLES:
            yield file, *_STYLES[ending]


def with_stand_ins(page: str) -> str:
    """The page with the characters that the font lacks replaced by those that serve for them."""
    return page.translate(_STAND_INS)


def insist_printable(page: str, pictures: Mapping[str, bytes]) -> None:
    """Stop at a character of the page or of a picture that our font lacks, which stands behind a council's.

    Raises:
        ConfigError: naming each such character; it came from the config, or from a name in the data.
    """
    texts = [page, *(picture.decode("utf-8") for picture in pictures.values())]
    lacking = unprintable("".join(html.unescape(_NO_TEXT.sub("", text)) for text in texts))
    if lacking:
        mend = "write it in words; it stands in a name of the data, such as a locality or a line of the budget"
        raise ConfigError(Complaint(what, mend=mend) for what in lacking)


def unprintable(text: str) -> list[str]:
    """What to say of each character of a text for which the font has no glyph; nothing where it has them all."""
    if text.isascii() and text.isprintable():  # the font need not be read
        return []
    return [_what(character) for character in sorted(set(text) - _printable() - _UNPRINTED)]


def _what(character: str) -> str:
    name = unicodedata.name(character, "unnamed").lower()
    return f"the paper's font has no character U+{ord(character):04X} ({name})"


@cache
def _printable() -> frozenset[str]:
    """The characters of the upright face, on which the others fall back."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415  (slow to import)

    regular = next(file for file in bundled.font_files() if file.stem.endswith("-Regular"))
    with TTFont(regular, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def insist_own_fonts(pdf: bytes, house_family: str = "") -> None:
    """Stop at a font that is neither of our family nor of the council's.

    Raises:
        RuntimeError: naming the font; a fault of ours.
    """
    own = tuple(_plain(family) for family in (bundled.FONT_FAMILY, house_family) if family)
    foreign = sorted(name for name in fonts_in(pdf) if not _plain(name).startswith(own))
    if foreign:
        raise RuntimeError("the paper was set in a font that is not ours: " + ", ".join(foreign))


def _plain(name: str) -> str:
    return name.replace(" ", "").replace("-", "").lower()


def fonts_in(pdf: bytes) -> frozenset[str]:
    """The names of the fonts that a PDF describes, without the mark of a subset."""
    import pikepdf  # noqa: PLC0415  heavy, and only a finished PDF wants it

    with pikepdf.open(io.BytesIO(pdf)) as file:
        described = (entry for entry in file.objects if isinstance(entry, pikepdf.Dictionary) and "/FontName" in entry)
        return frozenset(str(entry.FontName)[1:].rpartition("+")[2] for entry in described)
