"""Propose a map of an export: which file is which table, which header which column, and what its words mean."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePath

from report_builder.cases.contract import CONTRACT, SYNTHETIC
from report_builder.cases.headers import plain_header
from report_builder.cases.proposals.columns import Synonyms, propose_columns
from report_builder.cases.proposals.headers import headers_of
from report_builder.cases.proposals.proposal import Proposal, ProposedColumn, ProposedTable, Sureness
from report_builder.cases.proposals.words import Words, with_words
from report_builder.errors import nearest
from report_builder.sources.sheet import ReadTable, Sheet

_SCORES = {Sureness.SURE: 3, Sureness.LIKELY: 2}
_OF_ITS_NAME, _NEARLY_OF_ITS_NAME, _LACKS_WHAT_EVERY_ROW_NEEDS = 20, 8, -4
_ALSO_CALLED = {
    "persons": ("people", "young_person", "child", "client"),
    "episodes": ("intervention", "programme", "caseload", "episode"),
    "assessments": ("asset",),
    "exclusions": ("suspension", "exclusion"),
    "custody": ("custod", "remand"),
    "tracker": ("cohort", "tracker"),
    "reoffences": ("reoff", "further_offence"),
    "offences": ("offence", "outcome"),
}
"""Table -> words in the name of a file that may hold it."""

_ENOUGH = 8
"""Points below which a file is taken for no table of the contract."""


def propose(
    read: Mapping[str, ReadTable], synonyms: Synonyms, *, words: Words, tables: Collection[str] = tuple(CONTRACT)
) -> Proposal:
    """The map that fits best.

    Args:
        read: what the source calls it -> the table as read.
        synonyms: headers that are known to name a column, of ready maps.
        words: `table.column` -> {word of an export: word of the contract}, of ready maps.
        tables: those of the contract that are looked for.
    """
    sheets = {name: table.sheet for name, table in read.items() if table.sheet is not None}
    headers = {name: headers_of(sheet) for name, sheet in sheets.items()}
    chosen = _assigned(
        [
            (_score(table, name, columns := propose_columns(CONTRACT[table], found, synonyms)), table, name, columns)
            for table in tables
            for name, found in headers.items()
        ]
    )
    proposed = tuple(
        _described(table, *chosen[table], sheets=sheets, words=words) for table in CONTRACT if table in chosen
    )
    taken = {each.name for each in proposed}
    return Proposal(
        proposed,
        {name: _headers(sheet) for name, sheet in sheets.items() if name not in taken},
        {
            name: next((finding.name for finding in table.findings if finding.stops), "empty-file")
            for name, table in read.items()
            if table.sheet is None
        },
    )


Columns = tuple[ProposedColumn, ...]


def _score(table: str, name: str, columns: Columns) -> int:
    """How well a file fits a table: its columns, what it lacks, and its own name."""
    found = {each.column for each in columns}
    lacking = sum(column.is_required and column.name not in found for column in CONTRACT[table].columns)
    points = sum(_SCORES[each.sureness] for each in columns) + _LACKS_WHAT_EVERY_ROW_NEEDS * lacking
    own = plain_header(PurePath(name).stem)
    if own == table:
        return max(points, 0) + _OF_ITS_NAME
    is_alike = any(other in own for other in (table, *_ALSO_CALLED.get(table, ())))
    return max(points, 0) + _NEARLY_OF_ITS_NAME if is_alike or nearest(own, [table]) else points


def _assigned(candidates: list[tuple[int, str, str, Columns]]) -> dict[str, tuple[str, Columns]]:
    """Table -> file and columns, the best fit first; each file is one table and each table one file."""
    chosen: dict[str, tuple[str, Columns]] = {}
    taken: set[str] = set()
    for points, table, name, columns in sorted(candidates, key=lambda each: (-each[0], each[1], each[2])):
        if points >= _ENOUGH and table not in chosen and name not in taken:
            chosen[table] = (name, columns)
            taken.add(name)
    return chosen


def _described(table: str, name: str, columns: Columns, *, sheets: Mapping[str, Sheet], words: Words) -> ProposedTable:
    mapped = {each.header for each in columns}
    found = {each.column for each in columns}
    lacking = sorted(
        (column for column in CONTRACT[table].columns if column.name not in found),
        key=lambda column: not column.is_required,
    )
    bare = ProposedTable(
        table,
        name,
        columns,
        tuple(
            header for header in _headers(sheets[name]) if header not in mapped and plain_header(header) != SYNTHETIC
        ),
        tuple(column.name for column in lacking),
    )
    return with_words(bare, sheets[name], words)


def _headers(sheet: Sheet) -> tuple[str, ...]:
    return tuple(dict.fromkeys(header for header in sheet.headers if header))
