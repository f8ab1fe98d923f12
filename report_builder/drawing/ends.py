"""The names beside the lines' ends: pushed apart, and joined to their lines where they had to move."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from report_builder.drawing.axis import GAP_MM, REFERENCE_DASHES, write
from report_builder.drawing.chart import ChartData
from report_builder.drawing.colouring import series_colours, series_ranks
from report_builder.drawing.lettering import LINE_MM, NO_BREAK, keep_apart, lines_of, widest_mm, wrap
from report_builder.drawing.looks import LOOKS, marker_of
from report_builder.drawing.scale import Scale
from report_builder.drawing.sheet import POINTS_PER_MM
from report_builder.drawing.style import Style

_NAME_SHARE = 0.27
"""Most of the width that the names may take."""
_SAMPLE_MM = 3.4
_LEADER_MM = 5.0
_UNMOVED_MM = 1.2


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A name with the last label of its line.

    Attributes:
        words: broken into lines.
        value: beside which it wishes to stand; nought where the last point has no number.
        series: whose it is; None for a reference line.
        joins: whether the line reaches the right end.
        is_bold: for the service itself.
    """

    words: str
    value: float
    series: int | None
    joins: bool
    is_bold: bool = False

    @property
    def height(self) -> float:
        """How high its words are, in mm."""
        return lines_of(self.words) * LINE_MM


def end_labels(chart: ChartData) -> tuple[EndLabel, ...]:
    """A label for each line and each reference line."""
    widest = _NAME_SHARE * chart.width_mm
    labels = []
    for place, series in enumerate(chart.series):
        last, is_own = series.marks[-1], series.name == chart.highlight
        words = wrap(f"{series.name}{NO_BREAK}{last.label}", widest, is_bold=is_own)
        labels.append(EndLabel(words, last.value or 0.0, place, last.value is not None, is_own))
    labels += [EndLabel(wrap(line.label, widest), line.value, None, joins=True) for line in chart.reference_lines]
    return tuple(labels)


def levels(labels: tuple[EndLabel, ...], scale: Scale, *, plot: float) -> list[float]:
    """How far above the axis' beginning each label stands, in mm, on a plot so high, clear of the periods below."""
    wishes = [scale.share(label.value) * plot for label in labels]
    return keep_apart(wishes, [label.height for label in labels], low=-GAP_MM, high=plot + LINE_MM)


def are_keyed(labels: tuple[EndLabel, ...], scale: Scale, *, plot: float) -> bool:
    """Whether each label needs its line's marker before it: some line ends early, or some label had to move away."""
    stands = zip(labels, levels(labels, scale, plot=plot), strict=True)
    return any(not label.joins or abs(level - scale.share(label.value) * plot) > _UNMOVED_MM for label, level in stands)


def room_mm(labels: tuple[EndLabel, ...], *, is_keyed: bool) -> float:
    """The room that the labels take on the right."""
    return widest_mm([label.words for label in labels], is_bold=True) + _indent(is_keyed=is_keyed) + GAP_MM


def _indent(*, is_keyed: bool) -> float:
    return GAP_MM + (_LEADER_MM + _SAMPLE_MM if is_keyed else 0.0)


def draw_end(axes: Axes, chart: ChartData, label: EndLabel, *, level: float, is_keyed: bool, style: Style) -> None:
    """Write a label at a level in data units, and what joins it to its line where it is keyed."""
    edge = axes.get_xlim()[1]
    if is_keyed:
        _draw_key(axes, chart, label, level=level, style=style)
    shift = (_indent(is_keyed=is_keyed), 0.0)
    write(axes, label.words, (edge, level), style=style, shift_mm=shift, is_bold=label.is_bold, on_paper=False)


def _draw_key(axes: Axes, chart: ChartData, label: EndLabel, *, level: float, style: Style) -> None:
    """Draw the line's marker before its label, and a fine line to it from the last point where it had to move."""
    start, edge = axes.get_xlim()
    per_mm = (edge - start) / (axes.get_position().width * chart.width_mm)
    begin, end = edge + _LEADER_MM * per_mm, edge + (_LEADER_MM + _SAMPLE_MM) * per_mm
    if label.series is None:
        bend = (edge, begin, end), (label.value, level, level)
        axes.plot(*bend, color=style.ink, linewidth=1, dashes=REFERENCE_DASHES, clip_on=False)
        return
    colour = series_colours(chart, style)[label.series]
    middle = (begin + end) / 2
    if label.joins and _is_moved(axes, label, level):
        leader = (len(chart.categories) - 1, middle), (label.value, level)
        axes.plot(*leader, color=colour, linewidth=0.6, clip_on=False, zorder=2.4)
    marker, _ = LOOKS[series_ranks(chart)[label.series]]
    axes.plot([middle], [level], color=colour, marker=marker, clip_on=False, **marker_of(chart))


def _is_moved(axes: Axes, label: EndLabel, level: float) -> bool:
    """Whether the label stands visibly above or below its line's end."""
    low, high = axes.get_ylim()
    plot_mm = axes.get_window_extent().height / POINTS_PER_MM
    return abs(level - label.value) / (high - low) * plot_mm > _UNMOVED_MM
