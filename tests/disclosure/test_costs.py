"""What withholding a cell costs: its lowest standing in the linked tables."""

from __future__ import annotations

from dataclasses import replace

from small_tables import cell, key, one_way, two_way

from report_builder.disclosure.costs import cell_costs, is_headline
from report_builder.disclosure.problem import pose
from report_builder.model.spec import Edition
from report_builder.model.tables import Count, CountTable, Quotient, Wanted, total_of
from report_builder.model.view import View

PUBLIC = Edition("public", 5)
CROSSED = two_way("sex", "age", {"female": {"14": 2, "15": 9}, "male": {"14": 8, "15": 20}})


def test_inner_cells_are_cheap_subtotals_dearer_and_the_headline_dearest() -> None:
    costs = cell_costs(pose((CROSSED,)), PUBLIC)

    assert costs[key(sex="male", age="14")] == 1
    assert costs[key(sex="male")] == 3
    assert costs[key()] == 50


def test_the_total_of_a_table_of_a_group_is_dearer_than_a_subtotal() -> None:
    # Girls by age: the girls are what is left when the table gives way to its total.
    girls, parts = key(sex="female"), (key(sex="female", age="14"), key(sex="female", age="15"))
    wanted = tuple(Wanted(one, Count(one)) for one in (*parts, girls))
    cells = (cell(parts[0], 6), cell(parts[1], 9), cell(girls, 15))
    table = CountTable(View("caseload", ("age",)), wanted, cells, (total_of(girls, parts),))

    assert cell_costs(pose((table,)), PUBLIC)[girls] == 8


def test_the_base_of_shares_costs_what_a_headline_does() -> None:
    part, base = key(age="14"), key(statutory="yes")
    wanted = (Wanted(part.with_measure("caseload_share"), Quotient(part, base, 100)),)
    table = CountTable(View("caseload_share"), wanted, (cell(part, 6), cell(base, 15)))

    assert cell_costs(pose((table,)), PUBLIC) == {part: 1, base: 50}


def test_a_config_may_set_other_costs() -> None:
    edition = replace(PUBLIC, costs={"leaf": 2, "subtotal": 2, "total": 2, "headline": 9})
    costs = cell_costs(pose((one_way("age", {"14": 6, "15": 9}),)), edition)

    assert costs == {key(age="14"): 2, key(age="15"): 2, key(): 9}


def test_only_the_whole_service_is_a_headline_whoever_counted_it() -> None:
    assert is_headline(key())
    assert is_headline(key(source="local"))
    assert not is_headline(key(sex="female"))


def test_the_number_of_those_in_a_profile_is_the_total_of_a_breakdown_and_no_headline() -> None:
    assert not is_headline(key("offence_profile"))
