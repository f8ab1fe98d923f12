"""What an audience holds already, as part of the problem: earlier quarters, overlapping years, restated numbers.

What was printed stays printed and what was withheld stays withheld. An earlier mark is a number of its own that must
keep its candidates; the additions of this paper hold between the earlier numbers as well, and stretches of time add up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

import numpy as np

from report_builder.disclosure.divide import joined
from report_builder.disclosure.instance import Places, Row
from report_builder.disclosure.past import Past, as_before, past_of
from report_builder.disclosure.posed import HALVES
from report_builder.disclosure.problem import Problem
from report_builder.disclosure.vintages import furthest, narrower, vintages
from report_builder.disclosure.world import NoWorld, complete_world
from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.release import Release
from report_builder.model.spec import Edition
from report_builder.model.tables import Cell, Relation, total_of

ADDS_UP = frozenset({"custody_count", "assessments_due", "assessments_in_time", "ete_ended", "ete_suitable_count"})
"""Measures whose counts over two stretches of time add up; the same child is on the caseload in both."""

_NOBODY_KNOWS = 10**9
"""Stands for the persons behind a number of an earlier release that we do not know: it is not small by itself."""


def with_history(problem: Problem, releases: Sequence[Release], *, edition: Edition) -> Problem:
    """The problem and what its audience was sent before, the oldest first.

    A mark's true number is not known here: any world that fits what was printed stands for it. Where nothing fits,
    since numbers were restated, what the stretches of time add up to is left out, and then the earlier marks.

    Args:
        problem: this paper's.
        releases: those to a wider audience among them. What that was not told, this edition's readers may be told.
        edition: whose rules hold. Where noughts are safe, one that is withheld would be taken for a number of
            persons: what has become a nought is printed.
    """
    if not releases:
        return problem
    past = past_of(problem, releases, audience=edition.name, least=1 if edition.is_zero_safe else 0)
    own = [one for one in releases if one.audience == edition.name]
    theirs = past_of(problem, own, audience=edition.name)
    held = frozenset(
        key
        for key in theirs.marked.keys() & past.marked.keys() & problem.cells.keys()
        if problem.cells[key].count or not edition.is_zero_safe
    )
    told = replace(problem, issued=_issued(problem, past), held=held, releases=tuple(releases))
    of_old = tuple(dict.fromkeys((*_templates(problem, past), *_broader(problem, past))))
    stretches = tuple(_stretches(problem, past))
    restated = vintages(problem, past, (*of_old, *stretches), is_zero_safe=edition.is_zero_safe)
    of_then = tuple(dict.fromkeys(restated.relations()))
    sure = (*_restated(problem, past), *_ranges(problem, past, restated.moved))
    relations = (*sure, *of_old, *stretches, *of_then)
    past, theirs = restated.apart(past), restated.apart(theirs)
    for doubtful in (of_then, stretches, of_old):
        wrong = _Filled(told, past, relations).contradictory
        relations = tuple(one for one in relations if one not in wrong or one not in doubtful)
    return _completed(_Filled(told, past, relations), theirs)


def _issued(problem: Problem, past: Past) -> frozenset[Key]:
    """The cells that were printed as they are; a restated one is a new number, which may be withheld."""
    return frozenset(
        key for key, count in past.printed.items() if key in problem.cells and _is_same(problem, key, count)
    )


def _is_same(problem: Problem, key: Key, count: Fraction) -> bool:
    return problem.cells[key].count == count


def _restated(problem: Problem, past: Past) -> Iterator[Relation]:
    """A restated number lies near the one that was printed, as far as it does."""
    for key, count in past.printed.items():
        if key in problem.cells and not _is_same(problem, key, count):
            far = furthest(count)
            if abs(problem.cells[key].count - count) <= far:
                yield Relation(((key, 1),), low=int(count) - far, high=int(count) + far)


def _ranges(problem: Problem, past: Past, moved: Collection[Key]) -> Iterator[Relation]:
    """What anybody could work out of a mark is known of the same number now, unless it may have been restated."""
    for key, (low, high) in past.marked.items():
        if (
            key in problem.cells
            and key not in moved
            and low <= problem.cells[key].count
            and (high is None or problem.cells[key].count <= high)
        ):
            yield Relation(((key, 1),), low=ceil(low), high=None if high is None else floor(high))


def _templates(problem: Problem, past: Past) -> Iterator[Relation]:
    """This paper's additions, of the periods of earlier papers: categories add up in every quarter.

    A period of which this paper prints the total alone is among them.
    """
    periods = sorted({key.period for key in past.keys})
    ours = {relation.terms for relation in problem.relations}
    for relation in problem.relations:
        if len({key.period for key, _ in relation.terms}) == 1:
            for period in periods:
                terms = tuple((replace(key, period=period), weight) for key, weight in relation.terms)
                known = [key for key, _ in terms if key in past.keys or key in problem.cells]
                if terms not in ours and len(known) > 1 and not past.keys.isdisjoint(known):
                    yield replace(relation, terms=terms)


def _broader(problem: Problem, past: Past) -> Iterator[Relation]:
    """Broader groups that were said in the place of marks are the sum of their categories."""
    known = past.keys | frozenset(problem.cells)
    for key in sorted(past.keys - frozenset(problem.cells)):
        for dimension, category in key.by:
            narrow = narrower(dimension, category)
            by = [labels({**dict(key.by), dimension: part}) for part in narrow]
            parts = tuple(replace(key, by=each) for each in by)
            if len(parts) > 1 and known.issuperset(parts):
                yield total_of(key, parts)


def _stretches(problem: Problem, past: Past) -> Iterator[Relation]:
    """Periods that overlap, cut where any of them begins or ends: each is the sum of its stretches."""
    families: dict[Key, set[Key]] = {}
    for key in sorted({*problem.cells, *past.keys}):
        if key.measure in ADDS_UP:
            families.setdefault(replace(key, period=_ALWAYS), set()).add(key)
    for family in families.values():
        if family & past.keys and len(family) > 1:
            days = sorted({day for key in family for day in (key.period.start, key.period.end + timedelta(days=1))})
            for key in sorted(family):
                inside = [day for day in days if key.period.start <= day <= key.period.end + timedelta(days=1)]
                if len(inside) > 2:
                    cut = (Period(first, after - timedelta(days=1)) for first, after in pairwise(inside))
                    yield total_of(key, tuple(replace(key, period=stretch) for stretch in cut))


_ALWAYS = Period.parse("1900-01-01/2999-12-31")


class _Filled:
    """Earlier cells that some relations speak of, each with a count that fits, as far as any does."""

    def __init__(self, problem: Problem, past: Past, relations: tuple[Relation, ...]) -> None:
        self.problem, self.past, self.relations = problem, past, relations
        further = dict.fromkeys(key for relation in relations for key, _ in relation.terms)
        self.keys = [*problem.cells, *(key for key in further if key not in problem.cells)]
        places = {key: place for place, key in enumerate(self.keys)}
        self._rows = [_row(relation, places) for relation in relations]
        known = {**past.printed, **{key: cell.count for key, cell in problem.cells.items()}}
        self.counts = np.array([float(known.get(key, np.nan)) for key in self.keys])
        wrong: set[int] = set()
        gaps = np.isnan(self.counts)
        for number, row in enumerate(self._rows):
            if not gaps[list(row.places)].any() and not self._holds(row):
                wrong.add(number)
        for places_of_block in joined(self._rows, gaps):
            wrong |= self._fill(places_of_block)
        self.contradictory = frozenset(relations[number] for number in wrong)

    def _holds(self, row: Row) -> bool:
        total = float(np.dot(self.counts[list(row.places)], row.weights))
        return row.low - _EXACT <= total <= row.high + _EXACT

    def _fill(self, block: Places) -> set[int]:
        """Fill the gaps that rows join, and return the rows that nothing fits."""
        near = set(block.tolist())
        rows = [number for number, row in enumerate(self._rows) if not near.isdisjoint(row.places)]
        used = sorted(near.union(*(self._rows[number].places for number in rows)))
        renamed = {place: number for number, place in enumerate(used)}
        ends = [self.past.marked.get(self.keys[place], (Fraction(0), None)) for place in used]
        try:
            self.counts[used] = complete_world(
                [replace(self._rows[n], places=tuple(renamed[place] for place in self._rows[n].places)) for n in rows],
                self.counts[used],
                low=np.array([float(low) for low, _ in ends]),
                high=np.array([np.inf if high is None else float(high) for _, high in ends]),
                whole=np.array([self.keys[place].measure not in HALVES for place in used]),
            )
        except NoWorld:
            return set(rows)
        return set()


_EXACT = 1e-6


def _completed(filled: _Filled, theirs: Past) -> Problem:
    """The problem with the earlier cells; what was withheld from these very readers must keep its candidates."""
    problem = filled.problem
    counts = dict(zip(filled.keys, filled.counts.tolist(), strict=True))
    found = {key: _cell(key, filled.past, counts[key], theirs) for key in filled.keys[len(problem.cells) :]}
    return replace(
        problem,
        cells={**problem.cells, **found},
        relations=(*problem.relations, *filled.relations),
        held=problem.held | (frozenset(theirs.marked) & frozenset(filled.past.marked) & frozenset(found)),
    )


def _cell(key: Key, past: Past, count: float, theirs: Past) -> Cell:
    """An earlier number: printed, marked, or a stretch of time, whose count is a guess and small where that is."""
    if key in past.printed:
        return Cell(key, past.printed[key], _NOBODY_KNOWS, is_public=True)
    guess = Fraction(count).limit_denominator(2)
    is_of_then = key == as_before(key)  # what nobody was told of a paper that is out is no secret of this one
    return Cell(key, guess, _NOBODY_KNOWS if key in theirs.marked or is_of_then else int(guess))


def _row(relation: Relation, places: Mapping[Key, int]) -> Row:
    return Row(
        tuple(places[key] for key, _ in relation.terms),
        tuple(float(weight) for _, weight in relation.terms),
        -np.inf if relation.low is None else float(relation.low),
        np.inf if relation.high is None else float(relation.high),
    )
