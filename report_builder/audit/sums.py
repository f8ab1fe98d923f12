"""What adds up among the counts of one space: every crossing of its axes, coarse where no finer one is printed.

For each set of axes that some count names, the axes are cut into the parts that those counts tell apart; each crossing
of parts is a count, printed or not, and every margin is the sum of its parts. A count that takes several parts together
is the sum of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from report_builder.audit.boxes import FURTHER, PERIOD, Box, Place, Space
from report_builder.audit.facts import Row, addition, no_more_than

_LARGEST = 20_000
"""Crossings of a grid that are still written out; in a larger one, parts are only held against their wholes."""

Side = frozenset[str]


@dataclass(frozen=True, slots=True)
class Grid:
    """The crossings of some axes: axis -> its parts, which together are the whole axis."""

    parts: Mapping[str, tuple[Side, ...]]

    @property
    def axes(self) -> frozenset[str]:
        """Its axes."""
        return frozenset(self.parts)

    def pieces(self, box: Box) -> list[Box] | None:
        """The crossings over the box's own axes that make it up; None where it cuts through one."""
        chosen = []
        for axis, side in box.sides:
            if axis not in self.parts:
                return None
            within = [part for part in self.parts[axis] if part <= side]
            if sum(map(len, within)) != len(side):
                return None
            chosen.append([(axis, part) for part in within])
        return [Box(sides) for sides in product(*chosen)]

    def boxes(self) -> Iterator[Box]:
        """Every crossing and every margin."""
        axes = sorted(self.parts)
        choices = (self.parts[axis] if axis == PERIOD else (None, *self.parts[axis]) for axis in axes)
        for sides in product(*choices):
            yield Box(tuple((axis, side) for axis, side in zip(axes, sides, strict=True) if side is not None))


def sums_of(space: Space, boxes: Iterable[Box], categories: Mapping[str, Sequence[str]]) -> list[Row]:
    """Every sum and every whole of parts among the counts of a space.

    Args:
        space: whose counts they are.
        boxes: of the counts that are printed, or that another space holds against its own.
        categories: axis -> all its categories; where those that are printed need not be all, `FURTHER` is among them.
    """
    known = dict.fromkeys((Box(), *sorted(boxes, key=str)))
    grids = [_grid(axes, known, categories) for axes in sorted({box.axes for box in known}, key=sorted)]
    rows: dict[Row, None] = {}
    for grid in grids:
        if prod(len(parts) + 1 for parts in grid.parts.values()) <= _LARGEST:
            rows.update(dict.fromkeys(_margins(space, grid)))
            known.update(dict.fromkeys(grid.boxes()))
    for box in known:
        rows.update(dict.fromkeys(_made_up(space, box, grids)))
    for grid in grids:
        rows.update(dict.fromkeys(_cutting_through(space, known, grid)))
    return list(rows)


def _grid(axes: frozenset[str], boxes: Iterable[Box], categories: Mapping[str, Sequence[str]]) -> Grid:
    """The axes cut as finely as the boxes that name just these axes do it."""
    sides = {axis: [dict(box.sides)[axis] for box in boxes if box.axes == axes] for axis in axes}
    return Grid({axis: _parts(frozenset(categories[axis]), sides[axis]) for axis in sorted(axes)})


def _parts(whole: Side, sides: Iterable[Side]) -> tuple[Side, ...]:
    """The coarsest parts of an axis of which every side is made up."""
    marks: dict[str, list[int]] = {category: [] for category in whole}
    for number, side in enumerate(dict.fromkeys(sides)):
        for category in side:
            marks[category].append(number)
    parts: dict[tuple[int, ...], set[str]] = {}
    for category, numbers in sorted(marks.items()):
        parts.setdefault(tuple(numbers), set()).add(category)
    return tuple(frozenset(part) for part in parts.values())


def _margins(space: Space, grid: Grid) -> Iterator[Row]:
    """A place is the sum of its parts along each axis that it takes whole."""
    for box in grid.boxes():
        for axis in grid.axes - box.axes:
            if axis != PERIOD and len(grid.parts[axis]) > 1:
                parts = [Place(space, box.on(axis, part)).name for part in grid.parts[axis]]
                yield addition(Place(space, box).name, parts)


def _made_up(space: Space, box: Box, grids: Iterable[Grid]) -> Iterator[Row]:
    """A box is the sum of the pieces that a grid cuts it into."""
    for grid in grids:
        pieces = grid.pieces(box) if box.axes <= grid.axes else None
        if pieces is not None and pieces != [box]:
            yield addition(Place(space, box).name, [Place(space, piece).name for piece in pieces])


def _cutting_through(space: Space, boxes: Iterable[Box], grid: Grid) -> Iterator[Row]:
    """A box that cuts through the grid's parts still holds every crossing that lies within it."""
    of_grid = [box for box in boxes if box.axes == grid.axes]
    for whole in boxes:
        if whole.axes and whole.axes <= grid.axes and grid.pieces(whole) is None:
            for part in of_grid:
                if part != whole and all((part.side(axis) or side) <= side for axis, side in whole.sides):
                    yield no_more_than(Place(space, part).name, Place(space, whole).name)


def all_categories(named: Sequence[str], printed: Iterable[str], *, is_complete: bool) -> tuple[str, ...]:
    """All categories of an axis: those of the vocabulary and those that are printed, and further ones where need be."""
    further = () if named or is_complete else (FURTHER,)
    return tuple(dict.fromkeys((*named, *sorted(printed), *further)))
