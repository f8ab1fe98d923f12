"""A table of words from a governance table; whoever keeps that table wrote them."""

from __future__ import annotations

from collections.abc import Sequence

from report_builder.model.built import SetTable, TableCell, TableRow
from report_builder.report.desk import Desk


def text_row(head: str, *cells: str) -> TableRow:
    """A row of words."""
    return TableRow(head, tuple(TableCell(words, is_number=False) for words in cells))


def register_table(desk: Desk, title: str, heads: tuple[str, ...], rows: Sequence[TableRow]) -> SetTable:
    """The next table of the paper. It is noted as people's own words: a number in it stands in no figure."""
    desk.tables += 1
    desk.commentary.append(f"table {desk.tables}")
    desk.spoken = True
    return SetTable(str(desk.tables), desk.in_terms(title), heads, tuple(rows))
