"""How charts look: the palette, matplotlib's settings, and the fonts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from report_builder.drawing.colour import TEXT_CONTRAST, WHITE, contrast
from report_builder.drawing.palette import read_palette
from report_builder.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Style:
    """All that a chart needs to know of its looks. Colours are "#RRGGBB".

    It is read without matplotlib, so that a chart can be asked for by a process that draws none itself.

    Attributes:
        settings: the file of matplotlib's settings, which `sheet.drawing_in` reads.
        fonts: the only font files that may be used.
        series: colours of the series, in order.
        own, others: the service's own bar among those of others.
        ink, ink_on_light: text on paper, and text on a light fill.
        grid, quiet: gridlines, and what stands behind words.
    """

    settings: Path
    fonts: tuple[Path, ...]
    series: tuple[str, ...]
    own: str
    others: str
    ink: str
    ink_on_light: str
    grid: str
    quiet: str

    def ink_on(self, fill: str) -> str:
        """White where it can be read on the fill (dark blue, dark pink), else the ink for light fills."""
        return WHITE if contrast(fill, WHITE) >= TEXT_CONTRAST else self.ink_on_light


def read_style(charts_folder: Path, fonts: tuple[Path, ...], colours: Mapping[str, str]) -> Style:
    """Read `palette.yaml` and `house.mplstyle` of a folder of charts.

    Args:
        charts_folder: holds both files.
        fonts: TrueType files of Source Sans Pro.
        colours: the house's own, by the palette's names ("dark blue" or "dark_blue"): "#RRGGBB".

    Raises:
        ConfigError: a file is missing or malformed, a colour's name is unknown, or a colour would not stand out.
    """
    palette = read_palette(charts_folder / "palette.yaml", colours)
    hues = palette.colours
    return Style(
        settings=_settings_in(charts_folder),
        fonts=fonts,
        series=tuple(hues[name] for name in palette.series),
        own=hues[palette.own],
        others=hues[palette.others],
        ink=hues[palette.ink],
        ink_on_light=hues[palette.ink_on_light],
        grid=hues[palette.grid],
        quiet=hues[palette.quiet],
    )


def _settings_in(charts_folder: Path) -> Path:
    """The file of a folder's settings.

    Raises:
        ConfigError: it is missing.
    """
    file = charts_folder / "house.mplstyle"
    if not file.is_file():
        raise ConfigError(f"{file}: there is no such file", mend="copy it from the program's own charts")
    return file
