"""A world that fits what was printed, for numbers that are not known here."""

from __future__ import annotations

import numpy as np
import pytest
from every_world import EveryWorld
from hypothesis import given
from small_instances import addition, between
from tiny_instances import TINY, many

from report_builder.disclosure.instance import Floats, Instance, Row, flags, matrix_of
from report_builder.disclosure.world import NoWorld, complete_world

GAP = float("nan")


def completed(rows: list[Row], *counts: float, low: float = 0.0, high: float = np.inf) -> Floats:
    ends = np.full(len(counts), low), np.full(len(counts), high)
    whole = ~flags(len(counts))
    return complete_world(rows, np.array(counts), low=ends[0], high=ends[1], whole=whole)


def test_a_gap_that_is_a_difference_is_filled_with_it() -> None:
    assert completed([addition(2, 0, 1)], 13, GAP, 17).tolist() == [13.0, 4.0, 17.0]  # 17 - 13


def test_counts_without_a_gap_are_left_as_they_are() -> None:
    assert completed([], 3, 4).tolist() == [3.0, 4.0]


def test_gaps_stay_within_what_is_known_of_them() -> None:
    world = completed([addition(2, 0, 1)], GAP, GAP, 5, low=2, high=3)

    assert sorted(world.tolist()) == [2.0, 3.0, 5.0]


def test_gaps_are_whole_numbers() -> None:
    # 2a + 2b = 6 and a - b between 0.5 and 1.5: 2 and 1.
    rows = [Row((0, 1), (2.0, 2.0), 6.0, 6.0), between(0.5, {0: 1, 1: -1}, 1.5)]

    assert completed(rows, GAP, GAP).tolist() == [2.0, 1.0]


def test_contradictions_have_no_world() -> None:
    with pytest.raises(NoWorld):
        completed([addition(2, 0, 1)], 13, GAP, 12)  # 12 - 13 is below nought
    with pytest.raises(NoWorld):
        completed([Row((0,), (2.0,), 5.0, 5.0)], GAP)  # no whole number is half of 5


def test_half_days_may_be_filled_with_halves() -> None:
    half = flags(1)
    world = complete_world(
        [Row((0,), (2.0,), 5.0, 5.0)], np.array([GAP]), low=np.zeros(1), high=np.full(1, np.inf), whole=half
    )

    assert world.tolist() == [2.5]


@many
@given(TINY)
def test_a_world_is_found_wherever_there_is_one_and_obeys_all_rows(problem: Instance) -> None:
    hidden = problem.small | problem.free | problem.unseen
    counts = np.where(hidden, np.nan, problem.counts)
    world = complete_world(problem.rows, counts, low=problem.low, high=problem.high, whole=problem.whole)

    matrix = matrix_of(problem.rows)
    sums = matrix.times(world)
    assert (sums >= matrix.low - 1e-5).all()
    assert (sums <= matrix.high + 1e-5).all()
    assert world.tolist() in EveryWorld(problem).all.tolist()
