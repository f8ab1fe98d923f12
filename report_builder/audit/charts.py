"""Everything drawn in a chart, by what it is: each bar, point and line must be a number that the paper may print.

Nothing is taken on trust from names or order in the file. What is none of the known kinds is told of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from report_builder.audit.artefacts import Label, Picture, Point, Shape
from report_builder.audit.axes import Axis, axes_of, straight

EXACT = 0.1
"""Points by which a drawn end may miss its value: far below half a pixel."""
_SLACK = 1.0
_SWATCH = 12.0
_MARKER = 9.0
"""Points: markers are smaller, and every bar is thicker, so that its words can stand beside it."""
_WHITE = {"#ffffff", "#fff", "white"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A number as it is drawn: its size, how much a tenth of a point is, where across which of the axes it stands."""

    value: float
    tolerance: float
    kind: str
    across: float
    axis: int = 0


@dataclass(frozen=True, slots=True)
class Hatched:
    """The mark of a withheld number: its length along the axis, whether it is square, and how far it is from nought."""

    length: float
    is_square: bool
    from_nought: float
    across: float


@dataclass(slots=True)
class Reading:
    """A chart, taken apart.

    Attributes:
        axes: its value axes.
        drawn: the numbers that its shapes state.
        hatched: its marks of withheld numbers.
        strange: shapes that are of no known kind.
        areas: the shapes of a picture without axes, as those of a map.
        ticks: labels that number an axis.
    """

    axes: tuple[Axis, ...]
    drawn: list[Drawn] = field(default_factory=list)
    hatched: list[Hatched] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    bars: list[tuple[float, float]] = field(default_factory=list)
    areas: list[Shape] = field(default_factory=list)

    @property
    def ticks(self) -> tuple[Label, ...]:
        """The labels that number an axis."""
        return tuple(tick.label for axis in self.axes for tick in axis.ticks)


def read_chart(picture: Picture) -> Reading:
    """Sort every shape of a picture into what it states."""
    reading = Reading(axes_of(picture))
    shapes = list(picture.shapes)
    if not reading.axes:
        reading.areas = [shape for shape in shapes if not _is_paper(shape, picture)]
        return reading
    stripes = {at for at, shape in enumerate(shapes) if _is_stripes(shape)}
    boxes = {at - 1 for at in stripes if at and _same_box(shapes[at - 1], shapes[at])}
    for at, shape in enumerate(shapes):
        if at in stripes:
            if at - 1 not in boxes:
                reading.strange.append("stripes without a box")
        elif at in boxes:
            _read_hatched(shape, reading)
        elif not _is_paper(shape, picture):
            _read_shape(shape, reading, picture)
    return reading


def _read_shape(shape: Shape, reading: Reading, picture: Picture) -> None:
    axis = _axis_of(shape, reading.axes)
    if axis is None:
        if not (_is_swatch(shape, picture) or _is_key(shape, reading)):
            reading.strange.append("a shape beside the panel")
    elif straight(shape) is not None:
        _read_straight(shape, axis, reading)
    elif _is_marker(shape):
        left, top, right, bottom = shape.box
        kind = "point" if axis.is_upright else "dot"
        _state(((left + right) / 2, (top + bottom) / 2), axis, reading, kind=kind)
    elif _is_bar(shape):
        _read_bar(shape, axis, reading)
    elif not shape.is_closed and not shape.fill and not shape.has_curves and len(shape.runs) == 1:
        if not _is_leader(shape, axis, reading):
            for corner in _unkeyed(shape.runs[0], axis):
                _state(corner, axis, reading, kind="point")
    else:
        reading.strange.append("a shape of no known kind")


def _axis_of(shape: Shape, axes: tuple[Axis, ...]) -> Axis | None:
    """The axis whose panel holds the shape, or at least where it begins."""
    inside = (axis for axis in axes if axis.holds(shape.box, slack=_SLACK))
    begun = (axis for axis in axes if not shape.is_closed and axis.holds(shape.runs[0][0] * 2, slack=_SLACK))
    crossing = (axis for axis in axes if _overlaps(shape, axis))
    return next((axis for found in (inside, begun, crossing) for axis in found), None)


def _overlaps(shape: Shape, axis: Axis) -> bool:
    """Whether an area lies partly in the panel, as one that reaches over the axis' end would."""
    first, last = sorted((axis.ticks[0].at, axis.ticks[-1].at))
    low, high = axis.along(shape.box)
    begin, end = axis.across(shape.box)
    return low < last - _SLACK and high > first + _SLACK and begin < axis.end - _SLACK and end > axis.begin + _SLACK


def _read_straight(shape: Shape, axis: Axis, reading: Reading) -> None:
    """A gridline at a tick, a reference line at a value, or a run of level points."""
    low, high = axis.along(shape.box)
    begin, end = axis.across(shape.box)
    if high - low > EXACT:
        if axis.is_upright and not _is_leader(shape, axis, reading):
            reading.strange.append("a line along the axis")
        elif not _is_leader(shape, axis, reading):
            for corner in shape.runs[0]:  # the rule between paired dots: each end is a number of its row
                _state(corner, axis, reading, kind="dot")
    elif any(abs(low - tick.at) <= EXACT for tick in axis.ticks) and end - begin > _SWATCH:
        return
    elif end - begin >= _SWATCH or not _is_leader(shape, axis, reading):
        _state(shape.runs[0][0], axis, reading, kind="line")


def _is_leader(shape: Shape, axis: Axis, reading: Reading) -> bool:
    """A line of two ends that joins the middle of a bar to its label."""
    if len(shape.runs[0]) != 2 or shape.is_dashed:
        return False
    ends = [corner[1] if axis.is_upright else corner[0] for corner in shape.runs[0]]
    return any(abs(end - (low + high) / 2) <= EXACT for end in ends for low, high in reading.bars)


def _read_bar(shape: Shape, axis: Axis, reading: Reading) -> None:
    low, high = axis.along(shape.box)
    begin, end = axis.across(shape.box)
    starts = [at for at, _ in reading.bars] + [at for _, at in reading.bars]
    if not any(abs(at - nought) <= EXACT for at in (low, high) for nought in (axis.origin, *starts)):
        reading.strange.append("a bar that begins neither at nought nor at another's end")
    reading.bars.append((low, high))
    is_negative = (low + high) / 2 < axis.origin if axis.unit > 0 else (low + high) / 2 > axis.origin
    value = (high - low) / abs(axis.unit)
    middle = (begin + end) / 2
    signed, at = -value if is_negative else value, reading.axes.index(axis)
    reading.drawn.append(Drawn(signed, 2 * EXACT / abs(axis.unit), "bar", middle, at))


def _state(corner: Point, axis: Axis, reading: Reading, *, kind: str) -> None:
    along, across = (corner[1], corner[0]) if axis.is_upright else corner
    stated = Drawn(axis.value(along), EXACT / abs(axis.unit), kind, across, reading.axes.index(axis))
    if not (abs(stated.value) <= stated.tolerance and kind == "line"):
        reading.drawn.append(stated)


def _unkeyed(run: tuple[Point, ...], axis: Axis) -> Iterator[Point]:
    """The corners of a line, but for those beyond the panel, where its key stands."""
    for corner in run:
        across = corner[0] if axis.is_upright else corner[1]
        if across <= axis.end + _SLACK:
            yield corner


def _read_hatched(shape: Shape, reading: Reading) -> None:
    axis = next((axis for axis in reading.axes if _touches(shape, axis)), None)
    if axis is None:
        reading.strange.append("a hatched mark away from the axis")
        return
    low, high = axis.along(shape.box)
    begin, end = axis.across(shape.box)
    near = min(abs(low - axis.origin), abs(high - axis.origin))
    is_square = abs((high - low) - (end - begin)) <= EXACT
    reading.hatched.append(Hatched(high - low, is_square, near, (begin + end) / 2))


def _touches(shape: Shape, axis: Axis) -> bool:
    begin, end = axis.across(shape.box)
    low, high = axis.along(shape.box)
    first, last = sorted((axis.ticks[0].at, axis.ticks[-1].at))
    return end > axis.begin - _SLACK and begin < axis.end + _SLACK and high > first - _SLACK and low < last + _SLACK


def _is_stripes(shape: Shape) -> bool:
    """Many slanting strokes, as a hatching is drawn."""
    slanting = all(len(run) == 2 and abs(run[0][0] - run[1][0]) > EXACT for run in shape.runs)
    return len(shape.runs) > 2 and slanting and not shape.fill and not shape.has_curves


def _same_box(box: Shape, stripes: Shape) -> bool:
    """Whether the stripes fill the box before them."""
    outside = zip(box.box[:2] + stripes.box[2:], stripes.box[:2] + box.box[2:], strict=True)
    return _is_bar(box) and bool(box.stroke) and all(one <= other + _SLACK for one, other in outside)


def _is_bar(shape: Shape) -> bool:
    """A filled box, its sides level and upright."""
    if not shape.fill or shape.has_curves or shape.is_marker or len(shape.runs) != 1:
        return False
    left, top, right, bottom = shape.box
    corners = ((x, y) for x, y in shape.runs[0])
    at_corner = all(min(abs(x - left), abs(x - right)) + min(abs(y - top), abs(y - bottom)) < EXACT for x, y in corners)
    return at_corner and 4 <= len(shape.runs[0]) <= 5


def _is_marker(shape: Shape) -> bool:
    """A small closed figure that is repeated at the points of a line."""
    left, top, right, bottom = shape.box
    return bool(shape.fill) and right - left < _MARKER and bottom - top < _MARKER


def _is_paper(shape: Shape, picture: Picture) -> bool:
    """White laid under words, or the sheet itself; nothing white may stand alone."""
    left, top, right, bottom = shape.box
    if right - left >= picture.size[0] - _SLACK and bottom - top >= picture.size[1] - _SLACK:
        return _is_bar(shape)
    if shape.fill not in _WHITE or shape.stroke or shape.is_marker:
        return False
    middles = (label.middle for label in picture.labels)
    return any(left <= x <= right and top <= y <= bottom for x, y in middles)


def _is_swatch(shape: Shape, picture: Picture) -> bool:
    """A small square, or the marker of a series, with a name after it: the legend's."""
    left, top, right, bottom = shape.box
    is_dot = _is_marker(shape)
    if not is_dot and (not _is_bar(shape) or right - left > _SWATCH or abs((right - left) - (bottom - top)) > EXACT):
        return False
    return any(0 <= label.box[0] - right < _SWATCH and top < label.middle[1] < bottom for label in picture.labels)


def _is_key(shape: Shape, reading: Reading) -> bool:
    """A line's marker or its broken line beside its name, beyond the panel's right end."""
    uprights = [axis for axis in reading.axes if axis.is_upright]
    return bool(uprights) and shape.box[0] >= uprights[0].end - _SLACK and shape.box[2] - shape.box[0] < 3 * _SWATCH
