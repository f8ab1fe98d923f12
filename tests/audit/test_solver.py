"""Programmes over one block: ends, held columns, and what cannot be."""

from __future__ import annotations

from report_builder.audit.blocks import Block, blocks_of
from report_builder.audit.facts import Bounds, Facts, addition
from report_builder.audit.propagate import system_of
from report_builder.audit.solver import Outcome, Programme


def block(facts: Facts) -> Block:
    (only,) = blocks_of(system_of(facts))
    return only


SEVEN = block(Facts({"all": Bounds(7, 7), "a": Bounds(1, None), "b": Bounds(1, None)}, (addition("all", "ab"),)))


def test_two_marks_that_sum_to_7_are_1_to_6_in_either_kind_of_programme() -> None:
    for whole in (False, True):
        programme = Programme(SEVEN, whole=whole)

        assert [programme.least(0).best, programme.greatest(0).best] == [1, 6]


def test_a_column_is_held_until_it_is_released() -> None:
    programme = Programme(SEVEN, whole=True)

    programme.between(0, 2, 3)
    held = programme.greatest(0).best
    programme.release(0)

    assert (held, programme.greatest(0).best) == (3, 6)


def test_what_cannot_be_is_said_to_be_impossible() -> None:
    programme = Programme(SEVEN, whole=True)

    programme.between(0, 8, 9)

    assert programme.least(0).outcome is Outcome.IMPOSSIBLE


def test_a_count_without_bound_is_said_to_have_none() -> None:
    free = block(Facts({"b": Bounds(1, 4)}, (addition("a", "bc"),)))

    assert Programme(free, whole=False).greatest(1).outcome is Outcome.UNBOUNDED


def test_a_world_fits_every_sum_exactly() -> None:
    values = Programme(SEVEN, whole=True).greatest(0).values

    assert values is not None
    assert SEVEN.world(values) is not None
    assert SEVEN.world(values + 1) is None
    assert SEVEN.world(values + 0.5) is None
