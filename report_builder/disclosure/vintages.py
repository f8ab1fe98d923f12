"""Restated numbers: which marks may stand for another number than before, and what still ties the two together.

A number that was printed otherwise before, or is in its table no longer, was restated, and so may have been any mark
that it adds up with, directly or through other marks. Each of them is two numbers: the one of then, which the sums of
then hold, and the one of now. By policy they lie no further apart than 5, or a tenth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import TypeVar

from report_builder.disclosure.past import Past, Range, as_before
from report_builder.disclosure.problem import Problem
from report_builder.model.dimension import ETHNIC_GROUPS, MINORITIES, age_band
from report_builder.model.key import Key
from report_builder.model.tables import Relation

_Said = TypeVar("_Said")

LEAST_RESTATEMENT = 5
"""How far a restated number is taken to lie from the one printed before: this, or a tenth of it if that is more."""


def narrower(dimension: str, category: str) -> tuple[str, ...]:
    """The categories that a broader group is made of; none of any other category."""
    if category == MINORITIES:
        return tuple(group for group in ETHNIC_GROUPS if group not in {"white", "not stated"})
    return age_band(category) if dimension == "age" and "-" in category else ()


def furthest(number: Fraction) -> int:
    """How far from a number it may be restated."""
    return max(LEAST_RESTATEMENT, int(number / 10))


@dataclass(frozen=True, slots=True)
class Vintages:
    """The cells that are of another vintage by now, or may be.

    Attributes:
        problem: this paper's.
        past: what was said before, under the cells' own names.
        moved: the cells.
        gone: the whole of a breakdown -> the categories that it has no longer.
    """

    problem: Problem
    past: Past
    moved: frozenset[Key]
    gone: Mapping[Key, frozenset[Key]]

    def apart(self, past: Past) -> Past:
        """The same with each of these cells under a name of its own: what was said is not said of the number of now."""
        return Past(self._renamed(past.printed), self._renamed(past.marked))

    def _renamed(self, said: Mapping[Key, _Said]) -> dict[Key, _Said]:
        return {as_before(key) if key in self.moved else key: value for key, value in said.items()}

    def relations(self) -> Iterator[Relation]:
        """What is known of the numbers of then: their ranges, how far those of now are, and the sums of then."""
        for key in sorted(self.moved & frozenset(self.past.marked)):
            low, high = self.past.marked[key]
            yield Relation(((as_before(key), 1),), low=ceil(low), high=None if high is None else floor(high))
            yield from self._tie(key, (low, high))
        yield from self._sums()

    def _tie(self, key: Key, ends: Range) -> Iterator[Relation]:
        """Not where the number of now lies further away than the policy has it; who is gone is nobody."""
        low, high = ends
        far = furthest(low if high is None else high)
        count = self.problem.cells[key].count if key in self.problem.cells else Fraction(0)
        is_within = low - far <= count and (high is None or count <= high + far)
        if is_within and (key in self.problem.cells or self._is_gone(key)):
            now = ((key, 1),) if key in self.problem.cells else ()
            yield Relation((*now, (as_before(key), -1)), low=-far, high=far)

    def _is_gone(self, key: Key) -> bool:
        return any(key in keys for keys in self.gone.values())

    def _sums(self) -> Iterator[Relation]:
        """This paper's sums, of the numbers of then; a number that nobody was told of may be any."""
        for relation in self.problem.relations:
            keys = [key for key, _ in relation.terms]
            if relation.low == relation.high == 0 and not self.moved.isdisjoint(keys):
                known = self.past.keys - self.moved
                terms = [(key if key in known else as_before(key), weight) for key, weight in relation.terms]
                missing = self.gone.get(keys[0], frozenset()) if _is_breakdown(relation) else frozenset()
                yield replace(relation, terms=(*terms, *((as_before(key), -1) for key in _of(missing, keys[1]))))


def vintages(problem: Problem, past: Past, further: Iterable[Relation], *, is_zero_safe: bool) -> Vintages:
    """Find the cells that were restated, and the marks that may have been.

    Args:
        problem: this paper's.
        past: what its readers were told before.
        further: what adds up of earlier papers and over time.
        is_zero_safe: whether noughts are printed, so that a mark which is nought now was restated.
    """
    gone = _gone(problem, past)
    moved = {key for key, count in past.printed.items() if key in problem.cells and problem.cells[key].count != count}
    if is_zero_safe:
        moved |= {key for key in past.marked if key in problem.cells and problem.cells[key].count == 0}
    for keys in gone.values():
        moved |= keys
    sums = [one for one in (*problem.relations, *further) if one.low == one.high == 0]
    wholes = {whole: keys for whole, keys in gone.items() if keys}
    return Vintages(problem, past, frozenset(_reached(moved, sums, past, wholes)), wholes)


def _reached(moved: set[Key], sums: Iterable[Relation], past: Past, gone: Mapping[Key, frozenset[Key]]) -> set[Key]:
    """Those, and every mark that adds up with one of them, directly or through other marks."""
    joined = [{key for key, _ in one.terms} | gone.get(one.terms[0][0], frozenset()) for one in sums]
    reached = set(moved)
    while True:
        near = set().union(*(keys for keys in joined if not reached.isdisjoint(keys)))
        found = (near & past.marked.keys()) - reached
        if not found:
            return reached
        reached |= found


def _gone(problem: Problem, past: Past) -> dict[Key, frozenset[Key]]:
    """Categories of a breakdown that the last paper had, and this one, whose categories are the whole, has not."""
    absent = {key for key in past.keys - problem.cells.keys() if past.printed.get(key) != 0}
    found: dict[Key, frozenset[Key]] = {}
    for relation in problem.relations if absent else ():
        if _is_breakdown(relation):
            whole, part = relation.terms[0][0], relation.terms[1][0]
            since = max((past.last.get(key, 0) for key, _ in relation.terms[1:]), default=0)
            keys = frozenset(
                key for key in absent if replace(key, by=whole.by) == whole and past.last.get(key, since) >= since
            )
            found[whole] = found.get(whole, frozenset()) | frozenset(_of(keys, part))
    return found


def _is_breakdown(relation: Relation) -> bool:
    """Whether a whole is the sum of its categories, all of one dimension."""
    (whole, weight), *parts = relation.terms
    axes = {frozenset(dict(key.by)) for key, _ in parts}
    is_sum = relation.low == relation.high == 0 and weight == 1 and {each for _, each in parts} == {-1}
    if not is_sum or len(axes) != 1 or not all(replace(key, by=whole.by) == whole for key, _ in parts):
        return False
    return len(next(iter(axes)) - frozenset(dict(whole.by))) == 1


def _of(keys: Iterable[Key], part: Key) -> Iterator[Key]:
    """Those that name the same dimensions as a part, the groups that are made of others left out."""
    for key in sorted(keys):
        is_alike = dict(key.by).keys() == dict(part.by).keys()
        if is_alike and not any(narrower(*pair) for pair in key.by if pair not in part.by):
            yield key
