"""A world that fits what was printed, for cells whose true number is not known here: those of earlier releases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from report_builder.disclosure.deviations import new_solver
from report_builder.disclosure.instance import Flags, Floats, Row, matrix_of


class NoWorld(ValueError):  # noqa: N818  what is so, not a fault: the caller decides what it means
    """No world fits: what was printed contradicts itself, as after a restated number."""


def complete_world(rows: Sequence[Row], counts: Floats, *, low: Floats, high: Floats, whole: Flags) -> Floats:
    """Counts with their gaps filled, so that every row holds.

    Args:
        rows: what is known to hold.
        counts: true numbers; NaN where only what was printed is known.
        low: of the gaps.
        high: of the gaps.
        whole: whether a cell is a whole number.

    Raises:
        NoWorld: nothing fits.
    """
    gaps = np.isnan(counts)
    if not gaps.any():
        return counts
    solver = _solver(rows, np.where(gaps, low, counts), np.where(gaps, high, counts))
    _insist_on_whole(solver, gaps & whole)
    solver.run()
    if solver.getInfo().primal_solution_status != 2:  # 2 is a feasible one
        raise NoWorld("no world fits what was printed")
    found = np.array(solver.getSolution().col_value)
    return np.where(gaps, np.where(whole, np.rint(found), found), counts)


def _solver(rows: Sequence[Row], floor: Floats, ceiling: Floats) -> Any:
    matrix = matrix_of(rows)
    solver = new_solver()
    solver.setOptionValue("presolve", "choose")
    solver.addVars(len(floor), floor, ceiling)
    solver.addRows(
        len(rows),
        matrix.low,
        matrix.high,
        len(matrix.places),
        matrix.starts[:-1].astype(np.int32),
        matrix.places.astype(np.int32),
        matrix.weights,
    )
    return solver


def _insist_on_whole(solver: Any, whole: Flags) -> None:
    import highspy  # noqa: PLC0415  0.2 s, and only where something is withheld

    for place in np.flatnonzero(whole).tolist():
        solver.changeColIntegrality(place, highspy.HighsVarType.kInteger)
