"""All that a reader of an edition knows, from its figures.json and from what was released before: counts and sums."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from report_builder.audit.boxes import PERIOD, Box, CaseOrder, Place, Space, categories_of
from report_builder.audit.facts import Bounds, Facts, Number, Row
from report_builder.audit.places import Atlas, Claim, atlas_of, counts_persons_or_events
from report_builder.audit.reading import Json, Ratio, Reading, read_figures
from report_builder.audit.statements import Operand, difference, quotient
from report_builder.audit.subsets import rules_of, shared_boxes
from report_builder.audit.sums import all_categories, sums_of
from report_builder.audit.told import CONTINUOUS, Own, ToldBefore, own_of, read_release, together
from report_builder.audit.vintages import Told, Vintages, gone_from, then, vintages_of
from report_builder.audit.within import own_name
from report_builder.model.dimension import NOT_RECORDED
from report_builder.model.measure import MEASURES
from report_builder.model.release import Release


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a reader knows, and what is not to be known.

    Attributes:
        facts: counts and what holds between them.
        marks: name -> the claim of each withheld count.
        unprinted: names of counts that nobody prints, but that sums may give away; those that a wider audience was not
            told are among them.
        places: name -> place, for all of these.
        public: names of counts that a published row tells.
        cells: every count that this edition itself prints or withholds, with its name in the facts.
        is_restated: whether it prints otherwise what was told before, so that then and now are two.
    """

    facts: Facts
    marks: Mapping[str, Claim]
    unprinted: tuple[str, ...]
    places: Mapping[str, Place]
    public: frozenset[str]
    cells: Mapping[Claim, str]
    is_restated: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What the attacker takes for granted.

    Attributes:
        threshold: smallest count that the edition prints; it withholds 1 to one less than that.
        zeros_shown: whether noughts are printed, so that a mark stands for at least 1.
        minimum_denominator: shares of fewer than this are withheld for their base alone.
        cases: the service's types of case, as its paper explains them.
    """

    threshold: int = 5
    zeros_shown: bool = True
    minimum_denominator: int = 0
    cases: CaseOrder = field(default_factory=CaseOrder)


def knowledge_of(document: Json, rules: Rules, *, earlier: Iterable[Json | Release] = ()) -> Knowledge:
    """What a reader of a figures.json knows who has read the earlier releases as well.

    A number that was restated is two: the one of then, and the one of now. What a wider audience was not told, the
    edition's readers may be told by its own rules.
    """
    now = read_figures(document)
    own = own_of(now)
    noughts = {claim for claim, value in now.known.items() if value == 0 and rules.zeros_shown}
    before, told = [], ToldBefore()
    wider: dict[Claim, None] = {}
    for release in earlier:
        reading, ranges = read_release(release)
        is_wider = (release.audience if isinstance(release, Release) else release["edition"]) != document["edition"]
        wider |= {claim: None for claim in reading.marked if is_wider}
        told.add(reading, ranges, is_wider=is_wider, least=1 if rules.zeros_shown else 0)
        reading.marked = {claim: None for claim in reading.marked if not is_wider and claim not in noughts}
        before.append((reading, ranges))
    return _Assembly(together(now, before), rules, wider=wider, own=own, told=told).knowledge()


def name_of(claim: Claim) -> str:
    """Canonical JSON of a count's measure, area, period and conditions: its one name in all releases."""
    return json.dumps(
        {
            "measure": claim.measure,
            "area": claim.area,
            "area_type": claim.area_type,
            "period": claim.period,
            "where": claim.conditions,
        },
        sort_keys=True,
    )


class _Assembly:
    """Knowledge in the making."""

    def __init__(
        self,
        read: tuple[Reading, dict[Claim, Bounds]],
        rules: Rules,
        *,
        wider: Mapping[Claim, None],
        own: Own,
        told: ToldBefore,
    ) -> None:
        """`wider`: what a wider audience was not told; `own`: what the edition says; `told`: what was said before."""
        self.reading, self.ranges = read
        self.own, self.told, self.restated = own, told, Vintages()
        self.rules = rules
        self.atlas: Atlas = atlas_of((*self.reading.claims, *wider), rules.cases)
        self.places = {claim: self.atlas.place(claim) for claim in dict.fromkeys((*self.reading.claims, *wider))}
        self.names = {claim: place.name for claim, place in self.places.items()}
        self.values = {self.names[claim]: value for claim, value in reversed(self.reading.known.items())}
        self.wider = {self.names[claim]: claim for claim in wider if _is_local(self.places[claim].space)}

    def knowledge(self) -> Knowledge:
        """All of it."""
        boxes: dict[Space, dict[Box, None]] = {}
        for place in self.places.values():
            boxes.setdefault(place.space, {})[place.box] = None
        boxes = shared_boxes(boxes, self.rules.cases)
        rows: list[Row] = []
        owners: dict[str, Space] = {}
        for space, found in boxes.items():
            for row in sums_of(space, found, self._categories(space, found)):
                rows.append(row)
                owners.update((name, space) for name, _ in row.terms)
        for row, rest in rules_of(boxes, self.rules.cases):
            rows.append(row)
            owners.update({rest.name: rest.space} if rest else {})
        self.restated = self._vintages(rows)
        self.values = {name: value for name, value in self.values.items() if self._is_of_now(name, self.own.known)}
        rows += [*self._spoken(), *self.restated.rows(rows)]
        marks = {name: claim for name, claim in self._marks().items() if self._is_of_now(name, self.own.unknown)}
        bounds = self._bounds(marks)
        untold = {name: self._range(claim) for name, claim in self.wider.items() if name not in bounds}
        unprinted = tuple(name for name, space in owners.items() if name not in bounds and _is_local(space))
        unprinted = tuple(dict.fromkeys((*unprinted, *untold)))
        bounds |= untold
        spaces = {**owners, **{self.names[claim]: place.space for claim, place in self.places.items()}}
        continuous = frozenset(name for name, space in spaces.items() if space.measure in CONTINUOUS)
        continuous |= frozenset(map(then, continuous))
        cells = {claim: self.names[claim] for claim in self.reading.known if _is_local(self.places[claim].space)}
        cells |= {claim: name for name, claim in marks.items()}
        cells = {claim: name for claim, name in cells.items() if claim in self.own.claims}
        bounds |= {name: Bounds(0, 0) for name in self.restated.gone} | dict(self.restated.bounds())
        marks |= self._marks_of_then()
        places = {**{name: Place(space) for name, space in owners.items()}, **{p.name: p for p in self.places.values()}}
        facts = Facts(bounds, tuple(rows), continuous)
        return Knowledge(facts, marks, unprinted, places, self._public(), cells, bool(self.restated.moved))

    def _vintages(self, rows: Iterable[Row]) -> Vintages:
        """The counts that were restated since they were told, or may have been."""
        known = {self.names[claim]: value for claim, value in self.told.known.items()}
        marked = {self.names[claim]: ends for claim, ends in self.told.marked.items() if self.names[claim] not in known}
        now = {self.names[claim]: value for claim, value in self.own.known.items()}
        hidden = {self.names[claim] for claim in self.own.marked} - now.keys()
        return vintages_of(Told(known, marked), now, hidden, gone=self._gone(known), rows=rows)

    def _gone(self, known: Mapping[str, Number]) -> frozenset[str]:
        """What was told before, and is no more in a table that has all there are."""
        own = {self.names[claim] for claim in self.own.claims}
        before = [self.places[claim] for claim in (*self.told.known, *self.told.marked)]
        before = [place for place in before if place.name not in own and known.get(place.name) != 0]
        now = [self.places[claim] for claim in self.own.claims]
        complete = {place.space: self._complete_axes(place.space, self.own.tables) for place in before}
        last: dict[str, int] = {}
        for claim, number in self.told.last.items():
            last[self.names[claim]] = max(number, last.get(self.names[claim], 0))
        return frozenset(place.name for place in gone_from(before, now, complete, last=last))

    def _is_of_now(self, name: str, own: Iterable[Claim]) -> bool:
        """Whether what is said of it is said of the count of now: of a restated one, what the edition itself says."""
        return name not in self.restated.moved or name in {self.names[claim] for claim in own}

    def _range(self, claim: Claim) -> Bounds:
        """What was proved of a mark before, where it is of the same count."""
        return Bounds() if self.names[claim] in self.restated.moved else self.ranges.get(claim, Bounds())

    def _marks_of_then(self) -> dict[str, Claim]:
        """What was withheld from these readers, of a count that may be another now; it is to stay unknown as well."""
        public = self._public()
        return {
            then(name): replace(claim, where=(*claim.where, ("told", "before")))
            for claim in self.told.marked.keys() & self.told.theirs
            if (name := self.names[claim]) in self.restated.moved and name not in public
        }

    def _categories(self, space: Space, boxes: Iterable[Box]) -> dict[str, tuple[str, ...]]:
        printed: dict[str, set[str]] = {}
        for box in boxes:
            for axis, side in box.sides:
                printed.setdefault(axis, set()).update(side)
        complete = self._complete_axes(space, self.reading.tables)
        return {
            axis: all_categories(
                () if axis == PERIOD else categories_of(axis, self.rules.cases),
                found,
                is_complete=axis == PERIOD or axis in complete,
            )
            for axis, found in printed.items()
        }

    def _complete_axes(self, space: Space, tables: Mapping[Claim, tuple[str, ...]]) -> set[str]:
        """The axes of which some table or chart has several categories: it has all that there are."""
        seen: set[tuple[str, Box, str]] = set()
        complete = set()
        for claim, shown_in in tables.items():
            place = self.places.get(claim)
            if place is None or place.space != space:
                continue
            for axis in place.box.axes:
                for where in _apart(shown_in):
                    context = (axis, place.box.on(axis, None), where)
                    if context in seen:
                        complete.add(axis)
                    seen.add(context)
        return complete

    def _spoken(self) -> Iterator[Row]:
        for number, ratio in enumerate(self.reading.ratios):
            if number >= self.own.ratios and self._is_moved(ratio.numerator, ratio.denominator):
                continue
            is_whole = not {ratio.numerator.measure, ratio.denominator.measure} & CONTINUOUS
            numerator, denominator = self._operand(ratio.numerator), self._denominator(ratio)
            yield from quotient(ratio.interval, numerator, denominator, base=ratio.base, is_whole=is_whole)
        for number, step in enumerate(self.reading.steps):
            if number >= self.own.steps and self._is_moved(step.after, step.before):
                continue
            yield from difference(step.interval, self._operand(step.after), self._operand(step.before))

    def _is_moved(self, *claims: Claim) -> bool:
        return any(self.names[claim] in self.restated.moved for claim in claims)

    def _operand(self, claim: Claim) -> Operand:
        name = self.names[claim]
        return self.values.get(name, name)

    def _denominator(self, ratio: Ratio) -> Operand:
        """The denominator; a population that is not printed with a rate is that of any other rate of the area."""
        operand = self._operand(ratio.denominator)
        if ratio.denominator.measure != "population" or not isinstance(operand, str):
            return operand
        printed = {c.period: value for c, value in self.reading.known.items() if c.measure == "population"}
        return printed[max(printed)] if printed else operand

    def _marks(self) -> dict[str, Claim]:
        """The withheld counts, and those that only a withheld share of a known base speaks of."""
        marks = {self.names[claim]: claim for claim in self.reading.marked if _is_local(self.places[claim].space)}
        for numerator, denominator in self.reading.unnamed.items():
            name, base = self.names[numerator], self._operand(denominator)
            is_small_base = isinstance(base, str) or base < self.rules.minimum_denominator
            if name not in self.values and not is_small_base and _is_local(self.places[numerator].space):
                marks.setdefault(name, numerator)
        return marks

    def _bounds(self, marks: Mapping[str, Claim]) -> dict[str, Bounds]:
        bounds = {}
        for name, claim in marks.items():
            least = 1 if self.rules.zeros_shown and claim.measure not in CONTINUOUS else 0
            before, said = self._range(claim), self.reading.said.get(claim)
            if claim not in self.own.said and self._is_moved(claim):
                said = None
            bounds[name] = Bounds(max(least, before.low), before.high)
            if said is not None:
                high = said[1] if before.high is None else min(said[1], before.high)
                bounds[name] = Bounds(max(least, before.low, said[0]), high)
        bounds |= {name: Bounds(value, value) for name, value in self.values.items()}
        for name in self._left_out():
            bounds.setdefault(name, Bounds(0, 0))
        return bounds

    def _left_out(self) -> Iterator[str]:
        """`not recorded` is left out of a table or chart that has all other categories only where nobody is of it."""
        rows: dict[tuple[Space, str, Box, str], set[str]] = {}
        for claim, shown_in in self.reading.tables.items():
            if claim not in self.places:
                continue
            place = self.places[claim]
            for axis, side in place.box.sides:
                if NOT_RECORDED in categories_of(axis, self.rules.cases):
                    for where in _apart(shown_in):
                        rows.setdefault((place.space, axis, place.box.on(axis, None), where), set()).update(side)
        for (space, axis, rest, _), found in rows.items():
            if set(categories_of(axis, self.rules.cases)) - found == {NOT_RECORDED}:
                yield Place(space, rest.on(axis, frozenset([NOT_RECORDED]))).name

    def _public(self) -> frozenset[str]:
        """The service's own counts that a published row tells: of the same measure, time and place."""
        published = {
            (claim.measure, claim.area, claim.period)
            for claim in self.reading.known
            if not _is_local(self.places[claim].space) and set(claim.conditions) <= {"source"}
        }
        return frozenset(
            self.names[claim]
            for claim in self.names
            if set(claim.conditions) <= {"source"} and (claim.measure, claim.area, claim.period) in published
        )


def _is_local(space: Space) -> bool:
    """Whether the counts of a space are the service's own, of persons or events, and not published by others."""
    if not counts_persons_or_events(space.measure):
        return False
    return not MEASURES[space.measure].is_published or ("source", "local") in space.within


def _apart(shown_in: Iterable[str]) -> list[str]:
    """The tables and charts among the blocks in which a figure stands; one that stands nowhere is of a table apart."""
    blocks = list(shown_in)
    return [each for each in blocks if not own_name(each).startswith("para")] or [""] * (not blocks)
