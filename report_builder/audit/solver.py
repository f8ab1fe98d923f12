"""Linear and integer programmes over one block, by HiGHS: one thread, every status looked at, work bounded by counts.

Source: HiGHS, Huangfu and Hall 2018, doi:10.1007/s12532-017-0130-5.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from report_builder.audit.blocks import Block
    from report_builder.audit.propagate import Floats

_MOST_NODES = 5_000
_MOST_ITERATIONS = 200_000
_NEAR_ENOUGH = 0.5


class Outcome(Enum):
    """How a programme ended."""

    BEST = "best"
    UNBOUNDED = "unbounded"
    IMPOSSIBLE = "impossible"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Answer:
    """The best value, and the values of all columns where it was attained."""

    outcome: Outcome
    best: float = 0.0
    values: Floats | None = None


class Programme:
    """A block as a programme that is asked again and again for the least or the greatest value of a column."""

    def __init__(self, block: Block, *, whole: bool) -> None:
        import highspy  # noqa: PLC0415  takes a tenth of a second, and most blocks need none

        self._highspy = highspy
        self._block = block
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        options: dict[str, bool | int | float | str] = {
            "output_flag": False,
            "threads": 1,
            "random_seed": 0,
            "simplex_iteration_limit": _MOST_ITERATIONS,
        }
        options |= {"mip_max_nodes": _MOST_NODES, "mip_rel_gap": 0.0, "mip_abs_gap": 0.0}
        options |= {} if whole else {"presolve": "off", "solver": "simplex"}
        for name, value in options.items():
            self._highs.setOptionValue(name, value)
        size = len(block.columns)
        nothing = np.zeros(0, dtype=np.int32)
        columns = self._highs.addCols(size, np.zeros(size), block.low, block.high, 0, nothing, nothing, np.zeros(0))
        rows = self._highs.addRows(
            len(block.row_low),
            block.row_low,
            block.row_high,
            len(block.weight),
            block.starts[:-1].astype(np.int32),
            block.entry_column.astype(np.int32),
            block.weight,
        )
        if highspy.HighsStatus.kError in {columns, rows}:
            raise ValueError("the solver does not take the sums")
        if whole:
            at = np.flatnonzero(block.is_whole).astype(np.int32)
            kinds = np.full(len(at), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
            self._highs.changeColsIntegrality(len(at), at, kinds)

    def between(self, column: int, low: float, high: float) -> None:
        """Hold a column between two values until `release`."""
        self._highs.changeColBounds(column, low, high)

    def release(self, column: int) -> None:
        """Let a column take every value that the block allows."""
        self._highs.changeColBounds(column, self._block.low[column], self._block.high[column])

    def towards(self, costs: Floats) -> Answer:
        """Values that fit and have a small weighted sum, though not always the smallest: it takes far less time."""
        every = np.arange(len(costs), dtype=np.int32)
        self._highs.changeColsCost(len(costs), every, costs)
        self._highs.changeObjectiveSense(self._highspy.ObjSense.kMinimize)
        self._highs.setOptionValue("mip_rel_gap", _NEAR_ENOUGH)
        try:
            return self._run()
        finally:
            self._highs.setOptionValue("mip_rel_gap", 0.0)
            self._highs.changeColsCost(len(costs), every, np.zeros(len(costs)))

    def least(self, column: int) -> Answer:
        """The least value of a column."""
        return self._extreme(column, self._highspy.ObjSense.kMinimize)

    def greatest(self, column: int) -> Answer:
        """The greatest value of a column."""
        return self._extreme(column, self._highspy.ObjSense.kMaximize)

    def _extreme(self, column: int, sense: Any) -> Answer:
        self._highs.changeColCost(column, 1.0)
        self._highs.changeObjectiveSense(sense)
        try:
            return self._run()
        finally:
            self._highs.changeColCost(column, 0.0)

    def _run(self) -> Answer:
        """Solve; where the solver does not know, once more from nothing."""
        answer = self._once()
        if answer.outcome is Outcome.UNDECIDED:
            self._highs.clearSolver()
            answer = self._once()
        return answer

    def _once(self) -> Answer:
        states = self._highspy.HighsModelStatus
        if self._highs.run() == self._highspy.HighsStatus.kError:
            return Answer(Outcome.UNDECIDED)
        status = self._highs.getModelStatus()
        if status == states.kOptimal:
            best = float(self._highs.getInfo().objective_function_value)
            return Answer(Outcome.BEST, best, np.array(self._highs.getSolution().col_value))
        if status == states.kUnbounded:
            return Answer(Outcome.UNBOUNDED, inf)
        if status == states.kInfeasible:
            return Answer(Outcome.IMPOSSIBLE)
        return Answer(Outcome.UNDECIDED)
