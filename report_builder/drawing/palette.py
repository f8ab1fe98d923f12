"""The colours of `palette.yaml`, with the house's own in their place, and whether they can be told from the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from report_builder.drawing.colour import GRAPHICS_CONTRAST, TEXT_CONTRAST, WHITE, contrast, is_colour, nearest_legible
from report_builder.drawing.paper_colours import Faint, nearest_words, too_faint
from report_builder.errors import Complaint, ConfigError, did_you_mean

_Colour = Annotated[str, Field(pattern="^#[0-9A-Fa-f]{6}$")]


class Palette(BaseModel):
    """Named colours ("#RRGGBB") and which of them is used for what.

    Attributes:
        colours: name -> colour.
        series: names in the order in which series take them.
        own, others: the service's own bar among those of others.
        ink, ink_on_light: text on paper, and text on a light fill.
        grid, quiet: gridlines, and what stands behind words; both may be faint.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    colours: dict[str, _Colour]
    series: tuple[str, ...] = Field(min_length=4)
    own: str
    others: str
    ink: str
    ink_on_light: str
    grid: str
    quiet: str

    def uses(self) -> Iterator[tuple[str, str, float]]:
        """Each use of a colour: what for, the colour's name, the least contrast against white."""
        for name in self.series:
            yield "series", name, GRAPHICS_CONTRAST
        yield "own", self.own, GRAPHICS_CONTRAST
        yield "others", self.others, GRAPHICS_CONTRAST
        yield "ink", self.ink, TEXT_CONTRAST
        yield "ink_on_light", self.ink_on_light, TEXT_CONTRAST
        yield "grid", self.grid, 1
        yield "quiet", self.quiet, 1


def read_palette(file: Path, house_colours: Mapping[str, str]) -> Palette:
    """Read the palette, with the house's colours in place of those of the same name.

    Args:
        file: the YAML file.
        house_colours: "dark blue", "dark-blue" or "dark_blue" -> "#RRGGBB".

    Raises:
        ConfigError: with all faults at once: the file is missing or malformed, a name is unknown, a colour is none or
            would be too faint.
    """
    palette = _read(file)
    house = {plain_name(name): colour for name, colour in house_colours.items()}
    complaints = list(_house_complaints(house, palette))
    usable = {name: colour for name, colour in house.items() if name in palette.colours and is_colour(colour)}
    mixed = palette.model_copy(update={"colours": palette.colours | usable})
    complaints += _use_complaints(mixed, file)
    if complaints:
        raise ConfigError(complaints)
    return mixed


def house_faults(file: Path, house_colours: Mapping[str, str]) -> tuple[tuple[str, ...], list[Faint]]:
    """The names of the palette's colours, and what is wrong with the house's: unknown, or too faint for its use.

    Args:
        file: the palette, which is whole.
        house_colours: as in `read_palette`.
    """
    palette = _read(file)
    faults: list[Faint] = []
    for name, colour in house_colours.items():
        least = max((least for _, used, least in palette.uses() if used == plain_name(name)), default=1.0)
        if plain_name(name) not in palette.colours:
            faults.append((name, f"neither the page nor the charts have a colour '{name}'", ""))
        elif (ratio := contrast(colour, WHITE)) < least:
            nearest = nearest_legible(colour, [(WHITE, least)])
            faults.append((name, too_faint(name, colour, WHITE, ratio), nearest_words(nearest, least)))
    return tuple(palette.colours), faults


def _read(file: Path) -> Palette:
    """The file as it stands.

    Raises:
        ConfigError: it is missing, or is no palette.
    """
    try:
        return Palette.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except FileNotFoundError as missing:
        raise ConfigError(f"{file}: there is no such file", mend="copy it from the program's own charts") from missing
    except yaml.YAMLError as malformed:
        mark = getattr(malformed, "problem_mark", None)
        where = f"{file}:{mark.line + 1}" if mark else str(file)
        raise ConfigError(
            Complaint("this is not YAML", where=where, mend="see the program's own palette")
        ) from malformed
    except ValidationError as faults:
        raise ConfigError(
            Complaint(fault["msg"].lower(), where=f"{file}: {'.'.join(str(step) for step in fault['loc'])}")
            for fault in faults.errors()
        ) from faults


def plain_name(name: str) -> str:
    """A colour's name as the palette spells it: "dark blue" for "Dark_Blue"."""
    return name.replace("_", " ").replace("-", " ").strip().lower()


def _house_complaints(house: Mapping[str, str], palette: Palette) -> Iterator[Complaint]:
    """House colours that the palette does not know, or that are no colours."""
    for name, colour in house.items():
        where = f"house.colours.{name}"
        if name not in palette.colours:
            mend = did_you_mean(name, palette.colours) or f"the palette has: {', '.join(palette.colours)}"
            yield Complaint(f"the palette has no colour '{name}'", where=where, mend=mend)
        elif not is_colour(colour):
            yield Complaint(f"'{colour}' is not a colour", where=where, mend='write it like "#12436D"')


def _use_complaints(palette: Palette, file: Path) -> Iterator[Complaint]:
    """Colours that are used but not defined, or too faint for their use."""
    for use, name, least in palette.uses():
        where = f"{file}: {use}"
        if name not in palette.colours:
            mend = did_you_mean(name, palette.colours) or "define it under 'colours'"
            yield Complaint(f"there is no colour '{name}'", where=where, mend=mend)
            continue
        ratio = contrast(palette.colours[name], WHITE)
        if ratio < least:
            colour = palette.colours[name]
            nearest = nearest_legible(colour, [(WHITE, least)])
            yield Complaint(too_faint(name, colour, WHITE, ratio), where=where, mend=nearest_words(nearest, least))
