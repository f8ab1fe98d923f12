"""The tables of totals: what the papers of many services count alike, added up over an area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from report_builder.disclosure.columns import OVER
from report_builder.disclosure.posed import HALVES
from report_builder.disclosure.together import Totals
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.tables import Cell, Count, CountTable, Relation, Wanted
from report_builder.model.view import View

Papers = Mapping[str, tuple[CountTable, ...]]
"""Service -> the tables of its paper, as they were counted."""


def totals_over(papers: Papers, areas: Mapping[str, Sequence[str]]) -> Totals:
    """Tables over each area, view by view.

    A view's counts of persons or events are added up; a rate, share or mean is not, nor what others published. A child
    who is known to two services counts in both, as in their papers.

    Args:
        papers: of all services, in the order in which they are named.
        areas: name -> its services, the whole first.
    """
    views = dict.fromkeys(table.view for tables in papers.values() for table in tables)
    by_view = {view: {name: _of_view(tables, view) for name, tables in papers.items()} for view in views}
    tables: list[CountTable] = []
    for area, services in areas.items():
        for view, found in by_view.items():
            table = _total(view, [one for name in services for one in found[name]], area=area)
            if table.wanted:
                tables.append(table)
    numbers = {name: number for number, name in enumerate(papers)}
    within = {area: tuple(numbers[name] for name in services) for area, services in areas.items()}
    return Totals(tuple(tables), within)


def _of_view(tables: Iterable[CountTable], view: View) -> list[CountTable]:
    return [table for table in tables if table.view == view]


def _total(view: View, tables: Sequence[CountTable], *, area: str) -> CountTable:
    parts: dict[Key, list[Cell]] = {}
    for cell in (cell for table in tables for cell in table.cells if _adds_up(cell.key)):
        parts.setdefault(over(cell.key, area), []).append(cell)
    parts = {key: cells for key, cells in parts.items() if not all(cell.is_public for cell in cells)}
    wanted = dict.fromkeys(one for table in tables for one in _wanted(table, area) if _cell_of(one) in parts)
    cells = tuple(_added(key, cells) for key, cells in parts.items())
    relations = tuple(_shared(tables, parts, area=area))
    note = f"Counts are the sums of those of {len(tables)} services; a child known to two of them counts in both."
    return CountTable(replace(view, areas=("national",)), tuple(wanted), cells, relations, (note,))


def over(key: Key, area: str) -> Key:
    """The same count over all services of an area."""
    return replace(key, area=area, area_type=OVER, is_own=False)


def _adds_up(key: Key) -> bool:
    """Whether it counts whole persons or events of the service's own."""
    measure = MEASURES.get(key.measure)
    if measure is None or not key.is_own or key.variety or key.measure in HALVES:
        return False
    if measure.is_published and ("source", "local") not in key.by:
        return False
    return measure.kind == "count" and measure.counts in {"persons", "events"}


def _wanted(table: CountTable, area: str) -> Iterator[Wanted]:
    for one in table.wanted:
        if isinstance(one.formula, Count) and _adds_up(one.key):
            yield Wanted(over(one.key, area), Count(over(one.formula.cell, area)))


def _cell_of(wanted: Wanted) -> Key | None:
    return wanted.formula.cell if isinstance(wanted.formula, Count) else None


def _added(key: Key, cells: Sequence[Cell]) -> Cell:
    return Cell(key, sum((cell.count for cell in cells), start=cells[0].count * 0), sum(cell.persons for cell in cells))


def _shared(tables: Sequence[CountTable], parts: Mapping[Key, Sequence[Cell]], *, area: str) -> Iterator[Relation]:
    """The additions that hold in every paper that has their cells, and so in the totals."""
    found: dict[Relation, int] = {}
    for table in tables:
        for relation in dict.fromkeys(table.relations):
            if all(_adds_up(key) for key, _ in relation.terms) and {relation.low, relation.high} <= {0, None}:
                moved = replace(relation, terms=tuple((over(key, area), weight) for key, weight in relation.terms))
                found[moved] = found.get(moved, 0) + 1
    for relation, times in found.items():
        if all(len(parts.get(key, ())) == times for key, _ in relation.terms):
            yield relation
