"""Chance for made-up services of any size: whole arrays at once, the same on every machine.

Only the raw bits of PCG64 are used, which NumPy promises never to change, and only whole numbers, which no machine
rounds otherwise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Column = pa.Array | NDArray[np.int64]


class Chance:
    """A source of whole numbers of its own for each part of a dataset, so that a change in one moves no other."""

    def __init__(self, *names: object) -> None:
        """`names` tell the source from others: the seed, the service, the chunk, the table."""
        digest = hashlib.sha256("/".join(map(str, names)).encode()).digest()
        self._bits = np.random.PCG64(int.from_bytes(digest[:16], "big"))

    def below(self, limit: int | NDArray[np.int64], size: int) -> NDArray[np.int64]:
        """Numbers from 0 to one less than a limit, which is at most 2^31; 0 where the limit is less than 1."""
        limits = np.maximum(np.asarray(limit, dtype=np.int64), 0).astype(np.uint64)
        found: NDArray[np.int64] = (((self._bits.random_raw(size) >> np.uint64(33)) * limits) >> np.uint64(31)).astype(
            np.int64
        )
        return found

    def happens(self, per_cent: int, size: int) -> NDArray[np.bool_]:
        """True for about so many in a hundred."""
        return self.below(100, size) < per_cent

    def places(self, weights: Mapping[str, int], size: int) -> NDArray[np.int64]:
        """The place of a category for each row, each as often as its weight says."""
        ends = np.cumsum(list(weights.values()))
        return ends.searchsorted(self.below(int(ends[-1]), size), side="right")

    def picked(self, weights: Mapping[str, int], size: int) -> pa.Array:
        """A category for each row, each as often as its weight says; the category "" is a blank cell."""
        return named(self.places(weights, size), tuple(weights))

    def numbers(self, weights: Mapping[int, int], size: int) -> NDArray[np.int64]:
        """A whole number for each row, each as often as its weight says."""
        places = self.places({str(number): weight for number, weight in weights.items()}, size)
        return np.array(list(weights))[places]


def named(places: NDArray[np.int64], names: tuple[str, ...]) -> pa.Array:
    """The name at each place, each name stored once; the name "" is a blank cell."""
    blank = np.array([name == "" for name in names])
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32), mask=blank[places]), pa.array(names))


def day_of(days: NDArray[np.int64], *, is_known: NDArray[np.bool_] | None = None) -> pa.Array:
    """Days since 1 January 1970 as dates; blank where the day is not known."""
    blank = None if is_known is None else ~is_known
    return pa.array(days.astype(np.int32), mask=blank).cast(pa.date32())


def numbered(prefix: str, numbers: NDArray[np.int64]) -> pa.Array:
    """Ids: the prefix and the number in eight digits."""
    digits = pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), width=8, padding="0")
    return pc.binary_join_element_wise(prefix, digits, "")
