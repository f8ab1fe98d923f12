"""The heuristic: a safe pattern wherever there is one, without what it does not need."""

from __future__ import annotations

import numpy as np
import pytest
from every_world import EveryWorld
from hypothesis import given
from small_instances import addition, instance
from tiny_instances import TINY, many

from report_builder.disclosure.attacker import Attacker, Breach
from report_builder.disclosure.incumbent import Incumbent, Paths, cost_of
from report_builder.disclosure.instance import Flags, Instance, Row, flags

LINE = instance([3, 7, 9, 19], [addition(3, 0, 1, 2)], costs={3: 50})
"""3 + 7 + 9 = 19, whose total is dear."""


def incumbent(problem: Instance) -> Incumbent:
    return Incumbent(problem, Attacker(problem))


def places(cells: Flags) -> list[int]:
    return np.flatnonzero(cells).tolist()


def completed(problem: Instance) -> tuple[list[int], list[Breach]]:
    found, hopeless = incumbent(problem).completed(problem.small.copy())
    return places(found), hopeless


def test_a_lone_mark_gets_the_smallest_of_the_cheapest_partners() -> None:
    assert completed(LINE) == ([0, 1], [])


def test_costs_of_another_search_choose_other_partners() -> None:
    found, _ = incumbent(LINE).completed(LINE.small.copy(), costs=np.array([1.0, 5.0, 1.0, 50.0]))

    assert places(found) == [0, 2]


def test_what_needs_no_partner_gets_none() -> None:
    assert completed(instance([3, 2, 9, 14], [addition(3, 0, 1, 2)])) == ([0, 1], [])


def test_a_contributor_is_kept_in_the_dark_by_a_third_mark() -> None:
    # 1 + 4 = 5 in the year of 5 + 8 = 13: the child behind the 1 may not see the 5.
    problem = instance([1, 4, 5, 8, 13], [addition(2, 0, 1), addition(4, 2, 3)], alone=[0], costs={4: 50})

    assert completed(problem) == ([0, 1, 2, 3], [])


def test_what_no_pattern_hides_is_named() -> None:
    # 1 + 2 = 3 under a total that stays: two candidates for either.
    assert completed(instance([1, 2, 3], [addition(2, 0, 1)], small=[0, 1], free=[])) == (
        [0, 1],
        [Breach(0), Breach(1)],
    )


def test_a_partner_that_cannot_be_hidden_itself_is_passed_over() -> None:
    # The 7 is known to be 7 or 8: with it the 3 is 2 or 3. The 9 serves, though it is dearer.
    problem = instance([3, 7, 9, 19], [addition(3, 0, 1, 2)], low={1: 7}, high={1: 8}, costs={2: 8, 3: 50})

    assert completed(problem) == ([0, 2], [])


def test_steps_of_a_fourfold_are_wide_enough() -> None:
    # 4 x 2 = 8: for the 2 to move by one the 8 moves by four.
    assert completed(instance([2, 8], [Row((0, 1), (4.0, -1.0))])) == ([0, 1], [])


def test_everything_is_hidden_where_no_path_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Paths, "cheapest", lambda *_, **__: None)

    assert completed(LINE) == ([0, 1, 2, 3], [])


def test_needless_partners_return_the_dearest_first() -> None:
    found = incumbent(LINE).lean(flags(4, [0, 1, 2, 3]))

    assert places(found) == [0, 1]  # 19 first, then 9


def test_no_partner_returns_once_time_is_up() -> None:
    found = incumbent(LINE).lean(flags(4, [0, 1, 2, 3]), seconds_left=lambda: 0.0)

    assert places(found) == [0, 1, 2, 3]


def test_only_partners_cost() -> None:
    assert cost_of(LINE, flags(4, [0, 1, 3])) == 51.0


def test_the_cheapest_path_goes_through_what_is_hidden_already() -> None:
    found = Paths(LINE).cheapest(Breach(0), 1.0, flags(4, [0, 2]), wide=2.0)

    assert found is not None
    assert found[0].tolist() == [1.0, 0.0, -1.0, 0.0]  # 4 + 7 + 8 = 19


def test_no_path_leads_below_what_a_reader_knows() -> None:
    assert Paths(LINE).cheapest(Breach(0), -3.0, flags(4, [0]), wide=20.0) is None


@many
@given(TINY)
def test_it_fails_only_where_every_pattern_does(problem: Instance) -> None:
    every = EveryWorld(problem)
    found, hopeless = incumbent(problem).completed(problem.small.copy())

    assert set(every.breaches(found)) == set(hopeless)
    assert bool(hopeless) == (every.least_cost() is None)


@many
@given(TINY)
def test_a_lean_pattern_is_safe_and_hides_nothing_more(problem: Instance) -> None:
    every, search = EveryWorld(problem), incumbent(problem)
    found, hopeless = search.completed(problem.small.copy())
    lean = found if hopeless else search.lean(found)

    assert set(every.breaches(lean)) == set(hopeless)
    assert not (lean & ~found).any()
    assert lean[problem.small].all()
