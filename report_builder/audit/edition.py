"""An edition under attack: what a reader of its figures.json, and of what was released before, can work out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from report_builder.audit.attack import Attack, Range
from report_builder.audit.knowledge import Knowledge, Rules, knowledge_of
from report_builder.audit.linked import is_small
from report_builder.audit.places import Claim
from report_builder.audit.reading import Json
from report_builder.audit.told import CONTINUOUS
from report_builder.model.release import Release

_LEAST_COUNT = 1
"""No count of children is smaller than this and small: below a threshold of this or nought nothing is given away."""


@dataclass(frozen=True, slots=True)
class AttackedEdition:
    """An edition under attack.

    Attributes:
        knowledge: what the reader knows.
        marks: each withheld count that no published row tells: with the attack on it, and its name there.
        given_away: measures of counts that nobody prints but that a reader knows to be small.
        rules: which the reader takes for granted.
        edition: its name, for messages.
        releases: how many earlier ones the reader has kept.
    """

    knowledge: Knowledge
    marks: Mapping[Claim, tuple[Attack, str]]
    given_away: tuple[str, ...]
    rules: Rules
    edition: str
    releases: int

    @property
    def printed_small(self) -> tuple[Claim, ...]:
        """The counts that are printed although they are small, but for those that a published row tells."""
        bounds = self.knowledge.facts.bounds
        return tuple(
            claim
            for claim, name in self.knowledge.cells.items()
            if claim not in self.marks
            and name not in self.knowledge.public
            and claim.measure not in CONTINUOUS
            and 1 <= bounds[name].low < self.rules.threshold
        )

    def range_of(self, claim: Claim) -> Range:
        """What a reader can prove of a withheld count."""
        attack, name = self.marks[claim]
        return attack.range_of(name)

    @property
    def exposed(self) -> tuple[Claim, ...]:
        """The withheld counts with fewer than three candidates."""
        return tuple(claim for claim in self.marks if self.range_of(claim).is_exposed)


def attack_edition(document: Json, rules: Rules, *, earlier: Iterable[Json | Release] = ()) -> AttackedEdition:
    """Attack a figures.json together with what was released before.

    Where earlier numbers contradict it, since they were restated, nothing follows from the two together for what they
    are joined to; that is then attacked by itself, and what stood in earlier releases alone was attacked with those.
    """
    before = tuple(earlier)
    knowledge = knowledge_of(document, rules, earlier=before)
    unprinted = knowledge.unprinted if rules.threshold > _LEAST_COUNT else ()
    attack = Attack(knowledge.facts, (*knowledge.marks, *unprinted))
    marks = {claim: (attack, name) for name, claim in knowledge.marks.items() if name not in knowledge.public}
    given_away = _given_away(knowledge, attack, unprinted, threshold=rules.threshold)
    restated = {claim for claim, (_, name) in marks.items() if attack.range_of(name).is_contradictory}
    if before and (restated or knowledge.is_restated):
        alone = attack_edition(document, rules)
        by_itself = {*restated, *alone.exposed}
        marks = {claim: mark for claim, mark in marks.items() if claim not in restated}
        marks |= {claim: mark for claim, mark in alone.marks.items() if claim in by_itself}
        given_away = tuple(dict.fromkeys((*given_away, *alone.given_away)))
    return AttackedEdition(knowledge, marks, given_away, rules, str(document["edition"]), len(before))


def _given_away(knowledge: Knowledge, attack: Attack, unprinted: Iterable[str], *, threshold: int) -> tuple[str, ...]:
    known = (name for name in unprinted if is_small(attack.range_of(name), threshold))
    return tuple(dict.fromkeys(knowledge.places[name].space.measure for name in known))
