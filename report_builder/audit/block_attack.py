"""The attack on one block: worlds that fit what is printed show which values a count may have, and none else may."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, isinf
from typing import TYPE_CHECKING

import numpy as np

from report_builder.audit.solver import Answer, Outcome, Programme

if TYPE_CHECKING:
    from report_builder.audit.blocks import Block
    from report_builder.audit.propagate import Floats

ENOUGH = 3
"""Candidates that a withheld count must keep."""

_HAIR = 1e-6


@dataclass(slots=True)
class Found:
    """What is proven of one column so far.

    Attributes:
        low, high: no world has it outside.
        values: that it has in worlds that were found; each world fits all sums exactly.
        is_complete: whether there are no values but these.
    """

    low: float
    high: float
    values: set[float]
    is_complete: bool = False


class BlockAttack:
    """One block under attack. `found` is by column of the block, for those that are asked after."""

    def __init__(self, block: Block, targets: Iterable[int]) -> None:
        self.block = block
        self.found = {
            target: Found(float(block.low[target]), float(block.high[target]), set()) for target in sorted(targets)
        }
        self.worlds: list[Floats] = []
        self.is_contradictory = False

    @cached_property
    def linear(self) -> Programme:
        """The block without the demand that counts are whole."""
        return Programme(self.block, whole=False)

    @cached_property
    def whole(self) -> Programme:
        """The block as it is."""
        return Programme(self.block, whole=True)

    def record(self, values: Floats | None) -> bool:
        """Keep the values as a world, if they fit exactly."""
        world = None if values is None else self.block.world(values)
        if world is None:
            return False
        self.worlds.append(world)
        for target, found in self.found.items():
            found.values.add(float(world[target]))
        return True

    def run(self) -> None:
        """Find each target's ends, and for each that has fewer than three values so far, the values one by one."""
        if not len(self.block.row_low):
            self._stand_alone()
            return
        for target in self.found:
            if not self.ends(target):
                self.is_contradictory = True
                return
        for target, found in self.found.items():
            if len(found.values) < ENOUGH and self.block.is_whole[target]:
                self.count_up(target)

    def attack_one(self, target: int) -> None:
        """Look for three values of one target alone; whatever else is found on the way is noted."""
        if self.ends(target) and len(self.found[target].values) < ENOUGH and self.block.is_whole[target]:
            self.count_up(target)

    def _stand_alone(self) -> None:
        """A count in no sum: whatever its bounds allow."""
        for target, found in self.found.items():
            last = min(found.high, found.low + ENOUGH - 1)
            found.values |= {float(value) for value in range(ceil(found.low), floor(last) + 1)}
            found.is_complete = last == found.high
            del target

    def ends(self, target: int) -> bool:
        """Draw in the ends by linear programmes; False where nothing fits at all."""
        found, is_whole = self.found[target], bool(self.block.is_whole[target])
        least, greatest = self.linear.least(target), self.linear.greatest(target)
        if Outcome.IMPOSSIBLE in {least.outcome, greatest.outcome}:
            return False
        if least.outcome is Outcome.BEST:
            found.low = max(found.low, _up(least, is_whole=is_whole))
        if greatest.outcome is Outcome.BEST:
            found.high = min(found.high, _down(greatest, is_whole=is_whole))
        self.record(least.values)
        self.record(greatest.values)
        return True

    def count_up(self, target: int) -> None:
        """Look for the target's values from the least upwards by integer programmes, until there are three."""
        self.values_of(target, ENOUGH)

    def values_of(self, target: int, most: int) -> list[float]:
        """The target's values from the least upwards, as many as are asked for, by integer programmes.

        Where the values that were found on the way are as many, they will do.
        """
        found = self.found[target]
        cursor = found.low
        while len(found.values) < most:
            while cursor in found.values:
                cursor += 1
            answer = self.least_from(target, cursor, found.high) if cursor <= found.high else Answer(Outcome.IMPOSSIBLE)
            if answer.outcome is Outcome.IMPOSSIBLE:
                self._close(found)
                break
            if not self.record(answer.values):
                break
            cursor = float(np.rint(answer.best)) + 1
        return sorted(found.values)[:most]

    def _close(self, found: Found) -> None:
        if not found.values:
            self.is_contradictory = True
            return
        found.low, found.high, found.is_complete = min(found.values), max(found.values), True

    def least_from(self, target: int, low: float, high: float) -> Answer:
        """The least whole value of a column between two ends."""
        self.whole.between(target, low, high)
        answer = self.whole.least(target)
        self.whole.release(target)
        return answer

    def sharpen(self, target: int) -> None:
        """Make both ends of a whole count exact, where the linear programmes left them a little wide."""
        found = self.found[target]
        if not self.block.is_whole[target] or found.is_complete or not len(self.block.row_low):
            return
        if found.low not in found.values:
            answer = self.whole.least(target)
            found.low = max(found.low, _up(answer, is_whole=True)) if answer.outcome is Outcome.BEST else found.low
            self.record(answer.values)
        if found.high not in found.values and not isinf(found.high):
            answer = self.whole.greatest(target)
            found.high = min(found.high, _down(answer, is_whole=True)) if answer.outcome is Outcome.BEST else found.high
            self.record(answer.values)


def _up(answer: Answer, *, is_whole: bool) -> float:
    return float(ceil(answer.best - _HAIR)) if is_whole else answer.best - _HAIR


def _down(answer: Answer, *, is_whole: bool) -> float:
    return float(floor(answer.best + _HAIR)) if is_whole else answer.best + _HAIR
