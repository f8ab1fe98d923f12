"""All services and areas side by side: a row for what a cell counts, and a column for whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from report_builder.disclosure.instance import Flags, Floats
from report_builder.disclosure.posed import Posed
from report_builder.disclosure.problem import Pattern
from report_builder.model.key import Key
from report_builder.model.tables import Relation

OVER = "services"
"""The area type of a total over services: it is no published figure of a nation or a region."""


def place_of(key: Key) -> Key:
    """What a cell counts, whichever service's it is or in whichever total it stands; another's figure stays its own."""
    return replace(key, area="", area_type=OVER, is_own=False) if key.is_own or key.area_type == OVER else key


@dataclass(frozen=True, slots=True)
class Column:
    """One service's paper, or the totals over one area.

    Attributes:
        keys: place -> its own cell.
        relations: its additions, by places; those that a place stands in are `standing[place]`.
        counts: place -> true count.
        alone: places of one person each, who must not work out another small cell.
        small: places that must be hidden from such a person too.
    """

    keys: Mapping[Key, Key]
    relations: tuple[Relation, ...]
    standing: Mapping[Key, Sequence[int]]
    counts: Mapping[Key, float]
    alone: frozenset[Key]
    small: frozenset[Key]

    @classmethod
    def of(cls, posed: Posed, keys: Iterable[Key], *, alone: frozenset[Key]) -> Column:
        """The cells of a problem that are one service's or area's."""
        own = {place_of(key): key for key in keys}
        known = set(own.values())
        relations = tuple(
            replace(one, terms=tuple((place_of(key), weight) for key, weight in one.terms))
            for one in posed.problem.relations
            if one.terms[0][0] in known
        )
        standing: dict[Key, list[int]] = {}
        for number, relation in enumerate(relations):
            for place, _ in relation.terms:
                standing.setdefault(place, []).append(number)
        counts = {place: float(posed.problem.cells[key].count) for place, key in own.items()}
        small = frozenset(place for place, key in own.items() if key in posed.small)
        return cls(own, relations, standing, counts, frozenset(map(place_of, alone)), small)

    @property
    def structure(self) -> tuple[Relation, ...]:
        """Equal for papers whose additions are the same."""
        return self.relations

    def changes(self, steps: Mapping[Key, int]) -> list[tuple[Relation, int]]:
        """The additions that some steps change, and by how much."""
        touched = sorted({row for place in steps for row in self.standing.get(place, ())})
        found = [
            (self.relations[row], sum(weight * steps.get(place, 0) for place, weight in self.relations[row].terms))
            for row in touched
        ]
        return [(relation, change) for relation, change in found if change]

    def allows(self, changes: Iterable[tuple[Relation, int]]) -> bool:
        """Whether the numbers leave room for such changes of its additions."""
        return all(self._allows(relation, change) for relation, change in changes)

    def _allows(self, relation: Relation, change: int) -> bool:
        now = sum(weight * self.counts[place] for place, weight in relation.terms) + change
        is_low_enough = relation.high is None or now <= relation.high
        return is_low_enough and (relation.low is None or now >= relation.low)


class Sheet:
    """How far each cell may fall, nan where it is seen and stays so; and what it costs to hide it, 0 where it is."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        places = dict.fromkeys(place for column in columns for place in column.keys)
        self.at = {place: number for number, place in enumerate(places)}
        self.room: Floats = np.full((len(places), len(columns)), np.nan)
        self.cost: Floats = np.full((len(places), len(columns)), np.inf)
        self.hidden: Flags = np.zeros((len(places), len(columns)), dtype=np.bool_)
        self.target: Flags = np.zeros((len(places), len(columns)), dtype=np.bool_)
        self.has: Flags = np.zeros((len(places), len(columns)), dtype=np.bool_)
        self.others = np.zeros((len(places), len(columns)), dtype=np.int64)
        self.counts = np.full((len(places), len(columns)), np.nan)
        self._fresh: list[tuple[int, int]] = []

    def fill(self, number: int, posed: Posed, pattern: Pattern) -> None:
        """Enter a column as a pattern leaves it."""
        column = self.columns[number]
        instance = posed.instance(pattern, may_hide_headlines=True)
        withheld = posed.flags(pattern.withheld) & ~instance.unseen
        hidden = (withheld | instance.unseen) & np.isinf(instance.high)
        movable = hidden | (instance.free & ~withheld)
        target = instance.targets(withheld)
        for place, key in column.keys.items():
            at, here = self.at[place], posed.places[key]
            self.has[at, number], self.counts[at, number] = True, column.counts[place]
            if movable[here]:
                self.room[at, number] = instance.counts[here] - instance.low[here]
                self.cost[at, number] = 0.0 if hidden[here] else instance.costs[here]
            self.hidden[at, number], self.target[at, number] = hidden[here], target[here]

    def hide(self, rows: Sequence[int], number: int) -> list[tuple[int, int]]:
        """Hide some cells of a column; those that were seen till now, which become targets."""
        fresh = [row for row in rows if not self.hidden[row, number]]
        self.hidden[fresh, number] = self.target[fresh, number] = True
        self.cost[fresh, number] = 0.0
        self._fresh += [(row, number) for row in fresh]
        return [(row, number) for row in fresh]

    def added_to(self, number: int) -> frozenset[Key]:
        """The cells of a column that were seen when it was filled, and are hidden now."""
        places = tuple(self.at)
        return frozenset(self.columns[number].keys[places[row]] for row, column in self._fresh if column == number)
