"""What stands around the marks: ticks and light gridlines, the line at nought, titles, legend and reference lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D

from report_builder.drawing.chart import ChartData, ReferenceLine
from report_builder.drawing.colouring import series_colours
from report_builder.drawing.lettering import LINE_MM, SIZE, SMALL, keep_apart, lines_of, widest_mm, width_mm, wrap
from report_builder.drawing.scale import Scale, scale_of
from report_builder.drawing.sheet import POINTS_PER_MM, place, size_mm
from report_builder.drawing.style import Style

GAP_MM = 1.4
"""Between a mark and its label."""
REFERENCE_DASHES = (4, 2.5)
TICKS_MM = 5.0
"""Room for a row of tick labels."""
TITLE_MM = 5.0
"""Room for a line of title."""
_TICK_GAP_MM = 4.0
_PAPER_MM = 0.5
SWATCH_MM = 3.4
"""How wide and high the mark before a name is."""
_ENTRY_GAP_MM = 6.0


def scale_across(values: Iterable[float], *, unit: str, length_mm: float) -> Scale:
    """The scale of an axis so long from left to right, with as many ticks as have room, at most five steps."""
    reach = tuple(values)
    scales = (scale_of(reach, unit=unit, most_steps=steps) for steps in (5, 4, 3, 2))
    fitting = (s for s in scales if (widest_mm(s.words, SMALL) + _TICK_GAP_MM) * (len(s.ticks) - 1) <= length_mm)
    return next(fitting, scale_of(reach, unit=unit, most_steps=2))


def dress_across(axes: Axes, scale: Scale, style: Style) -> None:
    """A value axis from left to right, its numbers below."""
    axes.set_xlim(scale.low, scale.high)
    axes.set_xticks([float(tick) for tick in scale.ticks], scale.words, color=style.ink, size=SMALL)
    axes.set_yticks([])
    axes.xaxis.grid(visible=True, color=style.grid, clip_on=False)
    axes.axvline(0, color=style.ink, linewidth=0.8, clip_on=False, zorder=2.5)


def dress_upright(axes: Axes, scale: Scale, style: Style) -> None:
    """A value axis from bottom to top, its numbers on the left."""
    axes.set_ylim(scale.low, scale.high)
    axes.set_yticks([float(tick) for tick in scale.ticks], scale.words, color=style.ink, size=SMALL)
    axes.set_xticks([])
    axes.yaxis.grid(visible=True, color=style.grid, clip_on=False)
    axes.axhline(0, color=style.ink, linewidth=0.8, clip_on=False, zorder=2.5)


def write(
    axes: Axes,
    words: str,
    at: tuple[float, float],
    *,
    style: Style,
    shift_mm: tuple[float, float] = (0.0, 0.0),
    across: str = "left",
    up: str = "center",
    is_bold: bool = False,
    ink: str = "",
    on_paper: bool = True,
) -> None:
    """Write words beside a point of the panel, on a strip of paper that keeps gridlines off them.

    Args:
        axes: the panel.
        words: one or more lines.
        at: the point, in data units.
        style: for the ink.
        shift_mm: how far from it, to the right and upwards.
        across: which side of the words stands there: left, center or right.
        up: bottom, center or top.
        is_bold: for the service itself.
        ink: another colour than the usual ink.
        on_paper: whether the strip is wanted.
    """
    axes.annotate(
        words,
        at,
        xytext=(shift_mm[0] * POINTS_PER_MM, shift_mm[1] * POINTS_PER_MM),
        textcoords="offset points",
        ha=across,
        va="center_baseline" if up == "center" and "\n" not in words else up,
        size=SIZE,
        weight="bold" if is_bold else "normal",
        color=ink or style.ink,
        annotation_clip=False,
        zorder=4,
    )
    if on_paper and words:
        _lay_paper(axes, words, at, shift_mm=shift_mm, across=across, up=up, is_bold=is_bold)


def _lay_paper(
    axes: Axes,
    words: str,
    at: tuple[float, float],
    *,
    shift_mm: tuple[float, float],
    across: str,
    up: str,
    is_bold: bool,
) -> None:
    """Lay a strip of paper under the words: above gridlines and reference lines, below every mark."""
    width, height = width_mm(words, is_bold=is_bold), lines_of(words) * LINE_MM
    left = shift_mm[0] - {"left": 0.0, "center": width / 2, "right": width}[across] - _PAPER_MM
    foot = shift_mm[1] - {"bottom": 0.0, "center": height / 2, "top": height}[up]
    where = Affine2D().scale(POINTS_PER_MM).translate(*axes.transData.transform(at))
    corner, width = (left, foot), width + 2 * _PAPER_MM
    axes.add_artist(Rectangle(corner, width, height, transform=where, facecolor="white", clip_on=False, zorder=0.8))


def write_at(
    sheet: Figure, words: str, x_mm: float, y_mm: float, *, style: Style, across: str = "left", is_bold: bool = False
) -> None:
    """Write one line, its middle `y_mm` below the sheet's top; nothing where it is empty."""
    if not words:
        return
    sheet.text(
        x_mm,
        y_mm,
        words,
        transform=place(sheet),
        ha=across,
        va="center_baseline",
        size=SIZE,
        weight="bold" if is_bold else "normal",
        color=style.ink,
    )


def title_mm(words: str, width: float) -> float:
    """The room that an axis' title takes on a sheet so wide; none where there is no title."""
    return TITLE_MM + (lines_of(wrap(words, width)) - 1) * LINE_MM if words else 0.0


def write_title(sheet: Figure, words: str, *, top_mm: float, style: Style) -> None:
    """Write an upright axis' title on the left above it, where it need not be turned."""
    for row, line in enumerate(wrap(words, size_mm(sheet)[0]).split("\n") if words else ()):
        write_at(sheet, line, 0, top_mm + TITLE_MM / 2 - 0.4 + row * LINE_MM, style=style)


def write_foot(sheet: Figure, words: str, *, middle_mm: float, style: Style) -> None:
    """Write the title of an axis from left to right below it, about its middle but within the sheet."""
    width, height = size_mm(sheet)
    lines = wrap(words, width).split("\n") if words else []
    for row, line in enumerate(reversed(lines)):
        half = width_mm(line) / 2
        middle = max(half, min(middle_mm, width - half))
        write_at(sheet, line, middle, height - TITLE_MM / 2 - row * LINE_MM, style=style, across="center")


def legend_mm(names: Sequence[str], width: float) -> float:
    """The room that the legend takes on a sheet so wide; none for a single series."""
    return len(_legend_rows(names, width)) * LINE_MM + 2.0 if len(names) > 1 else 0.0


def draw_legend(sheet: Figure, chart: ChartData, style: Style) -> None:
    """Draw a legend along the top, in one line where it fits."""
    if len(chart.series) < 2:
        return
    places = legend_places(chart.names, chart.width_mm)
    for name, colour, (x_mm, y_mm) in zip(chart.names, series_colours(chart, style), places, strict=True):
        corner = (x_mm, y_mm - SWATCH_MM / 2)
        sheet.add_artist(Rectangle(corner, SWATCH_MM, SWATCH_MM, facecolor=colour, transform=place(sheet)))
        write_at(sheet, name, x_mm + SWATCH_MM + GAP_MM, y_mm, style=style)


def legend_places(names: Sequence[str], width: float) -> list[tuple[float, float]]:
    """Where each entry of a legend begins and where its middle lies, in mm from the sheet's top left corner."""
    places = []
    for row, entries in enumerate(_legend_rows(names, width)):
        x_mm = 0.0
        for entry in entries:
            places.append((x_mm, LINE_MM * (row + 0.5)))
            x_mm += _entry_mm(names[entry])
    return places


def _legend_rows(names: Sequence[str], width: float) -> list[list[int]]:
    """Which series stand in each line of the legend."""
    rows: list[list[int]] = [[]]
    for entry, name in enumerate(names):
        taken = sum(_entry_mm(names[before]) for before in rows[-1])
        if rows[-1] and taken + _entry_mm(name) - _ENTRY_GAP_MM > width:
            rows.append([])
        rows[-1].append(entry)
    return rows


def _entry_mm(name: str) -> float:
    return SWATCH_MM + GAP_MM + width_mm(name) + _ENTRY_GAP_MM


def draw_references_across(sheet: Figure, axes: Axes, lines: Sequence[ReferenceLine], *, style: Style) -> None:
    """Draw dashed upright lines across horizontal bars, their labels above the panel."""
    sheet_width, sheet_height = size_mm(sheet)
    box = axes.get_position()
    scale = axes.get_xlim()
    wishes = [(box.x0 + box.width * (line.value - scale[0]) / (scale[1] - scale[0])) * sheet_width for line in lines]
    middles = keep_apart(wishes, [width_mm(line.label) + 3 for line in lines], low=0, high=sheet_width)
    for line, middle in zip(lines, middles, strict=True):
        axes.axvline(line.value, color=style.ink, linewidth=1, dashes=REFERENCE_DASHES, clip_on=False, zorder=0.7)
        write_at(sheet, line.label, middle, (1 - box.y1) * sheet_height - TITLE_MM / 2, style=style, across="center")
