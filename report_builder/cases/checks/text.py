"""What a slip of an export leaves in the text: letters decoded twice, and rows that were exported twice."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from report_builder.cases.columns import Column, Kind
from report_builder.cases.contract import CONTRACT
from report_builder.model.findings import count_rows, rows_where, warn
from report_builder.model.tables import Finding

_SECOND_BYTES = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_GARBLED = f"[\u00c2\u00c3][{_SECOND_BYTES}]|\u00e2\u20ac|\ufffd"
"""A letter of two or three bytes of UTF-8 that was read byte by byte as Windows text, or the mark of a lost letter."""

_HAPPEN_ONCE = ("assessments", "exclusions", "custody")
"""Tables without an id of a row, in which nothing happens to a child twice with all cells alike. Two offences of a day
may well be alike, and so may two posts."""

Tables = Mapping[str, pd.DataFrame]


def check_text(tables: Tables) -> list[Finding]:
    """Warnings of garbled names and of rows that stand there twice."""
    return [*_garbled(tables), *_twice(tables)]


def _garbled(tables: Tables) -> list[Finding]:
    findings = []
    for table, frame in tables.items():
        for column in CONTRACT[table].columns:
            if not _is_text(column):
                continue
            known = pd.Series(frame[column.name].dropna().unique(), dtype="string")
            bad = known[known.str.contains(_GARBLED, regex=True)]
            rows = rows_where(frame, frame[column.name].isin(bad)) if len(bad) else ()
            what = f"{count_rows(rows)} with letters that were garbled on the way: UTF-8 and Windows text are mixed"
            place, mend = f"{table} {column.name}", "export the file again as CSV UTF-8, all of it from one program"
            findings += [warn("garbled-text", place, rows=rows, what=what, mend=mend)] if rows else []
    return findings


def _is_text(column: Column) -> bool:
    """Whether its cells are names or words of the service's own; ids are compared, not read."""
    return column.kind is Kind.TEXT and not column.name.endswith("_id")


def _twice(tables: Tables) -> list[Finding]:
    findings = []
    for table in _HAPPEN_ONCE:
        if table not in tables:
            continue
        frame = tables[table]
        day = "start_date" if "start_date" in frame else "due_date"
        alike = frame[frame.duplicated(["person_id", "kind", day], keep=False)].dropna(subset=["person_id", day])
        rows = rows_where(alike, alike.drop(columns="row").astype("string").duplicated())
        what = f"{count_rows(rows)} with the very cells of an earlier row: counted twice"
        mend = "look whether it was exported twice; if so, set the rows aside by this name"
        findings += [warn("repeated-row", table, rows=rows, what=what, mend=mend)] if rows else []
    return findings
