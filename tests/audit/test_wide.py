"""The attack piece by piece finds what the attack on the whole finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from report_builder.audit.block_attack import ENOUGH, BlockAttack
from report_builder.audit.blocks import Block, blocks_of
from report_builder.audit.facts import Bounds, Facts, addition
from report_builder.audit.propagate import propagate, system_of
from report_builder.audit.wide import attack_wide_block

tables = st.integers(3, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 6), min_size=width, max_size=width), min_size=3, max_size=6)
)


def blocks(counts: list[list[int]]) -> list[Block]:
    """A table of marks, but for its noughts, under printed margins."""
    array = np.array(counts)
    bounds = {f"{r},{c}": Bounds(1, None) if n else Bounds(0, 0) for (r, c), n in np.ndenumerate(array)}
    bounds |= {f"{r},": Bounds(int(n), int(n)) for r, n in enumerate(array.sum(1))}
    bounds |= {f",{c}": Bounds(int(n), int(n)) for c, n in enumerate(array.sum(0))}
    height, width = array.shape
    rows = [addition(f"{r},", [f"{r},{c}" for c in range(width)]) for r in range(height)]
    rows += [addition(f",{c}", [f"{r},{c}" for r in range(height)]) for c in range(width)]
    system = system_of(Facts(bounds, tuple(rows)))
    propagate(system)
    return blocks_of(system)


@settings(max_examples=40, deadline=None)
@given(tables)
def test_piece_by_piece_as_many_counts_are_safe(counts: list[list[int]]) -> None:
    for block in blocks(counts):
        whole, pieces = (BlockAttack(block, range(len(block.columns))) for _ in range(2))

        whole.run()
        attack_wide_block(pieces)

        for target, found in pieces.found.items():
            assert (len(found.values) >= ENOUGH) == (len(whole.found[target].values) >= ENOUGH)
            assert found.low <= whole.found[target].low
            assert found.high >= whole.found[target].high


@settings(max_examples=40, deadline=None)
@given(tables)
def test_from_a_known_world_as_many_counts_are_safe(counts: list[list[int]]) -> None:
    for block in blocks(counts):
        whole, pieces = (BlockAttack(block, range(len(block.columns))) for _ in range(2))
        world = truth_of(block, counts)

        whole.run()
        attack_wide_block(pieces, world)

        assert (pieces.worlds[0] == world).all()
        for target, found in pieces.found.items():
            assert (len(found.values) >= ENOUGH) == (len(whole.found[target].values) >= ENOUGH)


def test_a_world_that_does_not_fit_is_not_taken() -> None:
    (block,) = blocks([[1, 4, 5], [3, 2, 6], [5, 5, 1]])
    attack = BlockAttack(block, range(len(block.columns)))
    wrong = truth_of(block, [[1, 4, 5], [3, 2, 6], [5, 5, 2]])

    attack_wide_block(attack, wrong)

    assert not any((world == wrong).all() for world in attack.worlds)


def truth_of(block: Block, counts: list[list[int]]) -> NDArray[np.float64]:
    """The counts of a block's columns, which stand in the order in which `blocks` names them."""
    return np.array(counts, dtype=np.float64).ravel()[block.columns]
