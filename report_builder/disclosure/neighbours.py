"""Which cells of a very large instance lie near each other: how many steps of an addition one is from the other."""

from __future__ import annotations

from heapq import heappop, heappush

import numpy as np

from report_builder.disclosure.instance import Instance, Places

_ASIDE = 8.0
"""What each further cell of a row costs, where a step into another row costs 1.

Measured on 157 services under common totals: with less, rows of a hundred services fill the neighbourhood, without the
margins through which a deviation must come back.
"""


class Neighbours:
    """The rows of an instance, ready to be walked along."""

    def __init__(self, instance: Instance) -> None:
        counts = instance.counts.tolist()
        self._rows = [sorted(row.places, key=lambda place: (-counts[place], place)) for row in instance.rows]
        self._rows_of: list[list[int]] = [[] for _ in counts]
        for number in sorted(range(len(self._rows)), key=lambda number: len(self._rows[number])):
            for place in self._rows[number]:
                self._rows_of[place].append(number)

    def around(self, centre: int, size: int) -> Places:
        """The nearest cells, the centre first; short rows are entered before long ones, by their greatest count.

        Args:
            centre: a place.
            size: how many cells there should be; fewer where no more hang together.
        """
        found: dict[int, None] = {}
        entered: set[int] = set()
        ahead: list[tuple[float, int, int, int]] = [(0.0, centre, -1, 0)]  # distance, place, row, where in the row
        while ahead and len(found) < size:
            distance, place, along, at = heappop(ahead)
            if along >= 0 and at + 1 < len(self._rows[along]):
                heappush(ahead, (distance + _ASIDE, self._rows[along][at + 1], along, at + 1))
            if place not in found:
                found[place] = None
                fresh = [number for number in self._rows_of[place] if number not in entered]
                entered.update(fresh)
                for number in fresh:
                    heappush(ahead, (distance + 1.0, self._rows[number][0], number, 0))
        return np.array(list(found), dtype=np.int64)

    def rows_of(self, places: Places) -> list[int]:
        """The numbers of the rows in which some places stand, in order."""
        return sorted({number for place in places.tolist() for number in self._rows_of[place]})
