"""Where the cells of an OpenDocument sheet are merged, which the reader of cells says only of Excel's."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

Range = tuple[int, int, int, int]
"""Merged cells: first row, first column, last row, last column, all counted from 1."""

_SPANNED = re.compile(rb"""number-(?:rows|columns)-spanned\s*=\s*["'](?:[2-9]|1\d)""")
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "


def merged_in_ods(content: bytes) -> dict[str, tuple[Range, ...]]:
    """Sheet -> its ranges of merged cells; nothing of a workbook that is no ODS, or has none.

    Args:
        content: a workbook whose parts are sound.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = package.read("content.xml") if "content.xml" in package.namelist() else b""
    if not _SPANNED.search(sheets):
        return {}
    reader = _Ranges()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.Parse(sheets, True)  # noqa: FBT003 - its own name for nothing more to come
    return {name: tuple(ranges) for name, ranges in reader.found.items()}


class _Ranges:
    """Counts rows and columns as the elements go by, each as often as it is repeated."""

    def __init__(self) -> None:
        self.found: dict[str, list[Range]] = {}
        self._ranges: list[Range] = []
        self._row = self._column = self._times = 0

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if element == f"{_TABLE}table":
            self._row, self._ranges = 0, self.found.setdefault(attributes.get(f"{_TABLE}name", ""), [])
        elif element == f"{_TABLE}table-row":
            self._column, self._times = 0, _number(attributes, "number-rows-repeated")
        elif element in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            rows, columns = _number(attributes, "number-rows-spanned"), _number(attributes, "number-columns-spanned")
            if rows > 1 or columns > 1:
                first = self._row + 1, self._column + 1
                self._ranges.append((*first, self._row + rows, self._column + columns))
            self._column += _number(attributes, "number-columns-repeated")

    def end(self, element: str) -> None:
        """An element ends."""
        if element == f"{_TABLE}table-row":
            self._row += self._times


def _number(attributes: Mapping[str, str], name: str) -> int:
    said = attributes.get(_TABLE + name, "1")
    return int(said) if said.isdecimal() and len(said) < 8 else 1
