"""What follows from one sum at a time."""

from __future__ import annotations

from fractions import Fraction

import pytest

from report_builder.audit.facts import Bounds, Facts, Row, addition
from report_builder.audit.propagate import ContradictionError, System, propagate, system_of


def narrowed(facts: Facts) -> dict[str, tuple[float, float]]:
    system: System = system_of(facts)
    propagate(system)
    return {name: (float(system.low[at]), float(system.high[at])) for name, at in system.places.items()}


def test_one_unknown_of_a_sum_is_what_the_others_leave() -> None:
    facts = Facts({"all": Bounds(9, 9), "a": Bounds(4, 4)}, (addition("all", "ab"),))

    assert narrowed(facts)["b"] == (5, 5)


def test_what_follows_travels_from_sum_to_sum() -> None:
    facts = Facts(
        {"all": Bounds(9, 9), "a": Bounds(4, 4), "c": Bounds(3, 3)}, (addition("all", "ab"), addition("b", "cd"))
    )

    assert narrowed(facts)["d"] == (2, 2)


def test_ends_of_whole_counts_are_whole() -> None:
    facts = Facts({"a": Bounds(0, 9)}, (Row((("a", 2),), 3, 7),))

    assert narrowed(facts)["a"] == (2, 3)


def test_weights_that_are_fractions_are_made_whole() -> None:
    facts = Facts(
        {"a": Bounds(0, 9), "b": Bounds(3, 3)}, (Row((("a", Fraction(1, 3)), ("b", Fraction(-1, 2))), 0, None),)
    )

    assert narrowed(facts)["a"] == (5, 9)  # a / 3 is at least 3 / 2


def test_a_name_that_stands_twice_in_a_sum_counts_once() -> None:
    facts = Facts({"a": Bounds(0, 9)}, (Row((("a", 2), ("a", -1)), 4, 4),))

    assert narrowed(facts)["a"] == (4, 4)


def test_no_bound_stays_no_bound() -> None:
    assert narrowed(Facts({}, (Row((("a", 1), ("b", -1)), 0, None),)))["a"] == (0, float("inf"))


def test_an_impossible_sum_is_named() -> None:
    system = system_of(Facts({"all": Bounds(3, 3), "a": Bounds(5, 9)}, (addition("all", "ab"),)))

    with pytest.raises(ContradictionError) as raised:
        propagate(system)

    assert system.places["a"] in raised.value.columns
