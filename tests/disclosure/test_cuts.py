"""A cut is kept by every safe pattern, and broken by the one that taught it: optimality rests on nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest
from every_world import EveryWorld
from hypothesis import given
from hypothesis import strategies as st
from small_instances import addition, crossing, instance
from tiny_instances import TINY, many

from report_builder.disclosure.attacker import Attacker, Breach
from report_builder.disclosure.cuts import Cut, Cutter
from report_builder.disclosure.instance import Flags, Floats, Instance, flags

LINE = instance([3, 7, 9, 19], [addition(3, 0, 1, 2)])
"""3 + 7 + 9 = 19, of which only the 3 is small."""


def lesson(problem: Instance, breach: Breach, withheld: Flags) -> Cut | None:
    """What linear programmes say of a pattern."""
    attacker = Attacker(problem)
    attacker.programme.allow(problem.hidden(withheld), known=breach.known)
    shares = np.where(withheld | problem.guarded, 1.0, 0.0)
    return Cutter(problem, attacker.programme).of_shares(breach, shares)


def lesson_in_whole_numbers(problem: Instance, breach: Breach, withheld: Flags) -> Cut:
    attacker = Attacker(problem)
    return Cutter(problem, attacker.programme).of_pattern(breach, withheld, attacker.is_safe)


def keeps(withheld: Flags, cut: Cut) -> bool:
    places = list(cut.places)
    return float(np.array(cut.weights) @ withheld[places]) >= cut.least - 1e-6 if places else cut.least <= 1e-6


def test_a_lone_mark_teaches_that_another_cell_of_its_line_is_needed() -> None:
    # Any of 7, 9 and 19 would let the 3 be 1, 2 or more: each is worth all that is lacking.
    cut = lesson(LINE, Breach(0), flags(4, [0]))

    assert cut is not None
    assert cut.places == (1, 2, 3)
    assert [weight / cut.least for weight in cut.weights] == [1.0, 1.0, 1.0]


def test_whole_numbers_teach_the_same_of_a_lone_mark() -> None:
    assert lesson_in_whole_numbers(LINE, Breach(0), flags(4, [0])) == Cut(0, (1, 2, 3), (1.0, 1.0, 1.0), 1.0)


def test_a_pattern_that_hides_its_target_teaches_nothing() -> None:
    assert lesson(LINE, Breach(0), flags(4, [0, 1])) is None


def test_a_partner_of_two_candidates_is_weighed_by_what_it_lends() -> None:
    # 3 + 2 + 9 = 14, the 2 known to be 2 or 3: it lends the 3 one step of the two that are lacking, the others both.
    problem = instance([3, 2, 9, 14], [addition(3, 0, 1, 2)], low={1: 2}, high={1: 3})
    cut = lesson(problem, Breach(0), flags(4, [0, 1]))

    assert cut is not None
    assert cut.places == (1, 2, 3)
    assert [weight / cut.least for weight in cut.weights] == [0.5, 1.0, 1.0]


def test_a_printed_headline_is_never_asked_for() -> None:
    problem = instance([3, 7, 9, 19], [addition(3, 0, 1, 2)], free=[1, 2])

    assert lesson_in_whole_numbers(problem, Breach(0), flags(4, [0])).places == (1, 2)


def test_what_a_contributor_knows_is_no_help_against_him() -> None:
    problem = instance([1, 4, 6, 11], [addition(3, 0, 1, 2)], alone=[0])
    cut = lesson(problem, Breach(1, known=0), flags(4, [0, 1]))

    assert cut is not None
    assert cut.places == (2, 3)


def test_an_unseen_target_is_taught_of_as_strongly_as_a_printed_one() -> None:
    # 6 = 5 + 1, where the 1 was printed nowhere: one of 6 and 5 must be hidden.
    problem = instance([6, 5, 1], [addition(0, 1, 2)], unseen=[2], guarded=[2])
    cut = lesson(problem, Breach(2), flags(3))

    assert cut is not None
    assert [weight / cut.least for weight in cut.weights] == [1.0, 1.0]


@pytest.mark.parametrize("seed", range(3))
def test_half_withheld_patterns_teach_what_every_whole_one_keeps(seed: int) -> None:
    counts, rows = crossing([[1, 9], [8, 3]])
    problem = instance(counts, rows, high=dict(enumerate(np.array(counts) + 3.0)))
    safe = list(EveryWorld(problem).safe_patterns())

    for cut in half_lessons(problem, Random(seed)):
        assert all(keeps(one, cut) or not one[cut.target] for one in safe)


def half_lessons(problem: Instance, chance: Random) -> Iterator[Cut]:
    """What a pattern of random shares teaches, straying at most two."""
    attacker = Attacker(problem)
    cutter = Cutter(problem, attacker.programme)
    shares = np.array([chance.choice([0, 0, 0.3, 0.5, 1]) for _ in range(problem.size)]) * problem.free
    shares = np.where(problem.small, 1.0, shares)
    attacker.programme.bound(*_stray(problem, shares))
    for place in np.flatnonzero((shares > 0) | problem.guarded).tolist():
        cut = cutter.of_shares(Breach(place), np.where(problem.guarded, 1.0, shares))
        if cut is not None:
            yield cut


def _stray(problem: Instance, shares: Floats) -> tuple[Floats, Floats]:
    weights = np.where(problem.unseen, 1.0, shares)
    floor, rise = problem.low - problem.counts, np.minimum(problem.high - problem.counts, 2.0)
    return floor * weights, np.where(problem.unseen, problem.high - problem.counts, rise * weights)


@many
@given(TINY, st.integers(0, 10**6))
def test_every_safe_pattern_keeps_every_cut(problem: Instance, seed: int) -> None:
    every, chance = EveryWorld(problem), Random(seed)
    safe, patterns = list(every.safe_patterns()), list(every.patterns())
    cuts = list(half_lessons(problem, chance))
    for withheld in chance.sample(patterns, min(len(patterns), 3)):
        for breach in every.breaches(withheld):
            linear, whole = lesson(problem, breach, withheld), lesson_in_whole_numbers(problem, breach, withheld)
            assert linear is None or not keeps(withheld, linear)
            assert not keeps(withheld, whole)
            cuts += [whole] if linear is None else [linear, whole]

    for cut in cuts:
        assert all(keeps(one, cut) or not (one | problem.guarded)[cut.target] for one in safe)
