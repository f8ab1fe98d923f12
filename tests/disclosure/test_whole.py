"""The attack in whole numbers finds exactly the worlds there are."""

from __future__ import annotations

import numpy as np
from every_world import EveryWorld
from hypothesis import given
from small_instances import addition, between, instance
from tiny_instances import TINY, many

from report_builder.disclosure.instance import Instance, Row, flags
from report_builder.disclosure.whole import WholeProgramme

FOURFOLD = instance([2, 8], [Row((0, 1), (4.0, -1.0))], high={0: 6, 1: 13})
"""8 = 4 x 2, and at most 13 is known: 4, 8 or 12."""


def found(problem: Instance, place: int, *, wanted: int, steps: set[float] | None = None) -> list[float]:
    hidden = problem.small | problem.free
    worlds = WholeProgramme(problem).worlds(place, hidden, steps=steps or {0.0}, wanted=wanted)
    return [float(np.rint(world[place])) for world in worlds]


def test_steps_lead_over_what_is_no_whole_number_elsewhere() -> None:
    assert found(FOURFOLD, 1, wanted=3) == [4.0, -4.0]  # 12 and 4


def test_the_nearest_world_is_found_first() -> None:
    problem = instance([50, 50, 100], [addition(2, 0, 1)])

    assert found(problem, 0, wanted=4) == [1.0, 2.0, 3.0]


def test_no_more_worlds_are_sought_than_are_wanted() -> None:
    assert found(FOURFOLD, 1, wanted=3, steps={0.0, 4.0, -4.0}) == []


def test_a_width_is_that_of_whole_numbers() -> None:
    # 2.5 to 4.5 holds 3 and 4.
    problem = instance([3], [between(2.5, {0: 1}, 4.5)])

    assert WholeProgramme(problem).width(0, flags(1, [0])) == 1.0
    assert WholeProgramme(FOURFOLD).width(1, flags(2, [0, 1])) == 8.0  # 12 - 4


def test_a_large_width_is_exact_to_the_last_child() -> None:
    # Both at least 1 of 1,000,001: 1 to 1,000,000.
    problem = instance([1, 1_000_000, 1_000_001], [addition(2, 0, 1)])

    assert WholeProgramme(problem).width(0, flags(3, [0, 1])) == 999_999.0


def test_a_width_that_could_not_be_decided_is_none_at_all() -> None:
    assert WholeProgramme(instance([3])).width(0, flags(1, [0])) == 0.0  # it has no upper end


@many
@given(TINY)
def test_values_and_widths_are_those_of_all_worlds_one_by_one(problem: Instance) -> None:
    every, programme = EveryWorld(problem), WholeProgramme(problem)
    for withheld in list(every.patterns())[-2:]:
        hidden = problem.hidden(withheld)
        for place in np.flatnonzero(hidden).tolist():
            values = every.values(place, withheld)
            worlds = programme.worlds(place, hidden, steps={0.0}, wanted=len(values) + 1)
            assert sorted([0.0, *(float(np.rint(one[place])) for one in worlds)]) == [
                value - problem.counts[place] for value in values
            ]
            assert programme.width(place, hidden) == values[-1] - values[0]
