"""Smaller tables that are proposed where nothing can protect the one that was asked for."""

from __future__ import annotations

from report_builder.disclosure.smaller import proposals, safe_proposal
from report_builder.model.linked import LinkedRow, LinkedTable, LinkedTables

ROWS = (("a", 1), ("b", 9), ("c", 4), ("Total", 14))
TABLE = LinkedTable("t.csv", ("kind",), tuple(LinkedRow((name,), count, 2) for name, count in ROWS))
EXPOSED = ((("kind", "a"),),)


def test_categories_are_merged_before_a_dimension_is_left_out() -> None:
    found = [(proposal.words, proposal.tables.tables[0]) for proposal in proposals(LinkedTables((TABLE,)), EXPOSED)]

    assert [words for words, _ in found] == [
        "merge a and c in 'kind'",
        "leave 'kind' out of t.csv",
        "replace t.csv by the total",
    ]
    assert [{row.categories: row.count for row in table.rows} for _, table in found] == [
        {("a or c",): 5, ("b",): 9, ("Total",): 14},
        {(): 14},
        {(): 14},
    ]


def test_the_first_that_can_be_protected_is_proposed() -> None:
    found = safe_proposal(LinkedTables((TABLE,)), EXPOSED, lambda tables: tables.tables[0].dimensions == ())

    assert found is not None
    assert found.words == "leave 'kind' out of t.csv"


def test_nothing_is_proposed_that_cannot_be_protected() -> None:
    assert safe_proposal(LinkedTables((TABLE,)), EXPOSED, lambda _: False) is None


def test_only_tables_with_exposed_cells_become_smaller() -> None:
    other = LinkedTable("u.csv", ("sex",), (LinkedRow(("Boys",), 14, 2), LinkedRow(("Total",), 14, 3)))

    found = list(proposals(LinkedTables((TABLE, other)), EXPOSED))

    assert {proposal.tables.tables[1] for proposal in found} == {other}
