"""Which cells are too small to print on their own account."""

from __future__ import annotations

from report_builder.disclosure.problem import Problem
from report_builder.model.key import Key
from report_builder.model.spec import Edition


def small_cells(problem: Problem, edition: Edition) -> frozenset[Key]:
    """The cells behind which 1 to threshold - 1 persons stand, public ones left out.

    The unit is persons: six offences may be one child. A nought is small only where the edition says that it is not
    safe. A threshold of 0 is off. What an audience was sent is no secret from it; what was withheld from it stays so.

    Source: the minimum frequency rule; Hundepool et al. 2012, doi:10.1002/9781118348239.
    """
    lowest = 1 if edition.is_zero_safe else 0
    return (
        frozenset(
            key
            for key, cell in problem.cells.items()
            if edition.threshold and not cell.is_public and lowest <= cell.persons < edition.threshold
        )
        - problem.issued
        | problem.held
    )
