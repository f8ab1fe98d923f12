"""The cheapest safe pattern: never dearer than it says, never unsafe, wherever the search stops."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from every_world import EveryWorld
from hypothesis import given
from hypothesis import strategies as st
from small_instances import addition, between, crossing, instance
from tiny_instances import TINY, many

from report_builder.disclosure.attacker import Attacker, Breach
from report_builder.disclosure.incumbent import cost_of
from report_builder.disclosure.instance import Instance, Row
from report_builder.disclosure.optimum import Answer, Effort, protect_instance

HEURISTIC, SHORT, WHOLE = Effort(rounds=0), Effort(rounds=2), Effort(rounds=100)


def withheld(problem: Instance, effort: Effort = WHOLE) -> list[int]:
    answer = protect_instance(problem, effort=effort)
    assert answer.exposed == ()
    return np.flatnonzero(answer.withheld).tolist()


def test_nothing_small_means_nothing_withheld_and_proves_itself() -> None:
    answer = protect_instance(instance([5, 0, 9, 14], [addition(3, 0, 1, 2)]), effort=HEURISTIC)

    assert not answer.withheld.any()
    assert answer.is_optimal


def test_no_cells_need_no_protection() -> None:
    assert protect_instance(instance([]), effort=WHOLE).withheld.tolist() == []


def test_a_cell_in_no_row_needs_no_partner() -> None:
    assert withheld(instance([3, 9])) == [0]


def test_the_cheapest_partner_is_found_and_proven() -> None:
    # 3 + 7 + 9 = 19: the 7 costs 8, the 9 costs 3, the total 50.
    problem = instance([3, 7, 9, 19], [addition(3, 0, 1, 2)], costs={1: 8, 2: 3, 3: 50})
    answer = protect_instance(problem, effort=WHOLE)

    assert np.flatnonzero(answer.withheld).tolist() == [0, 2]
    assert answer.is_optimal


def test_one_small_inner_cell_of_a_crossing_costs_three_partners() -> None:
    # A rectangle: another of its line, another of its column, and where those two meet.
    counts, rows = crossing([[2, 9, 11], [8, 20, 30], [6, 7, 9]])
    problem = instance(counts, rows, costs=dict.fromkeys(range(9, 16), 50.0))
    answer = protect_instance(problem, effort=WHOLE)

    assert cost_of(problem, answer.withheld) == 3.0
    assert answer.is_optimal


def test_a_partner_that_serves_two_lines_is_taken_though_each_has_a_cheaper_one() -> None:
    # 2 + 9 + 8 = 19 and 3 + 9 + 7 = 19 share the 9, which costs 3; the 8 and the 7 cost 2 each.
    rows = [addition(3, 0, 1, 2), addition(6, 4, 1, 5)]
    costs = {1: 3.0, 2: 2.0, 5: 2.0, 3: 50.0, 6: 50.0}
    problem = instance([2, 9, 8, 19, 3, 7, 19], rows, costs=costs)

    assert withheld(problem) == [0, 1, 4]  # 3 in all, not 2 + 2


def test_a_restatement_of_one_row_changes_nothing() -> None:
    line = addition(3, 0, 1, 2)
    opposite = Row(line.places, tuple(-2 * weight for weight in line.weights))

    assert withheld(instance([3, 7, 9, 19], [line, line, opposite])) == withheld(instance([3, 7, 9, 19], [line]))


def test_a_row_of_one_cell_that_says_what_it_is_leaves_it_exposed() -> None:
    answer = protect_instance(instance([3, 9], [between(3, {0: 1}, 3)]), effort=WHOLE)

    assert answer.exposed == (Breach(0),)
    assert not answer.is_optimal


def test_exposed_cells_are_named_by_their_places_in_the_whole() -> None:
    # The first line is fine; 1 + 1 = 2 under a printed total is not.
    rows = [addition(2, 0, 1), addition(5, 3, 4)]
    problem = instance([3, 7, 10, 1, 1, 2], rows, small=[0, 3, 4], free=[0, 1])

    assert protect_instance(problem, effort=WHOLE).exposed == (Breach(3), Breach(4))


def test_all_small_cells_that_hide_each_other_cost_nothing() -> None:
    # With every margin of 1, 2 and 3, 4 hidden too.
    counts, rows = crossing([[1, 2], [1, 3]])
    problem = instance(counts, rows, small=range(9))
    answer = protect_instance(problem, effort=HEURISTIC)

    assert answer.withheld.all()
    assert answer.is_optimal


def test_at_a_threshold_of_two_only_ones_are_small() -> None:
    problem = instance([1, 2, 3, 6], [addition(3, 0, 1, 2)], small=[0], free=[1, 2, 3])

    assert len(withheld(problem)) == 2


def test_counts_of_a_million_have_the_partners_of_small_ones() -> None:
    million = 1_000_000
    problem = instance([2, million, million, 2 * million + 2], [addition(3, 0, 1, 2)], costs={3: 50})

    assert withheld(problem) == [0, 1]


def test_unseen_cells_that_are_joined_to_nothing_disturb_nothing() -> None:
    rows = [addition(2, 0, 1)]
    problem = instance([3, 7, 10, 2, 0], rows, unseen=[3, 4], guarded=[3])

    assert len(withheld(problem)) == 2


def test_an_unseen_guarded_cell_is_protected_by_printed_partners_at_the_least_cost() -> None:
    # 6 = 5 + 1, the 1 unseen: the 5 costs 3, the 6 costs 8.
    problem = instance([6, 5, 1], [addition(0, 1, 2)], unseen=[2], guarded=[2], costs={0: 8, 1: 3})
    answer = protect_instance(problem, effort=WHOLE)

    assert np.flatnonzero(answer.withheld).tolist() == [1]
    assert answer.is_optimal


def test_no_time_left_is_no_excuse_for_an_unsafe_answer() -> None:
    counts, rows = crossing([[2, 9, 11], [8, 20, 30], [6, 7, 9]])
    problem = instance(counts, rows)
    answer = protect_instance(problem, effort=Effort(seconds_left=lambda: 0.0))

    assert answer.exposed == ()
    assert Attacker(problem).breaches(answer.withheld) == []


def assert_right(problem: Instance, every: EveryWorld, answer: Answer) -> None:
    assert set(every.breaches(answer.withheld)) == set(answer.exposed)
    assert answer.withheld[problem.small].all()
    assert not (answer.withheld & ~problem.small & ~problem.free).any()
    least = every.least_cost()
    assert bool(answer.exposed) == (least is None)
    if least is not None and answer.is_optimal:
        assert cost_of(problem, answer.withheld) == least


@pytest.mark.parametrize("rounds", [0, 1, 3])
@many
@given(problem=TINY)
def test_a_search_that_stops_anywhere_is_safe_and_claims_no_optimum_that_is_none(
    problem: Instance, rounds: int
) -> None:
    assert_right(problem, EveryWorld(problem), protect_instance(problem, effort=Effort(rounds=rounds)))


@many
@given(problem=TINY)
def test_a_long_search_finds_and_proves_the_cheapest_of_all_patterns(problem: Instance) -> None:
    every, answer = EveryWorld(problem), protect_instance(problem, effort=WHOLE)

    assert_right(problem, every, answer)
    assert answer.is_optimal == (every.least_cost() is not None)


@many
@given(problem=TINY, seed=st.integers(0, 10**6))
def test_the_order_of_cells_and_rows_changes_no_cost(problem: Instance, seed: int) -> None:
    answer, moved = protect_instance(problem, effort=WHOLE), _moved(problem, Random(seed))
    other = protect_instance(moved, effort=WHOLE)

    assert bool(other.exposed) == bool(answer.exposed)
    assert answer.exposed or cost_of(moved, other.withheld) == cost_of(problem, answer.withheld)


def _moved(problem: Instance, chance: Random) -> Instance:
    order = chance.sample(range(problem.size), problem.size)
    new = {place: number for number, place in enumerate(order)}
    rows = [replace(row, places=tuple(new[place] for place in row.places)) for row in problem.rows]
    names = ("counts", "costs", "small", "free", "unseen", "guarded", "low", "high", "whole", "alone")
    cells = {name: getattr(problem, name)[order] for name in names}
    return Instance(rows=tuple(chance.sample(rows, len(rows))), **cells)


ASKED_ELSEWHERE = """
import json, sys
from random import Random
from small_instances import crossing, instance
from report_builder.disclosure.optimum import Effort, protect_instance
chance = Random(7)
counts, rows = crossing([[chance.randint(0, 12) for _ in range(5)] for _ in range(5)])
answer = protect_instance(instance(counts, rows, alone=[]), effort=Effort(rounds=12, nodes=200))
json.dump([answer.withheld.tolist(), answer.is_optimal], sys.stdout)
"""


def test_other_processes_withhold_the_same_cells_whatever_their_hashes_are() -> None:
    answers = {_elsewhere(seed) for seed in ("0", "1", "4711")}

    assert len(answers) == 1
    assert any(json.loads(answers.pop())[0])


def _elsewhere(hash_seed: str) -> str:
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": paths}
    asked = [sys.executable, "-c", ASKED_ELSEWHERE]
    return subprocess.run(asked, env=environment, capture_output=True, text=True, check=True, timeout=120).stdout
