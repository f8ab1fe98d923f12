"""Which shares a part of a whole can be, and which wholes and parts a printed share can come from; all exact."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import ceil, floor

from report_builder.proof.text.tokens import Token

_CONTEXT = Context(prec=60)


def rounded(value: Fraction, decimals: int) -> str:
    """A number in figures, half away from nought, with commas between thousands.

    Args:
        value: it.
        decimals: how many to print.
    """
    exact = _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_CONTEXT):,f}"


def percentage(count: Decimal | int, whole: Decimal | int) -> Fraction:
    """A count as a percentage of a whole that is not nought."""
    return Fraction(count) * 100 / Fraction(whole)


def is_rounding_of(token: Token, value: Fraction) -> bool:
    """Whether a number may be printed as it is when it is really `value`; either way of rounding a half is right."""
    return Fraction(token.low) <= value <= Fraction(token.high)


def counts_behind(share: Token, whole: Decimal | int) -> range:
    """The counts that are printed as such a share of a whole."""
    low, high = (max(Fraction(end) * Fraction(whole) / 100, Fraction(0)) for end in (share.low, share.high))
    return range(ceil(low), floor(high) + 1)


def wholes_behind(count: Decimal | int, share: Token) -> range | None:
    """The wholes of which a count is such a share; None where any number may be one, as with 0%."""
    low, high = Fraction(share.low), Fraction(share.high)
    if low <= 0:
        return None
    return range(max(ceil(Fraction(count) * 100 / high), 1), floor(Fraction(count) * 100 / low) + 1)


def nearest(share: Token, whole: Decimal | int) -> tuple[int, int]:
    """The two counts next to a share that no count of the whole gives."""
    exact = Fraction(share.value) * Fraction(whole) / 100
    return floor(exact), min(floor(exact) + 1, int(whole))
