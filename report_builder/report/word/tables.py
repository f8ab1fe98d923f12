"""Tables in Word: head rows that are said again on each page, a column of row heads, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu, Mm
from docx.table import Table, _Cell

from report_builder.model.built import KeyFigures, SetTable
from report_builder.report.anchors import anchor_of
from report_builder.report.word.markup import Node
from report_builder.report.word.sheet import Sheet
from report_builder.report.word.styles import TABLE
from report_builder.report.word.xml import element

_FIRST_COLUMN = 2.2
"""How much wider than the others the column of row heads is, where there are few columns."""

_ROOM = Mm(12)
"""The height of a row in which somebody signs."""


def write_table(sheet: Sheet, block: SetTable) -> None:
    """A table with its caption above, symbols, notes and source beneath."""
    caption = sheet.paragraph("Caption", f"Table {block.number}: {block.title}")
    sheet.mark(caption, anchor_of(block))
    write_rows(sheet, block, title=caption.text)
    _write_notes(sheet, block)


def write_rows(sheet: Sheet, block: SetTable, *, title: str) -> None:
    """The rows of a table under its heads: those of a table, or the numbers beneath a chart."""
    head_rows = 2 if block.groups else 1
    table = _new(sheet, len(block.rows) + head_rows, len(block.heads), title=title)
    _write_heads(table, block)
    for at, row in enumerate(block.rows, start=head_rows):
        cells = table.rows[at].cells
        _fill(cells[0], row.head, is_bold=row.is_total)
        for cell, said in zip(cells[1:], row.cells, strict=True):
            _fill(cell, said.shown, is_right=said.is_number, is_bold=row.is_total)
        if block.is_to_fill:
            table.rows[at].height = _ROOM
    _mark_rows(table, head_rows)


def _write_heads(table: Table, block: SetTable) -> None:
    """The heads, and over them those of groups of columns."""
    numbers = [cell.is_number for cell in block.rows[0].cells] if block.rows else []
    last = 1 if block.groups else 0
    heads = table.rows[last].cells
    for at, head in enumerate(block.heads[1:], start=1):
        _fill(heads[at], head, is_right=at <= len(numbers) and numbers[at - 1], is_bold=True)
    first = table.cell(0, 0)
    at = 1
    for group in block.groups:
        over = table.cell(0, at).merge(table.cell(0, at + group.span - 1))
        _fill(over, group.title, is_bold=True)
        at += group.span
    if block.groups:
        first = first.merge(table.cell(1, 0))
    _fill(first, block.heads[0], is_bold=True)


def _write_notes(sheet: Sheet, block: SetTable) -> None:
    shown = {word for row in block.rows for cell in row.cells for word in cell.shown.split()}
    used = [f"{symbol.label}: {symbol.text}" for symbol in sheet.paper.symbols if symbol.label in shown]
    lines = [*([f"{'; '.join(used)}."] if used else []), *block.notes, *([block.source] if block.source else [])]
    for line in lines:
        sheet.paragraph("Source Note", line)
    if not lines:
        sheet.paragraph("Source Note")  # two tables that touch would be one


def write_key_figures(sheet: Sheet, block: KeyFigures) -> None:
    """The key figures as a table: measure and period, the latest number, how it moved, what it is compared with."""
    sheet.mark(sheet.paragraph("Caption", block.title), anchor_of(block))
    columns = {"Measure and period": [f"{one.name} {one.period}".strip() for one in block.figures]}
    latest = [one.spoken or f"{one.shown} {one.unit}".strip() for one in block.figures]
    columns["Latest"] = latest
    columns["Change"] = [one.change for one in block.figures]
    columns["Compared"] = [one.comparator for one in block.figures]
    used = {head: said for head, said in columns.items() if any(said)}
    table = _new(sheet, len(block.figures) + 1, len(used), title=block.title)
    for at, (head, said) in enumerate(used.items()):
        _fill(table.cell(0, at), head, is_right=head == "Latest", is_bold=True)
        for row, words in enumerate(said, start=1):
            _fill(table.cell(row, at), words, is_right=head == "Latest")
    _mark_rows(table, 1)
    sheet.paragraph("Source Note", block.note)


def write_markup_table(sheet: Sheet, node: Node) -> None:
    """A table of the manager's Markdown; its first row is its head."""
    rows = [[cell for cell in row.nodes if cell.tag in {"th", "td"}] for row in node.all("tr")]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return
    heads = ", ".join(cell.words.strip() for cell in rows[0])
    table = _new(sheet, len(rows), width, title=f"Table of {heads}")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            is_right = "is-number" in cell.attributes.get("class", "")
            _fill(table.cell(at, column), " ".join(cell.words.split()), is_right=is_right, is_bold=cell.tag == "th")
    _mark_rows(table, 1)
    sheet.paragraph("Source Note")


def _new(sheet: Sheet, rows: int, columns: int, *, title: str) -> Table:
    """An empty table over the whole width, named for those who do not see it."""
    table: Table = sheet.document.add_table(rows, columns)
    table.style = TABLE
    properties: Any = table._tbl.tblPr  # noqa: SLF001  see word_xml
    for old in (*properties.findall(qn("w:tblW")), *properties.findall(qn("w:tblLook"))):
        properties.remove(old)
    width = element("w:tblW", w="5000", type="pct")
    properties.find(qn("w:tblStyle")).addnext(width)
    properties.append(
        element(
            "w:tblLook",
            val="00A0",
            firstRow="1",
            lastRow="0",
            firstColumn="1",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        )
    )
    properties.append(element("w:tblCaption", val=title))
    _set_widths(sheet, table, columns)
    return table


def _set_widths(sheet: Sheet, table: Table, columns: int) -> None:
    width = text_width(sheet)
    first = _FIRST_COLUMN if columns <= 6 else 1.6
    part = width / (columns - 1 + first)
    widths = [Emu(int(part * first)), *[Emu(int(part))] * (columns - 1)]
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = wide
    for row in table.rows:
        for cell, wide in zip(row.cells, widths, strict=True):
            cell.width = wide


def text_width(sheet: Sheet) -> int:
    """The width between the margins, in Word's smallest unit."""
    page = sheet.document.sections[-1]
    return int(page.page_width or 0) - int(page.left_margin or 0) - int(page.right_margin or 0)


def _fill(cell: _Cell, words: str, *, is_right: bool = False, is_bold: bool = False) -> None:
    """The words of a cell."""
    for further in cell.paragraphs[1:]:
        further._p.getparent().remove(further._p)  # noqa: SLF001  what a merge leaves behind
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table Text"
    run = paragraph.add_run(words)
    if is_bold:
        run.bold = True
    if is_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _mark_rows(table: Table, head_rows: int) -> None:
    """No row is split over two pages; head rows are said again on each; a short table stays together."""
    rows: Sequence[Any] = table._tbl.tr_lst  # noqa: SLF001
    for at, row in enumerate(rows):
        properties = row.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if at < head_rows:
            properties.append(element("w:tblHeader"))
    kept = len(rows) - 1 if len(rows) <= 16 else head_rows
    for row in rows[:kept]:
        for paragraph in row.iter(qn("w:p")):
            keep = paragraph.get_or_add_pPr().get_or_add_keepNext()
            keep.val = True
