"""The report of a load as `check` says it: for whoever may see the cases, on their own screen and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from report_builder.model.loaded import TableLoad
    from report_builder.model.tables import Cases


def load_lines(loads: Iterable[TableLoad]) -> list[str]:
    """A line for each table: rows read, used, left out and why."""
    told = list(loads)
    tables = max((len(load.table) for load in told), default=0)
    files = max((len(load.file) for load in told), default=0)
    return [f"  {load.table:<{tables}}  {load.file:<{files}}  {_of_rows(load)}" for load in told]


def _of_rows(load: TableLoad) -> str:
    if load.unreadable:
        return f"could not be read [{load.unreadable}]"
    line = f"{load.rows_read:,} read, {load.rows_used:,} used"
    if load.left_out:
        line += "; left out: " + ", ".join(f"{rows:,} {why}" for why, rows in load.left_out.items())
    ignored = len(load.columns_ignored)
    return line + (f"; {ignored} {'column' if ignored == 1 else 'columns'} ignored" if ignored else "")


def checks_json(cases: Cases) -> dict[str, Any]:
    """All that `check` has to say, for programs; `rows_read` is `rows_used` and all of `left_out`."""
    errors = sum(finding.stops for finding in cases.findings)
    return {
        "errors": errors,
        "warnings": len(cases.findings) - errors,
        "findings": [
            {
                "name": finding.name,
                "stops": finding.stops,
                "table": finding.table,
                "column": finding.column,
                "rows": list(finding.rows),
                "what": finding.what,
                "mend": finding.mend,
            }
            for finding in cases.findings
        ],
        "tables": [
            {
                "table": load.table,
                "file": load.file,
                "rows_read": load.rows_read,
                "rows_used": load.rows_used,
                "left_out": dict(load.left_out),
                "columns_ignored": list(load.columns_ignored),
                "columns_lacking": list(load.columns_lacking),
                "unreadable": load.unreadable,
            }
            for load in cases.loads
        ],
        "set_aside": dict(cases.set_aside),
    }
