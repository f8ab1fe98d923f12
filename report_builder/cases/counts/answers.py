"""From a cube's cells to the figures that a view asks for: counts as they stand, shares, rates and means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from report_builder.cases.counts.cube import Cube
from report_builder.model.key import Key, Labels, labels
from report_builder.model.tables import Cell, Count, CountTable, Formula, Missing, Quotient, Relation, Wanted
from report_builder.model.view import View


def counts_of(view: View, cube: Cube) -> CountTable:
    """The view's figures as the cube's cells stand."""
    return _table(view, cube, lambda place: Count(cube.key(place)))


def shares_of(view: View, cube: Cube, *, denominator: Key, base: int) -> CountTable:
    """Each cell of the cube as a share of one denominator, which the caller adds to the cells."""
    return _table(view, cube, lambda place: Quotient(cube.key(place), denominator, base))


def quotients_of(view: View, numerators: Cube, *, denominators: Cube, base: int) -> CountTable:
    """Each place of one cube over the same place of another: a rate or a mean by category."""
    table = _table(view, numerators, lambda place: Quotient(numerators.key(place), denominators.key(place), base))
    return with_cells(table, denominators.cells, relations=denominators.relations)


def _table(view: View, cube: Cube, formula: Callable[[Labels], Formula]) -> CountTable:
    wanted = tuple(Wanted(figure_key(view, cube.total, place), formula(place)) for place in cube.places)
    return CountTable(view, wanted, cube.cells, cube.relations)


def figure_key(view: View, total: Key, place: Labels = ()) -> Key:
    """The key of a view's figure: what is fixed and spread in `by`, the group in `of`."""
    by = {**dict(total.by), **dict(view.fixed), **dict(place)}
    return replace(total, measure=view.measure, by=labels(by), of=view.of)


def with_cells(table: CountTable, cells: Iterable[Cell], *, relations: Iterable[Relation] = ()) -> CountTable:
    """The table with further cells and relations; what it has already is kept once."""
    every = {cell.key: cell for cell in (*table.cells, *cells)}
    return replace(table, cells=tuple(every.values()), relations=tuple(dict.fromkeys((*table.relations, *relations))))


def joined(view: View, tables: Iterable[CountTable]) -> CountTable:
    """One table of several periods or cohorts, in their order."""
    parts = tuple(tables)
    whole = CountTable(
        view,
        wanted=tuple(wanted for part in parts for wanted in part.wanted),
        notes=tuple(dict.fromkeys(note for part in parts for note in part.notes)),
        missing=next((part.missing for part in parts if part.missing), ""),
    )
    return with_cells(
        whole,
        (cell for part in parts for cell in part.cells),
        relations=(relation for part in parts for relation in part.relations),
    )


def nothing_supplied(view: View, total: Key, *, what: str) -> CountTable:
    """A view whose table is not in the data: one figure that does not exist, and the words for the paper."""
    reason = f"No data was supplied for {what}."
    return CountTable(view, (Wanted(figure_key(view, total), Missing(reason)),), missing=reason)
