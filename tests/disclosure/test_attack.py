"""Attacker A1 against sums that a reader could do on paper."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_tables import cell, key, one_way, two_way

from report_builder.disclosure.attack import intervals
from report_builder.disclosure.exposure import Attacker
from report_builder.disclosure.problem import Pattern, pose
from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import Count, CountTable, Relation, Wanted, total_of
from report_builder.model.view import View

PUBLIC = Edition("public", 5)


def withheld(*keys: Key) -> Pattern:
    return Pattern(frozenset(keys))


def test_one_withheld_part_of_a_printed_total_is_worked_out() -> None:
    problem = pose((one_way("sex", {"female": 3, "male": 17}),))

    known = intervals(problem, withheld(key(sex="female")), PUBLIC)[key(sex="female")]

    assert (known.low, known.high) == (3, 3)


def test_row_total_2_with_two_marks_is_1_and_1() -> None:
    problem = pose((one_way("sex", {"female": 1, "male": 1, "unknown": 0}),))

    known = intervals(problem, withheld(key(sex="female"), key(sex="male")), PUBLIC)

    assert known[key(sex="female")].high == 1
    assert known[key(sex="male")].low == 1


def test_four_marks_that_sum_to_4_are_all_1() -> None:
    problem = pose((one_way("age", {"14": 1, "15": 1, "16": 1, "17": 1}),))
    marked = [key(age=age) for age in ("14", "15", "16", "17")]

    assert Attacker(problem, PUBLIC, frozenset(marked)).exposed(withheld(*marked)) == sorted(marked)


def test_two_marks_that_sum_to_7_keep_six_pairs() -> None:
    problem = pose((one_way("sex", {"female": 3, "male": 4}),))
    both = (key(sex="female"), key(sex="male"))

    known = intervals(problem, withheld(*both), PUBLIC)

    assert (known[both[0]].low, known[both[0]].high) == (1, 6)
    assert Attacker(problem, PUBLIC, frozenset(both)).exposed(withheld(*both)) == []


def test_custody_by_quarter_1_0_2_1_under_a_public_4_leaves_only_1_or_2() -> None:
    problem = pose((one_way("quarter", {"Q1": 1, "Q2": 0, "Q3": 2, "Q4": 1}, measure="custody_count"),))
    marked = [key("custody_count", quarter=quarter) for quarter in ("Q1", "Q3", "Q4")]

    known = intervals(problem, withheld(*marked), PUBLIC)

    assert [(known[at].low, known[at].high) for at in marked] == [(1, 2), (1, 2), (1, 2)]


def test_where_noughts_are_not_printed_a_mark_may_be_nought() -> None:
    problem = pose((one_way("sex", {"female": 1, "male": 1}),))
    careful = replace(PUBLIC, is_zero_safe=False)

    known = intervals(problem, withheld(key(sex="female"), key(sex="male")), careful)

    assert (known[key(sex="female")].low, known[key(sex="female")].high) == (0, 2)


def test_a_crossing_is_attacked_through_both_its_margins() -> None:
    problem = pose((two_way("sex", "sen", {"female": {"ehcp": 2, "none": 9}, "male": {"ehcp": 8, "none": 20}}),))

    only_row = withheld(key(sex="female", sen="ehcp"), key(sex="female", sen="none"))

    assert Attacker(problem, PUBLIC, frozenset()).exposed(only_row) == sorted(only_row.withheld)


def test_weights_are_used_one_two_and_five_or_more_reoffences_of_6_children_with_13() -> None:
    # 3 + 1 + 1 + 1 = 6 children; 3x1 + 1x2 + 1x3 + 1x5 = 13 at least: the reader finds every one of them.
    counts = {"1": 3, "2": 1, "3": 1, "4": 0, "5+": 1}
    table = one_way("reoffence_count", counts, measure="tracker_reoffenders")
    reoffences = cell(key("tracker_reoffences"), 13, persons=6)
    weights = {"1": 1, "2": 2, "3": 3, "4": 4, "5+": 5}
    terms = [(key("tracker_reoffenders", reoffence_count=n), -weight) for n, weight in weights.items()]
    weighted = Relation(((reoffences.key, 1), *terms), low=0, high=None)
    shown = Wanted(reoffences.key, Count(reoffences.key))
    events = CountTable(View("tracker_reoffences"), (shown,), (reoffences,), (weighted,))
    cells = (*events.cells, *table.cells)
    problem = pose((table, replace(events, cells=cells)))
    marked = [key("tracker_reoffenders", reoffence_count=n) for n in ("1", "2", "3", "5+")]

    known = intervals(problem, withheld(*marked), PUBLIC)

    assert (known[marked[0]].low, known[marked[0]].high) == (3, 3)


def test_half_days_are_not_rounded_to_whole_ones() -> None:
    total = key("days_lost")
    parts = (key("days_lost", sex="female"), key("days_lost", sex="male"))
    halves = (Fraction(775, 2), Fraction(300), Fraction(175, 2))
    cells = tuple(replace(cell(at, 0), count=n) for at, n in zip((total, *parts), halves, strict=True))
    wanted = tuple(Wanted(one.key, Count(one.key)) for one in cells)
    problem = pose((CountTable(View("days_lost", ("sex",)), wanted, cells, (total_of(total, parts),)),))

    known = intervals(problem, withheld(*parts), PUBLIC)

    assert known[parts[0]].high == 386.5


def test_two_tables_that_count_one_cell_differently_are_a_fault() -> None:
    with pytest.raises(ValueError, match="differently"):
        pose((one_way("sex", {"female": 6, "male": 7}), one_way("age", {"14": 6, "15": 8})))


@given(st.dictionaries(st.sampled_from(list("abcdef")), st.integers(0, 12), min_size=2), st.data())
def test_the_truth_always_lies_within_what_the_attacker_finds(counts: dict[str, int], data: st.DataObject) -> None:
    problem = pose((one_way("locality", counts),))
    positive = [name for name, n in counts.items() if n]
    names = data.draw(st.lists(st.sampled_from(positive), unique=True)) if positive else []

    known = intervals(problem, withheld(*(key(locality=name) for name in names)), PUBLIC)

    for name, count in counts.items():
        found = known[key(locality=name)]
        assert found.low <= count
        assert found.high is None or count <= found.high
