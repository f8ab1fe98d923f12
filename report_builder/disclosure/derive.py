"""Figures from true cells: exact values, printed decimals, and the words that a change bears out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import exp, log, sqrt

from report_builder.model.differences import counts_differ, shares_differ
from report_builder.model.intervals import Z
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES, Measure
from report_builder.model.period import spell_date
from report_builder.model.rounding import exact_decimal, round_half_away, write_number
from report_builder.model.tables import Cell, Count, Difference, Formula, Given, OnDate, Quotient, RelativeRate

_DECIMALS_OF_A_COUNT = 4
"""Nobody counts staff or school days more finely."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure's exact value with what stands behind it; `value` is None where it does not exist."""

    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    shown: str = ""


def derive(formula: Formula, cells: Mapping[Key, Cell]) -> Derived:
    """The value of a figure in its printed unit, before rounding. A denominator of nought gives none."""
    match formula:
        case Count(cell):
            return Derived(cells[cell].count)
        case Quotient(numerator, denominator, base):
            above, below = cells[numerator].count, cells[denominator].count
            return Derived(base * above / below if below else None, above, below)
        case Difference(minuend, subtrahend):
            left, right = derive(minuend, cells).value, derive(subtrahend, cells).value
            return Derived(None if left is None or right is None else left - right)
        case RelativeRate():
            return Derived(_relative_rate(formula, cells))
        case Given():
            return Derived(formula.value, formula.numerator, formula.denominator, formula.text)
        case OnDate(day):
            return Derived(Fraction(0), shown=spell_date(day))
    raise ValueError("this figure has no value of its own")


def _relative_rate(rate: RelativeRate, cells: Mapping[Key, Cell]) -> Fraction | None:
    """(a / A) / (b / B), or an end of its 95% interval on the log scale, SE = sqrt(1/a + 1/b - 1/A - 1/B).

    Source: the relative rate index of the Lammy Review; Katz et al. 1978, doi:10.2307/2530610, for the interval.
    """
    a, b = cells[rate.group.numerator].count, cells[rate.reference.numerator].count
    group, reference = cells[rate.group.denominator].count, cells[rate.reference.denominator].count
    if not (a and b and group and reference):
        return None
    ratio = (a / group) / (b / reference)
    if rate.part == "value":
        return ratio
    spread = Z * sqrt(1 / a + 1 / b - 1 / group - 1 / reference)
    return Fraction(exp(log(ratio) + (spread if rate.part == "upper" else -spread)))


def to_printed(derived: Derived, measure: Measure, *, variety: str) -> tuple[Decimal, str]:
    """The value at its printed decimals and as it is printed, with its sign of percent or pound.

    A published value is printed with the decimals that it came with.
    """
    assert derived.value is not None  # noqa: S101  the caller has looked
    if variety == "rank":
        return round_half_away(derived.value, 0), derived.shown
    if derived.shown and measure.kind == "date":
        return Decimal(0), derived.shown
    value = _rounded(derived, measure)
    return value, _written(value, measure)


def _rounded(derived: Derived, measure: Measure) -> Decimal:
    assert derived.value is not None  # noqa: S101
    if derived.shown:
        return Decimal(derived.shown.replace(",", ""))
    if measure.kind == "count":
        return _whole_or_finer(whole_or_short(derived.value), measure.decimals)
    return round_half_away(derived.value, measure.decimals)


def whole_or_short(value: Fraction) -> Decimal:
    """A count as it stands, without the tail that a spreadsheet leaves behind 4.8 (4.800000000000001)."""
    short = round_half_away(value, _DECIMALS_OF_A_COUNT)
    return exact_decimal(Fraction(short))


def _whole_or_finer(value: Decimal, decimals: int) -> Decimal:
    """A count with its printed decimals, and more where it has more: a count is never rounded."""
    step = Decimal(1).scaleb(-decimals)
    return value.quantize(step) if value == value.quantize(step) else value


def _written(value: Decimal, measure: Measure) -> str:
    text = write_number(value)
    if measure.kind == "money":
        return f"£{text}"
    sign = "%" if measure.kind == "share" or (measure.kind, measure.unit) == ("difference", "%") else ""
    plus = "+" if measure.kind == "difference" and value > 0 else ""
    return f"{plus}{text}{sign}"


def trend_word(before: Derived, after: Derived, measure: Measure) -> str:
    """Rose, fell, or no clear change, as the 95% level bears out; empty where the counts are not known.

    Shares by Newcombe's interval, counts and rates by the exact conditional test of two Poisson counts.
    """
    if before.value is None or after.value is None:
        return ""
    differ = _differ(before, after, measure)
    if differ is None:
        return ""
    if not differ:
        return "no clear change"
    return "rose" if after.value > before.value else "fell"


def _differ(before: Derived, after: Derived, measure: Measure) -> bool | None:
    if measure.kind == "count" and before.value is not None and after.value is not None:
        is_counted = before.value.denominator == after.value.denominator == 1  # half days and part-time posts are not
        return counts_differ(before.value, after.value) if is_counted else None
    parts = (before.numerator, before.denominator, after.numerator, after.denominator)
    if any(part is None or part < 0 for part in parts) or not before.denominator or not after.denominator:
        return None
    above_before, above_after = before.numerator or Fraction(0), after.numerator or Fraction(0)
    if measure.kind == "share":
        return shares_differ((above_before, before.denominator), (above_after, after.denominator))
    if measure.kind == "rate":
        return counts_differ(above_before, above_after, exposures=(before.denominator, after.denominator))
    return None


def measure_of(key: Key) -> Measure:
    """The registry's entry for a figure."""
    return MEASURES[key.measure]
