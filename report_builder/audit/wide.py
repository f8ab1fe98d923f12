"""The attack on a block too wide for one programme after another: thousands of counts under common totals.

One world of the whole block is found first. Around each count a neighbourhood is then let loose while all others stay
as they are in that world: a world of the neighbourhood is one of the whole block, so what is found there is proven.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from report_builder.audit.block_attack import ENOUGH, BlockAttack
from report_builder.audit.solver import Outcome

if TYPE_CHECKING:
    from report_builder.audit.blocks import Block
    from report_builder.audit.propagate import Floats, Places

WIDE = 900
"""Counts of a block above which it is attacked piece by piece."""

_REACHES = (120, 500)
"""Counts of a neighbourhood: the second is tried where the first was too narrow."""

_MOST_LEFT = 12
"""Counts that are asked after in the whole block, where their neighbourhoods did not do: the others stay undecided."""


def attack_wide_block(attack: BlockAttack) -> None:
    """Find three values of each target around a world of the whole block; the ends stay those of propagation."""
    answer = attack.linear.any_world()
    if not attack.record(answer.values):
        answer = attack.whole.any_world()
        if answer.outcome is Outcome.IMPOSSIBLE:
            attack.is_contradictory = True
        if not attack.record(answer.values):
            return
    world, neighbours = attack.worlds[-1], _Neighbours(attack.block)
    for reach in _REACHES:
        for target in _left(attack):
            if len(attack.found[target].values) < ENOUGH:
                _around(attack, world, target, kept=neighbours.within(target, reach))
    for target in _left(attack)[:_MOST_LEFT]:
        if attack.ends(target) and attack.found[target].high - attack.found[target].low >= ENOUGH - 1:
            attack.count_up(target)


def _left(attack: BlockAttack) -> list[int]:
    """The targets of which too few values were found, though their ends leave room for more."""
    return [
        target
        for target, found in attack.found.items()
        if len(found.values) < ENOUGH and found.high - found.low >= ENOUGH - 1
    ]


def _around(attack: BlockAttack, world: Floats, target: int, *, kept: Places) -> None:
    """Attack a target within its neighbourhood, and note the values that its neighbours take on the way."""
    inner = {int(column): place for place, column in enumerate(kept)}
    left = {column: place for column, place in inner.items() if column in attack.found}
    part = BlockAttack(attack.block.part(kept, world), left.values())
    part.attack_one(inner[target])
    for column, place in left.items():
        attack.found[column].values |= part.found[place].values


class _Neighbours:
    """Which counts stand in common sums."""

    def __init__(self, block: Block) -> None:
        self.starts, self.columns = block.starts, block.entry_column
        rows = np.repeat(np.arange(len(block.row_low)), np.diff(block.starts))
        order = np.argsort(block.entry_column, kind="stable")
        self.rows = rows[order]
        self.first = np.searchsorted(block.entry_column[order], np.arange(len(block.columns) + 1))

    def within(self, column: int, reach: int) -> Places:
        """The nearest counts to one, itself first, about as many as the reach says."""
        found = {column: None}
        queue = [column]
        seen: set[int] = set()
        for each in queue:
            rows = sorted(set(self.rows[self.first[each] : self.first[each + 1]].tolist()) - seen, key=self._length)
            for row in rows:
                seen.add(row)
                fresh = [c for c in self.columns[self.starts[row] : self.starts[row + 1]].tolist() if c not in found]
                found.update(dict.fromkeys(fresh))
                queue.extend(fresh)
                if len(found) >= reach:
                    return np.array(sorted(found), dtype=np.int64)
        return np.array(sorted(found), dtype=np.int64)

    def _length(self, row: int) -> int:
        return int(self.starts[row + 1] - self.starts[row])
