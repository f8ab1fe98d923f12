"""The council's own looks on a page: its logo, its colours in the place of ours, its fonts."""

from __future__ import annotations

import base64
import re

from markupsafe import Markup

from report_builder.drawing.font_files import faces_of, read_font
from report_builder.drawing.logo import plain_svg
from report_builder.model.built import House, Report
from report_builder.model.spec import ReportSpec

_TYPES = {"image/svg+xml": "logo.svg", "image/png": "logo.png"}
_FONTS = "memory:font/house/"
_FAMILY_NAME = re.compile(r"[^A-Za-z0-9 -]")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")


def house_of(spec: ReportSpec, *, organisation: str) -> House:
    """The council's looks as its config asks for them, its files read.

    Args:
        spec: whose files have been looked at when the config was read.
        organisation: what the logo says, unless the config has other words.
    """
    logo = spec.logo.read_bytes() if spec.logo else b""
    is_svg = spec.logo is not None and spec.logo.suffix.lower() == ".svg"
    fonts = {file.name: file.read_bytes() for file in spec.fonts}
    family = read_font(next(iter(fonts.values()))).family if fonts else ""
    return House(
        logo=plain_svg(logo) if is_svg else logo,
        logo_type=("image/svg+xml" if is_svg else "image/png") if logo else "",
        logo_alt=(spec.logo_alt or organisation) if logo else "",
        colours=spec.paper_colours,
        font_family=_FAMILY_NAME.sub("", family) or ("House" if fonts else ""),
        fonts=fonts,
    )


def house_style(report: Report) -> Markup:
    """The stylesheet that puts the council's colours and family of fonts in the place of ours; empty where it has none.

    A page on screen names the family, for readers who have it; a paper in print holds it.

    Raises:
        ValueError: a name or a colour is none: a fault of ours, for the config has been checked.
    """
    house = report.house
    for name, colour in house.colours.items():
        if not _NAME.fullmatch(name) or not _COLOUR.fullmatch(colour):
            raise ValueError(f"'{name}: {colour}' is no colour of the house")
    rules = [f"--{name}: {colour};" for name, colour in sorted(house.colours.items())]
    rules += [f'--family: "{house.font_family}";'] if house.font_family else []
    return Markup(f":root {{ {' '.join(rules)} }}") if rules else Markup()  # noqa: S704  (looked at above)


def house_faces(house: House) -> str:
    """The stylesheet that declares every weight of the council's family; empty where it has none."""
    if not house.fonts:
        return ""
    return "\n".join(
        f"@font-face {{ font-family: '{house.font_family}'; src: url({_FONTS}{index}); font-weight: {weight};"
        f" font-style: {'italic' if is_italic else 'normal'}; }}"
        for (weight, is_italic), index in _indexes(house).items()
    )


def house_font_bytes(house: House) -> dict[str, bytes]:
    """Address -> file of every face that `house_faces` declares."""
    return {f"{_FONTS}{index}": content for index, content in enumerate(house.fonts.values())}


def _indexes(house: House) -> dict[tuple[int, bool], int]:
    places = {name: index for index, name in enumerate(house.fonts)}
    return {face: places[name] for face, name in faces_of(house.fonts).items()}


def logo_address(house: House, *, for_print: bool) -> str:
    """Where a page finds the logo: in our own memory in print, in the page itself on screen."""
    if for_print:
        return f"memory:picture/{_TYPES[house.logo_type]}"
    return f"data:{house.logo_type};base64,{base64.b64encode(house.logo).decode('ascii')}"


def logo_in_memory(house: House) -> dict[str, bytes]:
    """File name -> bytes of the logo, where there is one."""
    return {_TYPES[house.logo_type]: house.logo} if house.logo else {}
