"""Which further cells are withheld so that the small ones cannot be worked out: a greedy, safe first engine.

While the attack finds a cell with fewer than three candidates, the cheapest printed cell of the nearest additions
joins it. Where none is left, the tables that show the exposed cell give way to their totals, then wholly.
The search is bounded by the number of cells and tables, never by seconds, so that its answer is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from report_builder.disclosure.attack import exposed
from report_builder.disclosure.problem import Pattern, Problem, kept, printed, rests_on
from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import Wanted


def search(problem: Problem, edition: Edition, *, small: frozenset[Key]) -> tuple[Pattern, list[Key]]:
    """A pattern that hides all small cells, and what the attack still exposes (nothing, where it could be done)."""
    graph = _neighbours(problem)
    costs = cell_costs(problem, edition)
    pattern = Pattern(withheld=small & printed(problem, Pattern()))
    targets = exposed(problem, pattern, edition, small=small)
    while targets:
        better = _mend(problem, pattern, targets, graph=graph, costs=costs)
        if better is None:
            return pattern, targets
        pattern = better
        targets = exposed(problem, pattern, edition, small=small)
    return _without_needless(problem, pattern, edition, small=small, costs=costs), []


def _without_needless(
    problem: Problem, pattern: Pattern, edition: Edition, *, small: frozenset[Key], costs: dict[Key, int]
) -> Pattern:
    """The pattern without the partners that later ones made needless, the dearest tried first."""
    for key in sorted(pattern.withheld - small, key=lambda key: (-costs[key], key)):
        leaner = replace(pattern, withheld=pattern.withheld - {key})
        if not exposed(problem, leaner, edition, small=small):
            pattern = leaner
    return pattern


def _mend(
    problem: Problem,
    pattern: Pattern,
    targets: list[Key],
    *,
    graph: dict[Key, frozenset[Key]],
    costs: dict[Key, int],
) -> Pattern | None:
    """One step: withhold one more cell for the first target that has a partner left, else drop tables, else give up."""
    seen = printed(problem, pattern)
    for target in targets:
        partner = _partner(problem, pattern, target, graph=graph, costs=costs, seen=seen)
        if partner is not None:
            return pattern.withholding([partner])
    for target in targets:
        tables = _tables_of(problem, pattern, target)
        if tables:
            return pattern.dropping(tables)
    return None


def _partner(
    problem: Problem,
    pattern: Pattern,
    target: Key,
    *,
    graph: dict[Key, frozenset[Key]],
    costs: dict[Key, int],
    seen: frozenset[Key],
) -> Key | None:
    """The cheapest printed cell beside the target, or beside unprinted cells around it. Noughts are never partners."""
    ring, visited = {target}, {target}
    while ring:
        ring = {near for key in ring for near in graph.get(key, frozenset())} - visited
        visited |= ring
        free = [
            key
            for key in ring
            if key in seen
            and key not in pattern.withheld
            and not problem.cells[key].is_public
            and problem.cells[key].count > 0
            and not _is_headline(key)
        ]
        if free:
            return min(free, key=lambda key: (costs[key], problem.cells[key].count, key))
        ring = {key for key in ring if key in pattern.withheld or key not in seen}
        ring = {key for key in ring if not problem.cells[key].is_public}
    return None


def _is_headline(key: Key) -> bool:
    """Whether it is a measure's number for the whole service; it is never a partner: its parts' table gives way."""
    return not [pair for pair in key.by if pair[0] not in {"source", "cohort"}]


def _neighbours(problem: Problem) -> dict[Key, frozenset[Key]]:
    """Cell -> the cells that stand in an addition with it."""
    near: dict[Key, set[Key]] = {}
    for relation in problem.relations:
        keys = [key for key, _ in relation.terms]
        for key in keys:
            near.setdefault(key, set()).update(keys)
    return {key: frozenset(keys - {key}) for key, keys in near.items()}


def cell_costs(problem: Problem, edition: Edition) -> dict[Key, int]:
    """What withholding a cell costs a reader: leaf, subtotal, total or headline, at its lowest standing."""
    totals = {relation.terms[0][0] for relation in problem.relations if relation.high == 0}
    ends = {key for table in problem.tables for wanted in kept(table, 1) for key in rests_on(wanted.formula)}
    costs = dict.fromkeys(problem.cells, edition.costs["leaf"])
    for key in costs:
        if _is_headline(key):
            costs[key] = edition.costs["headline"]
        elif key in ends and key in totals:
            costs[key] = edition.costs["total"]
        elif key in totals:
            costs[key] = edition.costs["subtotal"]
    return costs


def _tables_of(problem: Problem, pattern: Pattern, target: Key) -> list[int]:
    """The tables that print the target and can still be dropped; for a complement, those of the part it completes."""
    return [
        index
        for index, table in enumerate(problem.tables)
        if pattern.dropped.get(index, 0) < 2
        and _shows(kept(table, pattern.dropped.get(index, 0)), problem.within.get(target, target))
    ]


def _shows(wanted: Iterable[Wanted], key: Key) -> bool:
    return any(key in rests_on(figure.formula) for figure in wanted)
