"""Many services' papers and the totals over them under attack together: what whoever holds all of them can work out.

Each paper is read from its own figures.json, as if nobody else had printed anything; the totals' figures.json then says
which of its numbers are sums of whose. Nothing is known here of how any of them was protected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from report_builder.audit.attack import Attack
from report_builder.audit.blocks import blocks_of
from report_builder.audit.boxes import Place
from report_builder.audit.exchange import Whose
from report_builder.audit.facts import Bounds, Facts, Row, addition
from report_builder.audit.knowledge import Knowledge, Rules, knowledge_of
from report_builder.audit.linked import is_small
from report_builder.audit.places import ADDS_UP, Atlas, Claim, atlas_of
from report_builder.audit.propagate import ContradictionError, propagate, system_of
from report_builder.audit.reading import Json, read_figures
from report_builder.audit.solver import Programme
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.release import Release

Truth = Mapping[tuple[str, Claim], int]
"""Service or area, and count -> what it is: a world that fits, to start the attack from. It is checked, not trusted."""


_AREA = "totals over "


@dataclass(frozen=True, slots=True)
class PaperRead:
    """One paper as its readers have it: its service, its figures.json, its rules, and what went out before."""

    service: str
    document: Json
    rules: Rules
    earlier: tuple[Release, ...] = ()


@dataclass(frozen=True, slots=True)
class ManyAttacked:
    """What the attack found.

    Attributes:
        cells: counts that the papers and totals print or withhold.
        withheld: marks among them.
        exposed: measures of marks with fewer than three candidates, one for each such mark.
        exactly_recoverable: marks that a reader knows.
        given_away: measures of counts that nobody prints but that a reader knows to be small.
    """

    cells: int
    withheld: int
    exposed: tuple[str, ...]
    exactly_recoverable: int
    given_away: tuple[str, ...]


def attack_together(papers: Sequence[PaperRead], totals: Json | None, rules: Rules, truth: Truth) -> ManyAttacked:
    """Attack papers and totals as one.

    Args:
        papers: of services that differ.
        totals: figures.json of the totals; `sums` in it says of each figure whose counts it adds up. None: no totals.
        rules: of the totals.
        truth: for blocks too wide to be attacked without it.
    """
    found = joined(papers, totals, rules)
    known = {name: value for part in found.parts for name, value in part.truth(truth)}
    targets = (*found.marks, *found.unprinted)
    attack = Attack(found.facts, targets, world_of(found.facts, known), whose=found.whose)
    ranges = {name: attack.range_of(name) for name in targets}
    return ManyAttacked(
        cells=sum(len(set(part.knowledge.cells.values())) for part in found.parts),
        withheld=len(found.marks),
        exposed=tuple(measure for name, measure in found.marks.items() if ranges[name].is_exposed),
        exactly_recoverable=sum(ranges[name].is_exact for name in found.marks),
        given_away=tuple(m for name, m in found.unprinted.items() if is_small(ranges[name], rules.threshold)),
    )


@dataclass(frozen=True, slots=True)
class Joined:
    """What the papers and totals say, as one.

    Attributes:
        facts: all counts, and what holds between them.
        marks, unprinted: name -> measure, of what is withheld and of what nobody prints.
        whose: name -> whose count it is, and of what.
        parts: one for each paper, and for each area of the totals.
    """

    facts: Facts
    marks: Mapping[str, str]
    unprinted: Mapping[str, str]
    whose: Mapping[str, Whose]
    parts: tuple[_Part, ...]


def joined(papers: Sequence[PaperRead], totals: Json | None, rules: Rules) -> Joined:
    """Read papers and totals, arguments as in `attack_together`."""
    parts = [_Part.of(paper) for paper in papers]
    rows: list[Row] = []
    untold: dict[str, tuple[_Part, Claim]] = {}
    if totals is not None:
        services = {part.service: part for part in parts}
        for area, named in totals["sums"].items():
            part = _Part.of(PaperRead(_AREA + area, {**totals, "yot": area}, rules))
            rows += _sums(part, services, named)
            untold |= {services[name].name_of(each): (services[name], each) for name, each in _added(part, named)}
            parts.append(part)
    facts = Facts(
        {name: each for part in parts for name, each in part.bounds()},
        (*(row for part in parts for row in part.rows()), *rows),
        frozenset(part.own(name) for part in parts for name in part.knowledge.facts.continuous),
    )
    marks = {part.own(name): claim.measure for part in parts for name, claim in part.marks()}
    unprinted = {
        part.own(name): part.knowledge.places[name].space.measure for part in parts for name in part.knowledge.unprinted
    }
    untold = {name: one for name, one in untold.items() if name not in facts.bounds}
    unprinted |= {name: claim.measure for name, (_, claim) in untold.items()}
    whose = {part.own(name): (part.service, what) for part in parts for name, what in part.alike()}
    whose |= {name: (part.service, _alike(part.atlas.place(claim))) for name, (part, claim) in untold.items()}
    return Joined(facts, marks, unprinted, whose, tuple(parts))


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known from one paper, its names kept apart from those of the others."""

    service: str
    knowledge: Knowledge
    atlas: Atlas
    claims: Mapping[Claim, None]

    @classmethod
    def of(cls, paper: PaperRead) -> _Part:
        knowledge = knowledge_of(paper.document, paper.rules, earlier=paper.earlier)
        claims = dict.fromkeys(read_figures(paper.document).claims)
        return cls(paper.service, knowledge, atlas_of(claims, paper.rules.cases), claims)

    def own(self, name: str) -> str:
        return f"{self.service}: {name}"

    def name_of(self, claim: Claim) -> str:
        """The name of a count; one of a stretch of time that the paper does not speak of has one of its own."""
        if claim.measure in ADDS_UP and claim not in self.claims:
            return self.own(f"untold {_label(claim)}")
        return self.own(self.atlas.place(claim).name)

    def stretches(self, untold: Iterable[Claim]) -> Iterator[Row]:
        """A count over a time that is told is the sum of those over its parts, which the paper does not speak of."""
        parts: dict[Claim, list[Claim]] = {}
        for claim in untold:
            parts.setdefault(replace(claim, period=""), []).append(claim)
        for claim in self.claims:
            found = parts.get(replace(claim, period=""), []) if claim.measure in ADDS_UP else []
            cut = _cut(Period.parse(claim.period), found)
            if cut:
                yield addition(self.name_of(claim), [self.name_of(each) for each in cut])

    def bounds(self) -> Iterator[tuple[str, Bounds]]:
        return ((self.own(name), each) for name, each in self.knowledge.facts.bounds.items())

    def rows(self) -> Iterator[Row]:
        for row in self.knowledge.facts.rows:
            yield replace(row, terms=tuple((self.own(name), weight) for name, weight in row.terms))

    def marks(self) -> Iterator[tuple[str, Claim]]:
        return (one for one in self.knowledge.marks.items() if one[0] not in self.knowledge.public)

    def alike(self) -> Iterator[tuple[str, str]]:
        """Each count's name, and what it is of, whosever it is."""
        return ((name, _alike(place)) for name, place in self.knowledge.places.items())

    def truth(self, truth: Truth) -> Iterator[tuple[str, int]]:
        for (service, claim), value in truth.items():
            if service == self.service.removeprefix(_AREA):
                yield self.name_of(claim), value


def _sums(area: _Part, parts: Mapping[str, _Part], named: Mapping[str, object]) -> Iterator[Row]:
    """Each total is the sum of the same count of its services, whether they print that or not."""
    untold: dict[str, dict[Claim, None]] = {}
    for claim in dict.fromkeys(area.claims):
        theirs = _theirs(claim, named)
        yield addition(area.name_of(claim), [parts[name].name_of(each) for name, each in theirs.items()])
        for name, each in theirs.items():
            untold.setdefault(name, {})[each] = None
    for name, found in untold.items():
        yield from parts[name].stretches(each for each in found if each not in parts[name].claims)


def _theirs(claim: Claim, named: Mapping[str, object]) -> dict[str, Claim]:
    """Service -> its own count that goes into a total."""
    services = [name for name in _names(named["services"]) if _label(claim) not in _left_out(named, name)]
    return {name: replace(claim, area=name, area_type="yjs") for name in services}


def _added(area: _Part, named: Mapping[str, object]) -> Iterator[tuple[str, Claim]]:
    """Every service's count that goes into some total, with the service."""
    for claim in dict.fromkeys(area.claims):
        yield from _theirs(claim, named).items()


def _alike(place: Place) -> str:
    """What a count is of, whosever it is."""
    return replace(place, space=replace(place.space, area="", area_type="")).name


def _cut(whole: Period, claims: Iterable[Claim]) -> list[Claim]:
    """The counts over the parts of a time, one after the other, the shortest first; none where there is a gap."""
    found, day = list[Claim](), whole.start
    periods = sorted(((Period.parse(one.period), one) for one in claims), key=lambda pair: (pair[0].end, pair[0].start))
    for period, claim in periods:
        if period.start == day and period.end <= whole.end and period != whole:
            found.append(claim)
            day = period.end + timedelta(days=1)
    return found if day == whole.end + timedelta(days=1) else []


def _names(names: object) -> list[str]:
    return [str(name) for name in names] if isinstance(names, list) else []


def _left_out(named: Mapping[str, object], service: str) -> frozenset[str]:
    without = named.get("without")
    return frozenset(_names(without.get(service, []))) if isinstance(without, dict) else frozenset()


def _label(claim: Claim) -> str:
    """What a count is of, without whose."""
    return "/".join([claim.measure, claim.period, *(f"{name}={each}" for name, each in claim.where)])


def world_of(facts: Facts, known: Mapping[str, int]) -> dict[str, int]:
    """All counts, from those that are known: the others are worked out, or set to what fits; fewer where none does."""
    bounds = {**facts.bounds, **{name: Bounds(value, value) for name, value in known.items()}}
    system = system_of(Facts(bounds, facts.rows, facts.continuous))
    try:
        propagate(system)
    except ContradictionError:
        return dict(known)
    values = np.where(system.low == system.high, system.low, np.nan)
    for block in blocks_of(system):
        answer = Programme(block, whole=True).least(0)
        if answer.values is not None:
            values[block.columns] = np.rint(answer.values)
    found = zip(system.names, values.tolist(), strict=True)
    return {name: round(value) for name, value in found if not np.isnan(value)}


def complaints_of(measures: Iterable[str]) -> str:
    """Measures, each once, in words for a complaint."""
    return ", ".join(sorted({MEASURES[one].name if one in MEASURES else one for one in measures}))
