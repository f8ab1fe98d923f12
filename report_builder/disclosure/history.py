"""What an audience holds already, as part of the problem: earlier quarters, overlapping years, restated numbers.

What was printed stays printed and what was withheld stays withheld. An earlier mark is a number of its own that must
keep its candidates; the additions of this paper hold between the earlier numbers as well, and stretches of time add up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

import numpy as np

from report_builder.disclosure.instance import Row
from report_builder.disclosure.problem import Problem
from report_builder.disclosure.world import NoWorld, complete_world
from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.release import PublishedCell, Release
from report_builder.model.tables import Cell, Relation, total_of

ADDS_UP = frozenset({"custody_count", "assessments_due", "assessments_in_time", "ete_ended", "ete_suitable_count"})
"""Measures whose counts over two stretches of time add up; the same child is on the caseload in both."""

LEAST_RESTATEMENT = 5
"""How far a restated number is taken to lie from the one printed before: this, or a tenth of it if that is more."""

_NOBODY_KNOWS = 10**9
"""Stands for the persons behind a number of an earlier release that we do not know: it is not small by itself."""


@dataclass(frozen=True, slots=True)
class _Past:
    """What earlier releases say of each cell: the number that they printed last, or the range of its mark."""

    printed: Mapping[Key, Fraction]
    marked: Mapping[Key, tuple[Fraction, Fraction | None]]

    @property
    def keys(self) -> frozenset[Key]:
        """All cells of earlier releases."""
        return frozenset(self.printed) | frozenset(self.marked)


def with_history(problem: Problem, releases: Sequence[Release]) -> Problem:
    """The problem and what its audience was sent before, the oldest first.

    A mark's true number is not known here: any world that fits what was printed stands for it. Where nothing fits,
    since numbers were restated, what the stretches of time add up to is left out, and then the earlier marks.
    """
    if not releases:
        return problem
    past = _past(problem, releases)
    held = frozenset(past.marked) & frozenset(problem.cells)
    joined = replace(problem, issued=_issued(problem, past), held=held, releases=tuple(releases))
    restated = tuple(_restated(problem, past))
    of_old = tuple(dict.fromkeys(_templates(problem, past)))
    for further in ((*of_old, *_stretches(problem, past)), of_old, ()):
        try:
            return _completed(joined, past, (*restated, *further))
        except NoWorld:
            continue
    return replace(joined, relations=(*problem.relations, *restated))


def _past(problem: Problem, releases: Iterable[Release]) -> _Past:
    ours = {_place(key): key for key in problem.cells}
    printed: dict[Key, Fraction] = {}
    marked: dict[Key, tuple[Fraction, Fraction | None]] = {}
    for cell in (cell for release in releases for cell in release.cells):
        key = _key(cell, ours)
        if not cell.is_withheld:
            printed[key] = Fraction(cell.low)
        else:
            marked[key] = (Fraction(cell.low), None if cell.high is None else Fraction(cell.high))
    return _Past(printed, {key: ends for key, ends in marked.items() if key not in printed})


def _place(key: Key) -> tuple[object, ...]:
    return key.measure, key.area, key.area_type, key.period, key.by


def _key(cell: PublishedCell, ours: Mapping[tuple[object, ...], Key]) -> Key:
    said = json.loads(cell.name)
    period, where = Period.parse(said["period"]), labels(said["where"])
    own = Key(said["measure"], said["area"], said["area_type"], period, where, is_own=said["area_type"] == "yjs")
    return ours.get(_place(own), own)


def _issued(problem: Problem, past: _Past) -> frozenset[Key]:
    """The cells that were printed as they are; a restated one is a new number, which may be withheld."""
    return frozenset(
        key for key, count in past.printed.items() if key in problem.cells and _is_same(problem, key, count)
    )


def _is_same(problem: Problem, key: Key, count: Fraction) -> bool:
    return problem.cells[key].count == count


def _restated(problem: Problem, past: _Past) -> Iterator[Relation]:
    """A restated number lies near the one that was printed, as far as it does."""
    for key, count in past.printed.items():
        if key in problem.cells and not _is_same(problem, key, count):
            far = max(LEAST_RESTATEMENT, int(count / 10))
            if abs(problem.cells[key].count - count) <= far:
                yield Relation(((key, 1),), low=int(count) - far, high=int(count) + far)


def _templates(problem: Problem, past: _Past) -> Iterator[Relation]:
    """This paper's additions, of the periods of earlier papers: categories add up in every quarter."""
    periods = sorted({key.period for key in past.keys} - {key.period for key in problem.cells})
    for relation in problem.relations:
        if len({key.period for key, _ in relation.terms}) == 1:
            for period in periods:
                terms = tuple((replace(key, period=period), weight) for key, weight in relation.terms)
                if sum(key in past.keys for key, _ in terms) > 1:
                    yield replace(relation, terms=terms)


def _stretches(problem: Problem, past: _Past) -> Iterator[Relation]:
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


def _completed(problem: Problem, past: _Past, relations: tuple[Relation, ...]) -> Problem:
    """The problem with the earlier cells that its relations speak of, each with a count that fits.

    Raises:
        NoWorld: nothing fits.
    """
    further = dict.fromkeys(key for relation in relations for key, _ in relation.terms if key not in problem.cells)
    keys = [*problem.cells, *further]
    places = {key: place for place, key in enumerate(keys)}
    known = {**past.printed, **{key: cell.count for key, cell in problem.cells.items()}}
    ends = [past.marked.get(key, (Fraction(0), None)) for key in keys]
    counts = complete_world(
        [_row(relation, places) for relation in relations],
        np.array([float(known.get(key, np.nan)) for key in keys]),
        low=np.array([float(low) for low, _ in ends]),
        high=np.array([np.inf if high is None else float(high) for _, high in ends]),
        whole=np.ones(len(keys), dtype=np.bool_),
    )
    found = {key: _cell(key, past, Fraction(int(counts[places[key]]))) for key in further}
    return replace(
        problem,
        cells={**problem.cells, **found},
        relations=(*problem.relations, *relations),
        held=problem.held | (frozenset(past.marked) & frozenset(found)),
    )


def _cell(key: Key, past: _Past, count: Fraction) -> Cell:
    """An earlier number: printed, marked, or a stretch of time, whose count is a guess and small where that is."""
    if key in past.printed:
        return Cell(key, past.printed[key], _NOBODY_KNOWS, is_public=True)
    return Cell(key, count, _NOBODY_KNOWS if key in past.marked else int(count))


def _row(relation: Relation, places: Mapping[Key, int]) -> Row:
    return Row(
        tuple(places[key] for key, _ in relation.terms),
        tuple(float(weight) for _, weight in relation.terms),
        -np.inf if relation.low is None else float(relation.low),
        np.inf if relation.high is None else float(relation.high),
    )
