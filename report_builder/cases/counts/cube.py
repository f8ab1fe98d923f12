"""The cells of a view: every crossing of its categories, every margin, and the sums that every reader knows to hold.

A *place* is a set of conditions, as (dimension, category) pairs; a composite category (a band of ages, any SEN) stands
for several of the contract's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from report_builder.cases.counts.axes import Axis, axis_of, members
from report_builder.cases.counts.watch import is_watched, note_rows
from report_builder.model.dimension import DIMENSIONS
from report_builder.model.key import Key, Labels, labels
from report_builder.model.tables import Cell, Relation, at_most, total_of
from report_builder.model.view import View

if TYPE_CHECKING:
    from numpy.typing import NDArray

Tally = Callable[[pd.DataFrame], tuple[Fraction, int]]
"""How a place's rows are counted: the count, and the number of persons behind it."""


def children(rows: pd.DataFrame) -> tuple[Fraction, int]:
    """Distinct children, of whom a row may be one of several."""
    persons = int(rows["person_id"].nunique())
    return Fraction(persons), persons


def events(rows: pd.DataFrame) -> tuple[Fraction, int]:
    """One event a row."""
    return Fraction(len(rows)), int(rows["person_id"].nunique())


@dataclass(frozen=True, slots=True)
class Nesting:
    """A dimension whose categories lie wholly within those of another: case types within statutory yes and no.

    `parts` is parent category -> child categories. A child category that the data have under several parents (a
    locality of two areas) is counted under each of them apart.
    """

    child: str
    parent: str
    parts: Mapping[str, tuple[str, ...]]

    def parents(self, category: str) -> tuple[str, ...]:
        """The parent categories that hold a child category."""
        return tuple(parent for parent, within in self.parts.items() if category in within)


@dataclass(frozen=True, slots=True)
class Cube:
    """A view's true counts.

    Attributes:
        total: the key of everything of this measure, area and period, with no group.
        group: the view's `of` and `fixed` together.
        places: what each figure says in `by` beside `fixed`; crossings first, margins after, the grand total last.
        cells: the places' cells, and those that a relation needs.
        relations: what holds between the cells.
    """

    total: Key
    group: Labels
    places: tuple[Labels, ...]
    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]

    def key(self, place: Labels) -> Key:
        """The cell at a place within the group."""
        return cell_key(self.total, {**dict(self.group), **dict(place)})


def cell_key(total: Key, conditions: Mapping[str, str]) -> Key:
    """The cell of everything that meets the conditions."""
    return replace(total, by=labels({**dict(total.by), **conditions}), of=())


def count_cube(
    view: View,
    rows: pd.DataFrame,
    *,
    total: Key,
    axes: tuple[Axis, ...] | None = None,
    tally: Tally = children,
    nestings: tuple[Nesting, ...] = (),
) -> Cube:
    """Count every crossing and margin of a view's dimensions, within its `of` and `fixed`.

    Args:
        view: what is asked; its dimensions, `of` and `fixed` are columns of `rows`.
        rows: one a child, an event, or a child and overlapping category (then with a gap where a child has none);
            column `person_id` where `tally` needs it.
        total: key of everything counted, without a group; what stands in its `by` holds of all rows.
        axes: one a dimension of the view, where `axis_of` would not do.
        tally: how a place's rows are counted.
        nestings: dimensions that lie within each other; a view with the inner one gets the outer's cells and sums too.
    """
    group = labels({**dict(view.of), **dict(view.fixed)})
    if axes is None:
        axes = tuple(axis_of(dimension, rows, group=group) for dimension in view.dimensions)
    cube = Cube(total, group, tuple(_places(axes)), (), ())
    is_one_a_row = tally is events or (tally is children and bool(rows["person_id"].is_unique))
    rest = _rest(cube, view, rows) if is_one_a_row else ()
    relations = tuple(dict.fromkeys((*_relations(cube, axes, nestings), *rest)))
    keys = [cube.key(place) for place in cube.places]
    keys += [key for relation in relations for key, _ in relation.terms]
    cells = cells_at(rows, dict.fromkeys(keys), constant=total.by, tally=tally)
    return replace(cube, cells=cells, relations=relations)


def cells_at(
    rows: pd.DataFrame, keys: Iterable[Key], *, constant: Labels = (), tally: Tally = children
) -> tuple[Cell, ...]:
    """The cell of each key: the rows that meet what stands in its `by`, save what holds of all rows."""
    tallied = _tallied(rows, tally)
    has = _Categories(rows)
    cells = []
    for key in keys:
        chosen = np.ones(len(rows), dtype=bool)
        for pair in key.by:
            if pair not in constant:
                chosen &= has.category(pair)
        cells.append(Cell(key, *tallied(chosen)))
        if is_watched():
            note_rows(key, rows.loc[chosen])
    return tuple(cells)


def cell_of(rows: pd.DataFrame, key: Key, *, tally: Tally = children) -> Cell:
    """The one cell that all rows make."""
    note_rows(key, rows)
    return Cell(key, *tally(rows))


def _tallied(rows: pd.DataFrame, tally: Tally) -> Callable[[NDArray[np.bool_]], tuple[Fraction, int]]:
    """The tally of chosen rows: for children and events by numbers in the place of ids, of which a quarter has many."""
    if tally not in {children, events}:
        counted = rows.drop(columns=[dimension for dimension in DIMENSIONS if dimension in rows])  # fewer to pick from
        return lambda chosen: tally(counted.loc[chosen])
    numbers = _numbers(rows["person_id"])
    is_one_a_row = np.count_nonzero(np.bincount(numbers + 1, minlength=1)[1:]) == len(rows)

    def counted_so(chosen: NDArray[np.bool_]) -> tuple[Fraction, int]:
        size = int(chosen.sum())
        of_child = np.bincount(numbers[chosen] + 1, minlength=1)
        persons = size if is_one_a_row else int(np.count_nonzero(of_child[1:]))
        return Fraction(persons if tally is children else size), persons

    return counted_so


def _numbers(names: pd.Series) -> NDArray[np.int64]:
    """The number of each row's name, -1 for a gap; no list is made of the names, of which a country has millions."""
    codes: NDArray[np.int64] = (
        names.array.codes if isinstance(names.dtype, pd.CategoricalDtype) else pd.factorize(names)[0]
    )
    return codes


def _numbered(names: pd.Series) -> tuple[NDArray[np.int64], list[str]]:
    """The number of each row's name, -1 for a gap, and the names; those of categories are numbered already."""
    if isinstance(names.dtype, pd.CategoricalDtype):
        return names.array.codes, list(names.dtype.categories)
    numbers, found = pd.factorize(names)
    return numbers, list(found)


class _Categories:
    """Which rows have a category, each looked up once."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self._rows = rows
        self._numbered: dict[str, tuple[NDArray[np.int64], list[str]]] = {}
        self._having: dict[tuple[str, str], NDArray[np.bool_]] = {}

    def category(self, pair: tuple[str, str]) -> NDArray[np.bool_]:
        """True for the rows of a category of a dimension, which may stand for several."""
        if pair not in self._having:
            dimension, category = pair
            if dimension not in self._numbered:
                self._numbered[dimension] = _numbered(self._rows[dimension])
            numbers, found = self._numbered[dimension]
            wanted = members(dimension, category)
            is_wanted = np.array([*(name in wanted for name in found), False])  # a gap has the place -1
            self._having[pair] = is_wanted[numbers]
        return self._having[pair]


def _places(axes: tuple[Axis, ...]) -> Iterator[Labels]:
    """Crossings of all dimensions, then of all but one, and so on to the grand total."""
    for size in range(len(axes), -1, -1):
        for chosen in combinations(axes, size):
            for categories in product(*(axis.printed for axis in chosen)):
                yield labels(dict(zip((axis.id for axis in chosen), categories, strict=True)))


def _relations(cube: Cube, axes: tuple[Axis, ...], nestings: tuple[Nesting, ...]) -> Iterator[Relation]:
    for place in cube.places:
        yield from _margins(cube, place, axes)
        for nesting in nestings:
            yield from _outer(cube, place, axes, nesting)
    for place in cube.places:
        conditions = {**dict(cube.group), **dict(place)}
        yield from _composites(cube.total, conditions)
        for nesting in nestings:
            yield from _same(cube.total, conditions, nesting)


def _margins(cube: Cube, place: Labels, axes: tuple[Axis, ...]) -> Iterator[Relation]:
    """A place is the sum of its parts along each dimension that it does not name."""
    whole = cube.key(place)
    for axis in axes:
        if axis.id in dict(place) or not axis.categories:
            continue
        parts = tuple(cube.key(labels({**dict(place), axis.id: category})) for category in axis.categories)
        if parts == (whole,):
            continue
        if axis.is_partition:
            yield total_of(whole, parts)
        else:
            yield from (at_most(part, whole) for part in parts)


def _composites(total: Key, conditions: Mapping[str, str]) -> Iterator[Relation]:
    """A composite category is the sum of its parts, and a part may be composite in another dimension."""
    for dimension, category in conditions.items():
        parts = members(dimension, category)
        if len(parts) > 1:
            places = [{**conditions, dimension: part} for part in parts]
            yield total_of(cell_key(total, conditions), tuple(cell_key(total, place) for place in places))
            for place in places:
                yield from _composites(total, place)
            return


def _rest(cube: Cube, view: View, rows: pd.DataFrame) -> Iterator[Relation]:
    """Those of a place who are not of the picked category: whoever has the whole beside it knows them as well.

    Only where a dimension is spread: of a single number the whole is among the figures with all its categories. Rows
    that count once alone add up: a child with two offences is of two groups.
    """
    for dimension, category in view.fixed if view.dimensions else ():
        known = DIMENSIONS.get(dimension)
        if (dimension, category) in cube.total.by or known is None or not known.is_partition:
            continue
        categories = axis_of(dimension, rows, group=view.of).categories
        if category not in categories:
            continue
        for place in cube.places:
            conditions = {**dict(cube.group), **dict(place)}
            parts = tuple(cell_key(cube.total, {**conditions, dimension: each}) for each in categories)
            del conditions[dimension]
            yield total_of(cell_key(cube.total, conditions), parts)


def _outer(cube: Cube, place: Labels, axes: tuple[Axis, ...], nesting: Nesting) -> Iterator[Relation]:
    """The outer dimension's categories are sums of the inner one's, wherever the inner one is spread."""
    inner = next((axis.categories for axis in axes if axis.id == nesting.child), ())
    named = {**dict(cube.group), **dict(place)}
    if nesting.parent in named or nesting.child in named:
        return

    def part(category: str, parent: str) -> Key:
        where = {nesting.child: category, **({nesting.parent: parent} if len(nesting.parents(category)) > 1 else {})}
        return cube.key(labels({**dict(place), **where}))

    for parent, within in nesting.parts.items():
        parts = tuple(part(each, parent) for each in within if each in inner)
        if parts:
            yield total_of(cube.key(labels({**dict(place), nesting.parent: parent})), parts)
    for category in inner:
        if len(nesting.parents(category)) > 1:
            whole = cube.key(labels({**dict(place), nesting.child: category}))
            yield total_of(whole, tuple(part(category, parent) for parent in nesting.parents(category)))


def _same(total: Key, conditions: Mapping[str, str], nesting: Nesting) -> Iterator[Relation]:
    """Naming the outer category beside an inner one adds nothing: statutory girls on a YRO are the girls on a YRO."""
    if nesting.parents(conditions.get(nesting.child, "")) == (conditions.get(nesting.parent),):
        rest = {dimension: category for dimension, category in conditions.items() if dimension != nesting.parent}
        yield total_of(cell_key(total, rest), (cell_key(total, conditions),))
