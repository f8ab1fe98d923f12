"""The attack that misses nothing: each hidden cell's least and greatest value over all additions at once.

Bounds propagation looks at one addition at a time, so that `any = support + plan` and `all = none + support + plan`
together escape it. Linear programmes do not: they weigh every combination. Solved by HiGHS (Huangfu and Hall 2018,
doi:10.1007/s12532-017-0130-5), on one thread so that the answer is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import ceil, floor
from typing import Any

from report_builder.disclosure.attack import Interval
from report_builder.disclosure.problem import Problem
from report_builder.model.key import Key

_SLACK = 1e-6
"""What the solver's floats may be off by before a bound counts as a whole number."""


def sharpen(
    problem: Problem, block: Collection[Key], targets: Iterable[Key], *, known: Mapping[Key, Interval]
) -> dict[Key, Interval]:
    """The narrowest intervals that linear reasoning gives for the targets.

    Args:
        problem: cells and relations.
        block: the unknown cells that are joined to the targets: the variables.
        targets: the cells to work out.
        known: what propagation found of every cell; exact cells are constants.

    Raises:
        RuntimeError: the solver gave no answer, which only a fault of ours can cause: the truth is always feasible.
    """
    wanted = sorted(targets)
    if not wanted:
        return {}
    solver = _Solver(problem, block, known)
    return {key: solver.interval(key) for key in wanted}


class _Solver:
    """One linear programme, whose objective is set anew for each cell and direction."""

    def __init__(self, problem: Problem, block: Collection[Key], known: Mapping[Key, Interval]) -> None:
        import highspy  # noqa: PLC0415  0.2 s, and only where something is withheld

        self.known = known
        self.columns = {key: place for place, key in enumerate(sorted(block))}
        self.highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self.highs.setOptionValue("output_flag", False)  # noqa: FBT003  the solver's own signature
        self.highs.setOptionValue("threads", 1)
        self.optimal = highspy.HighsModelStatus.kOptimal
        self.unbounded = {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}
        self.senses = {-1: highspy.ObjSense.kMaximize, 1: highspy.ObjSense.kMinimize}
        self.infinity = highspy.kHighsInf
        for key in self.columns:
            high = known[key].high
            self.highs.addVar(float(known[key].low), self.infinity if high is None else float(high))
        self._add_rows(problem)

    def _add_rows(self, problem: Problem) -> None:
        used = {place for key in self.columns for place in problem.users.get(key, ())}
        for relation in (problem.relations[place] for place in sorted(used)):
            unknown = [(self.columns[key], weight) for key, weight in relation.terms if key in self.columns]
            constant = sum(float(self.known[key].low) * w for key, w in relation.terms if key not in self.columns)
            low = -self.infinity if relation.low is None else relation.low - constant
            high = self.infinity if relation.high is None else relation.high - constant
            places, weights = zip(*unknown, strict=True)
            self.highs.addRow(low, high, len(places), list(places), [float(weight) for weight in weights])

    def interval(self, key: Key) -> Interval:
        """The least and the greatest whole number that a cell may be."""
        if key not in self.columns:
            return self.known[key]
        low = self._extreme(key, 1)
        high = self._extreme(key, -1)
        first = self.known[key].low if low is None else ceil(low - _SLACK)
        return Interval(first, None if high is None else floor(high + _SLACK))

    def _extreme(self, key: Key, direction: int) -> float | None:
        place = self.columns[key]
        self.highs.changeColCost(place, 1.0)
        self.highs.changeObjectiveSense(self.senses[direction])
        status: Any = self._solve()
        if status not in self.unbounded and status != self.optimal:
            self.highs.clearSolver()
            status = self._solve()
        value = self.highs.getInfo().objective_function_value
        self.highs.changeColCost(place, 0.0)
        if status in self.unbounded:
            return None
        if status != self.optimal:
            raise RuntimeError(f"the attack gave no answer: {status}")
        return float(value)

    def _solve(self) -> Any:
        self.highs.run()
        return self.highs.getModelStatus()


def is_exact(interval: Interval) -> bool:
    """Whether a cell is known."""
    return interval.high is not None and interval.low == interval.high
