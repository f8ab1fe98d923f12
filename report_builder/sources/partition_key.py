"""The column that a dataset is partitioned by, where the files have it as well: it must say what the folder says."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from report_builder.model.findings import count_rows, stop
from report_builder.model.spelling import alike
from report_builder.model.tables import Finding
from report_builder.sources.sheet import ReadTable, Sheet


def without_key(table: str, read: ReadTable, *, key: str, service: str) -> ReadTable:
    """The table less that column, and a finding that stops where a row says another service, or none.

    Args:
        table: whose part it is.
        read: as its files have it.
        key: the column, such as `service`.
        service: whose part it should be, in any spelling.
    """
    if read.sheet is None:
        return read
    sheet = read.sheet
    places = [place for place, header in enumerate(sheet.headers) if header.casefold() == key]
    if not places:
        return read
    findings = [finding for place in places for finding in _others(table, sheet, place, key=key, service=service)]
    return replace(read, sheet=_less(sheet, frozenset(places)), findings=[*read.findings, *findings])


def _others(table: str, sheet: Sheet, place: int, *, key: str, service: str) -> list[Finding]:
    codes, names = pd.factorize(sheet.cells[place], use_na_sentinel=False)
    is_other = [pd.isna(name) or alike(str(name)) != alike(service) for name in names]
    if not any(is_other):
        return []
    rows = tuple(int(row) for row in sheet.rows[pd.Series(is_other).to_numpy()[codes]])
    what = f"{count_rows(rows)} whose column {key} does not say the service of the partition that they lie in"
    return [stop("partition-disagrees", f"{table} {key}", rows=rows, what=what, mend="write the partitions again")]


def _less(sheet: Sheet, places: frozenset[int]) -> Sheet:
    kept = [place for place in range(len(sheet.headers)) if place not in places]
    cells = sheet.cells[kept].set_axis(range(len(kept)), axis="columns")
    return replace(sheet, headers=tuple(sheet.headers[place] for place in kept), cells=cells)
