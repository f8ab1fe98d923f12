"""The council's own looks on a page: its logo, its colours in the place of ours, its fonts."""

from __future__ import annotations

import base64
import re

from markupsafe import Markup

from report_builder.model.built import House, Report

_TYPES = {"image/svg+xml": "logo.svg", "image/png": "logo.png"}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")


def house_style(report: Report) -> Markup:
    """The stylesheet that puts the council's colours in the place of ours; empty where it has none.

    Raises:
        ValueError: a name or a colour is none: a fault of ours, for the config has been checked.
    """
    for name, colour in report.house.colours.items():
        if not _NAME.fullmatch(name) or not _COLOUR.fullmatch(colour):
            raise ValueError(f"'{name}: {colour}' is no colour of the house")
    rules = " ".join(f"--{name}: {colour};" for name, colour in sorted(report.house.colours.items()))
    return Markup(f":root {{ {rules} }}") if rules else Markup()  # noqa: S704  (names and colours, looked at above)


def logo_address(house: House, *, for_print: bool) -> str:
    """Where a page finds the logo: in our own memory in print, in the page itself on screen."""
    if for_print:
        return f"memory:picture/{_TYPES[house.logo_type]}"
    return f"data:{house.logo_type};base64,{base64.b64encode(house.logo).decode('ascii')}"


def logo_in_memory(house: House) -> dict[str, bytes]:
    """File name -> bytes of the logo, where there is one."""
    return {_TYPES[house.logo_type]: house.logo} if house.logo else {}
