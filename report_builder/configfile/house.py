"""The council's own looks: whether its logo, colours and fonts may stand on a paper.

Each function takes the keys and the source and returns what it found and its faults, so that all are gathered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from report_builder import bundled
from report_builder.configfile.data_place import absolute, is_there
from report_builder.configfile.delivery_keys import HouseKeys
from report_builder.configfile.leaves import nearest
from report_builder.configfile.source import Source
from report_builder.drawing.font_files import font_faults
from report_builder.drawing.logo import logo_faults
from report_builder.drawing.palette import house_faults, plain_name
from report_builder.drawing.paper_colours import PAPER_COLOURS, faint_colours
from report_builder.marked_yaml.fault import Fault, KeyPath, quoted

_LOGO: KeyPath = ("house", "logo")
_RELATIVE = "paths are relative to the config's own folder"
_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


def logo(keys: HouseKeys, source: Source) -> tuple[Path | None, list[Fault]]:
    """The file of the logo, absolute."""
    if keys.logo is None:
        return None, []
    file = absolute(source.folder / keys.logo)
    if not is_there(file, is_folder=False):
        return None, [Fault(_LOGO, f"there is no file '{quoted(keys.logo)}'", _RELATIVE)]
    media_type = _TYPES.get(file.suffix.lower())
    if media_type is None:
        return None, [Fault(_LOGO, f"'{quoted(keys.logo)}' is neither svg nor png", "save the logo as svg or png")]
    try:
        found = logo_faults(file.read_bytes(), media_type)
    except OSError as refusal:
        found = [(f"the logo cannot be read: {refusal.strerror}", "see to its permissions")]
    return None if found else file, [Fault(_LOGO, what, mend) for what, mend in found]


def colours(keys: HouseKeys) -> tuple[tuple[Mapping[str, str], Mapping[str, str]], list[Fault]]:
    """The colours of the charts, by the palette's names, and those of the page."""
    if not keys.colours:
        return ({}, {}), []
    page = {plain_name(name).replace(" ", "-"): name for name in keys.colours}
    paper = {plain: keys.colours[name] for plain, name in page.items() if plain in PAPER_COLOURS}
    charts = {name: keys.colours[name] for plain, name in page.items() if plain not in PAPER_COLOURS}
    faults = [Fault(("house", "colours", page[plain]), what, mend) for plain, what, mend in faint_colours(paper)]
    faults += _chart_faults(charts)
    return (charts, paper), faults


def _chart_faults(charts: Mapping[str, str]) -> Iterator[Fault]:
    palette, faults = house_faults(bundled.folder("charts") / "palette.yaml", charts)
    for name, what, mend in faults:
        known = [*palette, *PAPER_COLOURS]
        near = mend or nearest(name, known) or f"there are: {', '.join(known)}"
        yield Fault(("house", "colours", name), what, near)


def fonts(keys: HouseKeys, source: Source) -> tuple[tuple[Path, ...], list[Fault]]:
    """The files of the council's own fonts, absolute."""
    files = {name: absolute(source.folder / name) for name in keys.fonts}
    missing = [name for name, file in files.items() if not is_there(file, is_folder=False)]
    if missing:
        return (), [_of_font(keys, name, f"there is no file '{quoted(name)}'", _RELATIVE) for name in missing]
    names = {file: name for name, file in files.items()}
    found = font_faults(tuple(files.values()))
    faults = [_of_font(keys, names[file], what, mend) for file, what, mend in found if file is not None]
    faults += [Fault(("house", "fonts"), what, mend) for file, what, mend in found if file is None]
    return () if faults else tuple(files.values()), faults


def _of_font(keys: HouseKeys, name: str, what: str, mend: str) -> Fault:
    return Fault(("house", "fonts", keys.fonts.index(name)), what, mend)
