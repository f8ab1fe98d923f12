"""A workbook as ODS, the form that UK government asks for: the same sheets and cells as the XLSX.

Written by ourselves, as five small parts of XML: so its bytes depend on the paper alone. Source of the names:
OpenDocument 1.3, part 3; of the settings: what LibreOffice reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from report_builder.report.workbook.book import Sheet, Workbook, WorkbookCell, WorkbookTable, letters, width_of
from report_builder.report.workbook.ods_styles import (
    HEADER,
    MILLIMETRES_A_CHARACTER,
    content_styles,
    element,
    namespaces,
    number_style,
    styles_xml,
)
from report_builder.report.workbook.xlsx import ROWS_ON_A_SCREEN
from report_builder.report.zipped import zipped

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def to_ods(workbook: Workbook) -> bytes:
    """The workbook's bytes, which depend on it alone."""
    parts = {
        "content.xml": _content(workbook),
        "styles.xml": styles_xml(workbook.language),
        "meta.xml": _meta(workbook),
        "settings.xml": _settings(workbook),
    }
    packed = {"mimetype": MIMETYPE.encode()}
    packed |= {name: (HEADER + xml).encode() for name, xml in parts.items()}
    packed["META-INF/manifest.xml"] = (HEADER + _manifest(tuple(parts))).encode()
    return zipped(packed, stored=("mimetype",))


def _content(workbook: Workbook) -> str:
    widths = sorted({width for sheet in workbook.sheets for width in _widths(sheet)})
    decimals = sorted({cell.decimals for sheet in workbook.sheets for cell in _numbers(sheet)})
    names = {width: f"width-{letters(at).lower()}" for at, width in enumerate(widths)}
    sheets = "".join(_sheet(sheet, names) for sheet in workbook.sheets)
    ranges = "".join(_range(sheet) for sheet in workbook.sheets if sheet.table)
    whole = element("table:database-ranges", {}, ranges) if ranges else ""
    body = element("office:body", {}, element("office:spreadsheet", {}, sheets + whole))
    millimetres = {name: width * MILLIMETRES_A_CHARACTER for width, name in names.items()}
    return element(
        "office:document-content",
        {**namespaces("office", "style", "text", "table", "fo", "number", "xlink"), "office:version": "1.3"},
        content_styles(millimetres, decimals) + body,
    )


def _widths(sheet: Sheet) -> list[int]:
    return [width_of(sheet, column) for column in range(len(sheet.table.heads) if sheet.table else 1)]


def _numbers(sheet: Sheet) -> Iterator[WorkbookCell]:
    for row in sheet.table.rows if sheet.table else ():
        yield from (cell for cell in row if cell.number is not None)


def _sheet(sheet: Sheet, names: dict[int, str]) -> str:
    columns = "".join(element("table:table-column", {"table:style-name": names[width]}) for width in _widths(sheet))
    rows = [_row([_words(WorkbookCell(sheet.title), "title")])]
    rows += [_row([_words(line, "words")]) for line in sheet.lines]
    if sheet.table:
        rows += _table_rows(sheet.table)
    named = {"table:name": sheet.tab, "table:style-name": "sheet"}
    return element("table:table", named, columns + "".join(rows))


def _table_rows(table: WorkbookTable) -> Iterator[str]:
    """The row of heads, marked as such, and the rows under it."""
    heads = []
    for column, head in enumerate(table.heads):
        is_of_numbers = any(row[column].number is not None for row in table.rows)
        heads.append(_words(WorkbookCell(head), "head-of-numbers" if is_of_numbers else "head"))
    yield element("table:table-header-rows", {}, _row(heads))
    for at, row in enumerate(table.rows):
        yield _row([_cell(cell, column, is_bold=at in table.totals) for column, cell in enumerate(row)])


def _row(cells: list[str]) -> str:
    return element("table:table-row", {"table:style-name": "row"}, "".join(cells))


def _cell(cell: WorkbookCell, column: int, *, is_bold: bool) -> str:
    bold = "-bold" if is_bold else ""
    if cell.number is None:
        is_mark = cell.words.startswith("[") and cell.words.endswith("]") and column
        return _words(cell, ("mark" if is_mark else "words") + bold)
    given = {
        "table:style-name": number_style(cell.decimals) + bold,
        "office:value-type": "float",
        "office:value": str(cell.number),
    }
    shown = f"{cell.number:,.{cell.decimals}f}"
    return element("table:table-cell", given, element("text:p", {}, shown))


def _words(cell: WorkbookCell, style: str) -> str:
    """A cell of words, which is text whatever it begins with."""
    words = escape(cell.words)
    if cell.leads_to:
        style = "link"
        address = {"xlink:type": "simple", "xlink:href": f"#'{cell.leads_to}'.A1"}
        words = element("text:a", address, words)
    given = {"table:style-name": style, "office:value-type": "string"}
    return element("table:table-cell", given, element("text:p", {}, words))


def _range(sheet: Sheet) -> str:
    """The table's name and extent, its heads among it, without buttons to filter."""
    assert sheet.table is not None  # noqa: S101  only sheets with a table come here
    first, last = sheet.table_row + 1, sheet.table_row + 1 + len(sheet.table.rows)
    tab = f"'{sheet.tab}'"
    given = {
        "table:name": sheet.table.name,
        "table:target-range-address": f"{tab}.A{first}:{tab}.{letters(len(sheet.table.heads) - 1)}{last}",
        "table:contains-header": "true",
        "table:display-filter-buttons": "false",
    }
    return element("table:database-range", given)


def _meta(workbook: Workbook) -> str:
    said = {
        "meta:generator": "report-builder",
        "dc:title": workbook.title,
        "dc:creator": workbook.organisation,
        "dc:language": workbook.language,
    }
    inside = "".join(element(name, {}, escape(words)) for name, words in said.items() if words)
    if workbook.fingerprint:  # OpenDocument 1.3 has no dc:identifier
        inside += element("meta:user-defined", {"meta:name": "Fingerprint"}, escape(workbook.fingerprint))
    return element(
        "office:document-meta",
        {**namespaces("office", "meta", "dc"), "office:version": "1.3"},
        element("office:meta", {}, inside),
    )


def _settings(workbook: Workbook) -> str:
    """The first sheet is open, the cursor in A1 of each; the heads of a long table stay in sight."""
    entries = "".join(_view_of(sheet) for sheet in workbook.sheets)
    tables = element("config:config-item-map-named", {"config:name": "Tables"}, entries)
    view = _item("ActiveTable", "string", workbook.sheets[0].tab) + tables
    views = element(
        "config:config-item-map-indexed",
        {"config:name": "Views"},
        element("config:config-item-map-entry", {}, view),
    )
    whole = element("config:config-item-set", {"config:name": "ooo:view-settings"}, views)
    return element(
        "office:document-settings",
        {**namespaces("office", "config", "ooo"), "office:version": "1.3"},
        element("office:settings", {}, whole),
    )


def _view_of(sheet: Sheet) -> str:
    items = _item("CursorPositionX", "int", "0") + _item("CursorPositionY", "int", "0")
    if sheet.table and len(sheet.table.rows) > ROWS_ON_A_SCREEN:
        below = str(sheet.table_row + 1)
        items += _item("VerticalSplitMode", "short", "2") + _item("VerticalSplitPosition", "int", below)
        items += _item("ActiveSplitRange", "short", "2") + _item("PositionBottom", "int", below)
    return element("config:config-item-map-entry", {"config:name": sheet.tab}, items)


def _item(name: str, kind: str, value: str) -> str:
    return element("config:config-item", {"config:name": name, "config:type": kind}, escape(value))


def _manifest(parts: tuple[str, ...]) -> str:
    kinds = {"/": MIMETYPE, **dict.fromkeys(parts, "text/xml")}
    entries = (
        f"<manifest:file-entry manifest:full-path={quoteattr(path)} manifest:media-type={quoteattr(kind)}/>"
        for path, kind in kinds.items()
    )
    return element("manifest:manifest", {**namespaces("manifest"), "manifest:version": "1.3"}, "".join(entries))
