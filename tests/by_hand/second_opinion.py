"""A second opinion on protected count tables: what could a reader who can do sums work out?

Written from the description of the command's answer alone, and of nothing in the program: the reader (A1) knows every
printed number, that each mark stands for a whole number of at least one, that what is not printed at all is a whole
number of at least nought, and that tables add up. Every value that is said to be possible is shown to be: a whole
world of numbers that agrees with all that is printed is found for it (scipy's milp) and checked in whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from additions import Addition, Parents, Place, additions, place_of
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

FAR = 10**6
"""A bound where nothing that is printed gives one."""

WITHHELD = "withheld"
Table = Mapping[str, Any]
"""`file` and `rows`, each row a category for each dimension, `count` and `status`: a table of the command's answer."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is left of a withheld number.

    Attributes:
        low, high: the least and the greatest; high None where nothing bounds it.
        candidates: how many values are possible; 3 stands for three or more.
    """

    low: int
    high: int | None
    candidates: int


def read(tables: Iterable[Table]) -> dict[Place, int | None]:
    """Each place that is printed, and None where a mark stands; a number printed anywhere is known everywhere."""
    known: dict[Place, int | None] = {}
    for row in (row for table in tables for row in table["rows"]):
        place = place_of(row)
        if row["status"] != WITHHELD:
            assert known.get(place, row["count"]) in {None, row["count"]}, "two tables print a cell differently"
            known[place] = row["count"]
        else:
            known.setdefault(place)
    return known


def opinions(tables: Sequence[Table], parents: Parents | None = None) -> dict[Place, Opinion]:
    """Every withheld place, with the least and greatest whole number and whether three values are possible."""
    known = read(tables)
    found = {}
    for block in blocks(known, additions(tables, parents or {})):
        for place in block.marks:
            low, high = block.end(place, 1), block.end(place, -1)
            found[place] = Opinion(low, None if high >= FAR else high, block.candidates(place))
    return found


def exposed(tables: Sequence[Table], parents: Parents | None = None) -> dict[Place, int]:
    """The withheld places of which fewer than three values are possible, with how many are: 1 is worked out exactly."""
    known = read(tables)
    counted = {
        place: block.candidates(place)
        for block in blocks(known, additions(tables, parents or {}))
        for place in block.marks
    }
    return {place: candidates for place, candidates in counted.items() if candidates < 3}


def given_away(tables: Sequence[Table], truth: Mapping[Place, int], parents: Parents | None = None) -> set[Place]:
    """The withheld places that the one person behind some withheld cell of 1, who knows that it is 1, works out."""
    known = read(tables)
    found: set[Place] = set()
    for block in blocks(known, additions(tables, parents or {})):
        for own in (place for place in block.marks if truth[place] == 1):
            inside = block.knowing(own)
            found.update(place for place in block.marks if place != own and inside.candidates(place, enough=2) < 2)
    return found


def blocks(known: Mapping[Place, int | None], sums: Sequence[Addition]) -> Iterator[Block]:
    """The unknown cells in groups that no addition joins to each other; groups without a mark are left out."""
    unknown = [[place for place in addition.places if known.get(place) is None] for addition in sums]
    marks = (place for place, count in known.items() if count is None)
    column = {place: number for number, place in enumerate(dict.fromkeys([*chain.from_iterable(unknown), *marks]))}
    links = [(column[some[0]], column[place]) for some in unknown for place in some[1:]]
    rows, columns = zip(*links, strict=True) if links else ((), ())
    size = len(column)
    count, group = connected_components(csr_array((np.ones(len(links)), (rows, columns)), shape=(size, size)))
    places: list[list[Place]] = [[] for _ in range(count)]
    joining: list[list[Addition]] = [[] for _ in range(count)]
    for place, number in column.items():
        places[group[number]].append(place)
    for addition, some in zip(sums, unknown, strict=True):
        if some:
            joining[group[column[some[0]]]].append(addition)
    for members, its_sums in zip(places, joining, strict=True):
        if any(place in known for place in members):
            yield Block(members, its_sums, known)


@dataclass
class Block:
    """Unknown cells that additions join, and the worlds found so far that agree with all that is printed."""

    places: list[Place]
    sums: list[Addition]
    known: Mapping[Place, int | None]
    ends: dict[tuple[Place, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.column = {place: number for number, place in enumerate(self.places)}
        self.marks = [place for place in self.places if place in self.known]
        self.least = np.array([1 if place in self.known else 0 for place in self.places])
        self.most = np.full(len(self.places), FAR)
        self.matrix, self.right = self._equations()
        self.worlds: list[NDArray[np.int64]] = []
        self.seen: list[set[int]] = [set() for _ in self.places]

    def _equations(self) -> tuple[csr_array, NDArray[np.int64]]:
        entries, rights = [], []
        for number, addition in enumerate(self.sums):
            right = 0
            for place, weight in addition.terms:
                count = self.known.get(place)
                if count is None:
                    entries.append((number, self.column[place], weight))
                else:
                    right -= weight * count
            rights.append(right)
        shape = (len(self.sums), len(self.places))
        rows, columns, weights = zip(*entries, strict=True) if entries else ((), (), ())
        return csr_array((np.array(weights, dtype=np.int64), (rows, columns)), shape=shape), np.array(rights)

    def knowing(self, own: Place) -> Block:
        """The same cells to somebody who knows that one of them is 1."""
        inside = copy(self)
        inside.ends, inside.worlds, inside.seen = {}, [], [set() for _ in self.places]
        inside.most = self.most.copy()
        column = inside.column[own]
        inside.most[column] = 1
        for world in self.worlds:
            if world[column] == 1:
                inside.add(world)
        inherited = len(inside.worlds)
        inside.look_about()
        for world in inside.worlds[inherited:]:
            self.add(world)
        return inside

    def add(self, world: NDArray[np.int64]) -> None:
        """Keep a world that agrees with all that is printed."""
        assert np.array_equal(self.matrix @ world, self.right)
        assert np.all((world >= self.least) & (world <= self.most))
        self.worlds.append(world)
        for seen, value in zip(self.seen, world.tolist(), strict=True):
            seen.add(value)

    def world(self, costs: NDArray[Any], low: NDArray[Any], high: NDArray[Any]) -> NDArray[np.int64] | None:
        """The cheapest world within bounds, checked in whole numbers; None where there is none."""
        rule = [LinearConstraint(self.matrix, self.right, self.right)] if self.sums else []
        answer = milp(
            costs,
            integrality=np.ones(len(costs)),
            bounds=Bounds(low, high),
            constraints=rule,
            options={"mip_rel_gap": 0},
        )
        if answer.status == 2:
            return None
        assert answer.status == 0, answer.message
        found = np.rint(answer.x).astype(np.int64)
        self.add(found)
        return found

    def end(self, place: Place, sense: int) -> int:
        """The least (1) or greatest (-1) that a place can be; FAR where nothing bounds it."""
        if (place, sense) not in self.ends:
            column = self.column[place]
            costs = np.zeros(len(self.places))
            costs[column] = sense
            found = self.world(costs, self.least, self.most)
            assert found is not None, "what is printed does not add up"
            self.ends[place, sense] = int(found[column])
        return self.ends[place, sense]

    def candidates(self, place: Place, enough: int = 3) -> int:
        """How many values are possible, counted no further than to `enough`."""
        column = self.column[place]
        if not self.worlds:
            self.look_about()
        if len(self.seen[column]) < enough:
            low, high = self.end(place, 1), self.end(place, -1)
            if high - low > 1 and len(self.seen[column]) < enough:
                self._between(column, low, high)
        return min(len(self.seen[column]), enough)

    def _between(self, column: int, low: int, high: int) -> None:
        """Look for a value strictly between the ends: a gap in the middle is no candidate."""
        least, most = self.least.copy(), self.most.copy()
        least[column], most[column] = low + 1, high - 1
        self.world(np.zeros(len(self.places)), least, most)

    def look_about(self) -> None:
        """A few worlds in random directions: most cells show three values in them."""
        chance = np.random.default_rng(20)
        while len(self.worlds) < 6:
            self.world(chance.normal(size=len(self.places)), self.least, self.most)
