"""Smaller tables in place of those that nothing can protect: merged categories, a dimension fewer, the total alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from report_builder.model.linked import PERIOD, TOTAL, Address, LinkedRow, LinkedTable, LinkedTables

MOST_TRIALS = 30


@dataclass(frozen=True, slots=True)
class Proposal:
    """A smaller set of tables and, in words, what it does without."""

    words: str
    tables: LinkedTables


def safe_proposal(
    tables: LinkedTables, exposed: Collection[Address], is_safe: Callable[[LinkedTables], bool]
) -> Proposal | None:
    """The first smaller set that can be protected, the most detailed first; None where none of those tried can.

    Args:
        tables: with all their margins.
        exposed: the cells that no pattern can hide.
        is_safe: whether a set can be protected.
    """
    tried = zip(range(MOST_TRIALS), proposals(tables, exposed), strict=False)
    return next((proposal for _, proposal in tried if is_safe(proposal.tables)), None)


def proposals(tables: LinkedTables, exposed: Collection[Address]) -> Iterator[Proposal]:
    """Smaller sets, those that keep most first; only tables with exposed cells become smaller."""
    places = [place for place, table in enumerate(tables.tables) if _holds(table, exposed)]
    dimensions = sorted({dimension for address in exposed for dimension, _ in address} - {PERIOD})
    for dimension in dimensions:
        if dimension not in tables.parents:
            yield from _merged(tables, places, dimension)
    for dimension in dimensions:
        files = ", ".join(tables.tables[place].file for place in places if dimension in tables.tables[place].dimensions)
        yield Proposal(f"leave '{dimension}' out of {files}", _without(tables, places, {dimension}))
    files = ", ".join(tables.tables[place].file for place in places)
    every = {name for table in tables.tables for name in table.dimensions} - {PERIOD}
    yield Proposal(f"replace {files} by the total", _without(tables, places, every))


def _holds(table: LinkedTable, exposed: Collection[Address]) -> bool:
    return any(table.address(row) in exposed for row in table.rows)


def _merged(tables: LinkedTables, places: Collection[int], dimension: str) -> Iterator[Proposal]:
    """The smallest category merged with the next, then with two further ones, and so on; two are left at least."""
    sizes: dict[str, int] = {}
    for place in places:
        table = tables.tables[place]
        if dimension in table.dimensions:
            column = table.dimensions.index(dimension)
            for row in table.rows:
                if row.categories[column] != TOTAL:
                    sizes[row.categories[column]] = sizes.get(row.categories[column], 0) + (row.count or 0)
    ordered = sorted(sizes, key=lambda category: (sizes[category], category))
    for many in range(2, len(ordered)):
        group = ordered[:many]
        named = " or ".join(sorted(group))
        new = [
            _with_group(table, dimension, dict.fromkeys(group, named)) if dimension in table.dimensions
            else table for table in tables.tables
        ]  # fmt: skip
        words = f"merge {', '.join(sorted(group)[:-1])} and {sorted(group)[-1]} in '{dimension}'"
        yield Proposal(words, replace(tables, tables=tuple(new)))


def _with_group(table: LinkedTable, dimension: str, group: dict[str, str]) -> LinkedTable:
    column = table.dimensions.index(dimension)
    added: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        category = group.get(row.categories[column], row.categories[column])
        categories = (*row.categories[:column], category, *row.categories[column + 1 :])
        added[categories] = added.get(categories, 0) + (row.count or 0)
    return replace(table, rows=tuple(LinkedRow(categories, count, 0) for categories, count in added.items()))


def _without(tables: LinkedTables, places: Collection[int], dimensions: Collection[str]) -> LinkedTables:
    new = [_margins(table, dimensions) if place in places else table for place, table in enumerate(tables.tables)]
    return replace(tables, tables=tuple(new))


def _margins(table: LinkedTable, dimensions: Collection[str]) -> LinkedTable:
    kept = [column for column, name in enumerate(table.dimensions) if name not in dimensions]
    gone = [column for column, name in enumerate(table.dimensions) if name in dimensions]
    rows = (
        replace(row, categories=tuple(row.categories[column] for column in kept))
        for row in table.rows
        if all(row.categories[column] == TOTAL for column in gone)
    )
    return replace(table, dimensions=tuple(table.dimensions[column] for column in kept), rows=tuple(rows))
