"""The cheapest pattern that keeps the cuts: never dearer than needed, never a bound too high."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from small_instances import instance
from tiny_instances import many
from undecided import Undecided

from report_builder.disclosure.cuts import Cut
from report_builder.disclosure.instance import Flags, Instance, flags
from report_builder.disclosure.master import Master

FOUR = instance([2, 7, 8, 9], costs={1: 1, 2: 3, 3: 1})
"""One small cell and three partners, the second of which costs 3."""


def whole(problem: Instance, *cuts: Cut) -> Master:
    master = Master(problem)
    master.learn(cuts)
    master.insist_on_whole(1_000)
    return master


def chosen(master: Master, *, budget: float = 100.0, anchor: Flags | None = None) -> list[int] | None:
    found = master.cheapest(flags(4) if anchor is None else anchor, budget=budget)
    return None if found is None else np.flatnonzero(found).tolist()


def test_small_cells_are_withheld_though_no_cut_asks_for_it() -> None:
    assert chosen(whole(FOUR)) == [0]


def test_the_cheaper_of_two_partners_that_help_is_taken() -> None:
    assert chosen(whole(FOUR, Cut(0, (2, 3), (1.0, 1.0), 1.0))) == [0, 3]


def test_a_cut_binds_only_where_its_target_is_withheld() -> None:
    # The 7 would need the 8, but nobody withholds the 7.
    assert chosen(whole(FOUR, Cut(1, (2,), (1.0,), 1.0))) == [0]


def test_a_partner_brings_its_own_partners() -> None:
    # The small cell needs the 7, which needs the 9.
    cuts = [Cut(0, (1,), (1.0,), 1.0), Cut(1, (3,), (2.0,), 2.0)]

    assert chosen(whole(FOUR, *cuts)) == [0, 1, 3]


def test_a_cut_of_an_unseen_guarded_target_binds_always() -> None:
    problem = instance([6, 7, 8, 1], unseen=[3], guarded=[3], costs={0: 3})

    assert chosen(whole(problem, Cut(3, (0, 1), (1.0, 1.0), 1.0))) == [1]


def test_among_equals_the_pattern_most_like_the_anchor_is_taken() -> None:
    master = whole(FOUR, Cut(0, (1, 3), (1.0, 1.0), 1.0))

    assert chosen(master, anchor=flags(4, [0, 1])) == [0, 1]
    assert chosen(master, anchor=flags(4, [0, 3])) == [0, 3]


def test_no_pattern_within_the_budget_means_that_none_is_as_cheap() -> None:
    master = whole(FOUR, Cut(0, (2,), (1.0,), 1.0))

    assert chosen(master, budget=2.0) is None
    assert master.bound == np.inf


def test_half_a_cell_may_be_cheaper_than_a_whole_one() -> None:
    # Each pair of three cells holds one: a half of each is 1.5 cells, two whole ones are 2.
    problem = instance([2, 7, 8, 9])
    master = Master(problem)
    master.learn(Cut(0, pair, (1.0, 1.0), 1.0) for pair in [(1, 2), (2, 3), (1, 3)])
    found = master.shares()

    assert found is not None
    assert round(found[1], 6) == 1.5
    master.insist_on_whole(1_000)
    assert len(chosen(master) or []) == 3


def test_a_cut_is_learnt_once() -> None:
    cut = Cut(0, (1,), (1.0,), 1.0)
    master = Master(FOUR)

    assert [master.learn([cut, cut]), master.learn([cut])] == [1, 0]


def test_shares_without_a_proof_prove_no_bound() -> None:
    master = Master(FOUR)
    master._highs = Undecided(master._highs)

    assert master.shares() is None


@many
@given(st.integers(0, 10**9))
def test_the_bound_never_exceeds_the_cheapest_cover_of_all_there_are(seed: int) -> None:
    chance = Random(seed)
    problem = instance([2, 9, 9, 9, 9], costs={place: chance.choice([1, 1, 3, 8]) for place in range(1, 5)})
    cuts = [_random_cut(chance) for _ in range(chance.randint(1, 4))]
    costs = [
        float(problem.costs[1:] @ np.array(one))
        for one in product((0, 1), repeat=4)
        if all(_covers(np.array([1, *one]), cut) for cut in cuts)
    ]
    least = min(costs, default=np.inf)
    master, anchor = whole(problem, *cuts), flags(5, [place for place in range(5) if chance.random() < 0.5])
    budget = float(chance.randint(0, 13))
    found = master.cheapest(anchor, budget=budget)

    assert (found is not None) == (least <= budget)
    assert master.bound <= max(least, budget + 1) or master.bound == np.inf
    if found is not None:
        assert all(_covers(found.astype(int), cut) for cut in cuts)
        assert master.bound <= least <= float(problem.costs[found & ~problem.small].sum()) <= budget


def _random_cut(chance: Random) -> Cut:
    places = chance.sample(range(1, 5), chance.randint(1, 4))
    least = chance.choice([1.0, 2.0, 0.75])
    target = chance.choice([place for place in range(5) if place not in places])
    return Cut(target, tuple(places), tuple(chance.choice([least, least / 2, least / 3]) for _ in places), least)


def _covers(withheld: Any, cut: Cut) -> bool:
    given = sum(weight * withheld[place] for place, weight in zip(cut.places, cut.weights, strict=True))
    return bool(given >= cut.least * withheld[cut.target] - 1e-6)
