"""Blocks of cells that no row joins: each is protected and attacked by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from report_builder.disclosure.instance import Flags, Instance, Origin, Places, Row


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A part of an instance.

    Attributes:
        places: where its cells stand in the whole.
        instance: the same cells by themselves; what is always seen of the others has gone into the rows' bounds.
    """

    places: Places
    instance: Instance

    @property
    def state(self) -> bytes:
        """All that an answer for it depends on; the costs and rows are those of the places."""
        part = self.instance
        cells = (self.places, part.small, part.free, part.unseen, part.guarded, part.low, part.high, part.counts)
        return b"|".join(cell.tobytes() for cell in cells)


def blocks(instance: Instance) -> Iterator[Block]:
    """The blocks that hold something to hide, in the order of their first cells."""
    changing = instance.small | instance.free | instance.unseen
    for places in joined(instance.rows, changing):
        if (instance.small | instance.guarded)[places].any():
            yield block_of(instance, places)


def joined(rows: Sequence[Row], changing: Flags) -> list[Places]:
    """The cells that are not always seen, in sets that no row joins; a cell in no row stands alone."""
    leader = list(range(len(changing)))

    def lead(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for row in rows:
        near = [place for place in row.places if changing[place]]
        for place in near[1:]:
            first, second = sorted((lead(near[0]), lead(place)))
            leader[second] = first
    found: dict[int, list[int]] = {}
    for place in np.flatnonzero(changing).tolist():
        found.setdefault(lead(place), []).append(place)
    return [np.array(places, dtype=np.int64) for _, places in sorted(found.items())]


def block_of(instance: Instance, places: Places, *, rows: Iterable[int] | None = None) -> Block:
    """Some cells by themselves, as if the others were what they are.

    Args:
        instance: the whole.
        places: the cells.
        rows: the numbers of the rows in which they stand, where those are known; else all rows are looked through.
    """
    local = {place: number for number, place in enumerate(places.tolist())}
    if rows is None:
        rows = (number for number, row in enumerate(instance.rows) if any(one in local for one in row.places))
    kept = tuple(dict.fromkeys(_restricted(instance, instance.rows[number], local) for number in rows))
    part = Instance(
        counts=instance.counts[places],
        rows=kept,
        costs=instance.costs[places],
        small=instance.small[places],
        free=instance.free[places],
        unseen=instance.unseen[places],
        guarded=instance.guarded[places],
        low=instance.low[places],
        high=instance.high[places],
        whole=instance.whole[places],
        alone=instance.alone[places],
        origin=Origin(instance, places),
    )
    return Block(places, part)


def _restricted(instance: Instance, row: Row, local: dict[int, int]) -> Row:
    kept = [(local[place], weight) for place, weight in zip(row.places, row.weights, strict=True) if place in local]
    given = sum(
        weight * float(instance.counts[place])
        for place, weight in zip(row.places, row.weights, strict=True)
        if place not in local
    )
    places, weights = zip(*kept, strict=True)
    return Row(tuple(places), tuple(weights), row.low - given, row.high - given)
