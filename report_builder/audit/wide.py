"""The attack on a block too wide for one programme after another: thousands of counts under common totals.

Worlds of the whole block are found first, in directions drawn by lot, each of which shows a value of every count. For
a count of which they showed too few values, the counts that differ with it between two of those worlds are then let
loose, or else its neighbours, while all others stay as they are in one of the worlds: what fits there fits the block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from report_builder.audit.block_attack import ENOUGH, BlockAttack
from report_builder.audit.solver import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from report_builder.audit.blocks import Block
    from report_builder.audit.propagate import Floats, Places

WIDE = 900
"""Counts of a block above which it is attacked piece by piece."""

_REACHES = (120, 500)
"""Counts of a neighbourhood: the second is tried where the first was too narrow."""

_MOST_WORLDS = 120
_PROGRESS = 0.98
_IDLE = 4
_SEED = 20_200_713
"""Worlds of the whole block that are looked for, until this many in a row leave nearly as many counts as before."""

_MOST_LEFT = 12
"""Counts that are asked after in the whole block, where their neighbourhoods did not do: the others stay undecided."""


def attack_wide_block(attack: BlockAttack) -> None:
    """Find three values of each target; the ends stay those of propagation."""
    _scatter(attack)
    if not attack.worlds:
        return
    world, neighbours = _most_central(attack.worlds), _Neighbours(attack.block)
    for target in _left(attack):
        if 1 < len(attack.found[target].values) < ENOUGH:
            _between(attack, target, neighbours)
    for reach in _REACHES:
        for target in _left(attack):
            if len(attack.found[target].values) < ENOUGH:
                _around(attack, world, target, kept=neighbours.within(target, reach))
    for target in _left(attack)[:_MOST_LEFT]:
        if attack.ends(target) and attack.found[target].high - attack.found[target].low >= ENOUGH - 1:
            attack.count_up(target)


def _scatter(attack: BlockAttack) -> None:
    """Worlds of the whole block far from each other: in each direction that is drawn, and in the opposite one."""
    chance = np.random.default_rng(_SEED)
    costs = np.zeros(len(attack.block.columns))
    idle = 0
    for number in range(_MOST_WORLDS):
        left = _left(attack)
        if not left or idle >= _IDLE:
            return
        costs = -costs if number % 2 else _direction(left, len(costs), chance)
        answer = attack.whole.towards(costs)
        if answer.outcome is Outcome.IMPOSSIBLE:
            attack.is_contradictory = True
            return
        attack.record(answer.values)
        idle = 0 if len(_left(attack)) < _PROGRESS * len(left) or number < ENOUGH else idle + 1


def _direction(left: list[int], size: int, chance: np.random.Generator) -> Floats:
    costs = np.zeros(size)
    costs[left] = chance.choice([-1.0, 1.0], len(left))
    return costs


def _most_central(worlds: list[Floats]) -> Floats:
    """The world that is nearest to the mean of all: there, counts have room on both sides."""
    mean = np.mean(worlds, axis=0)
    return min(worlds, key=lambda world: float(np.abs(world - mean).sum()))


def _left(attack: BlockAttack) -> list[int]:
    """The targets of which too few values were found, though their ends leave room for more."""
    return [
        target
        for target, found in attack.found.items()
        if len(found.values) < ENOUGH and found.high - found.low >= ENOUGH - 1
    ]


def _between(attack: BlockAttack, target: int, neighbours: _Neighbours) -> None:
    """Let loose the counts that differ, together with a target, between the worlds of its least and greatest value."""
    low = min(attack.worlds, key=lambda world: float(world[target]))
    high = max(attack.worlds, key=lambda world: float(world[target]))
    _around(attack, low, target, kept=neighbours.within(target, _REACHES[-1], among=low != high))


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

    def within(self, column: int, reach: int, *, among: NDArray[np.bool_] | None = None) -> Places:
        """The nearest counts to one, about as many as the reach says; only of some where it is said which."""
        found = {column: None}
        queue = [column]
        seen: set[int] = set()
        for each in queue:
            rows = sorted(set(self.rows[self.first[each] : self.first[each + 1]].tolist()) - seen, key=self._length)
            for row in rows:
                seen.add(row)
                fresh = [c for c in self.columns[self.starts[row] : self.starts[row + 1]].tolist() if c not in found]
                fresh = [each for each in fresh if among is None or among[each]]
                found.update(dict.fromkeys(fresh))
                queue.extend(fresh)
                if len(found) >= reach:
                    return np.array(sorted(found), dtype=np.int64)
        return np.array(sorted(found), dtype=np.int64)

    def _length(self, row: int) -> int:
        return int(self.starts[row + 1] - self.starts[row])
