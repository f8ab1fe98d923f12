"""What printed words and numbers say of counts: a rate, a share, a mean, a change, a rank or an order as inequalities.

A printed 1.9% of 210 is from 1.85% to just under 1.95%, so the count is 4. Halves are rounded away from nought,
so that the end nearer to nought is closed and the other open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm

from report_builder.audit.facts import Number, Row

Operand = str | Number
"""A count by its name, or its value where a reader knows it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a number lies before it was rounded; a gap has no end."""

    low: Fraction | None
    high: Fraction | None
    is_low_open: bool = False
    is_high_open: bool = False

    def shifted(self, other: Interval) -> Interval:
        """The interval of the sum with another number."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        is_low_open = self.is_low_open or other.is_low_open
        return Interval(low, high, is_low_open, self.is_high_open or other.is_high_open)


def rounded(value: Number, decimals: int) -> Interval:
    """What a printed number stands for, halves having been rounded away from nought."""
    half = Fraction(10) ** -decimals / 2
    exact = Fraction(value)
    return Interval(exact - half, exact + half, is_low_open=exact <= 0, is_high_open=exact >= 0)


def exactly(value: Number) -> Interval:
    """A number that was not rounded."""
    return Interval(Fraction(value), Fraction(value))


def quotient(
    printed: Interval, numerator: Operand, denominator: Operand, *, base: Number = 1, is_whole: bool = True
) -> list[Row]:
    """Base x numerator / denominator lies in the interval: a share (base 100), a rate (1,000), a mean or a ratio.

    Args:
        printed: what the print stands for.
        numerator: a count of at least nought.
        denominator: a count above nought.
        base: what the quotient was multiplied by.
        is_whole: whether both are whole, which makes an open end the next whole number.
    """
    rows = []
    if printed.low is not None:
        sides = ((numerator, Fraction(base)), (denominator, -printed.low))
        rows.append(_at_least(sides, is_open=printed.is_low_open, is_whole=is_whole))
    if printed.high is not None:
        sides = ((denominator, printed.high), (numerator, -Fraction(base)))
        rows.append(_at_least(sides, is_open=printed.is_high_open, is_whole=is_whole))
    return [row for row in rows if row.terms]


def change(printed: Interval, before: Operand, after: Operand, *, base: Number = 100) -> list[Row]:
    """The change, base x (after - before) / before, lies in the interval: "up 33%" is a base of 100 and 33."""
    return quotient(printed.shifted(exactly(base)), after, before, base=base)


def difference(printed: Interval, minuend: Operand, subtrahend: Operand) -> list[Row]:
    """Minuend less subtrahend lies in the interval."""
    rows = []
    if printed.low is not None:
        rows.append(_at_least(((minuend, 1), (subtrahend, -1)), least=printed.low, is_open=printed.is_low_open))
    if printed.high is not None:
        rows.append(_at_least(((subtrahend, 1), (minuend, -1)), least=-printed.high, is_open=printed.is_high_open))
    return [row for row in rows if row.terms]


def more_than(greater: Operand, lesser: Operand) -> Row:
    """One count is more than another: rose, fell, an arrow, "highest"."""
    return _at_least(((greater, 1), (lesser, -1)), is_open=True)


def sorted_list(values: Sequence[Operand]) -> list[Row]:
    """A list from the greatest to the least: each is no more than the one before it, marks by name among them."""
    pairs = pairwise(values)
    return [row for row in (_at_least(((before, 1), (after, -1))) for before, after in pairs) if row.terms]


def multiple(after: Operand, before: Operand, *, times: int = 2) -> Row:
    """One count is so many times another: "doubled"."""
    terms, least = _split(((after, Fraction(1)), (before, Fraction(-times))))
    return Row(terms, least, least)


def rounded_to(base: int, value: int) -> Interval:
    """What a count rounded to the nearest multiple of a base stands for, halves upwards."""
    half = Fraction(base, 2)
    return Interval(max(value - half, Fraction(0)), value + half, is_high_open=True)


def within(printed: Interval, count: str) -> Row:
    """A whole count lies in the interval."""
    low = None if printed.low is None else _next(printed.low, is_open=printed.is_low_open)
    high = None if printed.high is None else -_next(-printed.high, is_open=printed.is_high_open)
    return Row(((count, 1),), low, high)


def rank(place: int, others: Iterable[Number], *, is_high_best: bool) -> Interval:
    """Between which of the known others a value lies that ranks so; others of the same value share a rank."""
    best_first = sorted((Fraction(other) for other in others), reverse=is_high_best)
    better = best_first[place - 2] if place >= 2 else None
    next_best = best_first[place - 1] if place <= len(best_first) else None
    if is_high_best:
        return Interval(next_best, better, is_high_open=True)
    return Interval(better, next_best, is_low_open=True)


def _at_least(
    sides: Iterable[tuple[Operand, Number]], *, least: Number = 0, is_open: bool = False, is_whole: bool = True
) -> Row:
    """The sum of weight x operand is at least so much, or more where it is open."""
    terms, bound = _split(sides)
    bound += Fraction(least)
    if not is_whole:
        return Row(terms, bound, None)
    multiple_of = lcm(*(Fraction(weight).denominator for _, weight in terms)) if terms else 1
    whole = tuple((name, int(weight * multiple_of)) for name, weight in terms)
    return Row(whole, _next(bound * multiple_of, is_open=is_open), None)


def _split(sides: Iterable[tuple[Operand, Number]]) -> tuple[tuple[tuple[str, Fraction], ...], Fraction]:
    """The terms with names, those of one name together, and what the known ones leave of nought."""
    weights: dict[str, Fraction] = {}
    bound = Fraction(0)
    for operand, weight in sides:
        if isinstance(operand, str):
            weights[operand] = weights.get(operand, Fraction(0)) + weight
        else:
            bound -= weight * operand
    return tuple((name, weight) for name, weight in weights.items() if weight), bound


def _next(value: Number, *, is_open: bool) -> int:
    """The least whole number that is at least so much, or more where it is open."""
    exact = Fraction(value)
    if is_open:
        return exact.numerator // exact.denominator + 1
    return -((-exact.numerator) // exact.denominator)
