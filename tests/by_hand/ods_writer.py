"""A small writer of ODS workbooks, for tests: sheets of rows of cells, of the types that a spreadsheet tells apart."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


@dataclass(frozen=True)
class Raw:
    """A cell given as XML, for what a type does not say: a comment, an error, a merged cell."""

    xml: str


@dataclass(frozen=True)
class Repeated:
    """A cell that stands several times in a row, written once as spreadsheets do."""

    value: object
    times: int


@dataclass(frozen=True)
class RepeatedRow:
    """A row that stands several times, written once as spreadsheets do."""

    cells: Sequence[object]
    times: int


ERROR = Raw(
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
    'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)
"""An error cell as LibreOffice writes it."""


def write_ods(path: Path, sheets: Mapping[str, Iterable[Sequence[object] | RepeatedRow]]) -> None:
    """Write a workbook.

    Args:
        path: the file to write.
        sheets: name -> rows of cells: None, str, bool, int, float, date, datetime, timedelta, Repeated or Raw.
    """
    path.write_bytes(ods_bytes(sheets))


def ods_bytes(sheets: Mapping[str, Iterable[Sequence[object] | RepeatedRow]]) -> bytes:
    """A workbook's bytes; as `write_ods`."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(_row(row) for row in rows)}</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} {_CALC} office:version="1.3">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_MANIFEST}">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", MIME, compress_type=zipfile.ZIP_STORED)
        book.writestr("content.xml", content)
        book.writestr("META-INF/manifest.xml", manifest)
    return packed.getvalue()


def _row(row: Sequence[object] | RepeatedRow) -> str:
    if isinstance(row, RepeatedRow):
        cells = "".join(_cell(cell) for cell in row.cells)
        return f'<table:table-row table:number-rows-repeated="{row.times}">{cells}</table:table-row>'
    return f"<table:table-row>{''.join(_cell(cell) for cell in row)}</table:table-row>"


def _cell(value: object, times: int = 1) -> str:
    if isinstance(value, Repeated):
        return _cell(value.value, value.times)
    if isinstance(value, Raw):
        return value.xml
    repeated = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    if value is None:
        return f"<table:table-cell{repeated}/>"
    kind, shown = _typed(value)
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown.split("\n"))
    return f'<table:table-cell{repeated} office:value-type="{kind}>{text}</table:table-cell>'


def _typed(value: object) -> tuple[str, str]:
    """The type with its value as an attribute, the first quotation mark left out, and what the cell shows."""
    if isinstance(value, bool):
        word = str(value).lower()
        return f'boolean" office:boolean-value="{word}"', word.upper()
    if isinstance(value, int | float):
        return f'float" office:value="{value!r}"', f"{value:g}"
    if isinstance(value, dt.date):
        return f'date" office:date-value="{value.isoformat()}"', f"{value:%d/%m/%Y}"
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds()) // 60
        hours = f"{minutes // 60:02d}", f"{minutes % 60:02d}"
        return f'time" office:time-value="PT{hours[0]}H{hours[1]}M00S"', ":".join(hours)
    return 'string"', str(value)
