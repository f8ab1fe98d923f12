"""What earlier releases still say once numbers were restated: of then, and, within what policy allows, of now.

A reader who sees a number printed otherwise, or gone from its table, knows that something was restated, and not what
else. A mark of which sums or other marks lead to that number may stand for another count now; all else is as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from report_builder.audit.boxes import PERIOD, Place, Space
from report_builder.audit.facts import Bounds, Number, Row

_LEAST_STEP = 5


def step_of(number: Number) -> int:
    """How far from it a number is restated at most, by policy: 5, or a tenth of it."""
    return max(_LEAST_STEP, int(number / 10))


def then(name: str) -> str:
    """The name of the count that an earlier release spoke of."""
    return f"{name} as told before"


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of counts before, by name; a number or the range of a mark, whichever came last.

    Attributes:
        known: the numbers.
        marked: the ranges; none of a known one.
    """

    known: Mapping[str, Number] = field(default_factory=dict)
    marked: Mapping[str, Bounds] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vintages:
    """The counts of which then and now are two.

    Attributes:
        told: before.
        moved: those that were restated, or may have been.
        gone: those among them that no table has any more: they are nought now.
        hidden: the counts in whose place a mark stands now.
    """

    told: Told = field(default_factory=Told)
    moved: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    def bounds(self) -> Iterator[tuple[str, Bounds]]:
        """Of the counts of then; and what it says of those of now: a restated one lies near what was printed."""
        for name in sorted(self.moved):
            if name in self.told.marked:
                yield then(name), self.told.marked[name]
            elif name in self.told.known:
                yield then(name), Bounds(self.told.known[name], self.told.known[name])

    def rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        """What held between the counts of then, and how far those of now lie from them."""
        for row in rows:
            if any(name in self.moved for name, _ in row.terms):
                yield Row(tuple((self._of_then(name), weight) for name, weight in row.terms), row.low, row.high)
        for name in sorted(self.moved & self.told.marked.keys()):
            ends = self.told.marked[name]
            step = step_of(ends.low if ends.high is None else ends.high)
            yield Row(((name, 1), (then(name), -1)), -step, step)
        for name in sorted(self.moved & self.told.known.keys() & self.hidden):
            step = step_of(self.told.known[name])
            yield Row(((name, 1), (then(name), -1)), -step, step)

    def _of_then(self, name: str) -> str:
        """A count that stands as it stood is one; of which nothing was told, it may have been any."""
        is_same = name not in self.moved and (name in self.told.known or name in self.told.marked)
        return name if is_same else then(name)


def vintages_of(
    told: Told, known: Mapping[str, Number], marked: Iterable[str], *, gone: frozenset[str], rows: Iterable[Row]
) -> Vintages:
    """Find what was restated, and what may have been with it.

    Args:
        told: before.
        known: printed now.
        marked: in whose place a mark stands now.
        gone: told before, and in no table any more.
        rows: what adds up.
    """
    hidden = frozenset(marked)
    moved = {name for name, value in told.known.items() if name in hidden or known.get(name, value) != value}
    moved |= {name for name in told.marked if known.get(name) == 0} | gone
    joined = [frozenset(name for name, _ in row.terms) for row in rows if row.low == row.high == 0]
    near = set(moved)
    while near:
        beside = {name for names in joined if not near.isdisjoint(names) for name in names}
        near = (beside & told.marked.keys()) - moved
        moved |= near
    return Vintages(told, frozenset(moved), gone, hidden)


def gone_from(
    before: Iterable[Place], now: Iterable[Place], complete: Mapping[Space, set[str]], *, last: Mapping[str, int]
) -> Iterator[Place]:
    """Places told of before that a table has no more, although it has all categories that there are.

    Args:
        before: told of then, and not now.
        now: told of now.
        complete: space -> the axes of which a table has all categories.
        last: name -> the number of the release that told of it last; what had gone by then is not gone since.
    """
    beside: dict[tuple[object, ...], list[tuple[frozenset[str], int]]] = {}
    for place in now:
        for axis, side in place.box.sides:
            at = (place.space, axis, place.box.on(axis, None))
            beside.setdefault(at, []).append((side, last.get(place.name, 0)))
    for place in before:
        for axis, side in place.box.sides:
            near = beside.get((place.space, axis, place.box.on(axis, None)), [])
            is_listed = axis != PERIOD and axis in complete.get(place.space, set()) and near
            if is_listed and all(side.isdisjoint(other) and last[place.name] >= number for other, number in near):
                yield place
