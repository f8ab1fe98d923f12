"""The report of a load: of each table, how many rows were read, how many are used, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from report_builder.cases.headers import TextTable
from report_builder.model.loaded import TableLoad
from report_builder.model.tables import Cases
from report_builder.sources.sheet import ReadTable

TOTAL_OF_OTHERS = "total-of-other-rows"
"""Why rows of a budget are left out that are sums of others of its rows: their amounts stand there already."""

_OF_THE_FILE = ("ragged-row", "blank-row")
"""Findings of rows that never became rows of a sheet."""

SetAside = Mapping[tuple[str, str], int]
"""Table and finding -> number of rows that the config set aside."""

Rows = Mapping[str, int]


def load_of(table: str, name: str, *, read: ReadTable, text: TextTable | None) -> TableLoad:
    """What was read of a table, before anything else is known of it.

    Args:
        table: the contract's name.
        name: what the source calls it.
        read: the table as it came.
        text: the same under the contract's names; None where nothing can be read.
    """
    if read.sheet is None or text is None:
        reason = next((finding.name for finding in read.findings if finding.stops), "")
        return TableLoad(table, name, unreadable=reason)
    lost = {finding.name: len(finding.rows) for finding in read.findings if finding.name in _OF_THE_FILE}
    return TableLoad(
        table,
        name,
        rows_read=len(read.sheet.rows) + sum(lost.values()),
        left_out=lost,
        columns_ignored=text.ignored,
        columns_lacking=tuple(column for column in text.table.names if column not in text.supplied),
    )


def load_report(loads: Iterable[TableLoad], cases: Cases, *, left: Rows, set_aside: SetAside) -> tuple[TableLoad, ...]:
    """The same with what became of the rows.

    Args:
        loads: what was read.
        cases: the checked tables.
        left: table -> rows that were left of it when nothing more was set aside.
        set_aside: what the config left out before that.
    """
    return tuple(load if load.unreadable else _with_rows(load, cases, left=left, set_aside=set_aside) for load in loads)


def _with_rows(load: TableLoad, cases: Cases, *, left: Rows, set_aside: SetAside) -> TableLoad:
    used = len(cases[load.table])
    left_out = dict(load.left_out)
    for (table, finding), rows in set_aside.items():
        # Ragged rows are left out either way, and were counted when the file was read.
        if table == load.table and finding not in _OF_THE_FILE and rows:
            left_out[finding] = rows
    if left[load.table] > used:
        left_out[TOTAL_OF_OTHERS] = left[load.table] - used
    return replace(load, rows_used=used, left_out=left_out)
