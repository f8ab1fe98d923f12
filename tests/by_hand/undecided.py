"""A solver that never proves anything."""

from __future__ import annotations

from typing import Any


class Undecided:
    """Stands before a solver and says of every answer that it is not known to be right."""

    def __init__(self, solver: Any) -> None:
        self._solver = solver

    def getModelStatus(self) -> Any:  # noqa: N802  the solver's own name
        import highspy

        return highspy.HighsModelStatus.kUnknown

    def __getattr__(self, name: str) -> Any:
        return getattr(self._solver, name)
