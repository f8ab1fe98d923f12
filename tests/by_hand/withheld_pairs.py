"""What an edition prints and what it was counted from: two data sets may agree in the one and differ in the other."""

from __future__ import annotations

from fractions import Fraction

from report_builder.disclosure.protected import Protected
from report_builder.model.key import Key
from report_builder.model.tables import CountTable

Print = tuple[tuple[object, ...], ...]


def printed_of(protected: Protected) -> Print:
    """All that an edition prints, marks included."""
    further = (table for tables in protected.alternatives.values() for table in tables)
    figures = [figure for one in (*protected.tables, *further) for figure in (*one.figures, *one.dropped)]
    return tuple((one.key.id, one.status, one.shown, one.numerator, one.denominator) for one in figures)


def cells_of(tables: tuple[CountTable, ...]) -> dict[Key, tuple[Fraction, int]]:
    """Every count, and the persons behind it."""
    return {cell.key: (cell.count, cell.persons) for one in tables for cell in one.cells}
