"""What any reader could work out of each mark, and the narrowest of all."""

from __future__ import annotations

import numpy as np
import pytest
from every_world import EveryWorld
from hypothesis import given
from small_instances import addition, between, instance
from tiny_instances import TINY, many

from report_builder.disclosure.attacker import Attacker
from report_builder.disclosure.instance import Instance, Row, flags
from report_builder.disclosure.ranges import Ranges, ranges_of


def found(problem: Instance, *withheld: int) -> Ranges:
    return ranges_of(Attacker(problem), flags(problem.size, withheld))


def test_two_marks_of_a_line_share_what_is_left() -> None:
    # 12 - 6 = 6 for two marks of at least 1: 1 to 5 each.
    ranges = found(instance([2, 4, 6, 12], [addition(3, 0, 1, 2)]), 0, 1)

    assert ranges.low[:2].tolist() == [1.0, 1.0]
    assert ranges.high[:2].tolist() == [5.0, 5.0]
    assert np.isnan(ranges.low[2:]).all()
    assert ranges.narrowest == 4.0


def test_a_range_without_an_upper_end_is_said_to_have_none() -> None:
    ranges = found(instance([3, 9, 12], [addition(2, 0, 1)]), 0, 2)

    assert ranges.high[0] == np.inf
    assert ranges.low[2] == 10.0  # 9 + 1
    assert ranges.narrowest is None


def test_nothing_withheld_has_no_narrowest_range() -> None:
    assert found(instance([7])).narrowest is None


def test_ends_are_rounded_inwards_to_whole_numbers() -> None:
    # 2.4 to 5.7 is 3 to 5.
    ranges = found(instance([4], [between(2.4, {0: 1}, 5.7)]), 0)

    assert [ranges.low[0], ranges.high[0], ranges.narrowest] == [3.0, 5.0, 2.0]


def test_half_days_keep_their_ends() -> None:
    ranges = found(instance([4], [between(2.4, {0: 1}, 5.7)], halves=[0]), 0)

    assert [ranges.low[0], ranges.high[0], ranges.narrowest] == [
        pytest.approx(2.4),
        pytest.approx(5.7),
        pytest.approx(3.3),
    ]


def test_a_wide_range_of_real_numbers_may_hold_the_fewest_whole_ones() -> None:
    # 8 = 4 x 2 within 5 to 11 is 8 alone, though its range is 6 wide and that of the other 3 marks is 2.
    rows = [Row((0, 1), (4.0, -1.0)), between(5, {1: 1}, 11), between(2, {2: 1}, 4)]
    ranges = found(instance([2, 8, 3], rows), 1, 2)

    assert ranges.narrowest == 0.0


def test_an_unseen_guarded_cell_has_a_range_too() -> None:
    problem = instance([6, 5, 1], [addition(0, 1, 2)], unseen=[2], guarded=[2])

    assert found(problem, 1).high.tolist()[1:] == [5.0, 5.0]


@many
@given(TINY)
def test_no_world_lies_outside_a_range_and_the_narrowest_is_exact(problem: Instance) -> None:
    every = EveryWorld(problem)
    for withheld in list(every.patterns())[-3:]:
        ranges = ranges_of(Attacker(problem), withheld)
        widths = []
        for place in np.flatnonzero(problem.targets(withheld)).tolist():
            values = every.values(place, withheld)
            assert ranges.low[place] <= values[0]
            assert values[-1] <= ranges.high[place]
            widths.append(values[-1] - values[0])
        assert ranges.narrowest == min(widths, default=None)
