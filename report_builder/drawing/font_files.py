"""A council's own font files: whether a paper can be set in them, and which of them serves for which weight.

Source of the embedding rights: OpenType specification, OS/2 table, fsType.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NEEDED = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("£\N{EN DASH}\u2018\u2019\u201c\u201d\u2022\u2026")
"""The letters, digits and signs of every paper: printable ASCII, the pound, dashes, quotation marks, a bullet."""

FACES = ((400, False), (400, True), (600, False), (600, True), (700, False), (700, True))
"""Each weight that our stylesheets use, upright and italic."""

MOST_BYTES = 5_000_000
_BOLD = 600
_RESTRICTED, _NO_SUBSET, _BITMAPS = 0x0002, 0x0100, 0x0200
_LICENCE = "take a font whose licence lets documents embed it"
_STATIC = "give the files of single weights (regular, bold)"

_BROKEN = (KeyError, AttributeError, AssertionError, EOFError, IndexError, OverflowError, TypeError, struct.error)
"""What fontTools raises where the tables of a file are not what their heads say."""

Fault = tuple[Path | None, str, str]
"""The file, or None for all together; what is wrong; how to mend it."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """What a font file says of itself."""

    family: str
    weight: int
    is_italic: bool
    rights: int
    characters: frozenset[str]
    is_variable: bool = False


def font_faults(files: Sequence[Path]) -> list[Fault]:
    """What keeps a paper from being set in these files; nothing where it can be, or where there are none."""
    faults: list[Fault] = []
    read: dict[Path, FontFile] = {}
    for file in files:
        try:
            content = file.read_bytes()
            read[file] = read_font(content)
        except (OSError, ValueError):
            faults.append((file, "the file is no font, or a broken one", "give ttf or otf files"))
            continue
        faults += [(file, what, mend) for what, mend in _faults(read[file], len(content))]
    if files and not faults:
        faults += [(None, what, mend) for what, mend in _together(read.values())]
    return faults


def _faults(font: FontFile, size: int) -> Iterator[tuple[str, str]]:
    if size > MOST_BYTES:
        yield f"the font has {size:,} bytes", f"give one of at most {MOST_BYTES:,}"
    if font.is_variable:
        yield "the font is variable, which not every reader of PDF can show", _STATIC
    if font.rights & 0x000F == _RESTRICTED or font.rights & (_NO_SUBSET | _BITMAPS):
        yield "the font says of itself that a document may not embed it", _LICENCE
    lacking = sorted(NEEDED - font.characters)
    if lacking:
        named = ", ".join(f"'{each}'" for each in lacking[:8])
        yield f"the font lacks {len(lacking)} characters that papers need: {named}", "take a font for English text"


def _together(fonts: Iterable[FontFile]) -> Iterator[tuple[str, str]]:
    found = list(fonts)
    families = sorted({font.family for font in found})
    if len(families) > 1:
        yield f"the fonts are of several families: {', '.join(families)}", "give the files of one family"
    upright = [font.weight for font in found if not font.is_italic]
    if not any(weight < _BOLD for weight in upright):
        yield "there is no regular font among the files", "add the regular one"
    if not any(weight >= _BOLD for weight in upright):
        yield "there is no bold font among the files", "add the bold one"


def read_font(content: bytes) -> FontFile:
    """What a font file says of itself.

    Raises:
        ValueError: it is no single TrueType or OpenType font.
    """
    from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]  # noqa: PLC0415  slow to import

    if content[:4] not in {b"\0\1\0\0", b"OTTO", b"true"}:
        raise ValueError("not a TrueType or OpenType font")
    try:
        with TTFont(io.BytesIO(content), lazy=True) as font:
            style = font["OS/2"]
            return FontFile(
                family=str(font["name"].getDebugName(16) or font["name"].getDebugName(1) or ""),
                weight=int(style.usWeightClass),
                is_italic=bool(style.fsSelection & 1),
                rights=int(style.fsType),
                characters=frozenset(map(chr, font.getBestCmap() or {})),
                is_variable="fvar" in font,
            )
    except (TTLibError, *_BROKEN) as broken:
        raise ValueError("a broken font") from broken


def faces_of(fonts: Mapping[str, bytes]) -> dict[tuple[int, bool], str]:
    """Weight and slant -> the name of the file that serves for it: the nearest weight, an upright one if need be."""
    read = {name: read_font(content) for name, content in fonts.items()}

    def misfit(name: str, weight: int, *, is_italic: bool) -> tuple[int, bool, int]:
        font = read[name]
        is_other_weight = (font.weight >= _BOLD) != (weight >= _BOLD)
        return is_other_weight, font.is_italic != is_italic, abs(font.weight - weight)

    return {
        (weight, is_italic): min(sorted(read), key=lambda name: misfit(name, weight, is_italic=is_italic))
        for weight, is_italic in FACES
    }
