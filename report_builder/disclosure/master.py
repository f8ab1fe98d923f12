"""The master problem: the cheapest pattern that keeps every cut found so far, a set cover with weights."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from report_builder.disclosure.cuts import Cut
from report_builder.disclosure.deviations import new_solver
from report_builder.disclosure.instance import Flags, Floats, Instance


class Master:
    """One binary for each cell: whether it is withheld. What is small is."""

    def __init__(self, instance: Instance) -> None:
        self._small = instance.small
        self._free = np.flatnonzero(instance.free & ~instance.small)
        self._highs: Any = new_solver()
        self._highs.setOptionValue("presolve", "choose")
        self._highs.setOptionValue("mip_rel_gap", 0.0)
        self._highs.setOptionValue(
            "mip_heuristic_effort", 0.0
        )  # small set covers: its own guesses cost more than they save
        lower, upper = np.where(instance.small, 1.0, 0.0), np.where(instance.small | instance.free, 1.0, 0.0)
        self._highs.addVars(instance.size, lower, upper)
        everywhere = np.arange(instance.size, dtype=np.int32)
        costs = np.where(instance.small, 0.0, instance.costs)
        self._highs.changeColsCost(instance.size, everywhere, costs)
        self._known: set[Cut] = set()

    def learn(self, cuts: Iterable[Cut]) -> int:
        """Take the cuts that are new, and say how many there were."""
        fresh = [cut for cut in dict.fromkeys(cuts) if cut not in self._known]
        for cut in fresh:
            self._known.add(cut)
            places, weights, least = list(cut.places), list(cut.weights), cut.least
            if not self._small[cut.target]:
                places, weights, least = [*places, cut.target], [*weights, -cut.least], 0.0
            self._highs.addRow(least, self._highs.getInfinity(), len(places), places, weights)
        return len(fresh)

    def shares(self) -> tuple[Floats, float] | None:
        """The cheapest half-withheld pattern and its cost, which no whole one undercuts; None where there is none."""
        return self._solved()

    def insist_on_whole(self, nodes: int, *, seconds: float = np.inf) -> None:
        """From now on a cell is withheld or it is not. `nodes` bounds the work of each answer, and so may seconds."""
        import highspy  # noqa: PLC0415  0.2 s, and only where something is withheld

        for place in self._free.tolist():
            self._highs.changeColIntegrality(place, highspy.HighsVarType.kInteger)
        self._highs.setOptionValue("mip_max_nodes", nodes)
        self._highs.setOptionValue("mip_abs_gap", 0.999)  # costs are whole numbers
        self._highs.setOptionValue("time_limit", seconds)

    def pattern(self) -> tuple[Flags, float, bool] | None:
        """The cheapest pattern found, a cost that none undercuts, and whether it is the cheapest; None for none."""
        found = self._solved()
        if found is None:
            return None
        withheld = self._small | (found[0] > 0.5)
        bound = float(self._highs.getInfo().mip_dual_bound)
        return withheld, bound, found[1] <= bound + 0.999

    def _solved(self) -> tuple[Floats, float] | None:
        self._highs.run()
        info = self._highs.getInfo()
        if info.primal_solution_status != 2:  # 2 is a feasible one
            return None
        values = np.clip(np.array(self._highs.getSolution().col_value), 0.0, 1.0)
        values[values < 1e-7] = 0.0
        return values, float(info.objective_function_value)
