"""Which further cells of a paper are withheld so that the small ones cannot be worked out.

The engine finds the cheapest partners. Where even hiding every number that is not a headline leaves a cell exposed, the
tables that show it give way to their totals, then wholly; where that does not help either, a headline may be hidden.
The search is bounded by work, never by seconds, so that its answer is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from report_builder.disclosure.attacker import Attacker
from report_builder.disclosure.divide import Block, blocks
from report_builder.disclosure.optimum import Answer, Effort, protect_block
from report_builder.disclosure.posed import Posed
from report_builder.disclosure.problem import Pattern, Problem, kept, printed, rests_on
from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import Wanted

EFFORT = Effort(rounds=12, nodes=200)
"""For one block of a paper. More finds little: the heuristic's pattern is seldom more than a cell or two too dear."""


def search(
    problem: Problem, edition: Edition, *, small: frozenset[Key], known: frozenset[Key] = frozenset()
) -> tuple[Pattern, list[Key]]:
    """A pattern that hides all small cells, and what the attack still exposes (nothing, where it could be done).

    Those that are known whatever is printed are marked as well, but not defended.
    """
    if not small:
        return Pattern(), []
    found = _Search(Posed(problem, edition, small, known))
    pattern, still = found.down_to_safe()
    marked = pattern.withholding(known & printed(problem, pattern))
    return (marked, still) if still else (found.with_tables_again(marked), [])


@dataclass(slots=True)
class _Search:
    """Answers for blocks are remembered: a dropped table changes few of them."""

    posed: Posed
    _answers: dict[bytes, Answer] = field(default_factory=dict)
    _attacked: dict[bytes, list[int]] = field(default_factory=dict)

    def down_to_safe(self) -> tuple[Pattern, list[Key]]:
        """Drop tables until a pattern is safe; a headline is hidden only where no table is left to drop."""
        pattern, fixed, may_hide_headlines = Pattern(), frozenset[Key](), False
        while True:
            withheld, exposed = self._answer(pattern, fixed, may_hide_headlines=may_hide_headlines)
            useless = exposed - self.posed.small - fixed
            tables = [] if useless else self._tables_of(pattern, sorted(exposed & self.posed.small))
            if not exposed:
                return replace(pattern, withheld=withheld), []
            if useless:
                fixed |= useless
            elif tables:
                pattern = pattern.dropping(tables)
            elif not may_hide_headlines:
                fixed, may_hide_headlines = frozenset(), True
            else:
                return replace(pattern, withheld=withheld), sorted(exposed)

    def _answer(
        self, pattern: Pattern, fixed: Iterable[Key], *, may_hide_headlines: bool
    ) -> tuple[frozenset[Key], frozenset[Key]]:
        """What is withheld with some tables dropped, and what is exposed all the same."""
        instance = self.posed.instance(pattern, may_hide_headlines=may_hide_headlines, fixed=frozenset(fixed))
        withheld, exposed = instance.small.copy(), np.zeros(instance.size, dtype=np.bool_)
        for block in blocks(instance):
            answer = self._of_block(block)
            withheld[block.places] |= answer.withheld
            exposed[block.places[[breach.target for breach in answer.exposed]]] = True
        return self.posed.keys_of(withheld), self.posed.keys_of(exposed)

    def _of_block(self, block: Block) -> Answer:
        state = block.state
        if state not in self._answers:
            self._answers[state] = protect_block(block.instance, effort=EFFORT)
        return self._answers[state]

    def _tables_of(self, pattern: Pattern, targets: Iterable[Key]) -> list[int]:
        """The tables that show the first target that can still be dropped; for a complement, those of its part."""
        for target in targets:
            key = self.posed.problem.within.get(target, target)
            found = [
                index
                for index, table in enumerate(self.posed.problem.tables)
                if pattern.dropped.get(index, 0) < 2 and _shows(kept(table, pattern.dropped.get(index, 0)), key)
            ]
            if found:
                return found
        return []

    def with_tables_again(self, pattern: Pattern) -> Pattern:
        """The pattern with the tables that need not have been dropped, now that others are."""
        for index in sorted(pattern.dropped):
            fuller = replace(pattern, dropped={table: how for table, how in pattern.dropped.items() if table != index})
            fuller = fuller.withholding(self.posed.small & printed(self.posed.problem, fuller))
            if self.is_safe(fuller):
                pattern = fuller
        return pattern

    def is_safe(self, pattern: Pattern) -> bool:
        """Whether the attack finds nothing."""
        return not exposed_by(self.posed, pattern, remembered=self._attacked)


def exposed_by(posed: Posed, pattern: Pattern, *, remembered: dict[bytes, list[int]] | None = None) -> list[Key]:
    """The cells that a reader of a pattern works out, in order: the engine's own audit.

    What was found of a block is remembered where that is asked for: a table more or less changes few of them.
    """
    remembered = {} if remembered is None else remembered
    instance = posed.instance(pattern, may_hide_headlines=True)
    withheld = posed.flags(pattern.withheld) & ~instance.unseen
    exposed = np.zeros(instance.size, dtype=np.bool_)
    for block in blocks(instance.decided(withheld)):
        if block.state not in remembered:
            found = Attacker(block.instance).breaches(withheld[block.places])
            remembered[block.state] = [breach.target for breach in found]
        exposed[block.places[remembered[block.state]]] = True
    return sorted(posed.keys_of(exposed))


def _shows(wanted: Iterable[Wanted], key: Key) -> bool:
    return any(key in rests_on(figure.formula) for figure in wanted)
