"""Whether a number moved, as far as chance lets anybody tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from report_builder.model.differences import counts_differ, shares_differ
from report_builder.model.measure import MEASURES
from report_builder.proof.claimed.series import Point
from report_builder.proof.claimed.spoken import Way

_YEARS = 5


@dataclass(frozen=True, slots=True)
class Step:
    """From one figure to a later one.

    Attributes:
        before, after: the figures, both with a value.
        way: UP, DOWN, or None where they are printed alike.
        is_clear: whether the 95% interval of the difference leaves out nought; None where the edition does not print
            what such an interval is made from.
    """

    before: Point
    after: Point
    way: Way | None
    is_clear: bool | None


def step(before: Point, after: Point) -> Step:
    """The step between two figures, both of which have a value."""
    assert before.value is not None  # noqa: S101  the caller has looked
    assert after.value is not None  # noqa: S101  the caller has looked
    way = None if before.value == after.value else Way.UP if after.value > before.value else Way.DOWN
    return Step(before, after, way, _is_clear(before, after))


def _is_clear(before: Point, after: Point) -> bool | None:
    """By Newcombe's interval for shares, the exact test of Poisson counts for counts and rates; money is exact."""
    kind = MEASURES[before.measure].kind
    if kind == "money":
        return before.value != after.value
    if kind == "count":
        return counts_differ(_whole(before.value), _whole(after.value), exposures=_lengths(before, after))
    first, last = _parts(before, after), _parts(after, before)
    if first is None or last is None:
        return None
    if kind == "share":
        return shares_differ(first, last)
    return counts_differ(first[0], last[0], exposures=(first[1], last[1])) if kind == "rate" else None


def _whole(value: object) -> Fraction:
    return Fraction(str(value))


def _lengths(before: Point, after: Point) -> tuple[Fraction, Fraction]:
    return Fraction(before.period.months), Fraction(after.period.months)


def _parts(point: Point, other: Point) -> tuple[Fraction, Fraction] | None:
    """Numerator and denominator; of a rate that prints neither, as many children as its printed value stands for.

    The children among whom it counts change little from year to year, so that the other figure's will do.
    """
    if point.denominator == 0:
        return None
    if point.numerator is not None and point.denominator is not None:
        return point.numerator, point.denominator
    measure, children = MEASURES[point.measure], other.denominator
    if measure.kind != "rate" or not children or point.value is None:
        return None
    return Fraction(round(_whole(point.value) * children / measure.base)), children


def goes_on(points: Iterable[Point], way: Way) -> bool:
    """Whether five separate years of one length each moved the same way: rarer than one order in twenty.

    Source: Mann 1945, doi:10.2307/1907187, and Kendall's exact table for n = 5.
    """
    years = list(points)[-_YEARS:]
    values = [each.value for each in years if each.value is not None]
    if len(values) < _YEARS or any(one.period.overlaps(other.period) for one, other in pairwise(years)):
        return False
    if len({each.period.months for each in years}) > 1:
        return False
    return all((after < before) if way is Way.DOWN else (after > before) for before, after in pairwise(values))
