"""Rows that a workbook's author hid: they are read like any others, and said."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from report_builder.importers.tally import Tally

_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml|content\.xml")
_HIDDEN = (
    re.compile(rb"<row\b[^>]*\shidden=\"(?:1|true)\"[^>]*>"),
    re.compile(rb"<table:table-row\b[^>]*\stable:visibility=\"(?:collapse|filter)\"[^>]*>"),
)
_LARGEST = 50_000_000
"""Bytes of a sheet that are looked through; in a larger one nothing is said of hidden rows."""


def say_hidden_rows(paths: Sequence[Path], tally: Tally) -> None:
    """Say of each workbook how many of its rows are hidden. What is no workbook has none."""
    for path in paths:
        count = hidden_rows(path)
        if count:
            rows = "1 row is" if count == 1 else f"{count:,} rows are"
            tally.say(path.name, f"{rows} hidden in the workbook: read like any others")


def hidden_rows(path: Path) -> int:
    """The number of hidden rows of an XLSX or ODS workbook."""
    try:
        with zipfile.ZipFile(path) as packed:
            sheets = [one for one in packed.infolist() if _SHEETS.fullmatch(one.filename) and one.file_size <= _LARGEST]
            return sum(_hidden_in(packed.read(sheet)) for sheet in sheets)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError):
        # A file that is no workbook is complained of where its rows are read.
        return 0


def _hidden_in(content: bytes) -> int:
    return sum(len(hidden.findall(content)) for hidden in _HIDDEN)
