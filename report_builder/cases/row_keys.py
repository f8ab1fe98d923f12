"""What names the rows of a finding to somebody who looks for them in a database, where row numbers mean nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import pandas as pd

from report_builder.model.tables import Finding
from report_builder.sources.sheet import ReadTable

NOTHING_TO_NAME_IT_BY = "(a row without a filled cell)"


def keys_of_rows(table: str, read: ReadTable) -> dict[str, pd.Series]:
    """The table's keys by row number; nothing for a table whose row numbers a user knows."""
    if read.sheet is None or read.sheet.keys is None:
        return {}
    return {table: read.sheet.keys.set_axis(read.sheet.rows)}


def with_keys(findings: Iterable[Finding], keys: Mapping[str, pd.Series]) -> Iterator[Finding]:
    """The findings with the keys of their rows, for a private file.

    Args:
        findings: what the checks have to say.
        keys: table -> key by row number.
    """
    for finding in findings:
        if finding.rows and finding.table in keys:
            named = keys[finding.table].reindex(list(finding.rows)).fillna(NOTHING_TO_NAME_IT_BY)
            yield replace(finding, keys=tuple(str(key) for key in named))
        else:
            yield finding
