"""The master problem: the cheapest pattern that keeps every cut found so far, a set cover with weights."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from report_builder.disclosure.cuts import Cut
from report_builder.disclosure.deviations import new_solver
from report_builder.disclosure.instance import Flags, Floats, Instance

_LIKENESS = 0.8
"""What likeness to an anchor weighs in all: less than the cheapest cell."""


class Master:
    """One binary for each cell: whether it is withheld. What is small is."""

    def __init__(self, instance: Instance) -> None:
        self._small, self._always = instance.small, instance.small | instance.guarded
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
        self._costs = np.where(instance.small, 0.0, instance.costs)
        self._highs.changeColsCost(instance.size, everywhere, self._costs)
        self._known: set[Cut] = set()
        self._unlikeness = 0.0
        """The most that a pattern within the budget can have been charged for cells that the anchor has not."""

    def learn(self, cuts: Iterable[Cut]) -> int:
        """Take the cuts that are new, and say how many there were."""
        fresh = [cut for cut in dict.fromkeys(cuts) if cut not in self._known]
        for cut in fresh:
            self._known.add(cut)
            places, weights, least = list(cut.places), list(cut.weights), cut.least
            if not self._always[cut.target]:
                places, weights, least = [*places, cut.target], [*weights, -cut.least], 0.0
            self._highs.addRow(least, self._highs.getInfinity(), len(places), places, weights)
        return len(fresh)

    def shares(self) -> tuple[Floats, float] | None:
        """The cheapest half-withheld pattern and its cost, which no whole one undercuts; None where none is proven."""
        import highspy  # noqa: PLC0415  0.2 s, and only where something is withheld

        found = self._solved()
        return found if self._highs.getModelStatus() == highspy.HighsModelStatus.kOptimal else None

    def insist_on_whole(self, nodes: int, *, seconds: float = np.inf) -> None:
        """From now on a cell is withheld or it is not. `nodes` bounds the work of each answer, and so may seconds."""
        import highspy  # noqa: PLC0415  0.2 s, and only where something is withheld

        for place in self._free.tolist():
            self._highs.changeColIntegrality(place, highspy.HighsVarType.kInteger)
        self._highs.setOptionValue("mip_max_nodes", nodes)
        self._highs.setOptionValue("time_limit", seconds)
        free, costs = self._free.astype(np.int32), self._costs[self._free]
        self._highs.addRow(-np.inf, np.inf, len(free), free, costs)
        self._budget = self._highs.getNumRow() - 1

    def cheapest(self, anchor: Flags, *, budget: float) -> Flags | None:
        """The cheapest pattern within a budget, among equals the one most like an anchor; None where none was found.

        What is nearly a safe pattern is nearly safe: with an anchor the rounds are a third of what they are without
        (as in local branching; Fischetti and Lodi 2003, doi:10.1007/s10107-003-0395-5).
        """
        costs = self._costs.copy()
        costs[self._free] += np.where(anchor[self._free], -1.0, 1.0) * _LIKENESS / max(len(self._free), 1)
        self._highs.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        self._highs.changeRowBounds(self._budget, -np.inf, budget)
        self._unlikeness = _LIKENESS * min(1.0, budget / max(len(self._free), 1))
        found = self._solved()
        return None if found is None else self._small | (found[0] > 0.5)

    @property
    def bound(self) -> float:
        """A cost that no pattern undercuts, after `cheapest`: infinity where none is within the budget."""
        import highspy  # noqa: PLC0415  as above

        if self._highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return np.inf
        return float(np.ceil(self._highs.getInfo().mip_dual_bound - self._unlikeness - 1e-6))

    def _solved(self) -> tuple[Floats, float] | None:
        self._highs.run()
        info = self._highs.getInfo()
        if info.primal_solution_status != 2:  # 2 is a feasible one
            return None
        values = np.clip(np.array(self._highs.getSolution().col_value), 0.0, 1.0)
        values[values < 1e-7] = 0.0
        return values, float(info.objective_function_value)
