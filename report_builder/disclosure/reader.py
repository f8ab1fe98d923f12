"""A reader of a pattern and of what was said further: what he works out near some cells, and each cell's range."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from report_builder.disclosure.attacker import Attacker
from report_builder.disclosure.divide import Block, blocks
from report_builder.disclosure.instance import Flags, Instance, Origin, Row
from report_builder.disclosure.posed import Posed
from report_builder.disclosure.problem import Pattern
from report_builder.disclosure.ranges import ranges_of
from report_builder.model.key import Key
from report_builder.model.tables import Relation


@dataclass(frozen=True)
class Reader:
    """Knows everything that is printed.

    Attributes:
        posed: the paper's problem.
        pattern: what is withheld of it.
        statements: what was said further, such as "about 20%", as rows.
    """

    posed: Posed
    pattern: Pattern
    statements: tuple[Row, ...] = ()

    def told(self, statement: Row) -> Reader:
        """The same after one further statement."""
        return replace(self, statements=(*self.statements, statement))

    @cached_property
    def instance(self) -> Instance:
        """With nothing left to choose. What a child knows of itself is known without the statements."""
        whole = self.posed.instance(self.pattern, may_hide_headlines=True)
        decided = whole.decided(self.posed.flags(self.pattern.withheld) & ~whole.unseen)
        origin = Origin(whole, np.arange(whole.size))
        return replace(decided, rows=(*whole.rows, *self.statements), origin=origin)

    @property
    def withheld(self) -> Flags:
        """The cells that a mark stands for, save those that are known whatever is printed."""
        return self.instance.small | self.instance.free

    def works_something_out(self, near: Collection[Key]) -> bool:
        """Whether the attack finds anything in the blocks that these cells stand in or share a row with."""
        places = self._beside({self.posed.places[key] for key in near})
        touched = (block for block in blocks(self.instance) if not places.isdisjoint(block.places.tolist()))
        return any(Attacker(block.instance).breaches(self.withheld[block.places]) for block in touched)

    def _beside(self, places: set[int]) -> set[int]:
        return places.union(*(row.places for row in self.instance.rows if not places.isdisjoint(row.places)))

    def ranges(self, cells: Iterable[Key]) -> dict[Key, tuple[int, int]]:
        """What is known of each of these cells, where they are whole numbers and it has both ends.

        Linear programmes over what is printed alone: their optimum is the same whatever the true counts are. Which
        locality lies in which area is no part of it, since not every reader knows that.
        """
        wanted = {self.posed.places[key] for key in cells}
        found: dict[Key, tuple[int, int]] = {}
        for block in blocks(replace(self.instance, rows=(*self._common_rows, *self.statements))):
            if not wanted.isdisjoint(block.places.tolist()):
                found.update(self._of_block(block, wanted))
        return found

    @cached_property
    def _common_rows(self) -> tuple[Row, ...]:
        pairs = zip(self.posed.rows, self.posed.problem.relations, strict=True)
        return tuple(row for row, relation in pairs if not _needs_a_map(relation))

    def printed_wholes(self, parts: Collection[Key]) -> dict[Key, float]:
        """The least printed number that is known to hold each of these cells, where there is one."""
        sought, hidden = {self.posed.places[key] for key in parts}, self.withheld | self.instance.unseen
        found: dict[Key, float] = {}
        for row in self._common_rows:
            wholes = [place for place, weight in zip(row.places, row.weights, strict=True) if weight == 1]
            if len(wholes) != 1 or row.low != 0 or hidden[wholes[0]]:
                continue
            whole = float(self.instance.counts[wholes[0]])
            for place in sought.intersection(row.places) - set(wholes):
                key = self.posed.keys[place]
                found[key] = min(whole, found.get(key, whole))
        return found

    def _of_block(self, block: Block, wanted: set[int]) -> Iterator[tuple[Key, tuple[int, int]]]:
        nobody = replace(block.instance, alone=np.zeros(block.instance.size, dtype=np.bool_))
        ranges = ranges_of(Attacker(nobody), self.withheld[block.places])
        for number, place in enumerate(block.places.tolist()):
            low, high = ranges.low[number], ranges.high[number]
            if place in wanted and nobody.whole[number] and np.isfinite([low, high]).all():
                yield self.posed.keys[place], (round(low), round(high))


def _needs_a_map(relation: Relation) -> bool:
    """Whether it says which localities an area is made of."""
    named = {dimension for key, _ in relation.terms for dimension, _ in key.by}
    return {"locality", "locality_area"} <= named
