"""A workbook as XLSX: real tables, numbers as numbers, words as words, no formula, no time of day."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from report_builder.report.workbook.book import Sheet, Workbook, WorkbookCell, WorkbookTable, width_of
from report_builder.report.zipped import zipped

if TYPE_CHECKING:
    from xlsxwriter import Workbook as Book
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS_ON_A_SCREEN = 20
"""A table of more rows keeps its heads in sight. Frozen rows take room from whoever magnifies the screen, so that a
shorter table has none."""

_FONT = {"font_name": "Arial", "font_size": 12}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDER = 1.15
"""Of a character of this font against the one in which Excel measures columns."""


def to_xlsx(workbook: Workbook) -> bytes:
    """The workbook's bytes, which depend on it alone."""
    from xlsxwriter import Workbook as Book  # noqa: PLC0415  only where a workbook is asked for

    kept = BytesIO()
    book = Book(kept, {**_OPTIONS, "default_format_properties": {**_FONT}})
    looks = _Looks(book)
    for sheet in workbook.sheets:
        _write(sheet, book.add_worksheet(sheet.tab), looks)
    book.get_worksheet_by_name(workbook.sheets[0].tab).activate()
    book.close()
    return _with_properties(kept.getvalue(), workbook)


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def of(self, **properties: object) -> Format:
        """A format with what is asked for; everything stands at the top."""
        wanted = {**_FONT, "valign": "top", **properties}
        known = repr(wanted)
        if known not in self._made:
            self._made[known] = self._book.add_format(wanted)
        return self._made[known]

    def words(self, *, is_bold: bool = False) -> Format:
        """Words: to the left, wrapped."""
        return self.of(align="left", text_wrap=True, bold=is_bold)

    def mark(self, *, is_bold: bool = False) -> Format:
        """A mark in the place of a number."""
        return self.of(align="right", bold=is_bold)

    def number(self, decimals: int, *, is_bold: bool = False) -> Format:
        """A number with its printed decimals."""
        return self.of(align="right", bold=is_bold, num_format="#,##0" + ("." + "0" * decimals if decimals else ""))


def _write(sheet: Sheet, page: Worksheet, looks: _Looks) -> None:
    page.hide_gridlines(2)
    page.write_string(0, 0, sheet.title, looks.of(align="left", text_wrap=True, bold=True, font_size=14))
    for at, line in enumerate(sheet.lines, start=1):
        _write_words(page, (at, 0), line, looks)
    columns = len(sheet.table.heads) if sheet.table else 1
    for column in range(columns):
        page.set_column(column, column, round(width_of(sheet, column) * _WIDER))
    if sheet.table:
        _write_table(sheet.table, page, looks, first=sheet.table_row)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _write_table(table: WorkbookTable, page: Worksheet, looks: _Looks, *, first: int) -> None:
    head = looks.of(align="left", text_wrap=True, bold=True, bottom=1)
    of_number = looks.of(align="right", text_wrap=True, bold=True, bottom=1)
    formats = [of_number if _is_of_numbers(table, column) else head for column in range(len(table.heads))]
    last = first + len(table.rows), len(table.heads) - 1
    columns = [{"header": name, "header_format": look} for name, look in zip(table.heads, formats, strict=True)]
    options = {"name": table.name, "autofilter": False, "style": None, "columns": columns}
    page.add_table(first, 0, *last, options)
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            _write_cell(page, (first + 1 + at, column), cell, looks, is_bold=at in table.totals)
    page.ignore_errors({"number_stored_as_text": f"A1:{_address(*last)}"})
    if len(table.rows) > ROWS_ON_A_SCREEN:
        page.freeze_panes(first + 1, 0)


def _is_of_numbers(table: WorkbookTable, column: int) -> bool:
    return any(row[column].number is not None for row in table.rows)


def _address(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415  only where a workbook is asked for

    return str(xl_rowcol_to_cell(row, column))


def _write_cell(page: Worksheet, at: tuple[int, int], cell: WorkbookCell, looks: _Looks, *, is_bold: bool) -> None:
    if cell.number is not None:
        # As a decimal: of a float XlsxWriter writes 16 digits, so that 75.1 becomes 75.09999999999999.
        page.write_number(*at, cell.number, looks.number(cell.decimals, is_bold=is_bold))
    elif cell.words.startswith("[") and cell.words.endswith("]") and at[1]:
        page.write_string(*at, cell.words, looks.mark(is_bold=is_bold))
    else:
        _write_words(page, at, cell, looks, is_bold=is_bold)


def _write_words(
    page: Worksheet, at: tuple[int, int], cell: WorkbookCell, looks: _Looks, *, is_bold: bool = False
) -> None:
    if cell.leads_to:
        look = looks.of(align="left", text_wrap=True, underline=1, font_color="#12436D")
        page.write_url(*at, f"internal:'{cell.leads_to}'!A1", look, cell.words)
    else:
        page.write_string(*at, cell.words, looks.words(is_bold=is_bold))


def _with_properties(content: bytes, workbook: Workbook) -> bytes:
    """The same with properties of our own, since XlsxWriter states a time of day there, and no language."""
    with zipfile.ZipFile(BytesIO(content)) as made:
        parts = {entry.filename: made.read(entry) for entry in made.infolist()}
    return zipped({**parts, "docProps/core.xml": _core(workbook)})


def _core(workbook: Workbook) -> bytes:
    """docProps/core.xml: title, author, language and the fingerprint. Source: ECMA-376, part 2, core properties."""
    identifier = f"<dc:identifier>{escape(workbook.fingerprint)}</dc:identifier>" if workbook.fingerprint else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(workbook.title)}</dc:title><dc:creator>{escape(workbook.organisation)}</dc:creator>"
        f"{identifier}<dc:language>{escape(workbook.language)}</dc:language></cp:coreProperties>"
    ).encode()
