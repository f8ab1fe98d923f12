"""What stands in the place of numbers that may not be shown: a hatched mark of one size, or a sentence.

The size is a constant in millimetres. It depends on no value, and neither do the axis, the order or the gaps.
"""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from report_builder.drawing.chart import ChartData
from report_builder.drawing.lettering import SIZE
from report_builder.drawing.sheet import POINTS_PER_MM, new_sheet, place
from report_builder.drawing.style import Style

LENGTH_MM = 9.0
"""How long the placeholder of a bar or column is."""
POINT_MM = 2.6
"""How wide and high the placeholder of a point on a line is."""
WITHHELD_WORDS = "Withheld to protect individuals"
EMPTY_WORDS = "No data"
_STRIPE_MM = 1.3
_EMPTY_HEIGHT_MM = 30.0


def draw_placeholder(
    axes: Axes,
    at: tuple[float, float],
    *,
    width_mm: float,
    height_mm: float,
    style: Style,
    edge: str = "",
    is_leftwards: bool = False,
) -> None:
    """Draw the hatched mark, its lower left corner (lower right if leftwards) at a point of the panel.

    The panel's limits must be set already.
    """
    start_mm = -width_mm if is_leftwards else 0.0
    where = Affine2D().translate(start_mm, 0).scale(POINTS_PER_MM).translate(*axes.transData.transform(at))
    line: dict[str, Any] = {"edgecolor": edge or style.ink, "clip_on": False, "zorder": 3.0}
    axes.add_artist(
        Rectangle((0, 0), width_mm, height_mm, transform=where, facecolor=style.quiet, linewidth=0.7, **line)
    )
    axes.add_artist(PathPatch(_stripes(width_mm, height_mm), transform=where, fill=False, linewidth=0.5, **line))


def _stripes(width_mm: float, height_mm: float) -> Path:
    """Rising diagonal lines within a box, drawn one by one: a pattern would print differently in each reader."""
    count = int((width_mm + height_mm) / _STRIPE_MM)
    starts = [(stripe + 0.5) * (width_mm + height_mm) / count - height_mm for stripe in range(count)]
    ends = [(max(0.0, start), min(width_mm, start + height_mm), start) for start in starts]
    points = [point for left, right, start in ends for point in ((left, left - start), (right, right - start))]
    return Path(points, [Path.MOVETO, Path.LINETO] * count)


def paint_words(chart: ChartData, style: Style) -> Figure:
    """A calm sheet that says why there is nothing to draw."""
    words = WITHHELD_WORDS if any(mark.is_withheld for mark in chart.marks) else EMPTY_WORDS
    height_mm = chart.height_mm or _EMPTY_HEIGHT_MM
    sheet = new_sheet(chart.width_mm, height_mm)
    sheet.add_artist(
        Rectangle((0, 0), chart.width_mm, height_mm, transform=place(sheet), facecolor=style.quiet, edgecolor="none")
    )
    sheet.text(0.5, 0.5, words, ha="center", va="center_baseline", size=SIZE + 2, color=style.ink)
    return sheet
