"""Writes a table in its place, or the words that stand where it cannot be."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from report_builder.model.built import Block
from report_builder.report.desk import Desk
from report_builder.report.plan import PlannedTable
from report_builder.report.rows import SYMBOLS, set_table
from report_builder.report.source_listing import absence
from report_builder.report.terms import in_our_terms


def write_table(desk: Desk, planned: PlannedTable) -> list[Block]:
    """A table with what can be said besides; or the sentence that stands for it."""
    desk.book.touched.clear()
    series = in_our_terms(planned.series, desk.spec.terminology)
    supplied = tuple(one for one in series if not absence([one.view], desk.book, service=desk.spec.yot))
    if planned.supplied_only and not supplied:
        return [desk.paragraph(f"{escape(planned.title, quote=False)}: none is known of {escape(desk.spec.yot)}.")]
    series = supplied if planned.supplied_only else series
    ours = replace(planned, title=desk.in_terms(planned.title), series=series)
    table = set_table(ours, desk.book, number=str(desk.tables + 1))
    if table is None:
        return desk.instead(desk.first_hidden([one.view for one in planned.series]), planned.title)
    desk.tables += 1
    desk.symbols |= {cell.shown for row in table.rows for cell in row.cells if cell.shown in SYMBOLS}
    desk.note_places(f"table {table.number}")
    return [replace(table, id=planned.id), *desk.besides([series.view for series in planned.series])]
