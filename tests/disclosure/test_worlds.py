"""Worlds as witnesses: what was met once is remembered, and only what fits counts."""

from __future__ import annotations

import numpy as np
from every_world import EveryWorld
from hypothesis import given
from small_instances import addition, between, instance
from tiny_instances import TINY, many

from report_builder.disclosure.attacker import Attacker
from report_builder.disclosure.instance import Instance, flags
from report_builder.disclosure.worlds import Worlds, mask_of, members

PAIR = instance([3, 4, 7], [addition(2, 0, 1)])
"""3 + 4 = 7."""
LAST = mask_of(flags(3, [2]))


def met(problem: Instance, *deviations: list[float]) -> Worlds:
    worlds = Worlds(problem)
    for deviation in deviations:
        worlds.add(np.array(deviation, dtype=np.float64))
    return worlds


def test_a_set_of_cells_comes_back_as_its_places() -> None:
    assert members(mask_of(flags(70, [0, 3, 64, 69]))) == [0, 3, 64, 69]
    assert members(mask_of(flags(3))) == []


def test_a_world_its_opposite_and_its_double_bear_witness() -> None:
    # 3 may be 2, 4 and 5, and 1 too, since 1 + 6 = 7.
    assert met(PAIR, [1, -1, 0]).steps(0, LAST) == {0.0, 1.0, -1.0, 2.0, -2.0}


def test_a_world_in_which_a_row_fails_is_not_kept() -> None:
    assert met(PAIR, [1, 1, 0]).steps(0, LAST) == {0.0}


def test_a_world_below_what_a_reader_knows_is_not_kept() -> None:
    # 3 - 3 = 0, though every mark is at least 1; 3 + 3 = 6 and 4 - 3 = 1 are fine.
    assert met(PAIR, [-3, 3, 0]).steps(0, LAST) == {0.0, 3.0}


def test_a_world_above_what_a_reader_knows_is_not_kept() -> None:
    bounded = instance([3, 4, 7], [addition(2, 0, 1)], high={0: 4})

    # 3 + 1 = 4 but not 5; downwards 2 and 1.
    assert met(bounded, [1, -1, 0]).steps(0, LAST) == {0.0, 1.0, -1.0, -2.0}


def test_a_world_beyond_a_printed_rounding_is_not_kept() -> None:
    rounded = instance([3], [between(2.5, {0: 1}, 4.5)])

    # 4 is within 2.5 to 4.5; 2 and 5 are not.
    assert met(rounded, [1]).steps(0, 0) == {0.0, 1.0}


def test_halves_of_children_are_no_world() -> None:
    assert met(PAIR, [0.5, -0.5, 0]).steps(0, LAST) == {0.0}


def test_a_world_that_differs_in_a_printed_cell_bears_no_witness() -> None:
    worlds = met(PAIR, [1, 0, 1])

    assert worlds.has_enough(0, 0)
    assert not worlds.has_enough(0, LAST)


def test_companions_are_the_cells_that_always_differ_together() -> None:
    four = instance([3, 3, 3, 9], [addition(3, 0, 1, 2)])
    everybody = mask_of(flags(4, [0, 1, 2]))

    assert members(met(four, [1, -1, 0, 0]).companions(0, 0, among=everybody) or 0) == [1]
    assert met(four, [1, -1, 0, 0], [1, 0, -1, 0]).companions(0, 0, among=everybody) == 0
    assert met(four).companions(0, 0, among=everybody) is None


@many
@given(TINY)
def test_every_world_that_is_kept_obeys_all_rows_and_bounds(problem: Instance) -> None:
    every, attacker = EveryWorld(problem), Attacker(problem)
    for withheld in list(every.patterns())[-4:]:
        attacker.breaches(withheld)

    for place in range(problem.size):
        values = set(every.all[:, place].tolist())
        assert {problem.counts[place] + step for step in attacker.worlds.steps(place, 0)} <= values
