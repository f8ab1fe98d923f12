"""An amount of change beside two values: what the change was, and what it may have been before rounding."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from report_builder.proof.text.movement import Amount, Pair, span
from report_builder.proof.text.scan import tokens_in
from report_builder.proof.text.tokens import Sort

_LOOSELY = Decimal(3)
"""Points on each side of an amount with "about" before it."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What two values make of an amount.

    Attributes:
        pair: the values.
        amount: as printed.
        relative: the change in percent of the first, without its sign: as printed values have it, least, greatest.
        difference: the same of the difference.
        slack: points by which a relative change may be off, where the values are not those of the rate itself.
    """

    pair: Pair
    amount: Amount
    relative: tuple[Decimal, Decimal, Decimal]
    difference: tuple[Decimal, Decimal, Decimal]
    slack: Decimal = Decimal(0)

    @property
    def moved(self) -> int:
        """1 where the value rose, -1 where it fell, 0 where both are printed the same."""
        return (self.pair.after.value > self.pair.before.value) - (self.pair.after.value < self.pair.before.value)

    @property
    def is_reversed(self) -> bool:
        """Whether the size is right and the direction is not."""
        return bool(self.moved and self.amount.direction and self.moved != self.amount.direction and self._is_of_size)

    @property
    def agrees(self) -> bool:
        """Whether the amount may be that of the values, in size, in unit and in direction."""
        return self._is_of_size and not self.is_points and not self.is_reversed

    @property
    def is_points(self) -> bool:
        """Whether a difference of two percentages is printed as if it were a relative change."""
        is_percent = self.amount.token.sort is Sort.PERCENT and self.pair.after.sort is Sort.PERCENT
        return is_percent and self._meets(self.difference) and not self._meets(self.relative)

    @property
    def _is_of_size(self) -> bool:
        if self.amount.token.sort is Sort.PERCENT and self.pair.after.sort is Sort.PERCENT:
            return self._meets(self.relative) or self._meets(self.difference)
        return self._meets(self.relative if self.amount.token.sort is Sort.PERCENT else self.difference)

    def _meets(self, sizes: tuple[Decimal, Decimal, Decimal]) -> bool:
        token = self.amount.token
        slack = self.slack + _LOOSELY * token.is_about
        return token.low - slack <= sizes[2] and sizes[1] <= token.high + slack

    @property
    def relative_shown(self) -> str:
        """The relative change as a paper prints it."""
        return _shown(self.relative[0], max(1, self.amount.token.decimals))

    @property
    def right(self) -> str:
        """What the amount should be."""
        if self.amount.token.sort is Sort.PERCENT:
            relative = f"{_shown(self.relative[0], self.amount.token.decimals)}%"
            if self.pair.after.sort is not Sort.PERCENT:
                return relative
            return f"{self.points_shown} percentage points, or {relative} of the first value"
        if self.amount.token.sort is Sort.MONEY:
            return f"\N{POUND SIGN}{self.difference[0]:,f}"
        return f"{self.points_shown}{' percentage points' if self.amount.token.sort is Sort.POINTS else ''}"

    @property
    def points_shown(self) -> str:
        """The difference, with the decimals of the values."""
        return _shown(self.difference[0], max(self.pair.after.decimals, self.pair.before.decimals))


def sums_of(text: str, pair: Pair, amount: Amount, *, slack: Decimal = Decimal(0)) -> Sums | None:
    """What two values make of an amount; nothing where the amount cannot be theirs.

    Args:
        text: in which the values stand.
        pair: the values.
        amount: of change.
        slack: as in `Sums`.
    """
    if not _may_belong(text, pair, amount) or pair.before.low <= 0:
        return None
    is_rate = " rate" in text or next(tokens_in(text, Sort.BASE), None) is not None
    before, after = span(pair.before, is_rate=is_rate), span(pair.after, is_rate=is_rate)
    if before[0] <= 0:
        return None
    exact = pair.after.value - pair.before.value
    relative = _sizes(exact / pair.before.value, after[0] / before[1] - 1, after[1] / before[0] - 1)
    return Sums(
        pair,
        amount,
        (relative[0] * 100, relative[1] * 100, relative[2] * 100),
        _sizes(exact, after[0] - before[1], after[1] - before[0]),
        slack,
    )


def _may_belong(text: str, pair: Pair, amount: Amount) -> bool:
    """Whether an amount may be one of these values: 11 young people are no difference of two rates."""
    token, value = amount.token, pair.after
    if token.sort is Sort.POINTS:
        return value.sort is Sort.PERCENT
    if token.sort is Sort.PERCENT:
        return True
    if token.sort is Sort.COUNT and next(tokens_in(text, Sort.BASE), None) is not None:
        return False
    return token.sort is value.sort and token.noun in {"", value.noun, pair.before.noun}


def _sizes(exact: Decimal, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """A change and its bounds without their signs; the least is nought where the bounds lie on both sides of it."""
    least = Decimal(0) if low <= 0 <= high else min(abs(low), abs(high))
    return abs(exact), least, max(abs(low), abs(high))


def _shown(value: Decimal, decimals: int) -> str:
    return f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)}"
