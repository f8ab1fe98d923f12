"""What a reader works out by adding and subtracting, by rounding backwards, and by knowing his own number."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from every_world import EveryWorld
from hypothesis import given
from small_instances import addition, between, crossing, instance
from tiny_instances import TINY, UNDECIDED, is_decided, many, tiny

from report_builder.disclosure.attacker import Attacker, Breach
from report_builder.disclosure.instance import Instance, Row, flags


def exposed(problem: Instance, *withheld: int) -> list[int]:
    """The withheld cells that everybody works out, or narrows to two candidates."""
    found = Attacker(problem).breaches(flags(problem.size, withheld))
    return [breach.target for breach in found if breach.known == -1]


def line(*parts: int) -> Instance:
    """Parts and, last, their total."""
    return instance([*parts, sum(parts)], [addition(len(parts), *range(len(parts)))])


@pytest.mark.parametrize(
    ("parts", "withheld", "worked_out"),
    [
        ((1, 1), (0, 1), [0, 1]),  # 2 is 1 + 1
        ((1, 1, 1, 1), (0, 1, 2, 3), [0, 1, 2, 3]),  # four marks that sum to 4 are all 1
        ((1, 2), (0, 1), [0, 1]),  # 3 is 1 + 2 or 2 + 1: two candidates
        ((1, 3), (0, 1), []),  # 4 is 1 + 3, 2 + 2 or 3 + 1
        ((3, 9), (0,), [0]),  # 12 - 9
        ((3, 9), (0, 1), []),
        ((3, 0, 9), (0, 2), []),
        ((3, 9), (0, 2), []),  # the part and the total together
    ],
)
def test_marks_in_a_line_hide_what_their_sum_leaves_open(
    parts: Sequence[int], withheld: Sequence[int], worked_out: list[int]
) -> None:
    assert exposed(line(*parts), *withheld) == worked_out


def test_a_mark_of_one_gives_its_partner_away_to_the_child_behind_it() -> None:
    # 1 + 4 = 5: for others 1 to 4, but who knows the 1 has 5 - 1 = 4.
    problem = instance([1, 4, 5], [addition(2, 0, 1)], alone=[0])

    assert Attacker(problem).breaches(flags(3, [0, 1])) == [Breach(1, known=0)]


def test_a_third_mark_hides_the_partner_from_the_child() -> None:
    # 1 + 4 + 6 = 11: who knows the 1 has 4 + 6 = 10 left, which may be 1 + 9.
    problem = instance([1, 4, 6, 11], [addition(3, 0, 1, 2)], alone=[0])

    assert Attacker(problem).breaches(flags(4, [0, 1, 2])) == []


def test_a_total_and_its_only_part_are_the_same_child() -> None:
    # Of 1 + 0 = 1 the child knows both; beside 6 others nobody else does.
    problem = instance([1, 0, 1, 6, 7], [addition(2, 0, 1), addition(4, 2, 3)], alone=[0, 2])

    assert Attacker(problem).breaches(flags(5, [0, 2, 3])) == []


def test_a_headline_that_must_be_printed_does_not_make_two_children_one() -> None:
    problem = instance([1, 4, 5], [addition(2, 0, 1)], alone=[0], free=[])

    assert Attacker(problem).breaches(flags(3, [0, 1])) == [Breach(1, known=0)]


def test_only_small_numbers_are_kept_from_contributors() -> None:
    # 1 + 9 = 10: the 9 is a partner.
    problem = instance([1, 9, 10], [addition(2, 0, 1)], alone=[0])

    assert Attacker(problem).breaches(flags(3, [0, 1])) == []


def test_others_hidden_by_sex_are_worked_out_from_the_ages() -> None:
    # Other = 3 of 20 = 8 + 9 + 3 by sex, and others aged 10-14 = 2, 15-17 = 1 are printed: 2 + 1.
    problem = instance([8, 9, 3, 20, 2, 1], [addition(3, 0, 1, 2), addition(2, 4, 5)])

    assert exposed(problem, 1, 2) == [1, 2]  # and so 20 - 8 - 3 = 9


def test_a_year_to_date_less_the_first_quarter_is_the_second() -> None:
    assert exposed(instance([13, 4, 17], [addition(2, 0, 1)]), 1) == [1]  # 17 - 13


def test_a_group_less_its_subgroup_is_the_rest_of_it() -> None:
    # Asian 6, of whom Indian 5: one other, whom nobody printed.
    problem = instance([6, 5, 1], [addition(0, 1, 2)], unseen=[2], guarded=[2])

    assert exposed(problem) == [2]
    assert exposed(problem, 1) == []  # 1 + 5, 2 + 4 and so on


def test_overlapping_rolling_years_give_the_difference_of_their_ends() -> None:
    # Quarters 3, 6, 7, 8, 5: years of 24 and 26. With 3 withheld the last quarter is 26 - 24 + 3.
    quarters = instance([3, 6, 7, 8, 5, 24, 26], [addition(5, 0, 1, 2, 3), addition(6, 1, 2, 3, 4)])

    assert exposed(quarters, 0) == [0]  # 24 - 6 - 7 - 8
    assert exposed(quarters, 0, 4) == [0, 4]  # either year gives its own end
    assert exposed(quarters, 0, 1, 4) == []  # 3 + 6 = 9 and 6 + 5 = 11


def test_rolling_years_alone_give_nothing_but_a_difference() -> None:
    years = [addition(5, 0, 1, 2, 3), addition(6, 1, 2, 3, 4)]
    quarters = instance([3, 6, 7, 8, 5, 24, 26], years, unseen=range(5), guarded=[0])

    assert exposed(quarters) == []


def test_all_less_those_looked_after_are_the_others() -> None:
    assert exposed(instance([20, 17, 3], [addition(0, 1, 2)]), 2) == [2]  # 20 - 17


@pytest.mark.parametrize(
    ("count", "rounding"),
    [
        (4, between(1.85, {0: 100 / 210}, 1.95)),  # 1.9% of 210: 3.885 to 4.095
        (4, between(0.425, {0: 1000 / 9400}, 0.435)),  # 0.43 per 1,000 of 9,400: 3.995 to 4.089
        (7, between(2.25, {0: 1 / 3}, 2.35)),  # a mean of 2.3 of 3: 6.75 to 7.05
    ],
)
def test_a_rounded_rate_of_a_known_base_is_an_exact_count(count: int, rounding: Row) -> None:
    assert exposed(instance([count], [rounding], low={0: 0}), 0) == [0]


def test_a_rate_of_a_large_base_leaves_many_candidates() -> None:
    # 0.2 per 1,000 of 25,157: 0.15 to 0.25 is 3.8 to 6.3, so 4, 5 or 6.
    assert exposed(instance([4], [between(0.15, {0: 1000 / 25157}, 0.25)]), 0) == []


def test_two_rounded_fives_with_an_exact_total_of_six_are_three_each() -> None:
    # Rounded to 5s, 3 to 7 become 5, and only 3 + 3 is 6.
    roundings = [between(3, {0: 1}, 7), between(3, {1: 1}, 7)]

    assert exposed(instance([3, 3, 6], [addition(2, 0, 1), *roundings]), 0, 1) == [0, 1]


def test_whole_numbers_leave_less_than_real_ones() -> None:
    # One is four times the other: from 4 to 12 it is 4, 8 or 12, but from 5 to 11 only 8.
    fourfold = Row((0, 1), (4.0, -1.0))

    assert exposed(instance([2, 8], [fourfold, between(4, {1: 1}, 12)]), 0, 1) == []
    assert exposed(instance([2, 8], [fourfold, between(5, {1: 1}, 11)]), 0, 1) == [0, 1]


def test_a_cell_that_stands_in_no_row_is_hidden_by_its_mark() -> None:
    assert exposed(instance([3]), 0) == []


def test_a_cell_whose_bounds_leave_nothing_is_worked_out_whatever_is_withheld() -> None:
    assert exposed(instance([3, 9, 12], [addition(2, 0, 1)], low={0: 3}, high={0: 3}), 0, 1, 2) == [0]


def test_counts_of_a_million_are_attacked_as_exactly_as_small_ones() -> None:
    big = 1_000_000
    problem = instance([2, big, big + 2], [addition(2, 0, 1)])

    assert exposed(problem, 0) == [0]
    assert exposed(problem, 0, 1) == []


def test_half_days_need_a_range_two_wide() -> None:
    # 1.5 + 1 = 2.5: each from 0 to 2.5; with at least 1 of each only 1 to 1.5.
    rows = [addition(2, 0, 1)]

    assert exposed(instance([1.5, 1, 2.5], rows, halves=[0, 1, 2], low={0: 0, 1: 0}), 0, 1) == []
    assert exposed(instance([1.5, 1, 2.5], rows, halves=[0, 1, 2], low={0: 1, 1: 1}), 0, 1) == [0, 1]


def test_a_contributor_is_heard_where_only_halves_move() -> None:
    # 1 + 4 = 5 in half days: who knows the 1 has the 4.
    problem = instance([1, 4, 5], [addition(2, 0, 1)], halves=[0, 1, 2], alone=[0])

    assert Attacker(problem).breaches(flags(3, [0, 1])) == [Breach(1, known=0)]


def test_an_undecided_search_for_whole_numbers_counts_as_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    # 2 x 3 + 3 x 2 = 12, of which many worlds fit; here none is ever found.
    problem = instance([3, 2, 12], [Row((0, 1, 2), (2.0, 3.0, -1.0))], high={0: 20, 1: 20, 2: 40})
    attacker = Attacker(problem)
    withheld = flags(3, [0, 1, 2])
    assert attacker.breaches(withheld) == []

    undecided = Attacker(problem)
    monkeypatch.setattr(undecided.whole, "_nearest", lambda *_: None)
    monkeypatch.setattr(undecided.worlds, "add", lambda _: None)
    assert [one.target for one in undecided.breaches(withheld)] == [0, 1, 2]


def test_what_was_met_before_changes_no_answer() -> None:
    counts, rows = crossing([[1, 4, 0], [3, 6, 2]])
    problem = instance(counts, rows, alone=[0])
    patterns = [problem.small, problem.small | problem.free, flags(problem.size, [0, 1, 3, 4])]
    warm = Attacker(problem)
    for withheld in patterns:
        warm.breaches(withheld)

    assert [warm.breaches(one) for one in patterns] == [Attacker(problem).breaches(one) for one in patterns]


@many
@given(TINY)
def test_nothing_is_missed_and_nothing_invented_beside_all_worlds_one_by_one(problem: Instance) -> None:
    every, attacker = EveryWorld(problem), Attacker(problem)
    for withheld in list(every.patterns())[:3] + list(every.patterns())[-3:]:
        assert sorted(attacker.breaches(withheld)) == sorted(every.breaches(withheld))


def test_what_whole_numbers_alone_tell_a_contributor_counts_as_a_breach() -> None:
    problem = tiny(UNDECIDED)
    every, attacker = EveryWorld(problem), Attacker(problem)
    assert not is_decided(problem)

    for withheld in every.patterns():
        more = set(attacker.breaches(withheld)) - set(every.breaches(withheld))
        assert more
        assert more <= every.same


@many
@given(TINY)
def test_a_pattern_that_survives_without_a_cell_is_safe(problem: Instance) -> None:
    every, attacker = EveryWorld(problem), Attacker(problem)
    for withheld in list(every.patterns())[:4]:
        lost = int((~withheld).argmax())
        assert attacker.survives_without(lost, withheld) == (not every.breaches(withheld))
