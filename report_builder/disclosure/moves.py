"""How the hidden cells of one paper may move together: the shortest steps from the truth that all its readers allow.

A move of one service's numbers, and its opposite in another service, leave every total over both as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from report_builder.disclosure.attacker import Breach
from report_builder.disclosure.divide import block_of, joined
from report_builder.disclosure.incumbent import Paths
from report_builder.disclosure.instance import Floats, Instance, Places
from report_builder.disclosure.posed import Posed
from report_builder.disclosure.problem import Pattern
from report_builder.model.key import Key

_WIDE = 20.0
"""How far a cell of a move may stray at most."""

Move = tuple[tuple[Key, int], ...]
"""Cells and their steps, whole numbers other than nought; every addition holds after it."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What is known of a paper's hidden cells.

    Attributes:
        found: moves, each once.
        same_child: pairs of a small cell and one of a single person, who knows it since it is about himself.
    """

    found: tuple[Move, ...] = ()
    same_child: frozenset[tuple[Key, Key]] = frozenset()


def moves_of(posed: Posed, pattern: Pattern) -> Moves:
    """The shortest moves of every cell that must stay hidden, and those that leave each one person's cell as it is.

    Args:
        posed: a paper's problem.
        pattern: safe for whoever holds the paper alone.
    """
    whole = posed.instance(pattern, may_hide_headlines=True)
    withheld = posed.flags(pattern.withheld) & ~whole.unseen
    instance = whole.decided(withheld)
    found: dict[Move, None] = {}
    same: set[tuple[Key, Key]] = set()
    for places in joined(instance.rows, instance.small | instance.free | instance.unseen):
        if (instance.small | instance.free | instance.guarded)[places].any():
            part = _Part(block_of(instance, places).instance, places, posed.keys)
            part.look(found, same)
    return Moves(tuple(found), frozenset(same))


def moves_with(posed: Posed, pattern: Pattern, target: Key) -> tuple[Move, ...]:
    """The shortest moves of one cell, with all that a pattern withholds: none where nothing lets it move."""
    whole = posed.instance(pattern, may_hide_headlines=True)
    instance = whole.decided(posed.flags(pattern.withheld) & ~whole.unseen)
    at = posed.places[target]
    for places in joined(instance.rows, instance.small | instance.free | instance.unseen):
        if at in places:
            found: dict[Move, None] = {}
            part = _Part(block_of(instance, places).instance, places, posed.keys)
            part.look_around(list(places).index(at), found, set())
            return tuple(found)
    return ()


class _Part:
    """The moves of one block."""

    def __init__(self, instance: Instance, places: Places, keys: tuple[Key, ...]) -> None:
        self._instance, self._places, self._keys = instance, places, keys
        self._paths = Paths(instance)
        self._hidden = instance.small | instance.free

    def look(self, found: dict[Move, None], same: set[tuple[Key, Key]]) -> None:
        """Add its moves, and the pairs of cells of one child."""
        for target in np.flatnonzero(self._hidden | self._instance.guarded).tolist():
            self.look_around(target, found, same)

    def look_around(self, target: int, found: dict[Move, None], same: set[tuple[Key, Key]]) -> None:
        """Add the moves of one cell, and its pairs."""
        ways = self._ways(target)
        if self._instance.small[target] or self._instance.guarded[target]:
            ways += self._around_persons(target, ways, same)
        found.update((move, None) for way in ways if (move := self._move(way)))

    def _ways(self, target: int) -> list[Floats]:
        """A step up and one down; where only one of them can be, two of that as well."""
        ways = [way for step in (1.0, -1.0) if (way := self._way(Breach(target), step)) is not None]
        if len(ways) == 1:
            ways += [way for step in (2.0, -2.0) if (way := self._way(Breach(target), step)) is not None]
        return ways

    def _around_persons(self, target: int, ways: list[Floats], same: set[tuple[Key, Key]]) -> list[Floats]:
        """For each single person's cell that every move took along, one that does not."""
        further: list[Floats] = []
        for person in np.flatnonzero(self._instance.alone).tolist():
            if person == target or any(not way[person] for way in (*ways, *further)):
                continue
            breach = Breach(target, person)
            way = next((one for step in (1.0, -1.0) if (one := self._way(breach, step)) is not None), None)
            if way is None:
                same.add((self._keys[self._places[target]], self._keys[self._places[person]]))
            else:
                further.append(way)
        return further

    def _way(self, breach: Breach, step: float) -> Floats | None:
        found = self._paths.cheapest(breach, step, self._hidden, wide=_WIDE)
        return None if found is None else found[0]

    def _move(self, way: Floats) -> Move:
        """A move in whole numbers; nothing where it is none."""
        steps = np.rint(way)
        if np.abs(steps - way).max(initial=0.0) > 1e-4 or not steps.any():
            return ()
        places = np.flatnonzero(steps).tolist()
        return tuple((self._keys[self._places[place]], int(steps[place])) for place in places)
