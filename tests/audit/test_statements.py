"""Each line of what a printed number says of a count, against the sum that a reader does on paper."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.audit.attack import Attack
from report_builder.audit.facts import Bounds, Facts, Row, addition, no_more_than
from report_builder.audit.statements import (
    change,
    difference,
    exactly,
    more_than,
    multiple,
    quotient,
    rank,
    rounded,
    rounded_to,
    sorted_list,
    within,
)
from report_builder.model.rounding import round_half_away

MARK = Bounds(1, None)


def values(name: str, rows: list[Row], *, most: int = 6, **bounds: Bounds | int) -> list[int]:
    """What a count may be, from the least upwards."""
    known = {each: Bounds(bound, bound) if isinstance(bound, int) else bound for each, bound in bounds.items()}
    return list(Attack(Facts(known, tuple(rows)), [name]).values_of(name, most=most))


def test_1_9_percent_of_210_is_4() -> None:
    assert values("n", quotient(rounded(Fraction("1.9"), 1), "n", 210, base=100), n=MARK) == [4]


def test_0_43_per_1000_of_9400_is_4() -> None:
    assert values("n", quotient(rounded(Fraction("0.43"), 2), "n", 9_400, base=1_000), n=MARK) == [4]


def test_92_9_percent_beside_13_gives_14_and_so_1_other() -> None:
    rows = [*quotient(rounded(Fraction("92.9"), 1), 13, "all", base=100), addition("all", ["thirteen", "other"])]

    assert values("other", rows, all=MARK, thirteen=13, other=MARK) == [1]
    assert values("all", rows, all=MARK, thirteen=13, other=MARK) == [14]


def test_38_5_30_8_23_1_and_7_7_give_a_base_of_13_26_or_39() -> None:
    shares = {"a": "38.5", "b": "30.8", "c": "23.1", "d": "7.7"}
    rows = [row for name, share in shares.items() for row in quotient(rounded(Fraction(share), 1), name, "n", base=100)]
    rows.append(addition("n", shares))

    found = values("n", rows, most=3, n=Bounds(1, 50), **dict.fromkeys(shares, MARK))

    assert found == [13, 26, 39]


def test_a_mean_of_2_3_of_3_children_is_7() -> None:
    assert values("days", quotient(rounded(Fraction("2.3"), 1), "days", 3), days=MARK) == [7]


def test_up_33_percent_among_small_counts_is_3_to_4() -> None:
    rows = change(rounded(33, 0), "before", "after")
    small = {"before": Bounds(1, 4), "after": Bounds(1, 4)}

    assert values("before", rows, **small) == [3]
    assert values("after", rows, **small) == [4]


def test_5_and_5_rounded_with_an_exact_total_of_6_are_3_and_3() -> None:
    rows = [addition("all", ["a", "b"]), *(within(rounded_to(5, 5), name) for name in "ab")]

    assert values("a", rows, all=6, a=MARK, b=MARK) == [3]


def test_a_row_total_of_2_with_two_marks_is_1_and_1() -> None:
    assert values("a", [addition("all", "ab")], all=2, a=MARK, b=MARK) == [1]


def test_four_marks_that_sum_to_4_are_all_1() -> None:
    rows = [addition("all", "abcd")]

    assert [values(name, rows, all=4, a=MARK, b=MARK, c=MARK, d=MARK) for name in "abcd"] == [[1]] * 4


def test_of_two_marks_that_sum_to_3_the_child_who_is_one_of_them_knows_the_other() -> None:
    rows = [addition("all", "ab")]

    assert values("b", rows, all=3, a=1, b=MARK) == [2]
    assert values("b", rows, all=3, a=MARK, b=MARK) == [1, 2]


def test_an_other_of_3_that_is_hidden_by_sex_is_2_and_1_by_age() -> None:
    by_sex, by_age = addition("other", ["girls", "boys"]), addition("other", ["young", "old"])

    assert values("other", [by_sex, by_age], other=MARK, girls=MARK, boys=MARK, young=2, old=1) == [3]


def test_year_to_date_17_less_quarter_1_of_13_is_4() -> None:
    assert values("q2", [addition("ytd2", ["q1", "q2"])], ytd2=17, q1=13, q2=MARK) == [4]


def test_asian_6_less_indian_5_is_1() -> None:
    assert values("rest", [addition("asian", ["indian", "rest"])], asian=6, indian=5, rest=Bounds()) == [1]


def test_overlapping_rolling_years_differ_by_the_quarters_at_their_ends() -> None:
    older = addition("older", ["first", "middle"])
    newer = addition("newer", ["middle", "last"])

    assert values("last", [older, newer], older=20, newer=21, first=3, last=MARK, middle=Bounds()) == [4]


def test_all_less_those_who_are_not_looked_after_are_those_who_are() -> None:
    assert values("looked_after", [addition("all", ["without", "looked_after"])], all=60, without=58) == [2]


def test_a_mark_between_6_and_5_in_a_sorted_list_is_5_or_6() -> None:
    assert values("mark", sorted_list([6, "mark", 5]), mark=MARK) == [5, 6]


def test_rose_from_3_to_a_mark_under_5_is_4() -> None:
    assert values("after", [more_than("after", 3)], after=Bounds(1, 4)) == [4]


def test_doubled_among_small_counts_is_1_to_2_or_2_to_4() -> None:
    small = {"before": Bounds(1, 4), "after": Bounds(1, 4)}

    assert values("before", [multiple("after", "before")], **small) == [1, 2]
    assert values("after", [multiple("after", "before")], **small) == [2, 4]


def test_a_share_of_a_mark_that_is_7_points_above_a_known_share_gives_it_away() -> None:
    # 40 children; the population's share is 4.6%, so that +7.9 points are 12.5%, which is 5 of 40
    printed = rounded(Fraction("7.9"), 1).shifted(exactly(Fraction("4.6")))

    assert values("n", quotient(printed, "n", 40, base=100), n=MARK) == [5]


def test_a_change_of_minus_2_from_6_is_4() -> None:
    assert values("after", difference(exactly(-2), "after", 6), after=MARK) == [4]


def test_the_second_rank_lies_between_the_first_and_the_third() -> None:
    # per 1,000 of 10,000: others 0.5 and 0.2; second lowest is more than 0.2 and at most 0.5, so 3, 4 or 5
    printed = rank(2, [Fraction("0.5"), Fraction("0.2")], is_high_best=False)

    assert values("n", quotient(printed, "n", 10_000, base=1_000), n=MARK) == [3, 4, 5]


def test_no_more_suspended_children_than_suspensions() -> None:
    assert values("children", [no_more_than("children", "suspensions")], children=MARK, suspensions=2) == [1, 2]


def test_0_percent_of_6_is_none_and_100_percent_of_6_is_all() -> None:
    assert values("n", quotient(rounded(0, 1), "n", 6, base=100), n=Bounds()) == [0]
    assert values("n", quotient(rounded(100, 1), "n", 6, base=100), n=Bounds(0, 6)) == [6]


def test_a_half_is_rounded_away_from_nought_at_both_ends() -> None:
    # 1 of 8 is 12.5%, which is printed as 13 at no decimals, so that nothing of 8 is printed as 12
    assert values("n", quotient(rounded(13, 0), "n", 8, base=100), n=Bounds()) == [1]
    assert values("n", quotient(rounded(12, 0), "n", 8, base=100), n=Bounds()) == []


@given(st.integers(0, 60), st.integers(1, 60), st.integers(0, 2), st.sampled_from([1, 100, 1_000]))
def test_the_true_count_is_always_among_the_candidates(n: int, base: int, decimals: int, times: int) -> None:
    value = Fraction(round_half_away(Fraction(times * n, base), decimals))
    rows = quotient(rounded(value, decimals), "n", "d", base=times)

    attack = Attack(Facts({"n": Bounds(n, n), "d": Bounds(1, 60)}, tuple(rows)), ["d"])

    found = attack.range_of("d")
    assert not found.is_contradictory
    assert found.low <= base
    assert found.high is not None
    assert base <= found.high


@pytest.mark.parametrize(("value", "decimals"), [("-2.5", 1), ("2.5", 1), ("0", 0)])
def test_the_end_away_from_nought_is_open(value: str, decimals: int) -> None:
    interval = rounded(Fraction(value), decimals)

    assert interval.is_low_open == (Fraction(value) <= 0)
    assert interval.is_high_open == (Fraction(value) >= 0)
