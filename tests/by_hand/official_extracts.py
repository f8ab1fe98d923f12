"""Extracts of official files and how tests read them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from report_builder.importers.imported import Imported, Publication
from report_builder.importers.layouts import find_layout

EXTRACTS = Path(__file__).parents[1] / "importers" / "extracts"


def imported(layout: str, *names: str) -> Imported:
    """What a layout makes of extracts."""
    return find_layout(layout).read([EXTRACTS / name for name in names], Publication())


def values(read: Imported) -> dict[tuple[str, str, str], str]:
    """(Measure, area, last day of the period) -> value."""
    return {(row.measure, row.area, row.period_end.isoformat()): row.value for row in read.published}


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """A CSV file of rows under headers."""
    with path.open("w", encoding="utf-8", newline="") as sheet:
        csv.writer(sheet).writerows([headers, *rows])
    return path


def said(read: Imported, words: str) -> list[tuple[str, bool]]:
    """The places of the remarks that say something, and whether each is of a fault."""
    return [(remark.where, remark.is_fault) for remark in read.remarks if words in remark.what]
