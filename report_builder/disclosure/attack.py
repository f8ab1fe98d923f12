"""Attacker A1, quickly: what a reader works out from the additions between what is printed and what is not.

The reader knows each printed cell, that a withheld one is a whole number of at least 1 where noughts are printed, and
that an unprinted one is at least 0. Intervals are tightened relation by relation until none moves (bounds propagation).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from report_builder.disclosure.problem import Pattern, Problem, printed
from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import Relation

WIDTH = 2
"""A withheld cell keeps at least three candidates: its interval is at least 2 wide."""

Number = int | Fraction
"""Whole numbers stay ints, which are ten times as fast; only half days are fractions."""

Bound = Number | None


@dataclass(slots=True)
class Interval:
    """Numbers from low to high; no high is no bound."""

    low: Number
    high: Bound

    @property
    def is_tight(self) -> bool:
        """Whether fewer than three candidates are left."""
        return self.high is not None and self.high - self.low < WIDTH


def intervals(problem: Problem, pattern: Pattern, edition: Edition) -> dict[Key, Interval]:
    """What a reader knows of every cell, as the narrowest interval that propagation finds."""
    known = _at_first_sight(problem, pattern, edition)
    waiting = deque(range(len(problem.relations)))
    queued = set(waiting)
    while waiting:
        index = waiting.popleft()
        queued.discard(index)
        for key in _tighten(problem.relations[index], known):
            fresh = [user for user in problem.users[key] if user not in queued]
            waiting.extend(fresh)
            queued.update(fresh)
    return known


def _at_first_sight(problem: Problem, pattern: Pattern, edition: Edition) -> dict[Key, Interval]:
    seen = printed(problem, pattern)
    known: dict[Key, Interval] = {}
    for key, cell in problem.cells.items():
        if cell.is_public or (key in seen and key not in pattern.withheld):
            count = int(cell.count) if cell.count.denominator == 1 else cell.count
            known[key] = Interval(count, count)
        else:
            known[key] = Interval(1 if key in seen and edition.is_zero_safe else 0, None)
    return known


def _tighten(relation: Relation, known: Mapping[Key, Interval]) -> list[Key]:
    """Narrow each cell of a relation by the bounds of the others; return the cells that moved."""
    lows = _Total.of([_scaled(known[key], weight)[0] for key, weight in relation.terms])
    highs = _Total.of([_scaled(known[key], weight)[1] for key, weight in relation.terms])
    moved = []
    for key, weight in relation.terms:
        own_low, own_high = _scaled(known[key], weight)
        others_low, others_high = lows.without(own_low), highs.without(own_high)
        low = None if relation.low is None or others_high is None else relation.low - others_high
        high = None if relation.high is None or others_low is None else relation.high - others_low
        if _narrow(known[key], weight, low, high):
            moved.append(key)
            new_low, new_high = _scaled(known[key], weight)
            lows.change(own_low, new_low)
            highs.change(own_high, new_high)
    return moved


@dataclass(slots=True)
class _Total:
    """A sum of bounds, of which some may be missing."""

    finite: Number
    missing: int

    @classmethod
    def of(cls, bounds: list[Bound]) -> _Total:
        return cls(sum(bound for bound in bounds if bound is not None), sum(bound is None for bound in bounds))

    def without(self, bound: Bound) -> Bound:
        """The sum of all others, None where one of them has no bound."""
        if bound is None:
            return self.finite if self.missing == 1 else None
        return None if self.missing else self.finite - bound

    def change(self, old: Bound, new: Bound) -> None:
        """Put a narrower bound in an old one's place."""
        self.missing += (new is None) - (old is None)
        self.finite += (new or 0) - (old or 0)


def _scaled(interval: Interval, weight: int) -> tuple[Bound, Bound]:
    low = interval.low * weight
    high = None if interval.high is None else interval.high * weight
    return (low, high) if weight > 0 else (high, low)


def _narrow(interval: Interval, weight: int, low: Bound, high: Bound) -> bool:
    """Narrow one cell so that low <= weight x cell <= high; whether it moved."""
    if weight < 0:
        low, high = high, low
    before = (interval.low, interval.high)
    if low is not None:
        interval.low = max(interval.low, _upwards(low, weight))
    if high is not None:
        ceiling = -_upwards(-high, weight)
        interval.high = ceiling if interval.high is None else min(interval.high, ceiling)
    return (interval.low, interval.high) != before


def _upwards(bound: Number, weight: int) -> Number:
    """The bound of one cell, rounded up to a whole number; half days stay as they are."""
    return -(-bound // weight) if isinstance(bound, int) else bound / weight
