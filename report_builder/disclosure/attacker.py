"""Which hidden cells a reader could work out: the strongest attack, whose answer is exact.

The attacker (A1) knows all that is printed, that a withheld number is a whole one, at least 1 where noughts are
printed, and every addition. A cell is safe only where three worlds of whole numbers bear witness to three values; the
solver is asked where no witness is known yet, and an undecided cell counts as worked out.
One contributor of a cell of 1 knows it, and must not work out another small cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from report_builder.disclosure.deviations import TINY, Programme
from report_builder.disclosure.instance import Flags, Instance, Places, Row, flags
from report_builder.disclosure.whole import WholeProgramme
from report_builder.disclosure.worlds import ENOUGH, Mask, Worlds, mask_of, members

NOBODY = -1

LARGE = 1_000
"""Cells of a block beyond which a search does not ask for whole numbers where it can do without."""


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """A cell that is worked out, by everybody or by the one person who knows another cell.

    `width` is how far apart its values must be able to lie: 2 for three candidates, 1 for two.
    """

    target: int
    known: int = NOBODY

    @property
    def width(self) -> int:
        """Three candidates against everybody; against one contributor it is enough that the number is not known."""
        return ENOUGH - 1 if self.known == NOBODY else 1

    def within(self, places: Places) -> Breach:
        """The same, of cells that stand at these places of a whole."""
        known = self.known if self.known == NOBODY else int(places[self.known])
        return Breach(int(places[self.target]), known)


class Attacker:
    """Attacks pattern after pattern of one instance, and remembers the worlds that it met."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.programme = Programme(instance)
        self.worlds = Worlds(instance)
        self._alone = mask_of(instance.alone)
        self._same: dict[Breach, bool] = {}

    def is_of_the_same_child(self, breach: Breach) -> bool:
        """Whether a contributor knows a cell because it is about himself: a total, its only part that is not nought.

        No withholding changes that: it holds even where every number but the noughts is hidden, the headlines too. Only
        what the linear programme proves is let pass: what is undecided counts as a breach.
        """
        if breach not in self._same:
            if self._origin is not None and self.instance.origin is not None:
                same = self._origin.is_of_the_same_child(breach.within(self.instance.origin.places))
            else:
                same = self.is_surely_exposed(breach, self.instance.hidden(self.instance.counts > 0))
            self._same[breach] = same
        return self._same[breach]

    @cached_property
    def _origin(self) -> Attacker | None:
        return None if self.instance.origin is None else Attacker(self.instance.origin.instance)

    @cached_property
    def whole(self) -> WholeProgramme:
        """The attack in whole numbers, which is seldom needed."""
        return WholeProgramme(self.instance)

    def breaches(self, withheld: Flags) -> list[Breach]:
        """Everything that a reader works out under a pattern, in order; nothing where the pattern is safe."""
        return list(self._breaches(withheld))

    def survives_without(self, place: int, withheld: Flags) -> bool:
        """Whether a pattern is safe that has just lost a cell; sooner answered than `breaches`, and never too hopeful.

        Those that stand in a row with the lost cell are asked first, since they are the likeliest to be worked out. In
        a large instance whole numbers are not searched for: a cell without a witness counts as worked out.
        """
        is_patient = self.instance.size <= LARGE
        order = np.argsort(~self._neighbours(place), kind="stable")
        return next(self._breaches(withheld, order=order, is_patient=is_patient), None) is None

    def _neighbours(self, place: int) -> Flags:
        return flags(self.instance.size, sorted({near for row in self._rows_of[place] for near in row.places}))

    @cached_property
    def _rows_of(self) -> list[list[Row]]:
        rows_of: list[list[Row]] = [[] for _ in range(self.instance.size)]
        for row in self.instance.rows:
            for place in row.places:
                rows_of[place].append(row)
        return rows_of

    def _breaches(self, withheld: Flags, *, order: Places | None = None, is_patient: bool = True) -> Iterator[Breach]:
        hidden = self.instance.hidden(withheld)
        shown = mask_of(~hidden)
        wanted = self.instance.targets(withheld)
        targets = [place for place in (range(len(wanted)) if order is None else order.tolist()) if wanted[place]]
        ask = partial(self._is_safe, hidden=hidden, shown=shown, is_patient=is_patient)
        exposed: set[int] = set()
        for breach in (one for one in map(Breach, targets) if not ask(one)):
            exposed.add(breach.target)
            yield breach
        small = self.instance.small | self.instance.guarded
        for place in (place for place in targets if self._alone and small[place] and place not in exposed):
            known = (one for one in self._contributors(place, shown) if not ask(one))
            yield from (one for one in known if not self.is_of_the_same_child(one))

    def _contributors(self, place: int, shown: Mask) -> Iterator[Breach]:
        """Those who may know a small cell that nobody else knows, as far as no world that was met says otherwise."""
        common = self.worlds.companions(place, shown, among=self._alone)
        known = self._alone & ~(1 << place) if common is None else common
        yield from (one for one in (Breach(place, each) for each in members(known)) if not self._same.get(one, False))

    def is_safe(self, breach: Breach, hidden: Flags) -> bool:
        """Whether the values of a cell stay far enough apart, whatever is known."""
        return self._is_safe(breach, hidden=hidden, shown=mask_of(~hidden), is_patient=True)

    def _is_safe(self, breach: Breach, *, hidden: Flags, shown: Mask, is_patient: bool) -> bool:
        if self._is_witnessed(breach, shown):
            return True
        self.programme.allow(hidden, known=breach.known)
        width = self._width(breach)
        if width < breach.width:
            return False
        if not self.instance.whole[breach.target] or np.isinf(width):
            return True
        if self._is_witnessed(breach, shown):
            return True
        without = hidden.copy()
        if breach.known != NOBODY:
            without[breach.known] = False
        return self._has_witnesses(breach, without, is_patient=is_patient)

    def witnessed(self, hidden: Flags) -> Flags:
        """The cells for which worlds that were met already show three candidates."""
        shown = mask_of(~hidden)
        return np.array([self._is_witnessed(Breach(place), shown) for place in range(self.instance.size)])

    def is_surely_exposed(self, breach: Breach, hidden: Flags) -> bool:
        """Whether the linear programme alone tells that a cell is worked out: no search for whole numbers is needed."""
        self.programme.allow(hidden, known=breach.known)
        return self._width(breach) < breach.width

    def _is_witnessed(self, breach: Breach, shown: Mask) -> bool:
        """Whether worlds that were met already show enough; three halves within a whole are not enough."""
        if not self.instance.whole[breach.target]:
            return False
        if breach.known == NOBODY:
            return self.worlds.has_enough(breach.target, shown)
        return self.worlds.has_another(breach.target, shown | 1 << breach.known)

    def _width(self, breach: Breach) -> float:
        """How far apart the values of a cell lie, as far as the rules ask; what is met on the way is remembered."""
        up = down = 0.0
        for cap in range(1, breach.width + 1):
            if up >= cap - 1:
                up = self._reach(breach.target, 1, cap=cap)
            if up + down >= breach.width:
                break
            if down >= cap - 1:
                down = self._reach(breach.target, -1, cap=cap)
            if up + down >= breach.width:
                break
        return up + down

    def _reach(self, place: int, sign: int, *, cap: int) -> float:
        found = self.programme.extreme(place, sign, cap=cap)
        if found is None:
            return np.inf
        self.worlds.add(found.world)
        reach = found.value + 10 * TINY
        return float(np.floor(reach)) if self.instance.whole[place] else reach

    def _has_witnesses(self, breach: Breach, hidden: Flags, *, is_patient: bool) -> bool:
        """Look for worlds of whole numbers where the linear programme's own were not."""
        steps = self.worlds.steps(breach.target, mask_of(~hidden))
        wanted = ENOUGH if breach.known == NOBODY else 2
        if len(steps) < wanted and is_patient:
            for world in self.whole.worlds(breach.target, hidden, steps=steps, wanted=wanted):
                self.worlds.add(world)
            steps = self.worlds.steps(breach.target, mask_of(~hidden))
        return len(steps) >= wanted
