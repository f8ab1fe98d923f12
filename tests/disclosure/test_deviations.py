"""How far a hidden cell may stray while all that is printed holds."""

from __future__ import annotations

import pytest
from small_instances import addition, instance
from undecided import Undecided

from report_builder.disclosure.deviations import Programme
from report_builder.disclosure.instance import flags

LINE = instance([2, 3, 7, 12], [addition(3, 0, 1, 2)])
"""2 + 3 + 7 = 12."""


def programme(*hidden: int, known: int = -1) -> Programme:
    found = Programme(LINE)
    found.allow(flags(4, hidden), known=known)
    return found


def reach(asked: Programme, place: int, sign: int, **cap: float) -> float:
    found = asked.extreme(place, sign, **cap)
    assert found is not None
    return found.value


def test_two_hidden_parts_share_what_the_others_leave() -> None:
    # 12 - 7 = 5: the first is 1 to 4, so 1 less or 2 more than 2.
    asked = programme(0, 1)

    assert [reach(asked, 0, 1), reach(asked, 0, -1)] == [2.0, 1.0]


def test_a_part_hidden_by_itself_does_not_stray() -> None:
    asked = programme(0)

    assert [reach(asked, 0, 1), reach(asked, 0, -1)] == [0.0, 0.0]


def test_a_total_hidden_with_a_part_has_no_upper_bound() -> None:
    asked = programme(0, 3)

    assert asked.extreme(3, 1) is None
    assert reach(asked, 3, -1) == 1.0  # the part of 2 falls to 1


def test_a_cap_bounds_what_nothing_else_does_and_is_forgotten_afterwards() -> None:
    asked = programme(0, 3)

    assert reach(asked, 3, 1, cap=2) == 2.0
    assert asked.extreme(3, 1) is None


def test_what_a_contributor_knows_does_not_stray() -> None:
    # 12 - 2 - 7 = 3 for who knows the 2.
    asked = programme(0, 1, known=0)

    assert [reach(asked, 1, 1), reach(asked, 1, -1)] == [0.0, 0.0]


def test_a_question_leaves_no_trace_in_the_next() -> None:
    asked = programme(0, 1)
    asked.extreme(1, -1)
    asked.allow(flags(4, [0, 2]))

    # 12 - 3 = 9: the first is 1 to 8.
    assert [reach(asked, 0, 1), reach(asked, 0, -1)] == [6.0, 1.0]


def test_prices_name_the_cells_that_stand_in_the_way() -> None:
    # The first is 12 - 3 - 7: one more where the total rose by one, or another part fell by one.
    found = programme(0).extreme(0, 1)

    assert found is not None
    assert found.prices.tolist() == [0.0, -1.0, -1.0, 1.0]


def test_a_solver_without_an_answer_stops_everything() -> None:
    asked = programme(0, 1)
    asked._highs = Undecided(asked._highs)

    with pytest.raises(RuntimeError, match="gave no answer"):
        asked.extreme(0, 1)


def test_rows_that_no_world_obeys_stop_everything() -> None:
    # 3 + 3 is not 9, and all three are printed.
    asked = Programme(instance([3, 3, 9, 7], [addition(2, 0, 1)]))
    asked.allow(flags(4, [3]))

    with pytest.raises(RuntimeError, match="gave no answer"):
        asked.extreme(3, 1, cap=2)
