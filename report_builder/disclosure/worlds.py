"""Worlds that fit what is printed: each is a witness that its cells may be what they are in it.

A world is kept as its deviation from the truth. It fits a pattern whose hidden cells include all cells that deviate,
and so every pattern that hides more: what was found once need not be asked of the solver again.
"""

from __future__ import annotations

import numpy as np

from report_builder.disclosure.deviations import TINY
from report_builder.disclosure.instance import Flags, Floats, Instance, matrix_of

ENOUGH = 3
"""How many candidates a withheld cell must keep, the truth being one of them."""


Mask = int
"""A set of cells, one bit each: Python's long integers intersect sets faster than anything else here."""


def mask_of(cells: Flags) -> Mask:
    """The set of the cells that are True."""
    return int.from_bytes(np.packbits(cells, bitorder="little").tobytes(), "little")


def members(mask: Mask) -> list[int]:
    """The places in a set, in order."""
    return [place for place, bit in enumerate(reversed(f"{mask:b}")) if bit == "1"]


class Worlds:
    """All worlds of an instance that were met so far: cell -> its step from the truth -> the cells that differ then."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._matrix = matrix_of(instance.rows)
        truth = self._matrix.times(instance.counts)
        self._low, self._high = self._matrix.low - truth - TINY, self._matrix.high - truth + TINY
        self._below, self._above = instance.low - instance.counts, instance.high - instance.counts
        self._with: dict[int, dict[float, list[Mask]]] = {}
        self._met: set[bytes] = set()

    def add(self, deviation: Floats) -> None:
        """Keep a deviation, its opposite and its double, each where it is one of whole numbers and every row holds."""
        whole = np.where(self._instance.whole, np.rint(deviation), deviation)
        if np.abs(whole - deviation).max(initial=0.0) > 1e3 * TINY:
            return
        whole[np.abs(whole) <= TINY] = 0.0
        for factor in (1.0, -1.0, 2.0, -2.0):
            self._keep(factor * whole)

    def _keep(self, deviation: Floats) -> None:
        places = np.flatnonzero(deviation)
        steps = deviation[places]
        if not len(places) or (steps < self._below[places]).any() or (steps > self._above[places]).any():
            return
        name = places.tobytes() + steps.tobytes()
        sums = self._matrix.times(deviation)
        if name in self._met or (sums < self._low).any() or (sums > self._high).any():
            return
        self._met.add(name)
        differing = mask_of(deviation != 0)
        for place, step in zip(places.tolist(), steps.tolist(), strict=True):
            self._with.setdefault(place, {}).setdefault(step, []).append(differing)

    def has_enough(self, place: int, shown: Mask) -> bool:
        """Whether worlds that fit what is shown give a cell three values, the true one among them."""
        found = 0
        for masks in self._with.get(place, {}).values():
            found += _fitting(masks, shown)
            if found >= ENOUGH - 1:
                return True
        return False

    def has_another(self, place: int, shown: Mask) -> bool:
        """Whether a world that fits what is shown gives a cell another value than the true one."""
        return any(_fitting(masks, shown) for masks in self._with.get(place, {}).values())

    def steps(self, place: int, shown: Mask) -> set[float]:
        """The steps of a cell that worlds that fit bear witness to, nought included."""
        return {0.0, *(step for step, masks in self._with.get(place, {}).items() if _fitting(masks, shown))}

    def companions(self, place: int, shown: Mask, *, among: Mask) -> Mask | None:
        """Those of some cells that differ in every fitting world in which this one does; None for no such world."""
        common, is_met = among & ~(1 << place), False
        for masks in self._with.get(place, {}).values():
            for differing in masks:
                if not differing & shown:
                    common, is_met = common & differing, True
                    if not common:
                        return 0
        return common if is_met else None


def _fitting(masks: list[Mask], shown: Mask) -> bool:
    """Whether one of the worlds differs in no cell that is shown; it goes to the front, as the likeliest next time."""
    for number, differing in enumerate(masks):
        if not differing & shown:
            masks.insert(0, masks.pop(number))
            return True
    return False
