"""The value axis: where it begins and ends, where its ticks are, and how they are printed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10"))


@dataclass(frozen=True, slots=True)
class Scale:
    """A value axis: its ticks, evenly spaced; it ends at the first and the last."""

    ticks: tuple[Decimal, ...]
    unit: str = ""

    @property
    def low(self) -> float:
        """Where it begins: 0, or lower where a value is."""
        return float(self.ticks[0])

    @property
    def high(self) -> float:
        """Where it ends."""
        return float(self.ticks[-1])

    @property
    def words(self) -> tuple[str, ...]:
        """The ticks as printed: "20%", "£20,000", "0.25"."""
        decimals = max(-int(tick.normalize().as_tuple().exponent) for tick in self.ticks)
        return tuple(_spell(tick, decimals=max(0, decimals), unit=self.unit) for tick in self.ticks)

    def share(self, value: float) -> float:
        """How far along the axis a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def scale_of(values: Iterable[float], *, unit: str = "", most_steps: int = 5) -> Scale:
    """The axis that holds nought and all the values, on round ticks. Whole numbers have whole ticks."""
    reach = [Decimal(str(value)) for value in values]
    low, high = min([*reach, Decimal(0)]), max([*reach, Decimal(0)])
    if low == high:
        return Scale((Decimal(0), Decimal(1)), unit)
    step = _step(low, high, most_steps=most_steps)
    if all(value == value.to_integral_value() for value in reach):
        step = max(step, Decimal(1))
        step = Decimal(5) if step == Decimal("2.5") else step
    first, last = math.floor(low / step), math.ceil(high / step)
    return Scale(tuple(step * count for count in range(first, last + 1)), unit)


def _step(low: Decimal, high: Decimal, *, most_steps: int) -> Decimal:
    """The smallest round step of which at most so many span the values."""
    power = Decimal(1).scaleb(((high - low) / most_steps).adjusted())
    steps = (step * power * scale for scale in (1, 10) for step in _STEPS)
    return next(step for step in steps if math.ceil(high / step) - math.floor(low / step) <= most_steps)


def _spell(tick: Decimal, *, decimals: int, unit: str) -> str:
    sign = "\N{MINUS SIGN}" if tick < 0 else ""
    number = f"{abs(tick):,.{decimals}f}"
    return f"{sign}£{number}" if unit == "£" else f"{sign}{number}{'%' if unit == '%' else ''}"
