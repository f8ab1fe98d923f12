"""Noughts that no withholding can hide."""

from __future__ import annotations

from report_builder.disclosure.posed import Posed
from report_builder.disclosure.problem import Pattern, Problem
from report_builder.disclosure.secondary import exposed_by
from report_builder.model.key import Key
from report_builder.model.spec import Edition


def noughts_by_nature(problem: Problem, edition: Edition, small: frozenset[Key]) -> frozenset[Key]:
    """The noughts among the small cells that a reader knows before anything is printed.

    Where noughts are not safe, those that follow from what the words mean (who has no reoffence is no reoffender) or
    from what is public cannot be hidden by withholding, and give nothing away.
    """
    if edition.is_zero_safe:
        return frozenset()
    noughts = frozenset(key for key in small if problem.cells[key].count == 0)
    unprinted = Pattern(dropped=dict.fromkeys(range(len(problem.tables)), 2))
    known: frozenset[Key] = frozenset()
    while found := exposed_by(Posed(problem, edition, noughts, known), unprinted):
        known |= frozenset(found)
    return known
