"""Very large blocks, with "very large" made small: what is hidden nearby is hidden from a reader of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest
from every_world import EveryWorld
from hypothesis import given, settings
from hypothesis import strategies as st
from second_opinion import exposed
from small_instances import addition, crossing, instance
from table_makers import Sheets, linked, services
from tiny_instances import TINY, many
from wall import HEURISTIC_ALONE, linked_tables, protected

from report_builder.disclosure import nearby, optimum
from report_builder.disclosure.attacker import Attacker, Breach
from report_builder.disclosure.divide import blocks
from report_builder.disclosure.instance import Instance
from report_builder.disclosure.linked import pose_tables
from report_builder.disclosure.nearby import protect_nearby
from report_builder.disclosure.optimum import Answer, protect_instance
from report_builder.model.linked import TableRules

SIZES = (((3, 4, 2), (0, 1, 2)), ((4, 5), (0, 1)), ((2, 3, 3), (0, 1, 2)))
TABLES = st.builds(
    lambda seed, number, size: linked(seed, number, size[0], [size[1]]),
    st.integers(0, 10**6),
    st.integers(10, 250),
    st.sampled_from(SIZES),
)


@contextmanager
def very_large(*, beyond: int, near: int) -> Iterator[None]:
    """Blocks of more cells are protected cell by cell, in neighbourhoods of so many cells."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(optimum, "HUGE", beyond)
        patch.setattr(nearby, "NEAR", near)
        yield


def block_of_sheets(sheets: Sheets) -> Instance:
    """The largest block of some tables."""
    posed = pose_tables(linked_tables(sheets), rules=TableRules(5, is_zero_safe=True))
    return max((block.instance for block in blocks(posed.instance)), key=lambda block: block.size)


def without_contributors(problem: Instance) -> Instance:
    return replace(problem, alone=np.zeros(problem.size, dtype=np.bool_))


@many
@given(problem=TINY, near=st.integers(1, 6))
def test_what_is_exposed_is_what_no_pattern_hides_and_all_else_is_safe(problem: Instance, near: int) -> None:
    problem = without_contributors(problem)
    with very_large(beyond=0, near=near):
        answer = protect_instance(problem, effort=HEURISTIC_ALONE)

    assert_right(problem, answer)


def assert_right(problem: Instance, answer: Answer) -> None:
    every = EveryWorld(problem)
    assert set(every.breaches(answer.withheld)) == set(answer.exposed)
    assert answer.withheld[problem.small].all()
    assert not (answer.withheld & ~problem.small & ~problem.free).any()
    assert bool(answer.exposed) == (every.least_cost() is None)


@settings(max_examples=25, deadline=None)
@given(sheets=TABLES, near=st.sampled_from([4, 12, 40]))
def test_random_tables_give_nothing_away_whatever_the_neighbourhoods(sheets: Sheets, near: int) -> None:
    with very_large(beyond=5, near=near):
        tables = protected(sheets, HEURISTIC_ALONE)

    assert exposed(tables, sheets.parents) == {}


def test_a_block_of_services_is_safe_against_an_attack_on_the_whole() -> None:
    problem = block_of_sheets(services(number=3))
    withheld, hopeless = protect_nearby(problem)

    assert problem.size > nearby.NEAR
    assert hopeless == ()
    assert Attacker(problem).breaches(withheld) == []


def test_where_the_neighbours_do_not_do_more_of_them_are_taken() -> None:
    # The 2 needs a rectangle; with two cells let loose nothing but the 2 and one sum of it could move.
    counts, rows = crossing([[2, 9, 11], [8, 20, 30], [6, 7, 9]])
    problem = instance(counts, rows)
    with very_large(beyond=0, near=2):
        answer = protect_instance(problem, effort=HEURISTIC_ALONE)

    assert Attacker(problem).breaches(answer.withheld) == []
    assert int(answer.withheld.sum()) >= 4


def test_a_small_cell_that_nothing_hides_is_named_and_the_others_are_hidden() -> None:
    # 3 = 2 + 1 with the 3 printed for good: two worlds. The 4 of the other row has the 9 beside it.
    problem = instance(
        [2, 1, 3, 4, 9, 13, 16], [addition(2, 0, 1), addition(5, 3, 4), addition(6, 2, 5)], free=[4, 5, 6]
    )
    problem = replace(problem, small=np.array([True, True, False, True, False, False, False]))
    withheld, hopeless = protect_nearby(problem)

    assert set(hopeless) == {Breach(0), Breach(1)}
    assert set(Attacker(problem).breaches(withheld)) == {Breach(0), Breach(1)}


def test_nothing_small_withholds_nothing() -> None:
    withheld, hopeless = protect_nearby(instance([7, 8, 15], [addition(2, 0, 1)]))

    assert not withheld.any()
    assert hopeless == ()


def test_a_block_in_which_one_person_is_alone_takes_the_ordinary_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(problem: Instance) -> None:
        raise AssertionError(problem.size)

    monkeypatch.setattr(optimum, "protect_nearby", refuse)
    with very_large(beyond=0, near=4):
        answer = protect_instance(instance([1, 7, 8], [addition(2, 0, 1)], alone=[0]), effort=HEURISTIC_ALONE)

    assert answer.exposed == ()
