"""Writes a table that sets unlike figures side by side, with words for what each of them leaves out."""

from __future__ import annotations

from html import unescape

from report_builder.model.built import Block, SetTable, TableCell, TableRow
from report_builder.model.tables import Status
from report_builder.model.view import View
from report_builder.report.desk import Desk
from report_builder.report.plan import PlannedSides, Text
from report_builder.report.rows import SPOKEN, SYMBOLS, WITHHELD, cell_of

NOT_AVAILABLE = "[x]"


def write_sides(desk: Desk, planned: PlannedSides) -> list[Block]:
    """The table; the reasons where nothing of it was supplied, and a sentence where not one number can be shown."""
    desk.book.touched.clear()
    views = [series.view for series in planned.series]
    if all(desk.book.table(view).missing for view in views):
        return [desk.paragraph(reason) for reason in desk.why_missing(iter(views))]
    rows = tuple(
        TableRow(desk.in_terms(row.head), tuple(_cell(desk, cell) for cell in row.cells)) for row in planned.rows
    )
    if _says_nothing([cell for row in rows for cell in row.cells if cell.is_number]):
        desk.book.touched.clear()
        desk.withheld = True
        desk.hidden.append(planned.title)
        return []
    desk.tables += 1
    shown = {cell.shown for row in rows for cell in row.cells}
    desk.symbols |= shown & SYMBOLS.keys()
    desk.withheld = desk.withheld or WITHHELD in shown
    desk.note_places(f"table {desk.tables}")
    heads = ("Measure", *(desk.in_terms(head) for head in planned.heads))
    return [SetTable(str(desk.tables), desk.in_terms(planned.title), heads, rows, id=planned.id)]


def _says_nothing(cells: list[TableCell]) -> bool:
    """Whether its numbers are marks and noughts alone."""
    shown = {cell.shown for cell in cells}
    return WITHHELD in shown and shown <= {*SYMBOLS, "0", "0.0%", "0.00"}


def _cell(desk: Desk, cell: View | Text) -> TableCell:
    """A figure with its mark, or a sentence; the mark of its figures where they let it not be said."""
    if isinstance(cell, View):
        table = desk.book.table(cell)
        if table.figures or table.dropped:
            return cell_of(desk.book.figure(cell))
        return TableCell(NOT_AVAILABLE, SPOKEN[Status.NOT_AVAILABLE])
    said, is_withheld = desk.wording().sentences(cell.sentences)
    if said:
        return TableCell(desk.in_terms(unescape(" ".join(said))), is_number=False)
    if is_withheld:
        return TableCell(WITHHELD, SPOKEN[Status.WITHHELD], is_number=False)
    return TableCell(NOT_AVAILABLE, SPOKEN[Status.NOT_AVAILABLE], is_number=False)
