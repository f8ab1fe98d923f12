"""Made-up tables through the wall, without files or the command, so that thousands of them are affordable."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from additions import Place
from second_opinion import WITHHELD
from table_makers import Sheets

from report_builder.disclosure.linked import guard
from report_builder.disclosure.optimum import Effort
from report_builder.model.linked import GuardedTables, LinkedRow, LinkedTable, LinkedTables, TableRules, address_of
from report_builder.model.release import PublishedCell, Release
from report_builder.model.released_tables import DOCUMENT, name_of

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


def one_after_another(releases: Sequence[Sheets], effort: Effort = SHORT_SEARCH) -> list[dict[str, Any]]:
    """The tables of all releases, each protected against those before it."""
    before: list[Release] = []
    tables: list[dict[str, Any]] = []
    for sheets in releases:
        guarded = guard(linked_tables(sheets), rules=TableRules(THRESHOLD), releases=before, effort=effort)
        assert not guarded.exposed
        tables += printed(guarded.tables)
        before.append(_released(guarded.tables))
    return tables


def _released(guarded: GuardedTables) -> Release:
    """A release as the ledger keeps it; of a withheld cell only what every mark says."""
    cells = {}
    for table in guarded.tables:
        for row in table.rows:
            name = name_of(address_of(zip(table.dimensions, row.categories, strict=True)))
            low, high = (Decimal(1), None) if row.count is None else (Decimal(row.count), Decimal(row.count))
            cells[name] = PublishedCell(name, low, high, is_withheld=row.count is None)
    return Release("issued", "public", DOCUMENT, "", "", "", "", tuple(cells.values()))


def cost(withheld: Sequence[Place]) -> int:
    """What a pattern costs: 1 a cell, the grand total 50."""
    return sum(1 if place else 50 for place in withheld)
