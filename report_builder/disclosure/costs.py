"""What withholding a cell costs a reader."""

from __future__ import annotations

from report_builder.disclosure.problem import Problem, kept, rests_on
from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import Quotient

_PROFILES = frozenset({"offence_profile"})
"""Measures that are asked for by category alone."""


def cell_costs(problem: Problem, edition: Edition) -> dict[Key, int]:
    """Each cell's cost, by its lowest standing in the linked tables: leaf, subtotal, total or headline.

    The base of shares, such as all children on statutory work, is a headline: without it they all say nothing.
    """
    formulas = [wanted.formula for table in problem.tables for wanted in table.wanted]
    bases = {formula.denominator for formula in formulas if isinstance(formula, Quotient)}
    totals = {relation.terms[0][0] for relation in problem.relations if relation.high == 0}
    ends = {key for table in problem.tables for wanted in kept(table, 1) for key in rests_on(wanted.formula)}
    costs = dict.fromkeys(problem.cells, edition.costs["leaf"])
    for key in costs:
        if is_headline(key) or key in bases:
            costs[key] = edition.costs["headline"]
        elif key in ends and key in totals:
            costs[key] = edition.costs["total"]
        elif key in totals:
            costs[key] = edition.costs["subtotal"]
    return costs


def is_headline(key: Key) -> bool:
    """Whether it is a measure's number for the whole service, which is a partner only where nothing else helps.

    The number of those in a profile is not: it is the total of a breakdown, and nothing rests on it.
    """
    return key.measure not in _PROFILES and not [pair for pair in key.by if pair[0] not in {"source", "cohort"}]
