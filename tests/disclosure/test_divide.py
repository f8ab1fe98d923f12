"""Blocks: what no row joins is protected apart, and is safe together."""

from __future__ import annotations

import numpy as np
from every_world import EveryWorld
from hypothesis import given
from small_instances import addition, between, instance
from tiny_instances import TINY, many

from report_builder.disclosure.attacker import Attacker, Breach
from report_builder.disclosure.divide import block_of, blocks, joined
from report_builder.disclosure.instance import Instance, Row, flags
from report_builder.disclosure.optimum import Effort, protect_block

TWO = instance([3, 7, 10, 2, 6, 8], [addition(2, 0, 1), addition(5, 3, 4)], free=[0, 1, 3, 4])
"""Two lines under totals that are always printed."""


def test_cells_that_a_printed_total_parts_are_two_blocks() -> None:
    assert [block.places.tolist() for block in blocks(TWO)] == [[0, 1], [3, 4]]


def test_a_total_that_may_be_hidden_joins_its_parts() -> None:
    problem = instance([3, 7, 10, 4, 14], [addition(2, 0, 1), addition(4, 2, 3)])

    assert [block.places.tolist() for block in blocks(problem)] == [[0, 1, 2, 3, 4]]


def test_rows_that_share_a_cell_join_all_theirs() -> None:
    rows = [between(0, {0: 1, 3: 1}, 9), between(0, {1: 1, 2: 1}, 9), between(0, {2: 1, 3: 1}, 9)]

    assert [places.tolist() for places in joined(rows, ~flags(5))] == [[0, 1, 2, 3], [4]]


def test_what_is_always_seen_joins_nothing() -> None:
    assert [places.tolist() for places in joined([addition(2, 0, 1)], flags(3, [0, 1]))] == [[0, 1]]
    assert [places.tolist() for places in joined([addition(1, 0, 2)], flags(3, [0]))] == [[0]]


def test_a_block_with_nothing_to_hide_is_left_out() -> None:
    assert list(blocks(instance([5, 7, 12], [addition(2, 0, 1)]))) == []
    assert list(blocks(instance([]))) == []


def test_what_is_seen_goes_into_the_bounds_of_a_row() -> None:
    # 10 - a - b = 0 becomes -a - b = -10.
    (row,) = block_of(TWO, np.array([0, 1])).instance.rows

    assert row == Row((0, 1), (-1.0, -1.0), -10.0, -10.0)


def test_rows_that_come_to_the_same_are_kept_once() -> None:
    doubled = instance([3, 7, 10], [addition(2, 0, 1), addition(2, 0, 1)], free=[1])

    assert len(block_of(doubled, np.array([0, 1])).instance.rows) == 1


def test_a_state_tells_whether_a_cell_is_still_seen() -> None:
    first, _ = blocks(TWO)
    changed, _ = blocks(instance([3, 7, 10, 2, 6, 8], TWO.rows, free=[3, 4], unseen=[1]))

    assert first.state != changed.state


def test_a_block_remembers_the_headline_that_it_stands_under() -> None:
    # 1 + 4 under a printed 5 are two children, though the block alone cannot tell.
    problem = instance([1, 4, 5], [addition(2, 0, 1)], free=[], alone=[0])
    (block,) = blocks(problem)

    assert Attacker(block.instance).breaches(block.instance.small) == [Breach(1, known=0)]


def test_a_block_of_a_block_remembers_the_whole() -> None:
    problem = instance([1, 4, 5], [addition(2, 0, 1)], free=[], alone=[0])
    (outer,) = blocks(problem)
    (inner,) = blocks(outer.instance)

    assert Attacker(inner.instance).breaches(inner.instance.small) == [Breach(1, known=0)]


def test_a_total_and_its_only_part_are_one_child_in_a_block_too() -> None:
    problem = instance([1, 0, 1, 6, 7], [addition(2, 0, 1), addition(4, 2, 3)], free=[3], alone=[0, 2])
    (block,) = blocks(problem)

    assert Attacker(block.instance).breaches(~flags(len(block.places))) == []


@many
@given(TINY, TINY)
def test_blocks_that_are_protected_apart_are_safe_together(one: Instance, other: Instance) -> None:
    together = _beside(one, other)
    withheld, exposed = together.small.copy(), set()
    for block in blocks(together):
        answer = protect_block(block.instance, effort=Effort(rounds=2))
        withheld[block.places] = answer.withheld
        exposed |= {breach.within(block.places) for breach in answer.exposed}

    assert set(Attacker(together).breaches(withheld)) == exposed


def _beside(one: Instance, other: Instance) -> Instance:
    moved = tuple(Row(tuple(p + one.size for p in row.places), row.weights, row.low, row.high) for row in other.rows)
    names = ("counts", "costs", "small", "free", "unseen", "guarded", "low", "high", "whole", "alone")
    cells = {name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in names}
    return Instance(rows=(*one.rows, *moved), **cells)


@many
@given(TINY)
def test_a_block_gives_away_what_it_does_in_the_whole(problem: Instance) -> None:
    every = EveryWorld(problem)
    for withheld in list(every.patterns())[:4]:
        apart = {
            breach.within(block.places)
            for block in blocks(problem)
            for breach in Attacker(block.instance).breaches(withheld[block.places])
        }
        whole = {one for one in every.breaches(withheld) if not _is_free_alone(problem, one)}
        assert {one for one in apart if not _is_free_alone(problem, one)} == whole


def _is_free_alone(problem: Instance, breach: Breach) -> bool:
    """A partner that no small cell is joined to, which no search would withhold."""
    near = next(
        one for one in joined(problem.rows, problem.small | problem.free | problem.unseen) if breach.target in one
    )
    return not (problem.small | problem.guarded)[near].any()
