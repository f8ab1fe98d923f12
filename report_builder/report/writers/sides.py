"""Writes a table that sets unlike figures side by side, with words for what each of them leaves out."""

from __future__ import annotations

from dataclasses import replace
from html import escape, unescape

from report_builder.model.built import Block, SetTable, TableCell, TableRow
from report_builder.model.tables import Status
from report_builder.model.view import View
from report_builder.report.desk import Desk
from report_builder.report.plan import PlannedSides, Text
from report_builder.report.rows import SPOKEN, SYMBOLS, WITHHELD, cell_of
from report_builder.report.silence import what_is_left

NOT_AVAILABLE = "[x]"
_NOUGHTS = frozenset({"0", "0.0%", "0.00"})


def write_sides(desk: Desk, planned: PlannedSides) -> list[Block]:
    """The table; the reasons where nothing of it was supplied, and a sentence where not one number can be shown."""
    desk.book.touched.clear()
    views = [series.view for series in planned.series]
    if all(desk.book.table(view).missing for view in views):
        return [desk.paragraph(reason) for reason in desk.why_missing(iter(views))]
    rows = tuple(
        TableRow(desk.in_terms(row.head), tuple(_cell(desk, cell) for cell in row.cells)) for row in planned.rows
    )
    if _is_all_but_empty([cell for row in rows for cell in row.cells if cell.is_number]):
        return _left(desk, planned, rows)
    desk.tables += 1
    shown = {cell.shown for row in rows for cell in row.cells}
    desk.symbols |= shown & SYMBOLS.keys()
    desk.withheld = desk.withheld or WITHHELD in shown
    desk.note_places(f"table {desk.tables}")
    heads = (desk.in_terms(planned.first), *(desk.in_terms(head) for head in planned.heads))
    if planned.texts:  # numbers stand under each other with words, so that neither is set to the right
        rows = tuple(replace(row, cells=tuple(replace(one, is_number=False) for one in row.cells)) for row in rows)
    return [SetTable(str(desk.tables), desk.in_terms(planned.title), heads, rows, id=planned.id)]


def _is_all_but_empty(cells: list[TableCell]) -> bool:
    """Whether more of its numbers are withheld than shown, or what is shown is nought."""
    withheld = sum(cell.shown == WITHHELD for cell in cells)
    shown = [cell.shown for cell in cells if cell.shown not in SYMBOLS]
    return bool(withheld) and (withheld > len(shown) or set(shown) <= _NOUGHTS)


def _left(desk: Desk, planned: PlannedSides, rows: tuple[TableRow, ...]) -> list[Block]:
    """In the place of a table that is all but empty: the numbers that can be shown, or that none can."""
    desk.withheld = True
    desk.book.touched[:] = [figure for figure in desk.book.touched if figure.is_shown]
    pairs = [(row.head, cell.shown) for row in rows for cell in row.cells if cell.is_number]
    said = [f"{head} ({number})" for head, number in pairs if number not in SYMBOLS]
    if len(planned.heads) > 1 or all(number in SYMBOLS or number in _NOUGHTS for _, number in pairs):
        desk.book.touched.clear()
        desk.hidden.append(planned.title)
        return []
    return [desk.paragraph(escape(what_is_left(planned.title, said), quote=False))]


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
