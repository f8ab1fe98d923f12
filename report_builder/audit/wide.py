"""The attack on a block too wide for one programme after another: thousands of counts under common totals.

Where one world is given, the block is attacked part by part from there. Otherwise worlds of the whole block are found
first, in directions drawn by lot, each of which shows a value of every count. For a count of which they showed too few
values, the counts that differ with it between two of those worlds are then let loose, or else its neighbours, while all
others stay as they are in one of the worlds: what fits there fits the block.
"""

from __future__ import annotations

from heapq import heappop, heappush
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

_PARTS = (300, 1200)
"""Counts of a part; the second where the first was too narrow."""

_MOST_WORLDS = 120
_PROGRESS = 0.98
_IDLE = 4
_SEED = 20_200_713
"""Worlds of the whole block that are looked for, until this many in a row leave nearly as many counts as before."""

_MOST_LEFT = 12
"""Counts that are asked after in the whole block, where their neighbourhoods did not do: the others stay undecided."""


def attack_wide_block(attack: BlockAttack, world: Floats | None = None) -> None:
    """Find three values of each target; the ends stay those of propagation.

    Whoever protected the tables knows one world that fits, the true one. From there the attack goes on part by part;
    nothing is taken on trust, since each further world is checked.
    """
    if attack.record(world):
        _part_by_part(attack)
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


def _part_by_part(attack: BlockAttack) -> None:
    """Attack what lies near to a target together with it, while all others stay as they are in the world given."""
    world = attack.worlds[0]
    nearby = _Nearby(attack.block, world)
    for size in _PARTS:
        for target in _left(attack):
            if len(attack.found[target].values) < ENOUGH:
                kept = nearby.around(target, size)
                _attack_part(attack, world, np.sort(kept), inner=kept[: size * 3 // 10])


def _attack_part(attack: BlockAttack, world: Floats, kept: Places, *, inner: Places) -> None:
    """Look for three values of the targets in the inner part, in which the worlds of a part are found easily."""
    place = {int(column): number for number, column in enumerate(kept)}
    left = [int(column) for column in inner if column in attack.found and len(attack.found[column].values) < ENOUGH]
    part = BlockAttack(attack.block.part(kept, world), [place[column] for column in left])
    part.record(world[kept])
    for column in left:
        part.attack_one(place[column])
    for column in left:
        attack.found[column].values |= part.found[place[column]].values


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


class _Nearby:
    """Which counts lie near each other, in steps of an addition; a long one is walked from its greatest count on.

    Otherwise the counts of a hundred services would fill a part, without the sums through which worlds must come back.
    """

    _ASIDE = 8.0
    """What each further count of a sum costs, where a step into another sum costs 1."""

    def __init__(self, block: Block, world: Floats) -> None:
        ends = zip(block.starts[:-1].tolist(), block.starts[1:].tolist(), strict=True)
        columns, sizes = block.entry_column.tolist(), world.tolist()
        self._rows = [sorted(columns[first:after], key=lambda each: (-sizes[each], each)) for first, after in ends]
        self._rows_of: list[list[int]] = [[] for _ in sizes]
        for number in sorted(range(len(self._rows)), key=lambda row: len(self._rows[row])):
            for column in self._rows[number]:
                self._rows_of[column].append(number)

    def around(self, centre: int, size: int) -> Places:
        """The nearest counts, the centre first."""
        found: dict[int, None] = {}
        entered: set[int] = set()
        ahead: list[tuple[float, int, int, int]] = [(0.0, centre, -1, 0)]  # distance, column, row, where in the row
        while ahead and len(found) < size:
            distance, column, row, at = heappop(ahead)
            if row >= 0 and at + 1 < len(self._rows[row]):
                heappush(ahead, (distance + self._ASIDE, self._rows[row][at + 1], row, at + 1))
            if column not in found:
                found[column] = None
                for fresh in (each for each in self._rows_of[column] if each not in entered):
                    entered.add(fresh)
                    heappush(ahead, (distance + 1.0, self._rows[fresh][0], fresh, 0))
        return np.array(list(found), dtype=np.int64)
