"""All worlds of a tiny problem, one by one: what a reader may believe, without any solver.

Cells must be whole numbers with an upper bound. It shares no code with the attack that it checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import numpy as np

from report_builder.disclosure.attacker import NOBODY, Breach
from report_builder.disclosure.instance import Flags, Floats, Instance, Row

SLACK = 1e-7
"""What sums of floats may be off by."""


class EveryWorld:
    """The worlds in which every row holds, all cells but the noughts and the known ones being open."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.all = _worlds(instance)
        self.same: set[Breach] = set()
        self.same = set(self._taught(instance.small | (instance.counts > 0)))

    def fitting(self, withheld: Flags, *, known: int = NOBODY) -> Floats:
        """The worlds that fit what is printed under a pattern, and what one contributor knows."""
        shown = ~(withheld | self.instance.unseen)
        if known != NOBODY:
            shown[known] = True
        return self.all[(self.all[:, shown] == self.instance.counts[shown]).all(axis=1)]

    def values(self, place: int, withheld: Flags, *, known: int = NOBODY) -> list[float]:
        """All that a cell may be."""
        return sorted(set(self.fitting(withheld, known=known)[:, place].tolist()))

    def breaches(self, withheld: Flags) -> list[Breach]:
        """Withheld cells with one or two candidates; small ones that one contributor works out."""
        targets = np.flatnonzero(withheld | self.instance.guarded).tolist()
        worlds = self.fitting(withheld)
        found = [Breach(place) for place in targets if len(set(worlds[:, place].tolist())) < 3]
        return found + [one for one in self._taught(withheld) if one not in self.same]

    def _taught(self, withheld: Flags) -> Iterator[Breach]:
        """The small cells that one contributor works out, and others do not."""
        defended = (withheld | self.instance.guarded) & (self.instance.small | self.instance.guarded)
        for place in np.flatnonzero(defended).tolist() if self.instance.alone.any() else ():
            if len(self.values(place, withheld)) < 3:
                continue
            for known in np.flatnonzero(self.instance.alone).tolist():
                breach = Breach(place, known)
                if known != place and breach not in self.same and len(self.values(place, withheld, known=known)) < 2:
                    yield breach

    def patterns(self) -> Iterator[Flags]:
        """All that might be withheld: the small cells and any of the free ones."""
        free = np.flatnonzero(self.instance.free & ~self.instance.small)
        for chosen in product((False, True), repeat=len(free)):
            withheld = self.instance.small.copy()
            withheld[free] = chosen
            yield withheld

    def safe_patterns(self) -> Iterator[Flags]:
        """Those that give nothing away."""
        return (withheld for withheld in self.patterns() if not self.breaches(withheld))

    def least_cost(self) -> float | None:
        """Of the cheapest safe pattern; None where there is none."""
        costs = [float(self.instance.costs[one & ~self.instance.small].sum()) for one in self.safe_patterns()]
        return min(costs, default=None)


def _worlds(instance: Instance) -> Floats:
    """Cell by cell, each row applied as soon as all its cells are there."""
    moves = instance.small | instance.free | instance.unseen | (instance.counts > 0)
    worlds = np.zeros((1, 0))
    for place in range(instance.size):
        worlds = _with_cell(worlds, _range(instance, place) if moves[place] else [float(instance.counts[place])])
        worlds = _obeying(worlds, [row for row in instance.rows if row.places and max(row.places) == place])
    return worlds


def _range(instance: Instance, place: int) -> list[float]:
    assert instance.whole[place]
    least, most = np.ceil(instance.low[place]), np.floor(instance.high[place])
    return [float(value) for value in range(int(least), int(most) + 1)]


def _with_cell(worlds: Floats, values: list[float]) -> Floats:
    longer = np.repeat(worlds, len(values), axis=0)
    return np.column_stack([longer, np.tile(values, len(worlds))])


def _obeying(worlds: Floats, rows: Iterable[Row]) -> Floats:
    for row in rows:
        sums = worlds[:, list(row.places)] @ np.array(row.weights)
        worlds = worlds[(sums >= row.low - SLACK) & (sums <= row.high + SLACK)]
    return worlds
