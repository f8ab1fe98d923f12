"""Which further cells are withheld so that the small ones cannot be worked out: a greedy, safe first engine.

While the attack finds a cell with fewer than three candidates, the cheapest printed cell of the nearest additions
joins it. Where none is left, the tables that show the exposed cell give way to their totals, then wholly; where two
headlines differ by few, so that even that does not help, a headline is withheld.
The search is bounded by the number of cells and tables, never by seconds, so that its answer is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from report_builder.disclosure.exposure import Attacker
from report_builder.disclosure.problem import Pattern, Problem, kept, printed, rests_on
from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import Quotient, Wanted


def search(
    problem: Problem, edition: Edition, *, small: frozenset[Key], known: frozenset[Key] = frozenset()
) -> tuple[Pattern, list[Key]]:
    """A pattern that hides all small cells, and what the attack still exposes (nothing, where it could be done).

    Those that are known whatever is printed are marked as well, but not defended.
    """
    ground = _Ground(problem, small, _neighbours(problem), cell_costs(problem, edition))
    attacker = Attacker(problem, edition, small, known)
    first = Pattern(withheld=small & printed(problem, Pattern()))
    pattern, still = _hide(ground, first, attacker=attacker)
    return (pattern, still) if still else (_with_cheaper(ground, pattern, attacker=attacker), [])


def _hide(
    ground: _Ground, pattern: Pattern, *, attacker: Attacker, spent: frozenset[Key] = frozenset()
) -> tuple[Pattern, list[Key]]:
    """Step by step to a pattern that the attacker leaves alone, without partners that later ones made needless."""
    targets = attacker.exposed(pattern)
    while targets:
        step = _step(ground, pattern, targets, attacker=attacker, spent=spent)
        if step is None:
            return pattern, targets
        pattern, spent = step
        targets = attacker.exposed(pattern)
    return _without_needless(pattern, attacker, costs=ground.costs), []


SWAPS = 12
"""How many dear partners are tried to be done without."""


def _with_cheaper(ground: _Ground, pattern: Pattern, *, attacker: Attacker) -> Pattern:
    """The pattern in which a total or subtotal gives way to cheaper cells, where those hide as much for less."""
    rest = [rests_on(wanted.formula) for table in ground.problem.tables for wanted in table.wanted]

    def cost(found: Pattern) -> tuple[int, int, int]:
        lost = sum(any(key in found.withheld for key in keys) for keys in rest)
        return sum(found.dropped.values()), sum(ground.costs[key] for key in found.withheld - ground.small), lost

    leaf = min(ground.costs.values(), default=0)
    dear = [key for key in pattern.withheld - ground.small if ground.costs[key] > leaf]
    for key in sorted(dear, key=lambda key: (-ground.costs[key], key))[:SWAPS]:
        if key in pattern.withheld:
            lighter = replace(pattern, withheld=pattern.withheld - {key})
            other, still = _hide(ground, lighter, attacker=attacker, spent=frozenset({key}))
            if not still and cost(other) < cost(pattern):
                pattern = other
    return pattern


@dataclass(frozen=True, slots=True)
class _Ground:
    """What does not change during a search."""

    problem: Problem
    small: frozenset[Key]
    near: Mapping[Key, frozenset[Key]]
    costs: Mapping[Key, int]


TRIALS = 8
"""How many partners are tried for one target; the cheapest of the nearest is taken where none of them hides it."""


def _step(
    ground: _Ground, pattern: Pattern, targets: list[Key], *, attacker: Attacker, spent: frozenset[Key]
) -> tuple[Pattern, frozenset[Key]] | None:
    """A better pattern, or None where nothing can be done.

    One more partner for the first target that has one left; else partners that do not hide anything are let go, for
    good; else the tables of an exposed small cell are dropped; else a headline beside one is withheld; else nothing can
    be done.
    """
    seen = printed(ground.problem, pattern) - spent
    for target in targets:
        partners = _partners(ground, pattern, target, seen=seen)
        if partners:
            return _with_best(pattern, partners, target, attacker=attacker), spent
    useless = frozenset(targets) - ground.small
    if useless:
        return replace(pattern, withheld=pattern.withheld - useless), spent | useless
    for target in targets:
        tables = _tables_of(ground.problem, pattern, target)
        if tables:
            return pattern.dropping(tables), spent
    for target in targets:
        partners = _partners(ground, pattern, target, seen=seen, may_be_headline=True)
        if partners:
            return _with_best(pattern, partners, target, attacker=attacker), spent
    return None


def _with_best(pattern: Pattern, partners: list[Key], target: Key, *, attacker: Attacker) -> Pattern:
    """The pattern with the cheapest partner that hides the target, or with the first where none does it alone."""
    if len(partners) > 1:
        for partner in partners[:TRIALS]:
            tried = pattern.withholding([partner])
            if not {target, partner} & set(attacker.exposed(tried)):
                return tried
    return pattern.withholding([partners[0]])


def _without_needless(pattern: Pattern, attacker: Attacker, *, costs: Mapping[Key, int]) -> Pattern:
    """The pattern without the partners that later ones made needless, the dearest first, and with such tables again."""
    for key in sorted(pattern.withheld - attacker.small, key=lambda key: (-costs[key], key)):
        leaner = replace(pattern, withheld=pattern.withheld - {key})
        if not attacker.exposed(leaner):
            pattern = leaner
    for index in sorted(pattern.dropped):
        fuller = replace(pattern, dropped={table: how for table, how in pattern.dropped.items() if table != index})
        if not attacker.exposed(fuller):
            pattern = fuller
    return pattern


RINGS = 3
"""How far from a target its partners may stand, in additions."""


def _partners(
    ground: _Ground, pattern: Pattern, target: Key, *, seen: frozenset[Key], may_be_headline: bool = False
) -> list[Key]:
    """The printed cells around a target that may be withheld, cheapest first. Noughts are never partners.

    Only unprinted and withheld cells lead on to further ones: an addition that is printed whole hides nothing.
    """
    ring, visited, found = {target}, {target}, list[tuple[int, int, Key]]()
    for distance in range(RINGS):
        ring = {near for key in ring for near in ground.near.get(key, frozenset())} - visited
        visited |= ring
        free = [key for key in ring if key in seen and _is_free(ground.problem, pattern, key)]
        free = [key for key in free if may_be_headline or not _is_headline(key)]
        found += [(ground.costs[key], distance, key) for key in free]
        ring = {key for key in ring if (key in pattern.withheld or key not in seen) and key not in free}
        ring = {key for key in ring if not ground.problem.cells[key].is_public}
    counts = ground.problem.cells
    return [key for _, _, key in sorted(found, key=lambda one: (one[0], one[1], counts[one[2]].count, one[2]))]


def _is_free(problem: Problem, pattern: Pattern, key: Key) -> bool:
    cell = problem.cells[key]
    return key not in pattern.withheld and not cell.is_public and cell.count > 0


def _is_headline(key: Key) -> bool:
    """Whether it is a measure's number for the whole service, which is a partner only where nothing else helps."""
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
    """What withholding a cell costs a reader: leaf, subtotal, total or headline, at its lowest standing.

    The base of shares, such as all children on statutory work, is a headline: without it they all say nothing.
    """
    formulas = [wanted.formula for table in problem.tables for wanted in table.wanted]
    bases = {formula.denominator for formula in formulas if isinstance(formula, Quotient)}
    totals = {relation.terms[0][0] for relation in problem.relations if relation.high == 0}
    ends = {key for table in problem.tables for wanted in kept(table, 1) for key in rests_on(wanted.formula)}
    costs = dict.fromkeys(problem.cells, edition.costs["leaf"])
    for key in costs:
        if _is_headline(key) or key in bases:
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
