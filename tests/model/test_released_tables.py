"""An analyst's own tables in the ledger and back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report_builder.model.linked import Address
from report_builder.model.release import PublishedCell
from report_builder.model.released_tables import address_in, name_of, released_tables


def cell(address: Address, count: int | None) -> PublishedCell:
    low = Decimal(1 if count is None else count)
    return PublishedCell(name_of(address), low, None if count is None else low, is_withheld=count is None)


def test_a_name_is_its_address_in_json() -> None:
    address = (("eth", "Gypsy, Roma \u201ca\u201d"), ("sex", "Boys"))

    assert name_of((("sex", "Boys"),)) == '{"sex":"Boys"}'
    assert address_in(name_of(address)) == address


@pytest.mark.parametrize("name", ["[]", '{"sex":1}', "sex"])
def test_another_name_is_no_address(name: str) -> None:
    with pytest.raises(ValueError, match=r"name|JSON|value"):
        address_in(name)


def test_the_tables_of_a_release_come_back_with_their_margins() -> None:
    a, b = ("age", "10"), ("sex", "Boys")
    cells = [cell((), 9), cell((a,), 9), cell((b,), 9), cell((a, b), None)]

    (table,) = released_tables("r", cells)

    assert table.dimensions == ("age", "sex")
    assert {row.categories: row.count for row in table.rows} == {
        ("Total", "Total"): 9,
        ("10", "Total"): 9,
        ("Total", "Boys"): 9,
        ("10", "Boys"): None,
    }


def test_a_finer_table_beside_a_broader_one_stands_by_itself() -> None:
    bame, black, boys = ("eth", "BAME"), ("eth", "Black"), ("sex", "Boys")
    cells = [cell((), 9), cell((bame,), 9), cell((boys,), 9), cell((bame, boys), 9), cell((black,), 9)]

    two_way, one_way = released_tables("r", cells)

    assert ("Black", "Total") not in {row.categories for row in two_way.rows}
    assert {row.categories for row in one_way.rows} == {("Total",), ("BAME",), ("Black",)}
