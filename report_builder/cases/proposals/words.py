"""What the words of an export mean: those that the contract does not know, and the nearest that it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from report_builder.cases.columns import Column, Kind
from report_builder.cases.contract import CONTRACT
from report_builder.cases.headers import TextTable, name_columns
from report_builder.cases.proposals.proposal import ProposedTable, ProposedWord
from report_builder.cases.typed import read_cells
from report_builder.errors import nearest
from report_builder.model.tables import Finding
from report_builder.sources.sheet import Sheet

MOST_WORDS = 30
"""Unknown words of a column that are listed; a column with more of them is most likely free text."""

_OF_WORDS = frozenset({"unknown-value", "unreadable-yes-or-no", "unlisted-offence-group"})
_OF_CELLS = frozenset({"unreadable-date", "unreadable-number", "unreadable-year"})
_ETHNICITIES = ("White", "Mixed", "Asian", "Black", "Other", "Not stated")
_YES_OR_NO = ("yes", "no")

Words = Mapping[str, Mapping[str, str]]
"""`table.column` -> {word of an export: word of the contract}."""


def with_words(proposed: ProposedTable, sheet: Sheet, words: Words) -> ProposedTable:
    """The proposal with the words of its columns that need a translation, and the rows whose cells cannot be read.

    Args:
        proposed: with its columns.
        sheet: of the export.
        words: that ready maps translate already.
    """
    table = CONTRACT[proposed.table]
    text, _ = name_columns(table, sheet, {each.header: each.column for each in proposed.columns})
    known = {column.name: words.get(f"{table.name}.{column.name}", {}) for column in table.columns}
    _, findings = read_cells(text, known)
    unknown = {
        column.name: _distinct(text, finding)
        for column in table.columns
        for finding in findings
        if finding.column == column.name and finding.name in _OF_WORDS
    }
    columns = {column.name: column for column in table.columns}
    return replace(
        proposed,
        words={
            name: tuple(ProposedWord(old, _nearest(old, columns[name])) for old in olds)
            for name, olds in unknown.items()
            if len(olds) <= MOST_WORDS
        },
        crowded=tuple(name for name, olds in unknown.items() if len(olds) > MOST_WORDS),
        unreadable={finding.column: len(finding.rows) for finding in findings if finding.name in _OF_CELLS},
    )


def _distinct(text: TextTable, finding: Finding) -> list[str]:
    """The words in the cells of a finding, each once whatever its case, sorted."""
    cells = text.cells.loc[text.cells["row"].isin(finding.rows), finding.column].dropna()
    return sorted({word.lower(): word for word in sorted(cells.unique())}.values())


def _nearest(word: str, column: Column) -> str:
    """The category that a word is most like; empty where it is like none."""
    allowed = column.allowed
    if column.kind is Kind.ETHNICITY:
        allowed = _ETHNICITIES
    elif column.kind is Kind.BOOLEAN:
        allowed = _YES_OR_NO
    return nearest(word, allowed)
