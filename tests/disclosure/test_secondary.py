"""The search for partners: always safe, never a nought, never the headline."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from small_tables import cell, key, one_way, two_way

from report_builder.disclosure.complements import with_complements
from report_builder.disclosure.posed import Posed
from report_builder.disclosure.primary import small_cells
from report_builder.disclosure.problem import Pattern, pose
from report_builder.disclosure.secondary import exposed_by, search
from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import Count, CountTable, Quotient, Wanted, total_of
from report_builder.model.view import View

PUBLIC = Edition("public", 5)


def pattern_of(*tables: CountTable) -> Pattern:
    problem = with_complements(pose(tables))
    small = small_cells(problem, PUBLIC)
    pattern, still = search(problem, PUBLIC, small=small)
    assert still == []
    assert exposed_by(Posed(problem, PUBLIC, small), pattern) == []
    return pattern


def test_one_small_part_gets_the_smallest_other_part_as_its_partner() -> None:
    pattern = pattern_of(one_way("age", {"14": 3, "15": 30, "16": 7}))

    assert pattern.withheld == {key(age="14"), key(age="16")}


def test_nothing_is_withheld_where_nothing_is_small() -> None:
    assert pattern_of(one_way("age", {"14": 5, "15": 30, "16": 0})) == Pattern()


def test_a_nought_is_never_a_partner() -> None:
    pattern = pattern_of(one_way("age", {"14": 3, "15": 0, "16": 7}))

    assert key(age="15") not in pattern.withheld


def test_two_small_parts_that_protect_each_other_need_no_partner() -> None:
    pattern = pattern_of(one_way("age", {"14": 4, "15": 3, "16": 20}))

    assert pattern.withheld == {key(age="14"), key(age="15")}


def test_a_headline_is_withheld_where_two_of_them_differ_by_few() -> None:
    # 9 children tracked, 5 of whom reoffended: no table of the other four can give way.
    tracked, again = key("tracker_children"), key("tracker_reoffenders")
    never = key("tracker_children", reoffence_count="0")
    cells = (cell(tracked, 9), cell(again, 5), cell(never, 4))
    relation = total_of(tracked, (never, again))
    tables = tuple(
        CountTable(View(one.key.measure), (Wanted(one.key, Count(one.key)),), cells, (relation,)) for one in cells
    )

    assert pattern_of(*tables).withheld & {tracked, again}


def test_a_table_whose_fall_helps_nobody_stands() -> None:
    tracked, again = key("tracker_children"), key("tracker_reoffenders")
    never = key("tracker_children", reoffence_count="0")
    cells = (cell(tracked, 9), cell(again, 5), cell(never, 4))
    relation = total_of(tracked, (never, again))
    tables = tuple(
        CountTable(View(one.key.measure), (Wanted(one.key, Count(one.key)),), cells, (relation,)) for one in cells
    )

    assert pattern_of(*tables).dropped == {}


def test_a_table_that_cannot_be_protected_gives_way_to_its_total() -> None:
    # Four sentences are in the public domain; 1, 0, 2, 1 by quarter leaves each mark 1 or 2.
    quarters = one_way("quarter", {"Q1": 1, "Q2": 0, "Q3": 2, "Q4": 1}, measure="custody_count")
    year = key("custody_count")
    published = tuple(replace(one, is_public=True) if one.key == year else one for one in quarters.cells)

    pattern = pattern_of(replace(quarters, cells=published))

    assert pattern.dropped == {0: 1}


def test_a_crossing_is_protected_in_both_directions() -> None:
    counts = {
        "female": {"14": 2, "15": 9, "16": 11},
        "male": {"14": 8, "15": 20, "16": 30},
        "unknown": {"14": 6, "15": 7, "16": 9},
    }

    pattern = pattern_of(two_way("sex", "age", counts))

    assert key(sex="female", age="14") in pattern.withheld
    assert len(pattern.withheld) >= 4


def test_a_part_of_another_table_is_protected_through_the_shared_total() -> None:
    # 18 of 20 children are boys, so 2 are girls, whichever table hides them.
    pattern = pattern_of(one_way("sex", {"male": 18, "female": 2}), one_way("age", {"14": 8, "15": 12}))

    assert key(sex="male") in pattern.withheld


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.integers(0, 14), min_size=3, max_size=4), min_size=2, max_size=4).filter(
        lambda rows: len({len(row) for row in rows}) == 1
    )
)
def test_every_crossing_of_two_dimensions_comes_out_safe(rows: list[list[int]]) -> None:
    counts = {f"area {r}": {f"{14 + c}": n for c, n in enumerate(row)} for r, row in enumerate(rows)}

    pattern_of(two_way("locality", "age", counts))


@settings(deadline=None, max_examples=30)
@given(st.dictionaries(st.sampled_from(list("abcdefgh")), st.integers(0, 9), min_size=2))
def test_the_same_counts_give_the_same_pattern_twice(counts: dict[str, int]) -> None:
    assert pattern_of(one_way("locality", counts)) == pattern_of(one_way("locality", counts))


def test_the_base_of_shares_is_kept_where_cheaper_cells_can_give_way() -> None:
    # 18 on statutory work: 14 without SEN, 1 and 3 with. To withhold the 18 would silence every share of it.
    base = key(statutory="yes")
    counts = {"none": 14, "sen support": 1, "ehcp": 3}
    parts = [key(statutory="yes", sen=name) for name in counts]
    cells = (cell(base, 18), *(cell(at, n) for at, n in zip(parts, counts.values(), strict=True)))
    wanted = tuple(Wanted(at.with_measure("caseload_share"), Quotient(at, base, 100)) for at in parts)
    shares = CountTable(View("caseload_share", ("sen",)), wanted, cells, (total_of(base, tuple(parts)),))
    any_sen = key(statutory="yes", sen="any sen")
    both = CountTable(
        View("caseload"),
        (Wanted(any_sen, Count(any_sen)),),
        (cell(any_sen, 4), *cells),
        (total_of(any_sen, tuple(parts[1:])),),
    )

    pattern = pattern_of(shares, both)

    assert base not in pattern.withheld
    assert parts[0] in pattern.withheld


def test_the_audit_hears_the_child_behind_a_one_under_a_printed_total() -> None:
    # 1 + 4 = 5: who knows the 1 has 5 - 1 = 4; the 9 of 1 + 9 = 10 is a partner, and no small number.
    four, nine = one_way("age", {"14": 1, "15": 4}), one_way("age", {"14": 1, "15": 9})

    assert _worked_out(four, small={"14", "15"}) == [key(age="15")]
    assert _worked_out(nine, small={"14"}) == []


def _worked_out(table: CountTable, small: set[str]) -> list[Key]:
    posed = Posed(pose((table,)), PUBLIC, frozenset(key(age=age) for age in small))
    return exposed_by(posed, Pattern(frozenset({key(age="14"), key(age="15")})))
