"""The attack against every world that there is, written out one by one."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.audit.attack import Attack
from report_builder.audit.facts import Bounds, Facts, Row, addition, no_more_than

NAMES = "abcd"
TOP = 6

weights = st.integers(-3, 3).filter(bool)
rows = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(NAMES), weights, min_size=1, max_size=4), st.integers(-6, 12), st.booleans()
    ),
    min_size=1,
    max_size=4,
)


def worlds(facts: Facts) -> list[tuple[int, ...]]:
    """All whole numbers from nought to the top that fit."""
    fitting = []
    for values in product(range(TOP + 1), repeat=len(NAMES)):
        known = dict(zip(NAMES, values, strict=True))
        sums = [(sum(weight * known[name] for name, weight in row.terms), row) for row in facts.rows]
        if all((r.low is None or s >= r.low) and (r.high is None or s <= r.high) for s, r in sums):
            fitting.append(values)
    return fitting


@settings(max_examples=150, deadline=None)
@given(rows)
def test_ends_and_candidates_are_those_of_all_worlds_that_fit(drawn: list[tuple[dict[str, int], int, bool]]) -> None:
    found = tuple(Row(tuple(terms.items()), end, end if is_exact else None) for terms, end, is_exact in drawn)
    facts = Facts({name: Bounds(0, TOP) for name in NAMES}, found)
    fitting = worlds(facts)

    attack = Attack(facts, NAMES)

    if not fitting:
        assert any(attack.range_of(name).is_contradictory for name in NAMES)
        return
    for place, name in enumerate(NAMES):
        values = sorted({world[place] for world in fitting})
        assert attack.values_of(name, most=TOP + 1) == tuple(values)
        known = attack.sharpen(name)
        assert (known.low, known.high) == (values[0], values[-1])
        assert known.is_exposed == (len(values) < 3)


def test_a_count_in_no_sum_has_every_value() -> None:
    attack = Attack(Facts({"a": Bounds(1, None)}, ()), ["a"])

    assert (attack.range_of("a").low, attack.range_of("a").high) == (1, None)
    assert not attack.range_of("a").is_exposed


def test_ends_two_apart_do_not_do_where_the_middle_is_impossible() -> None:
    # a = 2b and b is 1 or 2: a is 2 or 4
    facts = Facts({"a": Bounds(1, 5), "b": Bounds(1, 2)}, (Row((("a", 1), ("b", -2))),))

    found = Attack(facts, ["a"]).range_of("a")

    assert (found.low, found.high, found.is_exposed) == (2, 4, True)


def test_posts_that_are_told_to_a_tenth_are_exposed_and_whole_posts_are_not() -> None:
    total = addition("all", ["a", "b"])
    near = Facts({"all": Bounds(5, 5), "a": Bounds(4, 4), "b": Bounds()}, (total,), frozenset(["a", "b", "all"]))
    far = Facts({"all": Bounds(5, 5)}, (total,), frozenset(["a", "b", "all"]))

    assert Attack(near, ["b"]).range_of("b").is_exact
    assert not Attack(far, ["b"]).range_of("b").is_exposed


def test_half_days_keep_their_half() -> None:
    facts = Facts(
        {"all": Bounds(Fraction(9, 2), Fraction(9, 2)), "a": Bounds(4, 4)}, (addition("all", "ab"),), frozenset("b")
    )

    assert Attack(facts, ["b"]).range_of("b").low == Fraction(1, 2)


def test_a_contradiction_in_one_place_leaves_the_others_to_be_attacked() -> None:
    impossible = (addition("all", "ab"), no_more_than("all", "a"), Row((("b", 1),), 2, None))
    facts = Facts({"all": Bounds(5, 5), "whole": Bounds(7, 7)}, (*impossible, addition("whole", "cd")))

    attack = Attack(facts, "acd")

    assert attack.range_of("a").is_contradictory
    assert (attack.range_of("c").low, attack.range_of("c").high) == (0, 7)


def test_printed_numbers_that_do_not_add_up_among_themselves_say_nothing() -> None:
    facts = Facts(
        {"all": Bounds(9, 9), "a": Bounds(4, 4), "b": Bounds(4, 4)}, (addition("all", "ab"), addition("a", "cd"))
    )

    assert not Attack(facts, "c").range_of("c").is_contradictory


def test_the_narrowest_range_is_exact() -> None:
    facts = Facts({"five": Bounds(5, 5), "nine": Bounds(9, 9)}, (addition("five", "ab"), addition("nine", "cd")))

    assert Attack(facts, "abcd").narrowest("abcd") == 5
