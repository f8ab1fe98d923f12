"""Made-up tables through the wall, without files or the command, so that thousands of them are affordable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from additions import Place
from second_opinion import WITHHELD
from table_makers import Sheets

from report_builder.disclosure.linked import guard
from report_builder.disclosure.optimum import Effort
from report_builder.model.linked import GuardedTables, LinkedRow, LinkedTable, LinkedTables, TableRules

HEURISTIC_ALONE = Effort(rounds=0)
SHORT_SEARCH = Effort(rounds=6, nodes=100)
WHOLE_SEARCH = Effort()
"""To the proof, which takes a minute for some tables of a hundred cells."""

THRESHOLD = 5


def linked_tables(sheets: Sheets) -> LinkedTables:
    """The tables as the wall takes them."""
    return LinkedTables(
        tuple(
            LinkedTable(
                sheet.file,
                sheet.dimensions,
                tuple(LinkedRow(place, count, line) for line, (place, count) in enumerate(sheet.cells, start=2)),
            )
            for sheet in sheets.tables
        ),
        sheets.parents,
    )


def printed(guarded: GuardedTables) -> list[dict[str, Any]]:
    """The tables as the command's answer lists them."""
    return [
        {
            "file": table.file,
            "rows": [
                {
                    **dict(zip(table.dimensions, row.categories, strict=True)),
                    "count": row.count,
                    "status": WITHHELD if row.count is None else "shown",
                }
                for row in table.rows
            ],
        }
        for table in guarded.tables
    ]


def protected(sheets: Sheets, effort: Effort = SHORT_SEARCH) -> list[dict[str, Any]]:
    """The tables as they may be published."""
    guarded = guard(linked_tables(sheets), rules=TableRules(THRESHOLD), effort=effort)
    assert not guarded.exposed
    return printed(guarded.tables)


def cost(withheld: Sequence[Place]) -> int:
    """What a pattern costs: 1 a cell, the grand total 50."""
    return sum(1 if place else 50 for place in withheld)
