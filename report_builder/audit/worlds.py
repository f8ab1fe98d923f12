"""For how many withheld counts the published pattern would be a valid answer with three true values or more.

This is for a reader who knows the program as well: a pattern is valid in a world in which each of its partners has a
small withheld count to protect, with which it stands in a sum, directly or through other withheld counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from report_builder.audit.attack import Attack
from report_builder.audit.block_attack import ENOUGH, BlockAttack
from report_builder.audit.solver import Outcome


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The marks of one block, and below which value one is small."""

    attack: BlockAttack
    marks: tuple[int, ...]
    threshold: int

    def is_valid_for_three(self, target: int) -> bool:
        """Whether three values of a mark stand in valid worlds: those found already, then those that are asked for."""
        if not self.attack.block.is_whole[target]:
            return self.attack.found[target].high - self.attack.found[target].low >= 1
        if not len(self.attack.block.row_low):
            return len([value for value in self.attack.found[target].values if self._is_small(value)]) >= ENOUGH
        values = {float(world[target]) for world in self.attack.worlds if self._has_a_small_one(world)}
        for small in (target, *(mark for mark in self.marks if mark != target)):
            if len(values) >= ENOUGH:
                break
            values |= self._values_beside(target, small, values)
        return len(values) >= ENOUGH

    def _is_small(self, value: float) -> bool:
        return 1 <= value < self.threshold

    def _has_a_small_one(self, world: Iterable[float]) -> bool:
        values = list(world)
        return any(self._is_small(values[mark]) for mark in self.marks)

    def _values_beside(self, target: int, small: int, known: set[float]) -> set[float]:
        """Further values of a mark in worlds where another, or it itself, is small."""
        found = self.attack.found
        whole = self.attack.whole
        low, high = max(1.0, found[small].low), min(self.threshold - 1.0, found[small].high)
        values: set[float] = set()
        cursor = found[target].low
        while low <= high and len(known | values) < ENOUGH and cursor <= found[target].high:
            whole.between(target, cursor, found[target].high)
            whole.between(small, max(low, cursor) if small == target else low, high)
            answer = whole.least(target)
            whole.release(small)
            whole.release(target)
            if answer.outcome is not Outcome.BEST or not self.attack.record(answer.values):
                break
            values.add(float(round(answer.best)))
            cursor = round(answer.best) + 1.0
        return values


def possible_worlds(attack: Attack, marks: Collection[str], *, threshold: int) -> int:
    """The number of marks that have three values in valid worlds."""
    total = 0
    for block in attack.blocks:
        within = attack.names_of(block)
        targets = tuple(place for place, name in within.items() if name in marks)
        pattern = _Pattern(block, targets, threshold)
        total += sum(pattern.is_valid_for_three(target) for target in targets)
    return total
