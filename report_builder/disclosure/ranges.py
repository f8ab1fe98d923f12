"""What any reader could work out of each withheld cell: its range, and the narrowest of all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from report_builder.disclosure.attacker import Attacker
from report_builder.disclosure.deviations import TINY
from report_builder.disclosure.instance import Flags, Floats
from report_builder.disclosure.worlds import mask_of


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """The ranges of the cells that must keep three candidates, by place; others are NaN.

    Attributes:
        low, high: as linear reasoning gives them, rounded inwards; inf where there is no bound. Whole numbers might
            narrow them further, never below what worlds bear witness to.
        narrowest: the least width, exact for whole numbers; None where nothing is withheld or all are unbounded.
    """

    low: Floats
    high: Floats
    narrowest: float | None


def ranges_of(attacker: Attacker, withheld: Flags) -> Ranges:
    """Attack every withheld cell in both directions, without a cap."""
    instance = attacker.instance
    hidden = instance.hidden(withheld)
    low, high = np.full(instance.size, np.nan), np.full(instance.size, np.nan)
    targets = np.flatnonzero(instance.targets(withheld)).tolist()
    attacker.programme.allow(hidden)
    for place in targets:
        low[place] = instance.counts[place] + _furthest(attacker, place, -1)
        high[place] = instance.counts[place] + _furthest(attacker, place, 1)
    return Ranges(low, high, _narrowest(attacker, hidden, dict.fromkeys(targets), widths=high - low))


def _furthest(attacker: Attacker, place: int, sign: int) -> float:
    found = attacker.programme.extreme(place, sign)
    if found is None:
        return sign * np.inf
    attacker.worlds.add(found.world)
    if not attacker.instance.whole[place]:
        return sign * found.value
    return sign * float(np.floor(found.value + 10 * TINY))


def _narrowest(attacker: Attacker, hidden: Flags, targets: dict[int, None], *, widths: Floats) -> float | None:
    """The least width in whole numbers: worlds bear witness to one from below, linear programmes from above.

    A wide range of real numbers may hold few whole ones, so that every cell is looked at.
    """
    if not targets or not np.isfinite(widths[list(targets)]).any():
        return None
    shown, least = mask_of(~hidden), np.inf
    for place in sorted(targets, key=lambda target: (widths[target], target)):
        steps = attacker.worlds.steps(place, shown)
        width = max(steps) - min(steps)
        if not attacker.instance.whole[place] or np.isinf(widths[place]):
            width = widths[place]
        elif width < widths[place] and width < least:
            width = attacker.whole.width(place, hidden)
        least = min(least, width)
    return None if np.isinf(least) else float(least)
