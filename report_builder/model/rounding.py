"""The one way to round and to write a number: half away from zero, from exact fractions, never from floats."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

MINUS = "\u2212"
"""The minus sign of typesetting, as wide as a digit."""

_EXACT = Context(prec=60)


def round_half_away(value: Fraction, decimals: int) -> Decimal:
    """Round to printed decimals, halves away from zero: 2.5 -> 3, -2.5 -> -3, 0.125 -> 0.13.

    Source: the house rule of definitions.md ("half away from zero, never truncated"), as schools teach it.
    """
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    rounded = Decimal(whole).scaleb(-decimals, _EXACT)
    return -rounded if value < 0 and whole else rounded


def exact_decimal(value: Fraction) -> Decimal:
    """A fraction that has a finite decimal form, as that form (183 -> 183, 775/2 -> 387.5).

    Raises:
        ValueError: it has none, as 1/3 has not.
    """
    decimals = 0
    while (value * 10**decimals).denominator != 1:
        decimals += 1
        if decimals > 12:
            raise ValueError("the number has no short decimal form")
    return round_half_away(value, decimals)


def write_number(value: Decimal, *, decimals: int | None = None) -> str:
    """A number with thousands separated by commas and a real minus sign: 25,157, 0.16, -8.5."""
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{value:,f}".replace("-", MINUS)
