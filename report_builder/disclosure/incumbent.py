"""A safe pattern soon: each breach is mended along the cheapest deviation that hides it; then needless cells return.

Source: the least-cost path heuristic of Kelly, Golden and Assad 1992, doi:10.1002/net.3230220407, for any additions.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from report_builder.disclosure.attacker import NOBODY, Attacker, Breach
from report_builder.disclosure.deviations import TINY, new_model, new_solver
from report_builder.disclosure.instance import Flags, Floats, Instance, flags

WIDE = (2.0, 20.0)
"""How far cells may stray: no further than a partner must be able to; where that finds no way, ten times as far."""


class Paths:
    """The cheapest deviations: a programme in which rising and falling are two cells, each at the cost of hiding it."""

    def __init__(self, instance: Instance) -> None:
        self._instance, self._size = instance, instance.size
        self._may_hide = instance.small | instance.free | instance.unseen
        self._rise = np.where(self._may_hide, instance.high - instance.counts, 0.0)
        self._fall = np.where(self._may_hide, instance.counts - instance.low, 0.0)
        self.costs = instance.costs
        self._highs: Any = new_solver()
        self._highs.passModel(new_model(instance))
        self._mirror()
        self._everything = np.arange(2 * self._size, dtype=np.int32)

    def _mirror(self) -> None:
        """Add the falling cells: each stands where its rising one does, with the opposite sign."""
        columns: list[list[tuple[int, float]]] = [[] for _ in range(self._size)]
        for number, row in enumerate(self._instance.rows):
            for place, weight in zip(row.places, row.weights, strict=True):
                columns[place].append((number, -weight))
        starts = np.concatenate([[0], np.cumsum([len(column) for column in columns])])[:-1].astype(np.int32)
        entries = [entry for column in columns for entry in column]
        places = np.array([place for place, _ in entries], dtype=np.int32)
        weights = np.array([weight for _, weight in entries], dtype=np.float64)
        nothing = np.zeros(self._size)
        self._highs.addCols(self._size, nothing, nothing, nothing, len(entries), starts, places, weights)

    def give_up(self, cells: Flags) -> None:
        """Take some cells for seen from now on."""
        self._rise[cells] = self._fall[cells] = 0.0

    def cheapest(self, breach: Breach, step: float, withheld: Flags, *, wide: float) -> tuple[Floats, float] | None:
        """The cheapest deviation that moves a cell by a step and no cell further than `wide`, and its cost; or None.

        What is hidden already costs nothing. Among equals the cells that stray least are taken, and small counts.
        """
        hidden = self._instance.hidden(withheld)
        costs = np.where(hidden, 1e-3, self.costs + 1e-4 * np.minimum(self._instance.counts, 999) / 999)
        rise, fall = np.minimum(self._rise, wide), np.minimum(self._fall, wide)
        if breach.known != NOBODY:
            rise[breach.known] = fall[breach.known] = 0.0
        floor = np.zeros(2 * self._size)
        target = breach.target
        if step > self._instance.high[target] - self._instance.counts[target]:
            return None
        if -step > self._instance.counts[target] - self._instance.low[target]:
            return None
        rise[target], fall[target] = max(step, 0.0), max(-step, 0.0)
        floor[target], floor[self._size + target] = rise[target], fall[target]
        self._highs.changeColsCost(2 * self._size, self._everything, np.concatenate([costs, costs]))
        self._highs.changeColsBounds(2 * self._size, self._everything, floor, np.concatenate([rise, fall]))
        return self._solved()

    def _solved(self) -> tuple[Floats, float] | None:
        import highspy  # noqa: PLC0415  as above

        self._highs.run()
        if self._highs.getModelStatus() == highspy.HighsModelStatus.kUnknown:
            self._highs.clearSolver()
            self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = np.array(self._highs.getSolution().col_value)
        deviation = values[: self._size] - values[self._size :]
        return deviation, float(self._highs.getInfo().objective_function_value)


def _no_end() -> float:
    return np.inf


class Incumbent:
    """Makes patterns safe, from whatever they start."""

    def __init__(self, instance: Instance, attacker: Attacker) -> None:
        self.instance = instance
        self._attacker = attacker
        self._free = instance.free & ~instance.small

    @cached_property
    def _paths(self) -> Paths:
        """Only where something is to be mended: another programme as large as the attacker's."""
        return Paths(self.instance)

    def completed(self, withheld: Flags, *, costs: Floats | None = None) -> tuple[Flags, list[Breach]]:
        """A safe pattern that hides at least as much, and what cannot be hidden (nothing, where it could be done).

        Args:
            withheld: hidden already.
            costs: by which cells are chosen, where not by the instance's own.
        """
        self._paths.costs = self.instance.costs if costs is None else costs
        found, hopeless = self._once(withheld)
        while (useless := self._partners_of(hopeless)).any():
            self._free &= ~useless
            self._paths.give_up(useless)
            found, hopeless = self._once(withheld & ~useless)
        return found, hopeless

    def _partners_of(self, hopeless: list[Breach]) -> Flags:
        """Those that even a pattern of all partners gives away: they are in no safe pattern at all."""
        return flags(self.instance.size, [breach.target for breach in hopeless]) & self._free

    def _once(self, withheld: Flags) -> tuple[Flags, list[Breach]]:
        hopeless: list[Breach] = []
        while found := [breach for breach in self._attacker.breaches(withheld) if breach not in hopeless]:
            for breach in found:
                withheld, is_hidden = self.mended_by_all(breach, withheld)
                if not is_hidden:
                    hopeless.append(breach)
        return withheld, [breach for breach in hopeless if not self._is_safe(breach, withheld)]

    def _is_safe(self, breach: Breach, withheld: Flags) -> bool:
        return self._attacker.is_safe(breach, self.instance.hidden(withheld))

    def mended_by_all(self, breach: Breach, withheld: Flags) -> tuple[Flags, bool]:
        """The same as `mended`, but all that may be hidden is, where nothing less helps."""
        found, is_hidden = self.mended(breach, withheld)
        if is_hidden:
            return found, True
        everything = found | self.instance.small | self._free
        is_hidden = self._is_safe(breach, everything)
        return everything if is_hidden else found, is_hidden

    def mended(self, breach: Breach, withheld: Flags) -> tuple[Flags, bool]:
        """Hide more, step by step, until one breach is mended; False where no deviation mends it."""
        tried: set[tuple[float, float]] = set()
        while not self._is_safe(breach, withheld):
            way = self._next_way(breach, withheld, tried)
            if way is None:
                return withheld, False
            withheld = withheld | way
        return withheld, True

    def _next_way(self, breach: Breach, withheld: Flags, tried: set[tuple[float, float]]) -> Flags | None:
        """The cells of the cheapest deviation that was not tried yet; wide ones only where there is no other."""
        for wide in WIDE:
            ways = [
                (found[1], abs(step), -step, found[0])
                for step in (1.0, -1.0, 2.0, -2.0)
                if (step, wide) not in tried
                and (found := self._paths.cheapest(breach, step, withheld, wide=wide)) is not None
            ]
            if ways:
                _, _, opposite, deviation = min(ways, key=lambda way: way[:3])
                tried.add((-opposite, wide))
                self._attacker.worlds.add(deviation)
                return (np.abs(deviation) > 10 * TINY) & ~self.instance.unseen
        return None

    def lean(self, withheld: Flags, *, seconds_left: Callable[[], float] = _no_end) -> Flags:
        """The safe pattern without the partners that it does not need, the dearest tried first, while time allows."""
        partners = np.flatnonzero(withheld & ~self.instance.small)
        order = np.lexsort((partners, -self.instance.counts[partners], -self.instance.costs[partners]))
        for place in partners[order].tolist():
            lighter = withheld.copy()
            lighter[place] = False
            if seconds_left() > 0 and self._attacker.survives_without(place, lighter):
                withheld = lighter
        return withheld


def cost_of(instance: Instance, withheld: Flags) -> float:
    """What the partners of a pattern cost."""
    return float(instance.costs[withheld & ~instance.small].sum())
