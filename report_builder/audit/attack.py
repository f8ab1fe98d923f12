"""What a reader can work out of withheld counts: for each, its range, and whether three candidates are left.

A count is safe only where three worlds were found that fit everything printed, in whole numbers and exactly; what is
not decided counts as exposed. Attacker A1: every mark is a whole number, of at least 1 where noughts are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import inf, isinf
from typing import TYPE_CHECKING

import numpy as np

from report_builder.audit.block_attack import ENOUGH, BlockAttack, Found
from report_builder.audit.blocks import blocks_of, labels_of
from report_builder.audit.exchange import Whose, exchange
from report_builder.audit.facts import Facts, Number
from report_builder.audit.propagate import ContradictionError, System, propagate, system_of
from report_builder.audit.wide import WIDE, attack_wide_block

if TYPE_CHECKING:
    from report_builder.audit.propagate import Floats


@dataclass(frozen=True, slots=True)
class Range:
    """What a reader can prove of a withheld count.

    Attributes:
        low, high: it lies between these; `high` None is no bound.
        candidates: how many values it was shown to be able to have; three stands for three or more.
        is_whole: whether it must be a whole number.
        is_contradictory: whether the printed numbers it stands among cannot all be true.
    """

    low: Number
    high: Number | None
    candidates: int
    is_whole: bool = True
    is_contradictory: bool = False

    @property
    def is_exposed(self) -> bool:
        """Whether fewer than three candidates are left, or as many were not shown."""
        if self.is_contradictory or self.is_whole:
            return self.is_contradictory or self.candidates < ENOUGH
        return self.high is not None and self.high - self.low < 1

    @property
    def is_exact(self) -> bool:
        """Whether a reader knows it."""
        return self.high is not None and self.high - self.low < Fraction(1, 1000)

    @property
    def width(self) -> Number | None:
        """Between its ends; None without bound."""
        return None if self.high is None else self.high - self.low


class Attack:
    """Everything that a reader knows, and what follows for the counts that are asked after."""

    def __init__(
        self,
        facts: Facts,
        targets: Iterable[str],
        witness: Mapping[str, int] | None = None,
        *,
        whose: Mapping[str, Whose] | None = None,
    ) -> None:
        """Attack at once.

        Args:
            facts: what is known.
            targets: the counts that are asked after.
            witness: a value of each count, which together fit: where it is known, blocks too wide for one programme
                are attacked from there. It is checked, and changes no verdict but an undecided one.
            whose: counts of several papers, by name: there, worlds are first sought by exchange between those.
        """
        self.system = system_of(facts)
        self.targets = tuple(name for name in dict.fromkeys(targets) if name in self.system.places)
        self.blocks: list[BlockAttack] = []
        self._place: dict[str, tuple[BlockAttack, int]] = {}
        self._contradictory = _propagated(self.system)
        self._lay_out()
        for attack in self.blocks:
            if len(attack.block.columns) > WIDE:
                self._attack_wide(attack, witness or {}, whose or {})
            else:
                attack.run()

    def _attack_wide(self, attack: BlockAttack, witness: Mapping[str, int], whose: Mapping[str, Whose]) -> None:
        world = self._world(attack, witness)
        if whose and attack.record(world) and world is not None:
            names = {column: name for name, column in self.system.places.items()}
            exchange(attack, world, [whose.get(names[column]) for column in attack.block.columns.tolist()])
        attack_wide_block(attack, world)

    def _world(self, attack: BlockAttack, witness: Mapping[str, int]) -> Floats | None:
        """The witness as a world of one block; None where it does not know all of it."""
        names = {column: name for name, column in self.system.places.items()}
        values = [witness.get(names.get(column, "")) for column in attack.block.columns.tolist()]
        known = [value for value in values if value is not None]
        return np.array(known, dtype=np.float64) if len(known) == len(values) else None

    def values_of(self, name: str, *, most: int) -> tuple[int, ...]:
        """The values that a whole count may have, from the least upwards, as many as are asked for."""
        column = self.system.places[name]
        if column in self._contradictory:
            return ()
        if name not in self._place:
            return (round(self.system.low[column]),)
        attack, place = self._place[name]
        return tuple(map(round, attack.values_of(place, most)))

    def spread(self, name: str) -> Number:
        """How far apart the values of a count are that were found: it cannot be told more narrowly."""
        if name not in self._place:
            return 0
        attack, place = self._place[name]
        values = attack.found[place].values
        return round(max(values) - min(values)) if values else 0

    def narrowest(self, names: Iterable[str]) -> int | None:
        """Between the ends of the narrowest range of some whole counts; None where none of them is bounded.

        An end that might make it the one is made exact; in a block too wide for that, what counts is how far apart
        the values are that were found, which is never too much.
        """
        found: int | None = None
        ranges = [(self.range_of(name), name) for name in names]
        bounded = [(each.width, name) for each, name in ranges if each.is_whole and each.width is not None]
        for _, name in sorted(bounded):
            if found is not None and self.spread(name) >= found:
                continue
            width = self.spread(name) if self._is_in_wide_block(name) else self.sharpen(name).width
            if width is not None and (found is None or width < found):
                found = int(width)
        return found

    def _is_in_wide_block(self, name: str) -> bool:
        return name in self._place and len(self._place[name][0].block.columns) > WIDE

    def names_of(self, attack: BlockAttack) -> dict[int, str]:
        """The targets of a block: place within it -> name."""
        return {place: name for name, (each, place) in self._place.items() if each is attack}

    def _lay_out(self) -> None:
        """One attack for each block that holds a target."""
        sought = {self.system.places[name]: name for name in self.targets}
        for block in blocks_of(self.system):
            within = {place: sought[column] for place, column in enumerate(block.columns.tolist()) if column in sought}
            if within:
                attack = BlockAttack(block, within)
                self.blocks.append(attack)
                self._place.update({name: (attack, place) for place, name in within.items()})

    def ranges(self) -> dict[str, Range]:
        """The range of each target, in the order in which they were asked after."""
        return {name: self.range_of(name) for name in self.targets}

    def range_of(self, name: str) -> Range:
        """The range of one target."""
        column = self.system.places[name]
        is_whole = bool(self.system.is_whole[column])
        if column in self._contradictory:
            return Range(0, None, 0, is_whole, is_contradictory=True)
        if name not in self._place:
            known = _number(float(self.system.low[column]), is_whole=is_whole)
            return Range(known, known, 1, is_whole)
        attack, place = self._place[name]
        return _range(attack.found[place], is_whole=is_whole, is_contradictory=attack.is_contradictory)

    def sharpen(self, name: str) -> Range:
        """The range of one target with exact ends, unless its block is too wide for integer programmes."""
        if name in self._place and not self._is_in_wide_block(name):
            attack, place = self._place[name]
            attack.sharpen(place)
        return self.range_of(name)


def _propagated(system: System) -> frozenset[int]:
    """Narrow the system; where numbers contradict each other, leave out all that is joined to them, and say what."""
    contradictory: set[int] = set()
    start = system.low.copy(), system.high.copy()
    is_open = start[0] < start[1]
    labels = labels_of(system, is_open)
    while True:
        try:
            propagate(system)
        except ContradictionError as found:
            is_bad = np.isin(labels, labels[found.columns]) & is_open
            contradictory |= set(np.flatnonzero(is_bad).tolist())
            rows = system.entry_row[is_bad[system.entry_column]]
            system.row_low[rows], system.row_high[rows] = -inf, inf
            system.low[:], system.high[:] = start
        else:
            return frozenset(contradictory)


def _range(found: Found, *, is_whole: bool, is_contradictory: bool) -> Range:
    high = None if isinf(found.high) else _number(found.high, is_whole=is_whole)
    low = _number(found.low, is_whole=is_whole)
    return Range(low, high, min(len(found.values), ENOUGH), is_whole, is_contradictory)


def _number(value: float, *, is_whole: bool) -> Number:
    return round(value) if is_whole else Fraction(value).limit_denominator(10_000)
