"""Earlier releases beside an edition: what was told before, what is told now, and all of it as one reading."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from report_builder.audit.facts import Bounds
from report_builder.audit.places import Claim
from report_builder.audit.reading import Json, Reading, read_figures
from report_builder.model.release import Release

CONTINUOUS = frozenset({"days_lost", "staffing_wte"})
"""Measures whose counts need not be whole: half days, and parts of posts."""


@dataclass(frozen=True, slots=True)
class Own:
    """What an edition itself says.

    Attributes:
        claims: of which counts it speaks.
        known, marked, tables: as a `Reading` has them.
        said: those marks beside which a range is printed.
        ratios, steps: how many there are; they stand first among all.
    """

    claims: frozenset[Claim]
    known: Mapping[Claim, Fraction]
    marked: tuple[Claim, ...]
    tables: Mapping[Claim, tuple[str, ...]]
    said: frozenset[Claim]
    ratios: int
    steps: int

    @property
    def unknown(self) -> frozenset[Claim]:
        """The counts that it speaks of without printing them."""
        return self.claims - self.known.keys()


def own_of(now: Reading) -> Own:
    """What an edition says, before earlier releases are laid beside it."""
    claims, said = frozenset(now.claims), frozenset(now.said)
    return Own(claims, dict(now.known), tuple(now.marked), dict(now.tables), said, len(now.ratios), len(now.steps))


@dataclass(slots=True)
class ToldBefore:
    """What earlier releases say, the last word of each: a number, or the range of a mark.

    Attributes:
        known, marked: the numbers and the ranges.
        theirs: counts withheld from these very readers, and not from a wider audience alone.
        last: count -> how many releases had been taken in when one spoke of it last.
    """

    known: dict[Claim, Fraction] = field(default_factory=dict)
    marked: dict[Claim, Bounds] = field(default_factory=dict)
    theirs: set[Claim] = field(default_factory=set)
    last: dict[Claim, int] = field(default_factory=dict)

    def add(self, reading: Reading, ranges: Mapping[Claim, Bounds], *, is_wider: bool, least: int) -> None:
        """Take in a later release; a mark for a wider audience takes back nothing that these readers were told."""
        number = max(self.last.values(), default=0) + 1
        self.last.update(dict.fromkeys((*reading.known, *reading.marked), number))
        for claim in reading.marked:
            if not is_wider:
                self.theirs.add(claim)
            floor = 0 if claim.measure in CONTINUOUS else least
            found = ranges.get(claim, Bounds())
            if not (is_wider and claim in self.known):
                self.known.pop(claim, None)
                self.marked[claim] = Bounds(max(floor, found.low), found.high)
        for claim, value in reading.known.items():
            self.marked.pop(claim, None)
            self.known[claim] = value


def read_release(release: Json | Release) -> tuple[Reading, dict[Claim, Bounds]]:
    """An earlier figures.json, or cells of the ledger with the ranges that their audit proved."""
    if not isinstance(release, Release):
        return read_figures(release), {}
    reading, ranges = Reading(), {}
    for cell in release.cells:
        said = json.loads(cell.name)
        where = tuple(sorted(said["where"].items()))
        claim = Claim(said["measure"], said["area"], said["area_type"], said["period"], where)
        if cell.is_withheld:
            reading.marked[claim] = None
            ranges[claim] = Bounds(Fraction(cell.low), None if cell.high is None else Fraction(cell.high))
        else:
            reading.known[claim] = Fraction(cell.low)
            reading.tables[claim] = ()
    return reading, ranges


def together(now: Reading, before: list[tuple[Reading, dict[Claim, Bounds]]]) -> tuple[Reading, dict[Claim, Bounds]]:
    """All readings as one; the latest says what is known."""
    ranges: dict[Claim, Bounds] = {}
    for reading, _ in reversed(before):
        now.known = {**reading.known, **now.known}
        now.marked = {**now.marked, **reading.marked}
        now.unnamed = {**reading.unnamed, **now.unnamed}
        now.tables = {**reading.tables, **now.tables}
        now.ratios = [*now.ratios, *reading.ratios]
        now.steps = [*now.steps, *reading.steps]
        now.said = {**reading.said, **now.said}
    for _, found in before:
        ranges |= found
    return now, ranges
