"""Very large blocks, such as 150 services under common national totals: each cell is hidden among those near to it.

Around one cell after another a neighbourhood is let loose while all other cells count as known to the attacker, who is
so made stronger than he is: a world that fits the part fits the whole, and what is safe in the part is safe. It stays
safe, since cells are only ever withheld, never printed again: no pattern need be attacked as a whole.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import cached_property

import numpy as np

from report_builder.disclosure.attacker import Attacker, Breach
from report_builder.disclosure.divide import block_of
from report_builder.disclosure.incumbent import Incumbent
from report_builder.disclosure.instance import Flags, Instance, Places, flags
from report_builder.disclosure.neighbours import Neighbours

HUGE = 3_000
"""Cells of a block beyond which it is protected in this way."""

NEAR = 300
"""Cells of a neighbourhood; four times as many are tried where they do not do, up to all."""

_INNER = 0.3
"""The share of a neighbourhood, around its middle, of which all cells are hidden while it is at hand."""


def protect_nearby(instance: Instance) -> tuple[Flags, tuple[Breach, ...]]:
    """What is withheld of a very large block, and which small cells cannot be hidden (the others are, all the same).

    Nobody may be alone in its cells: one contributor's knowledge is not looked at here.
    """
    while True:
        pool = _Pool(instance)
        exposed = pool.hide_all()
        useless = flags(instance.size, exposed) & instance.free & ~instance.small
        if not useless.any():
            return pool.withheld, tuple(Breach(place) for place in exposed)
        instance = replace(instance, free=instance.free & ~useless)  # partners that nothing can hide hide nothing


class _Pool:
    """What is withheld so far, and for which cells three worlds bear witness."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._neighbours = Neighbours(instance)
        self._witnessed = flags(instance.size)
        self.withheld = instance.small.copy()

    @cached_property
    def _attacker(self) -> Attacker:
        """Of the whole block, which is slow and seldom needed."""
        return Attacker(self._instance)

    def hide_all(self) -> list[int]:
        """Hide every target, partners that are added on the way included; the places of those that cannot be hidden."""
        exposed = []
        waiting = deque(np.flatnonzero(self._instance.targets(self.withheld)).tolist())
        while waiting:
            target = waiting.popleft()
            before = self.withheld.copy()
            if not self._witnessed[target] and not self._hide(target):
                exposed.append(target)
            waiting.extend(np.flatnonzero(self.withheld & ~before & ~self._witnessed).tolist())
        return exposed

    def _hide(self, target: int) -> bool:
        """Hide one cell among its neighbours, as many of them as it takes; False where nothing hides it."""
        size = NEAR
        while True:
            places = self._neighbours.around(target, size)
            is_whole = len(places) < size or len(places) == self._instance.size
            self._let_loose(places, inner=1 if size > NEAR else max(1, int(_INNER * len(places))), is_whole=is_whole)
            if self._witnessed[target]:
                return True
            if is_whole or self._is_hopeless(target):
                return False
            size *= 4

    def _is_hopeless(self, target: int) -> bool:
        everything = self._instance.hidden(self._instance.small | self._instance.free)
        return self._attacker.is_surely_exposed(Breach(target), everything)

    def _let_loose(self, places: Places, *, inner: int, is_whole: bool) -> None:
        """Hide the first cells of a neighbourhood, and remember what was witnessed of the others on the way."""
        so_far = replace(self._instance, small=self.withheld, free=self._instance.free & ~self.withheld)
        part = block_of(so_far, places, rows=self._neighbours.rows_of(places)).instance
        attacker = Attacker(part)
        incumbent = Incumbent(part, attacker)
        pattern = part.small
        for near in range(inner):
            if part.targets(pattern)[near] and not self._witnessed[places[near]]:
                mend = incumbent.mended_by_all if is_whole else incumbent.mended
                found, is_hidden = mend(Breach(near), pattern)
                pattern = found if is_hidden else pattern
                self._witnessed[places[near]] = is_hidden
        self.withheld[places] = pattern
        self._witnessed[places] |= attacker.witnessed(part.hidden(pattern))
