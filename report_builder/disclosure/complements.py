"""What a reader gets by taking a part from its whole: those who remain are protected like anybody else.

Of 16 looked-after children 14 are statutory: the two who are not stand in no table, yet every reader knows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from report_builder.disclosure.problem import Problem
from report_builder.model.key import REST, Key, Labels
from report_builder.model.measure import MEASURES
from report_builder.model.tables import Cell, Difference, Quotient, Relation, total_of


def with_complements(problem: Problem) -> Problem:
    """Add, for every part of a whole, the cell of those who remain, where no other cell is that already.

    Where the siblings are counted they add up to those who remain, and that is enough for a mere count: each sibling is
    protected. A share states its complement as well, so that the siblings together must not be few either. Behind
    events that remain stand as many persons as they are, unless who counted them says how many.
    """
    fewest: dict[tuple[Key, Key], int] = {}
    for whole, part, size in (found for relation in problem.relations for found in _parts(relation)):
        fewest[whole, part] = min(size, fewest.get((whole, part), size))
    cells = dict(problem.cells)
    relations = list(problem.relations)
    within: dict[Key, Key] = {}
    shared = dict.fromkeys(_shares(problem))
    for part, whole in dict.fromkeys([*_wholes(problem), *_inclusions(problem), *shared]):
        if (whole, part) in fewest and ((part, whole) not in shared or fewest[whole, part] <= 2):
            continue
        rest = whole.rest(part)
        count = problem.cells[whole].count - problem.cells[part].count
        if count < 0:
            continue
        is_public = problem.cells[whole].is_public and problem.cells[part].is_public
        cells.setdefault(rest, Cell(rest, count, _persons(count), is_public))
        relations.append(total_of(whole, (part, rest)))
        within[rest] = part
    return replace(problem, cells=cells, relations=tuple(relations), within=within)


def _parts(relation: Relation) -> Iterator[tuple[Key, Key, int]]:
    """Whole, part, and of how many parts it is one."""
    if relation.low == 0 and relation.high == 0:
        totals = [key for key, weight in relation.terms if weight == 1]
        parts = [key for key, weight in relation.terms if weight == -1]
        if len(totals) == 1:
            yield from ((totals[0], part, len(parts)) for part in parts)


def _wholes(problem: Problem) -> Iterator[tuple[Key, Key]]:
    """Each cell with the nearest cells that contain it: the same place with fewer conditions."""
    everywhere: dict[tuple[object, ...], dict[Labels, Key]] = {}
    for key in problem.cells:
        everywhere.setdefault(_place(key), {})[key.by] = key
    for part in sorted(key for key in problem.cells if REST not in dict(key.by)):
        conditions, here = part.by, everywhere[_place(part)]
        found: list[Key] = []
        for size in range(1, len(conditions) + 1):
            for dropped in combinations(conditions, size):
                whole = here.get(tuple(pair for pair in conditions if pair not in dropped))
                if whole is None or _is_another_reading(dropped):
                    continue
                if any(set(near.by) > set(whole.by) for near in found):
                    continue
                found.append(whole)
                yield part, whole


def _place(key: Key) -> tuple[object, ...]:
    return key.measure, key.area, key.area_type, key.period, key.of, key.variety


def _inclusions(problem: Problem) -> Iterator[tuple[Key, Key]]:
    """Each group of persons that lies within another by its own rule, such as children suspended of the caseload."""
    for relation in problem.relations:
        if relation.low == 0 and relation.high is None and len(relation.terms) == 2:
            (whole, more), (part, less) = relation.terms
            if (more, less) == (1, -1) and _is_of_persons(whole) and _is_of_persons(part):
                yield part, whole


def _is_of_persons(key: Key) -> bool:
    return key.measure in MEASURES and MEASURES[key.measure].counts == "persons"


def _shares(problem: Problem) -> Iterator[tuple[Key, Key]]:
    """Each part and whole that a share divides, such as the assessments in time of those due."""
    for table in problem.tables:
        for wanted in table.wanted:
            quotients = [wanted.formula]
            if isinstance(wanted.formula, Difference):
                quotients = [wanted.formula.minuend, wanted.formula.subtrahend]
            for quotient in quotients:
                if (
                    isinstance(quotient, Quotient)
                    and quotient.base == 100
                    and quotient.numerator != quotient.denominator
                ):
                    yield quotient.numerator, quotient.denominator


def _is_another_reading(dropped: tuple[tuple[str, str], ...]) -> bool:
    """A source, a census or a bound is another reading of one number, not a part of it."""
    return any(dimension in {"source", "census", "bound"} for dimension, _ in dropped)


def _persons(count: object) -> int:
    return max(0, int(count))  # type: ignore[call-overload, no-any-return]
