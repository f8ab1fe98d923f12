"""Which figures a correction reaches: the one that it names, and all that are made of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from report_builder.model.key import Key
from report_builder.model.tables import (
    Change,
    Count,
    CountTable,
    Difference,
    Formula,
    Given,
    OnDate,
    Quotient,
    RelativeRate,
    Wanted,
)


def corrected(named: Collection[str], tables: Iterable[CountTable]) -> Mapping[str, str]:
    """Figure -> the corrected figure that it is, or is made of.

    Args:
        named: the figures that corrections name.
        tables: every view of the paper, as counted.
    """
    wanted = {one.key.id: one for table in tables for one in table.wanted}
    sources = {_counted_by(wanted[id_]): id_ for id_ in named if id_ in wanted}
    reached = {id_: source for id_, one in wanted.items() if (source := _first(_cells(one), sources))}
    for id_, one in wanted.items():
        if isinstance(one.formula, Change) and id_ not in reached:
            ends = (reached.get(key.id, "") for key in (one.formula.before, one.formula.after))
            if source := next(filter(None, ends), ""):
                reached[id_] = source
    return {**reached, **{id_: id_ for id_ in named}}


def _counted_by(wanted: Wanted) -> Key:
    """What a correction of a figure changes: the cell of a count, else the figure alone."""
    return wanted.formula.cell if isinstance(wanted.formula, Count) else wanted.key


def _first(cells: Iterable[Key], sources: Mapping[Key, str]) -> str:
    return next((sources[cell] for cell in cells if cell in sources), "")


def _cells(wanted: Wanted) -> tuple[Key, ...]:
    return tuple(_within(wanted.formula))


def _within(formula: Formula) -> Iterator[Key]:
    """The cells and figures that a figure is made of."""
    match formula:
        case Count(cell):
            yield cell
        case Quotient(numerator, denominator):
            yield from (numerator, denominator)
        case Difference(minuend, subtrahend):
            yield from (*_within(minuend), *_within(subtrahend))
        case RelativeRate(group, reference):
            yield from (*_within(group), *_within(reference))
        case Given() | OnDate():
            yield from formula.rests_on
        case _:
            return
