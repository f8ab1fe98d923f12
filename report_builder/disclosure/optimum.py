"""The cheapest safe pattern: a master problem that learns from the attacker, beside a heuristic that is safe at once.

What is returned was attacked and found safe, wherever the search stopped. The search is bounded by work, so that the
same cells are withheld on every machine; an analyst at a terminal may bound it by seconds instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from report_builder.disclosure.attacker import Attacker, Breach
from report_builder.disclosure.cuts import Cut, Cutter
from report_builder.disclosure.divide import blocks
from report_builder.disclosure.incumbent import Incumbent, cost_of
from report_builder.disclosure.instance import Flags, Floats, Instance
from report_builder.disclosure.master import Master
from report_builder.disclosure.nearby import HUGE, protect_nearby


def _no_end() -> float:
    return np.inf


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is spent on finding a cheaper pattern than the heuristic's.

    Attributes:
        rounds: of the master problem and the attacker; 0 is the heuristic alone.
        nodes: of the master's tree in one round.
        seconds_left: asked before each round; no end in a build, whose bytes must not depend on the machine.
    """

    rounds: int = 60
    nodes: int = 5_000
    seconds_left: Callable[[], float] = _no_end


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A pattern and what is known of it.

    Attributes:
        withheld: small cells and partners.
        is_optimal: no safe pattern is cheaper, which the master proved.
        exposed: what no pattern could hide; the others are safe all the same.
    """

    withheld: Flags
    is_optimal: bool
    exposed: tuple[Breach, ...] = ()


def protect_instance(instance: Instance, *, effort: Effort) -> Answer:
    """Withhold the small cells and the cheapest partners that hide them, block by block."""
    withheld, is_optimal, exposed = instance.small.copy(), True, list[Breach]()
    for block in blocks(instance):
        answer = protect_block(block.instance, effort=effort)
        withheld[block.places] = answer.withheld
        is_optimal &= answer.is_optimal
        exposed += [breach.within(block.places) for breach in answer.exposed]
    return Answer(withheld, is_optimal, tuple(exposed))


def protect_block(instance: Instance, *, effort: Effort) -> Answer:
    """The same for cells that all hang together."""
    if instance.size > HUGE and not instance.alone.any():
        withheld, exposed = protect_nearby(instance)
        return Answer(withheld, is_optimal=not exposed and cost_of(instance, withheld) == 0, exposed=exposed)
    return _Search(instance).answer(effort)


class _Search:
    """What the steps of one search share."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._attacker = Attacker(instance)
        self._incumbent = Incumbent(instance, self._attacker)
        self._cutter = Cutter(instance, self._attacker.programme)
        self._master = Master(instance)

    def answer(self, effort: Effort) -> Answer:
        """The heuristic's pattern, and a cheaper one where the effort finds it."""
        best, exposed = self.first(effort)
        if exposed or not effort.rounds or effort.seconds_left() <= 0:
            is_optimal = not exposed and cost_of(self._instance, best) == 0
            return Answer(best, is_optimal=is_optimal, exposed=tuple(exposed))
        return self.improved(best, effort)

    def first(self, effort: Effort) -> tuple[Flags, list[Breach]]:
        """The heuristic's pattern, and what it could not hide."""
        found, exposed = self._incumbent.completed(self._instance.small.copy())
        return (found if exposed else self._incumbent.lean(found, seconds_left=effort.seconds_left)), exposed

    def improved(self, best: Flags, effort: Effort) -> Answer:
        """The cheapest pattern that the effort finds, from a safe one."""
        bound, shares = self._relaxed(effort)
        best = self._cheaper(best, self._guided(shares, best))
        self._master.insist_on_whole(effort.nodes, seconds=effort.seconds_left())
        anchor = best
        for number in range(1, effort.rounds + 1):
            cost = cost_of(self._instance, best)
            if bound > cost - 1 or effort.seconds_left() <= 0:
                break
            pattern = self._master.cheapest(anchor, budget=cost - 1)
            bound = max(bound, self._master.bound)
            if pattern is None:
                break
            lessons = self._lessons(pattern)
            best = best if lessons else pattern
            if number % _REPAIRED == 0 or not lessons:
                anchor = self._made_safe(pattern, best)
                best = self._cheaper(best, anchor)
            if lessons and not self._master.learn(lessons):
                break
        return Answer(best, is_optimal=bool(bound > cost_of(self._instance, best) - 1))

    def _cheaper(self, one: Flags, other: Flags) -> Flags:
        return other if cost_of(self._instance, other) < cost_of(self._instance, one) else one

    def _guided(self, shares: Floats, best: Flags) -> Flags:
        """The heuristic again, now that shares tell which cells a cheap pattern is made of."""
        return self._made_safe(self._instance.small.copy(), best, costs=self._instance.costs * (1.02 - shares))

    def _made_safe(self, pattern: Flags, best: Flags, *, costs: Floats | None = None) -> Flags:
        """A pattern with what it lacks and without what it does not need; the best where it cannot be made safe."""
        found, exposed = self._incumbent.completed(pattern, costs=costs)
        return best if exposed else self._incumbent.lean(found)

    def _relaxed(self, effort: Effort) -> tuple[float, Floats]:
        """Cuts from half-withheld patterns, until they give no more: the bound that they prove, and the last shares."""
        bound, shares = 0.0, np.where(self._instance.small, 1.0, 0.0)
        for _ in range(effort.rounds):
            found = self._master.shares()
            if found is None or effort.seconds_left() <= 0:
                break
            shares, bound = found[0], max(bound, np.ceil(found[1] - 1e-6))
            if not self._master.learn(self._cuts(shares, cap=_CAP)):
                break
        return bound, shares

    def _cuts(self, shares: Floats, *, cap: float) -> list[Cut]:
        """What the attacker says of a half-withheld pattern."""
        instance = self._instance
        programme = self._attacker.programme
        floor = np.where(instance.unseen, instance.low - instance.counts, (instance.low - instance.counts) * shares)
        rise = np.minimum(instance.high - instance.counts, cap)
        ceiling = np.where(instance.unseen, instance.high - instance.counts, np.where(shares > 0, rise * shares, 0.0))
        floor[~self._cutter.may_hide & ~instance.unseen] = 0.0
        ceiling[~self._cutter.may_hide & ~instance.unseen] = 0.0
        programme.bound(floor, ceiling)
        targets = np.flatnonzero((shares > 1e-6) | instance.guarded).tolist()
        whole = np.where(instance.guarded, 1.0, shares)
        found = (self._cutter.of_shares(Breach(target), whole) for target in targets)
        return [cut for cut in found if cut is not None]

    def _lessons(self, pattern: Flags) -> list[Cut]:
        """Cuts for everything that a whole pattern gives away."""
        hidden = self._instance.hidden(pattern)
        shares = np.where(pattern | self._instance.guarded, 1.0, 0.0)
        lessons = []
        for breach in self._attacker.breaches(pattern):
            self._attacker.programme.allow(hidden, known=breach.known)
            cut = self._cutter.of_shares(breach, shares)
            lessons.append(cut or self._cutter.of_pattern(breach, pattern, self._attacker.is_safe))
        return lessons


_REPAIRED = 4
"""After how many rounds the master's pattern is made safe, to be the next anchor."""

_CAP = 2.0
"""How far a half-withheld cell may stray at most: a width, so that shares tell."""
