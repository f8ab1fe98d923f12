"""What a reader knows, in numbers alone: how large each count may be, and which sums must come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Row:
    """low <= sum of weight x count <= high; None is no bound.

    `total = a + b` is ((total, 1), (a, -1), (b, -1)) with both ends nought.
    """

    terms: tuple[tuple[str, Number], ...]
    low: Number | None = 0
    high: Number | None = 0


def addition(whole: str, parts: Iterable[str]) -> Row:
    """The whole is the sum of its parts."""
    return Row(((whole, 1), *((part, -1) for part in parts)))


def no_more_than(part: str, whole: str) -> Row:
    """The part is at most the whole."""
    return Row(((whole, 1), (part, -1)), 0, None)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which values a count lies before any sum is done; `high` None is no bound."""

    low: Number = 0
    high: Number | None = None

    @property
    def is_known(self) -> bool:
        """Whether only one value is left."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a reader knows.

    Attributes:
        bounds: each count by its name; one that only a row names is at least nought.
        rows: what holds between the counts.
        continuous: counts that need not be whole, such as posts and half days.
    """

    bounds: Mapping[str, Bounds]
    rows: tuple[Row, ...]
    continuous: frozenset[str] = field(default_factory=frozenset)
