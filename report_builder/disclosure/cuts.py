"""What a breach teaches: an inequality that every safe pattern keeps, and this one does not.

Source: the capacity constraints of Fischetti and Salazar 2001, doi:10.1287/mnsc.47.7.1008.9805, with sliding protection
levels: the duals of the two programmes that bound a cell say which further cells, hidden, could widen its range.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from report_builder.disclosure.attacker import Breach
from report_builder.disclosure.deviations import TINY, Extreme, Programme
from report_builder.disclosure.instance import Flags, Floats, Instance, matrix_of


@dataclass(frozen=True, slots=True)
class Cut:
    """The sum of weights of the withheld cells is at least `least`, wherever the target is withheld.

    Attributes:
        target: the cell that was worked out.
        places, weights: the cells whose withholding helps.
        least: how much of it is needed.
    """

    target: int
    places: tuple[int, ...]
    weights: tuple[float, ...]
    least: float


class Cutter:
    """Makes cuts for one instance."""

    def __init__(self, instance: Instance, programme: Programme) -> None:
        self._instance = instance
        self._programme = programme
        matrix = matrix_of(instance.rows)
        truth = matrix.times(instance.counts)
        self._below, self._above = truth - matrix.low, matrix.high - truth
        self._fall, self._rise = instance.counts - instance.low, instance.high - instance.counts
        self.may_hide = instance.small | instance.free

    def of_shares(self, breach: Breach, shares: Floats) -> Cut | None:
        """A cut that a half-withheld pattern (cells between 0 and 1) breaks; None where it breaks none.

        The programme must be bound by the shares already.
        """
        up = self._programme.extreme(breach.target, 1)
        wanted = breach.width * shares[breach.target] - 10 * TINY
        if up is None or up.value >= wanted:
            return None
        down = self._programme.extreme(breach.target, -1)
        if down is None or up.value + down.value >= wanted:
            return None
        return self._cut(breach, [up, down], shares=shares)

    def _cut(self, breach: Breach, extremes: list[Extreme], *, shares: Floats) -> Cut | None:
        weights, given = np.zeros(self._instance.size), 0.0
        for extreme in extremes:
            rising, falling = extreme.prices > TINY, extreme.prices < -TINY
            with np.errstate(invalid="ignore"):
                weights[rising] += (extreme.prices * self._rise)[rising]
                weights[falling] -= (extreme.prices * self._fall)[falling]
                levied = np.where(extreme.levies > 0, extreme.levies * self._above, -extreme.levies * self._below)
            given += float(levied[np.abs(extreme.levies) > TINY].sum())
        return self._cut_of(breach, weights, given=given, shares=shares)

    def _cut_of(self, breach: Breach, weights: Floats, *, given: float, shares: Floats) -> Cut | None:
        """Weights beyond what is needed say no more than that; what is hidden in any case is taken off."""
        weights = np.nan_to_num(weights, posinf=1e9)
        if breach.known >= 0:
            weights[breach.known] = 0.0
        in_any_case = self._instance.unseen.copy()
        in_any_case[breach.target] = True
        least = breach.width - given - float(weights[in_any_case].sum())
        if least <= 10 * TINY:
            return None
        weights = np.where(self.may_hide & ~in_any_case, np.minimum(weights, least), 0.0)
        weights[weights < 10 * TINY] = 0.0
        if float(weights @ shares) >= least * shares[breach.target] - 10 * TINY:
            return None
        places = np.flatnonzero(weights)
        return Cut(breach.target, tuple(places.tolist()), tuple(np.round(weights[places], 9).tolist()), round(least, 9))

    def of_pattern(self, breach: Breach, withheld: Flags, is_safe: Callable[[Breach, Flags], bool]) -> Cut:
        """A cut for a breach that only whole numbers show: one of the cells that could help must be withheld.

        The pattern is grown as far as the target stays worked out: what is then left over are those cells.
        """
        grown = withheld.copy()
        for place in np.flatnonzero(self.may_hide & ~withheld).tolist():
            grown[place] = True
            grown[place] = not is_safe(breach, self._instance.hidden(grown))
        places = np.flatnonzero(self.may_hide & ~grown)
        return Cut(breach.target, tuple(places.tolist()), (1.0,) * len(places), 1.0)
