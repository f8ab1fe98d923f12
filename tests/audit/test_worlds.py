"""Which marks keep three values in worlds where the pattern would be a valid answer."""

from __future__ import annotations

from report_builder.audit.attack import Attack
from report_builder.audit.facts import Bounds, Facts, addition
from report_builder.audit.worlds import possible_worlds

MARK = Bounds(1, None)


def valid(total: int, threshold: int = 5, **marks: Bounds) -> int:
    attack = Attack(Facts({"all": Bounds(total, total), **marks}, (addition("all", marks),)), marks)
    return possible_worlds(attack, list(marks), threshold=threshold)


def test_a_partner_is_large_where_the_other_is_small() -> None:
    # 20 = 1 + 19, 2 + 18, 3 + 17 or 4 + 16, either way round
    assert valid(20, a=MARK, b=MARK) == 2


def test_with_two_small_values_alone_there_are_four_valid_ones_for_each() -> None:
    # below 3 only 1 and 2 are small: 1, 2, 18 and 19 are valid
    assert valid(20, threshold=3, a=MARK, b=MARK) == 2


def test_two_that_can_neither_be_small_explain_nothing() -> None:
    assert valid(40, a=Bounds(10, None), b=Bounds(10, None)) == 0


def test_one_that_cannot_be_small_is_explained_by_the_other() -> None:
    # a is 36 to 39 where b is 4 to 1: four values for a and for b
    assert valid(40, a=Bounds(10, None), b=MARK) == 2
