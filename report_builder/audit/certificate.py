"""What the audit vouches for, from what is published alone: who prints the same gets the same certificate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from report_builder.audit.attack import Attack
from report_builder.audit.edition import AttackedEdition, attack_edition
from report_builder.audit.knowledge import Rules
from report_builder.audit.places import Claim
from report_builder.audit.reading import Json
from report_builder.audit.worlds import possible_worlds
from report_builder.errors import Complaint, DisclosureError
from report_builder.model.measure import MEASURES
from report_builder.model.release import Release

METHOD = (
    "Every count that is not printed is an unknown whole number; every sum, part of a whole and rounded figure is an "
    "inequality; linear programmes bound each withheld count, and whole-number solutions that fit all of them exactly "
    "prove that it has three candidates."
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a reader could at most work out of an edition.

    Attributes:
        cells: counts that it prints or withholds.
        withheld: those in whose place a mark stands.
        exactly_recoverable: counts withheld now or earlier that a reader knows nevertheless.
        narrowest_interval: between the ends of the narrowest range of such a count; None where none is bounded.
        possible_worlds: withheld counts for which three true values would make the published pattern a valid answer.
        assumptions: what the reader is taken to know, in sentences.
        method: how it was proven.
    """

    cells: int
    withheld: int
    exactly_recoverable: int
    narrowest_interval: int | None
    possible_worlds: int
    assumptions: tuple[str, ...]
    method: str = METHOD

    def as_json(self) -> dict[str, Any]:
        """For the manifest."""
        return {
            "cells": self.cells,
            "withheld": self.withheld,
            "exactly_recoverable": self.exactly_recoverable,
            "narrowest_interval": self.narrowest_interval,
            "possible_worlds": self.possible_worlds,
            "assumptions": list(self.assumptions),
            "method": self.method,
        }


def certify(document: Json, rules: Rules, *, earlier: Iterable[Json | Release] = ()) -> Certificate:
    """Attack an edition, and vouch for it.

    Args:
        document: figures.json as it will be published.
        rules: the edition's, as its paper states them.
        earlier: what the same audience, or a wider one, was sent before.

    Raises:
        DisclosureError: as `certificate_of`.
    """
    return certificate_of(attack_edition(document, rules, earlier=earlier))


def certificate_of(attacked: AttackedEdition) -> Certificate:
    """Vouch for an edition that withstood the attack.

    Raises:
        DisclosureError: a small count is printed, a withheld one can be worked out or has fewer than three candidates,
            one that nobody prints is known to be small, or numbers contradict each other so that nothing is proven.
    """
    complaints = [*_complaints(attacked)]
    if complaints:
        raise DisclosureError(complaints)
    return Certificate(
        cells=len(set(attacked.knowledge.cells.values())),
        withheld=sum(claim in attacked.knowledge.cells for claim in attacked.marks),
        exactly_recoverable=sum(attacked.range_of(claim).is_exact for claim in attacked.marks),
        narrowest_interval=_narrowest(attacked),
        possible_worlds=_worlds(attacked),
        assumptions=_assumptions(attacked.rules, attacked.releases),
    )


def _complaints(attacked: AttackedEdition) -> Iterable[Complaint]:
    where = f"edition {attacked.edition}"
    contradictory = [claim for claim in attacked.exposed if attacked.range_of(claim).is_contradictory]
    exposed = [claim for claim in attacked.exposed if claim not in contradictory]
    if attacked.printed_small:
        what = f"small numbers are printed of: {_named(claim.measure for claim in attacked.printed_small)}"
        yield Complaint(what, where, "withhold them")
    if exposed:
        what = f"from what is printed a reader could work out withheld numbers of: {_named(c.measure for c in exposed)}"
        yield Complaint(
            what, where, "leave out the sections or figures that break these down, or show fewer categories"
        )
    if attacked.given_away:
        what = f"from what is printed a reader could work out small numbers of: {_named(attacked.given_away)}"
        yield Complaint(what, where, "withhold a figure of the same table, or leave one of the tables out")
    if contradictory:
        measures = _named(claim.measure for claim in contradictory)
        what = f"printed numbers contradict each other, so that nothing is proven of: {measures}"
        yield Complaint(what, where, "look whether these figures are of the same data and definitions")


def _named(measures: Iterable[str]) -> str:
    return ", ".join(sorted({MEASURES[measure].name if measure in MEASURES else measure for measure in measures}))


def _narrowest(attacked: AttackedEdition) -> int | None:
    widths = [attack.narrowest(names) for attack, names in _by_attack(attacked, attacked.marks).items()]
    return min((width for width in widths if width is not None), default=None)


def _worlds(attacked: AttackedEdition) -> int:
    own = [claim for claim in attacked.marks if claim in attacked.knowledge.cells]
    found = _by_attack(attacked, own).items()
    return sum(possible_worlds(attack, names, threshold=attacked.rules.threshold) for attack, names in found)


def _by_attack(attacked: AttackedEdition, claims: Iterable[Claim]) -> dict[Attack, list[str]]:
    names: dict[Attack, list[str]] = {}
    for attack, name in map(attacked.marks.__getitem__, claims):
        names.setdefault(attack, []).append(name)
    return names


def _assumptions(rules: Rules, releases: int) -> tuple[str, ...]:
    least = (
        "at least 1, since noughts are printed" if rules.zeros_shown else "nought or more, as noughts are withheld too"
    )
    small = (
        f"counts from 1 to {rules.threshold - 1} are withheld" if rules.threshold else "no count is too small to print"
    )
    return (
        f"Every mark stands for a whole number, {least}.",
        "The reader knows how categories, age bands, case groups and periods add up, and who is among whom.",
        "The reader knows every printed share, rate, mean, ratio, difference and rank to its last decimal.",
        "The reader knows the published figures of other bodies, and the population.",
        f"The reader knows that {small}.",
        f"The reader has kept {'one earlier release' if releases == 1 else f'{releases} earlier releases'}.",
        "The reader does not know which locality lies in which area.",
    )
