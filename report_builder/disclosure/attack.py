"""Attacker A1, quickly: what a reader works out from the additions between what is printed and what is not.

The reader knows each printed cell, that a withheld one is a whole number of at least 1 where noughts are printed, and
that an unprinted one is at least 0. Intervals are tightened claim by claim until none moves (bounds propagation).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from report_builder.disclosure.problem import Claim, End, Pattern, Problem, printed
from report_builder.model.key import Key
from report_builder.model.spec import Edition

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
    waiting = deque(_with_unknowns(problem, known))
    queued = set(waiting)
    while waiting:
        index = waiting.popleft()
        queued.discard(index)
        for end in _tighten(problem.claims[index], known):
            fresh = [user for user in problem.resting_on.get(end, ()) if user not in queued]
            waiting.extend(fresh)
            queued.update(fresh)
    return dict(zip(problem.cells, known, strict=True))


def _with_unknowns(problem: Problem, known: Sequence[Interval]) -> Iterator[int]:
    """The claims that can narrow anything: one about known cells alone says only what is so."""
    is_known = [interval.low == interval.high for interval in known]
    for number, claim in enumerate(problem.claims):
        if not all(is_known[place] for place, _ in claim.terms):
            yield number


def _at_first_sight(problem: Problem, pattern: Pattern, edition: Edition) -> list[Interval]:
    seen = printed(problem, pattern)
    known = []
    for key, cell in problem.cells.items():
        is_printed = key in seen
        if cell.is_public or (is_printed and key not in pattern.withheld):
            count = int(cell.count) if cell.count.denominator == 1 else cell.count
            known.append(Interval(count, count))
        else:
            known.append(Interval(1 if is_printed and edition.is_zero_safe else 0, None))
    return known


def _tighten(claim: Claim, known: Sequence[Interval]) -> list[End]:
    """Narrow each cell of a claim by the most that the others may be; return the ends that moved.

    Where two cells have no bound, neither says anything of the other.
    """
    most: Number = 0
    boundless = [(place, weight) for place, weight in claim.terms if weight > 0 and known[place].high is None]
    if len(boundless) > 1:
        return []
    for place, weight in claim.terms:
        most += weight * (known[place].high or 0 if weight > 0 else known[place].low)
    moved = []
    for place, weight in boundless or claim.terms:
        interval = known[place]
        if interval.low == interval.high:
            continue
        own = weight * (interval.high or 0 if weight > 0 else interval.low)
        if _narrow(interval, weight, claim.least - (most - own)):
            moved.append((place, weight < 0))
    return moved


def _narrow(interval: Interval, weight: int, least: Number) -> bool:
    """Narrow one cell so that weight x cell >= least; whether it moved."""
    if weight > 0:
        low = _upwards(least, weight)
        if low <= interval.low:
            return False
        interval.low = low
    else:
        high = -_upwards(least, -weight)
        if interval.high is not None and high >= interval.high:
            return False
        interval.high = high
    return True


def _upwards(bound: Number, weight: int) -> Number:
    """The bound of one cell, rounded up to a whole number; half days stay as they are."""
    return -(-bound // weight) if isinstance(bound, int) else bound / weight
