"""The attacker's linear programme: how far a hidden cell may stray from the truth while all that is printed holds.

A deviation z is a second world less the true one: M z = 0 for every addition, z = 0 for what is printed, and no hidden
cell falls below what a reader knows of it. Where a programme is bounded, its dual says which cells stand in the way.
Source: Fischetti and Salazar 2001, doi:10.1287/mnsc.47.7.1008.9805; solved by HiGHS (doi:10.1007/s12532-017-0130-5).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from report_builder.disclosure.instance import Flags, Floats, Instance, matrix_of

TINY = 1e-7
"""What the solver's floats may be off by."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """The furthest deviation of one cell in one direction.

    Attributes:
        value: how far the cell strays, at least 0.
        world: of all cells.
        prices: of the cells' bounds, signed so that a positive one would let the cell stray further if the price's
            cell were free to rise, a negative one if it were free to fall.
        levies: of the rows' bounds; nothing where all rows are additions.
    """

    value: float
    world: Floats
    prices: Floats
    levies: Floats


class Programme:
    """One linear programme over all cells of an instance, kept warm from question to question.

    Its answers are the same on every machine: one thread, and the solver's own fixed seed.
    """

    def __init__(self, instance: Instance) -> None:
        self._size = instance.size
        self._below, self._above = instance.low - instance.counts, instance.high - instance.counts
        self._highs = new_solver()
        self._highs.passModel(new_model(instance))
        self._floor = np.zeros(instance.size)
        self._ceiling = np.zeros(instance.size)

    def allow(self, hidden: Flags, *, known: int = -1) -> None:
        """Let the hidden cells stray, but for one that the attacker knows."""
        floor, ceiling = np.where(hidden, self._below, 0.0), np.where(hidden, self._above, 0.0)
        if known >= 0:
            floor[known] = ceiling[known] = 0.0
        self.bound(floor, ceiling)

    def bound(self, floor: Floats, ceiling: Floats) -> None:
        """Set how far each cell may stray downwards (at most 0) and upwards (at least 0)."""
        moved = np.flatnonzero((floor != self._floor) | (ceiling != self._ceiling)).astype(np.int32)
        if len(moved):
            self._highs.changeColsBounds(len(moved), moved, floor[moved], ceiling[moved])
            self._floor, self._ceiling = floor, ceiling

    def extreme(self, place: int, sign: int, *, cap: float = np.inf) -> Extreme | None:
        """How far a cell strays upwards (1) or downwards (-1), at most to the cap; None where nothing bounds it.

        Raises:
            RuntimeError: the solver gave no answer, which only a fault of ours can cause: no deviation is feasible.
        """
        floor, ceiling = self._floor[place], self._ceiling[place]
        capped = (floor, min(ceiling, cap)) if sign > 0 else (max(floor, -cap), ceiling)
        self._highs.changeColBounds(place, *capped)
        self._highs.changeColCost(place, -float(sign))
        found = self._solved()
        self._highs.changeColCost(place, 0.0)
        self._highs.changeColBounds(place, floor, ceiling)
        return found

    def _solved(self) -> Extreme | None:
        import highspy  # noqa: PLC0415  0.2 s, and only where something is withheld

        status = highspy.HighsModelStatus
        self._highs.run()
        if self._highs.getModelStatus() not in {status.kOptimal, status.kUnbounded}:
            self._highs.clearSolver()
            self._highs.run()
        found = self._highs.getModelStatus()
        if found == status.kUnbounded:
            return None
        if found != status.kOptimal:
            raise RuntimeError(f"the attack gave no answer: {found}")
        solution = self._highs.getSolution()
        value = -float(self._highs.getInfo().objective_function_value)
        prices, levies = -np.array(solution.col_dual), -np.array(solution.row_dual)
        return Extreme(value, np.array(solution.col_value), prices, levies)


def new_solver() -> Any:
    """A silent solver on one thread, without presolve, which would forget the last answer."""
    import highspy  # noqa: PLC0415  0.2 s, and only where something is withheld

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)  # noqa: FBT003  the solver's own signature
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("presolve", "off")
    return solver


def new_model(instance: Instance) -> Any:
    """No cell may stray yet; rows are bounded by what the truth leaves of them."""
    import highspy  # noqa: PLC0415  as above

    matrix = matrix_of(instance.rows)
    model: Any = highspy.HighsLp()
    model.num_col_, model.num_row_ = instance.size, len(instance.rows)
    model.col_cost_ = model.col_lower_ = model.col_upper_ = np.zeros(instance.size)
    truth = matrix.times(instance.counts)
    model.row_lower_, model.row_upper_ = matrix.low - truth, matrix.high - truth
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_ = matrix.starts, matrix.places
    model.a_matrix_.value_ = matrix.weights
    return model
