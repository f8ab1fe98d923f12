"""A map: each area shaded by its number, the darker the more, and hatched where the number is withheld."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from report_builder.drawing import bars
from report_builder.drawing.chart import ChartData, Mark, Ring
from report_builder.drawing.colour import WHITE, mixed
from report_builder.drawing.hatching import stripes_in
from report_builder.drawing.inside import fits_around, middle_of
from report_builder.drawing.lettering import LINE_MM, SIZE, lines_of, width_mm, wrap
from report_builder.drawing.sheet import new_sheet, place
from report_builder.drawing.style import Style

SHADES = (0.12, 0.32, 0.52, 1.0)
"""How much of the service's colour each shade has; none lies so near the middle that no ink could be read on it."""
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_KEY_SHARE = 0.36
_HIGHEST_MM = 130.0
_LEAST_MM = 60.0
_EDGE_MM = 1.0
_CLOSE_MM = 0.12
"""Points of a boundary that lie closer than this are one point in print."""


@dataclass(frozen=True, slots=True)
class _Area:
    """An area on the sheet, in millimetres from its top left corner."""

    name: str
    rings: tuple[Ring, ...]
    mark: Mark | None
    middle: tuple[float, float]

    @property
    def label(self) -> str:
        """Its number as printed."""
        return self.mark.label if self.mark else "no data"

    @property
    def words(self) -> str:
        """Its name and number, as they are written on it where there is room.

        An area without a figure has its name alone; not one with a digit, which could be taken for a number of the map.
        """
        if self.mark:
            return f"{self.name}\n{self.mark.label}"
        return "" if any(letter.isdigit() for letter in self.name) else self.name


def paint(chart: ChartData, style: Style) -> Figure:
    """Draw the areas, each with its name and number; where one has no room for them all have letters, with a key.

    An area without a number is white; the pattern of a withheld one is the same everywhere, whatever its size.
    Without boundaries, or with more than one series, the chart is drawn as bars.
    """
    if not chart.boundaries or len(chart.series) > 1:
        return bars.paint(chart, style)
    marks = dict(zip(chart.categories, chart.series[0].marks, strict=True))
    width = chart.width_mm
    areas = _placed(chart, marks, width=width)
    is_keyed = not all(fits_around(one.rings, one.middle, *_size(one.words)) for one in areas)
    if is_keyed:
        width = chart.width_mm * (1 - _KEY_SHARE)
        areas = _placed(chart, marks, width=width)
    letters = _letters(areas)
    key = [f"{letter} {one.name}: {one.label}" for letter, one in zip(letters, areas, strict=True) if letter]
    lines = [wrap(words, chart.width_mm - width - 2) for words in key] if is_keyed else []
    map_mm = max(y for one in areas for ring in one.rings for _, y in ring) + _EDGE_MM
    height = max(map_mm, sum(lines_of(words) for words in lines) * LINE_MM + LINE_MM, _LEAST_MM)
    sheet = new_sheet(chart.width_mm, height)
    highest = max((0.0, *chart.values))
    for one in areas:
        _draw_area(sheet, one, fill=_fill(one.mark, highest=highest, style=style), style=style)
    for letter, one in zip(letters, areas, strict=True):
        _write_on(sheet, letter if is_keyed else one.words, one, style=style, highest=highest)
    _write_key(sheet, lines, left=width + 2, style=style)
    return sheet


def _size(words: str) -> tuple[float, float]:
    return width_mm(words), lines_of(words) * LINE_MM


def _letters(areas: list[_Area]) -> list[str]:
    """A, B, C to Z, then AA, AB and so on for the areas with words: a number might be taken for a count."""
    letters = iter((*_ALPHABET, *(first + second for first in _ALPHABET for second in _ALPHABET)))
    return [next(letters) if one.words else "" for one in areas]


def _placed(chart: ChartData, marks: dict[str, Mark], *, width: float) -> list[_Area]:
    """The areas in the file's order, fitted into a width, north upwards."""
    points = [point for area in chart.boundaries for ring in area.rings for point in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    foot, top = min(y for _, y in points), max(y for _, y in points)
    inner, highest = width - 2 * _EDGE_MM, max(chart.height_mm, _HIGHEST_MM)
    unit = min(inner / (right - left), highest / (top - foot))
    start = _EDGE_MM + (inner - unit * (right - left)) / 2
    found = []
    for area in chart.boundaries:
        scaled = ([(start + (x - left) * unit, _EDGE_MM + (top - y) * unit) for x, y in ring] for ring in area.rings)
        rings = tuple(ring for ring in map(_thinned, scaled) if ring)
        if rings:
            found.append(_Area(area.name, rings, marks.get(area.name), middle_of(rings)))
    return found


def _thinned(ring: Sequence[tuple[float, float]]) -> Ring:
    """The ring without points that lie too close to be told apart; nothing where nothing is left."""
    kept = [ring[0]]
    for point in ring[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > _CLOSE_MM:
            kept.append(point)
    return (*kept, kept[0]) if len(kept) > 2 else ()


def _fill(mark: Mark | None, *, highest: float, style: Style) -> str:
    """White without a number, the quiet colour for what is withheld, and else one of the shades."""
    if mark is None or (mark.value is None and not mark.is_withheld):
        return WHITE
    if mark.value is None:
        return style.quiet
    share = max(0.0, mark.value) / highest if highest else 0.0
    shade = min(len(SHADES) - 1, int(share * len(SHADES)))
    return mixed(style.own, SHADES[shade])


def _draw_area(sheet: Figure, area: _Area, *, fill: str, style: Style) -> None:
    """Draw an area, and its stripes where its number is withheld."""
    points = [point for ring in area.rings for point in ring]
    codes = [code for ring in area.rings for code in (Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY)]
    on_sheet = place(sheet)
    outline = Path(points, codes)
    sheet.add_artist(PathPatch(outline, transform=on_sheet, facecolor=fill, edgecolor=style.ink, linewidth=0.6))
    if area.mark is not None and area.mark.is_withheld:
        strokes = stripes_in(area.rings)
        lines = Path([end for stroke in strokes for end in stroke], [Path.MOVETO, Path.LINETO] * len(strokes))
        sheet.add_artist(PathPatch(lines, transform=on_sheet, fill=False, edgecolor=style.ink, linewidth=0.5))


def _write_on(sheet: Figure, words: str, area: _Area, *, style: Style, highest: float) -> None:
    """Write on an area, in an ink that can be read on it, on a strip of paper over stripes."""
    fill = _fill(area.mark, highest=highest, style=style)
    strip = {"boxstyle": "square,pad=0.15", "facecolor": WHITE, "edgecolor": "none"}
    is_hatched = area.mark is not None and area.mark.is_withheld
    has_strip = is_hatched and fits_around(area.rings, area.middle, *_size(words))
    lines = words.split("\n")
    for row, line in enumerate(lines):
        y_mm = area.middle[1] + (row - (len(lines) - 1) / 2) * LINE_MM
        sheet.text(
            area.middle[0],
            y_mm,
            line,
            transform=place(sheet),
            ha="center",
            va="center_baseline",
            size=SIZE,
            color=style.ink if is_hatched else style.ink_on(fill),
            bbox=strip if has_strip else None,
        )


def _write_key(sheet: Figure, lines: list[str], *, left: float, style: Style) -> None:
    """Write what each letter stands for, one under the other at the right."""
    y_mm = LINE_MM
    for line in (part for words in lines for part in words.split("\n")):
        sheet.text(left, y_mm, line, transform=place(sheet), va="center_baseline", size=SIZE, color=style.ink)
        y_mm += LINE_MM
