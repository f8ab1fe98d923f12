"""Which cells of a set of count tables add up to which: what anybody knows who reads their headings.

Written from the description of the command's files alone: a row's `Total` is the margin of its dimension, a dimension
that a file lacks stands at its Total there, groups are named in `category,parent` files, and in the column `period`
YTD1 = Q1 and YTD(n) = YTD(n - 1) + Q(n).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

TOTAL, PERIOD = "Total", "period"
NOT_DIMENSIONS = {"count", "status"}

Place = frozenset[tuple[str, str]]
"""Dimension and category, where it is not the Total."""

Parents = Mapping[str, Mapping[str, str]]
"""Dimension -> {category: the group that it is part of}."""


@dataclass(frozen=True, slots=True)
class Addition:
    """The whole is the sum of its parts."""

    whole: Place
    parts: tuple[Place, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """All cells that stand in it."""
        return (self.whole, *self.parts)

    @property
    def terms(self) -> Iterator[tuple[Place, int]]:
        """Cells and weights that sum to nought."""
        yield self.whole, -1
        yield from ((part, 1) for part in self.parts)


def place_of(row: Mapping[str, Any]) -> Place:
    """Where a row stands; the first year to date is the first quarter."""
    pairs = {name: str(value) for name, value in row.items() if name not in NOT_DIMENSIONS and value != TOTAL}
    if pairs.get(PERIOD) == "YTD1":
        pairs[PERIOD] = "Q1"
    return frozenset(pairs.items())


def additions(tables: Sequence[Mapping[str, Any]], parents: Parents) -> list[Addition]:
    """Every addition between cells of the tables, each once."""
    found: dict[Addition, None] = {}
    for table in tables:
        found.update(dict.fromkeys(_margins(table["rows"], parents)))
    printed = {place_of(row) for table in tables for row in table["rows"]}
    for dimension, above in parents.items():
        found.update(dict.fromkeys(_groups(printed, dimension, above)))
    found.update(dict.fromkeys(_years_to_date(printed)))
    return list(found)


def _margins(rows: Sequence[Mapping[str, Any]], parents: Parents) -> Iterator[Addition]:
    """Total = the categories that a file lists and that are part of no other one."""
    for dimension in (name for name in rows[0] if name not in NOT_DIMENSIONS):
        above = parents.get(dimension, {})
        listed = {str(row[dimension]) for row in rows} - {TOTAL}
        tops = sorted({_top(category, above) for category in listed})
        if not tops or (dimension == PERIOD and not set(tops) <= {"Q1", "Q2", "Q3", "Q4"}):
            continue
        if dimension == PERIOD and not any(row[dimension] == TOTAL for row in rows):
            continue
        for rest in _rests((place_of(row) for row in rows), dimension):
            yield Addition(rest, tuple(rest | {(dimension, top)} for top in tops))


def _top(category: str, above: Mapping[str, str]) -> str:
    while category in above:
        category = above[category]
    return category


def _rests(places: Iterable[Place], dimension: str) -> list[Place]:
    """Places without a dimension, each once."""
    return list(dict.fromkeys(frozenset(pair for pair in place if pair[0] != dimension) for place in places))


def _groups(printed: Iterable[Place], dimension: str, above: Mapping[str, str]) -> Iterator[Addition]:
    """A group = what is directly part of it, in every table that spreads the dimension."""
    spread = [place for place in printed if any(name == dimension for name, _ in place)]
    pairs = sorted((group, category) for category, group in above.items())
    members = {group: [category for _, category in some] for group, some in groupby(pairs, key=lambda pair: pair[0])}
    for rest in _rests(spread, dimension):
        for group, categories in members.items():
            parts = tuple(rest | {(dimension, category)} for category in categories)
            yield Addition(rest | {(dimension, group)}, parts)


def _years_to_date(printed: Iterable[Place]) -> Iterator[Addition]:
    dated = [place for place in printed if any(name == PERIOD for name, _ in place)]
    for rest in _rests(dated, PERIOD):
        for number in (2, 3, 4):
            before = "Q1" if number == 2 else f"YTD{number - 1}"
            parts = (rest | {(PERIOD, before)}, rest | {(PERIOD, f"Q{number}")})
            yield Addition(rest | {(PERIOD, f"YTD{number}")}, parts)
