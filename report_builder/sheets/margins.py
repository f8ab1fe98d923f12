"""Margins of the files that have the same dimensions: what the rows add up to, compared with what is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from report_builder.model.linked import PERIOD, TOTAL, LinkedRow, LinkedTable
from report_builder.model.year_to_date import is_to_date

Key = tuple[str, ...]
"""Categories in the order of the dimensions' names, whatever their order in a file."""

Sum = tuple[int | None, int]
"""What some rows add up to, None where a mark is among them, and the first of their files."""


@dataclass(frozen=True, slots=True)
class Group:
    """Files with the same dimensions, which make one table together.

    Attributes:
        dimensions: sorted.
        tables: place among all files -> the file.
        broader: for each dimension, category -> those that it is part of, Total at the end.
    """

    dimensions: tuple[str, ...]
    tables: Mapping[int, LinkedTable]
    broader: tuple[Mapping[str, tuple[str, ...]], ...]

    def key(self, table: LinkedTable, row: LinkedRow) -> Key:
        """A row's categories in the group's order."""
        named = dict(zip(table.dimensions, row.categories, strict=True))
        return tuple(named[dimension] for dimension in self.dimensions)

    def rows(self) -> Iterator[tuple[int, LinkedRow, Key]]:
        """Every row with the place of its file."""
        for place, table in self.tables.items():
            order = [table.dimensions.index(dimension) for dimension in self.dimensions]
            for row in table.rows:
                yield place, row, tuple(row.categories[column] for column in order)


def groups_of(tables: Sequence[LinkedTable], parents: Mapping[str, Mapping[str, str]]) -> tuple[Group, ...]:
    """The files by their dimensions.

    The periods have no margin of their own, unless a file gives it or has no periods: releases are not added up.
    """
    by_dimensions: dict[tuple[str, ...], dict[int, LinkedTable]] = {}
    for place, table in enumerate(tables):
        by_dimensions.setdefault(tuple(sorted(table.dimensions)), {})[place] = table
    has_all_periods = any(_gives_all_periods(table) for table in tables)
    return tuple(
        Group(
            dimensions,
            members,
            tuple(
                _broader(_categories(members.values(), dimension), parents.get(dimension, {}))
                if dimension != PERIOD
                else _broader_periods(_categories(members.values(), PERIOD), has_all_periods=has_all_periods)
                for dimension in dimensions
            ),
        )
        for dimensions, members in by_dimensions.items()
    )


def _gives_all_periods(table: LinkedTable) -> bool:
    if PERIOD not in table.dimensions:
        return True
    column = table.dimensions.index(PERIOD)
    return any(row.categories[column] == TOTAL for row in table.rows)


def _categories(tables: Iterable[LinkedTable], dimension: str) -> set[str]:
    return {
        row.categories[column]
        for table in tables
        for column in [table.dimensions.index(dimension)]
        for row in table.rows
    }


def _broader(categories: Iterable[str], parents: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Each category that is no margin of others -> all that stand above it. A group without its parts is such a one."""
    above = {category: _above(category, parents) for category in categories if category != TOTAL}
    margins = {margin for margins in above.values() for margin in margins}
    return {category: margins_ for category, margins_ in above.items() if category not in margins} or {TOTAL: ()}


def _above(category: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    found = []
    while category in parents:
        category = parents[category]
        found.append(category)
    return (*found, TOTAL)


def _broader_periods(labels: set[str], *, has_all_periods: bool) -> dict[str, tuple[str, ...]]:
    """Years to date are no parts of the whole beside their quarters."""
    given = sorted(labels - {TOTAL})
    return {label: (TOTAL,) if has_all_periods and not is_to_date(label) else () for label in given} or {TOTAL: ()}


def sums(group: Group) -> dict[Key, Sum]:
    """What the rows that are no margins add up to, in every margin and in themselves."""
    found: dict[Key, Sum] = {}
    for place, row, key in group.rows():
        if all(category in broader for category, broader in zip(key, group.broader, strict=True)):
            count, first = found.get(key, (None, place))
            found[key] = (row.count if count is None else count, min(first, place))
    for column, broader in enumerate(group.broader):
        for key, (count, place) in list(found.items()):
            for margin in broader[key[column]]:
                whole = (*key[:column], margin, *key[column + 1 :])
                known, first = found.get(whole, (0, place))
                found[whole] = (None if known is None or count is None else known + count, min(first, place))
    return found


def with_margins(group: Group, added_up: Mapping[Key, Sum]) -> dict[int, list[LinkedRow]]:
    """Place of a file -> the margins that no file gives, as far as they are known, sorted."""
    given = {key for _, _, key in group.rows()}
    found: dict[int, list[LinkedRow]] = {}
    for key in sorted(added_up.keys() - given):
        count, place = added_up[key]
        if count is not None:
            found.setdefault(place, []).append(_row(group, place, key=key, count=count))
    return found


def noughts(group: Group, added_up: Mapping[Key, Sum], *, most: int) -> dict[int, list[LinkedRow]] | None:
    """Place of a file -> the combinations of its categories that are nought because nobody gives them.

    None where there are more than `most`.
    """
    known = {key for _, _, key in group.rows()} | added_up.keys()
    found: dict[int, list[LinkedRow]] = {}
    left = most
    for place, table in group.tables.items():
        axes = [
            _axis(table, dimension, broader) for dimension, broader in zip(group.dimensions, group.broader, strict=True)
        ]
        for key in product(*axes):
            if key not in known:
                left -= 1
                known.add(key)
                found.setdefault(place, []).append(_row(group, place, key=key, count=0))
            if left < 0:
                return None
    return found


def _axis(table: LinkedTable, dimension: str, broader: Mapping[str, tuple[str, ...]]) -> list[str]:
    given = _categories([table], dimension)
    return sorted(given.union(*(broader.get(category, ()) for category in given)))


def _row(group: Group, place: int, *, key: Key, count: int) -> LinkedRow:
    named = dict(zip(group.dimensions, key, strict=True))
    return LinkedRow(tuple(named[dimension] for dimension in group.tables[place].dimensions), count, line=0)
