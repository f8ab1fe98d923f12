"""The attack in whole numbers, for the few cells where linear programmes give no world of whole numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from report_builder.disclosure.deviations import new_model, new_solver
from report_builder.disclosure.instance import Flags, Floats, Instance

NODES = 2_000
"""How many branches are tried for one world: a bound of work, not of seconds. What is undecided counts as unsafe."""


class WholeProgramme:
    """An integer programme over all cells of an instance, solved afresh for each question."""

    def __init__(self, instance: Instance) -> None:
        import highspy  # noqa: PLC0415  0.2 s, and only where something is withheld

        self._instance = instance
        self._highs = new_solver()
        self._highs.setOptionValue("presolve", "choose")
        self._highs.setOptionValue("mip_max_nodes", NODES)
        self._highs.setOptionValue("mip_rel_gap", 0.0)  # the very nearest world, however far it is
        self._highs.passModel(new_model(instance))
        self._all = np.arange(instance.size, dtype=np.int32)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        for place in self._all.tolist():
            self._highs.changeColIntegrality(place, kinds[int(instance.whole[place])])

    def worlds(self, place: int, hidden: Flags, *, steps: set[float], wanted: int) -> Iterator[Floats]:
        """Worlds that give a cell further deviations, until it has as many as wanted or there are no more.

        Args:
            place: the cell.
            hidden: what a reader does not see.
            steps: the deviations of the cell that are known, nought among them.
            wanted: how many there should be.
        """
        found = set(steps)
        below, above = self._instance.low - self._instance.counts, self._instance.high - self._instance.counts
        for sign in (1, -1):
            reached = 0.0
            while len(found) < wanted:
                floor, ceiling = np.where(hidden, below, 0.0), np.where(hidden, above, 0.0)
                (floor if sign > 0 else ceiling)[place] = reached + sign
                world = self._nearest(place, sign, floor, ceiling) if floor[place] <= ceiling[place] else None
                if world is None:
                    break
                reached = float(np.rint(world[place]))
                found.add(reached)
                yield world

    def width(self, place: int, hidden: Flags) -> float:
        """How far apart the least and the greatest whole number of a cell lie; 0 where it could not be decided."""
        below, above = self._instance.low - self._instance.counts, self._instance.high - self._instance.counts
        floor, ceiling = np.where(hidden, below, 0.0), np.where(hidden, above, 0.0)
        ends = [self._nearest(place, sign, floor, ceiling) for sign in (1, -1)]
        least, greatest = (None if world is None else float(np.rint(world[place])) for world in ends)
        return 0.0 if least is None or greatest is None else greatest - least

    def _nearest(self, place: int, sign: int, floor: Floats, ceiling: Floats) -> Floats | None:
        """The world in which a cell strays least beyond its bound; None where there is none, or none was found."""
        import highspy  # noqa: PLC0415  as above

        self._highs.changeColsBounds(len(self._all), self._all, floor, ceiling)
        self._highs.changeColCost(place, float(sign))
        self._highs.run()
        status = self._highs.getModelStatus()
        world = np.array(self._highs.getSolution().col_value) if status == highspy.HighsModelStatus.kOptimal else None
        self._highs.changeColCost(place, 0.0)
        self._highs.clearSolver()
        return world
