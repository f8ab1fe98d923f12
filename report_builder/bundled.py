"""Where our own templates, charts, example configs and fonts lie, in an installed wheel as in a checkout."""

from __future__ import annotations

import html
import importlib.resources
from pathlib import Path

from report_builder.errors import OutsideError

FOLDERS = ("templates", "charts", "config", "data")
FONT_PACKAGE = "font_source_sans_pro"
FONT_FAMILY = "Source Sans Pro"

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """One of our folders of text: in the wheel `report_builder/_bundled/NAME`, in a checkout beside the package.

    Raises:
        ValueError: `name` is not one of FOLDERS.
        OutsideError: the folder is in neither place, so the installation is incomplete.
    """
    if name not in FOLDERS:
        raise ValueError(f"no folder of ours is called {name!r}")
    places = [_PACKAGE / "_bundled" / name]
    if (
        _PACKAGE.parent / "pyproject.toml"
    ).is_file():  # else a stranger's folder in site-packages could be taken for ours
        places.append(_PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise OutsideError(f"the program's own folder '{name}' is missing", mend="install report-builder again")


def font_folder() -> Path:
    """The folder in which the fonts' package keeps them.

    Raises:
        OutsideError: the package is not installed.
    """
    try:
        place = importlib.resources.files(FONT_PACKAGE)
    except ModuleNotFoundError as missing:
        raise OutsideError(
            f"the font {FONT_FAMILY} is missing", mend="run: pip install font-source-sans-pro==0.0.1"
        ) from missing
    return Path(str(place)) / "files"


def font_files() -> tuple[Path, ...]:
    """The TrueType files of Source Sans Pro (SIL Open Font License), all weights, sorted by name.

    Raises:
        OutsideError: the fonts' package is not installed, or has no files.
    """
    files = tuple(sorted(font_folder().glob("*.ttf")))
    if not files:
        raise OutsideError(
            f"the font {FONT_FAMILY} has no files",
            mend="run: pip install --force-reinstall font-source-sans-pro==0.0.1",
        )
    return files


def write_fontconfig(place: Path) -> Path:
    """Write a private fonts.conf that knows our fonts alone, and return its path.

    Name it in FONTCONFIG_FILE before WeasyPrint is imported: then no font of the machine can creep in for a missing
    glyph or weight, and pages are the same everywhere. The OpenType twins are left out: each weight is one file.

    Args:
        place: a folder that may be written; it is made where it does not exist. The font cache lies in it as well.
    """
    cache = place / "fontconfig-cache"
    cache.mkdir(parents=True, exist_ok=True)
    written = place / "fonts.conf"
    written.write_text(
        _FONTCONFIG.format(fonts=_escaped(font_folder()), cache=_escaped(cache.resolve()), family=FONT_FAMILY),
        encoding="utf-8",
    )
    return written


def _escaped(place: Path) -> str:
    """A path as XML has it. The XML library's own function would bring HTTP along: a hundredth of a second."""
    return html.escape(str(place), quote=False)


_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <selectfont><rejectfont><glob>*.otf</glob></rejectfont></selectfont>
  <match target="pattern"><edit name="family" mode="append" binding="weak"><string>{family}</string></edit></match>
</fontconfig>
"""
