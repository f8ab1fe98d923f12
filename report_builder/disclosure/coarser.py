"""Withheld shares, rates and means with fewer decimals, where that leaves every withheld number its candidates.

A printed 2% of 210 says that the count is 4 or 5; to the nearest 10 it says 1 to 10. What is printed so is an
inequality on the counts, and enters the attack with all that is printed besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, inf

from report_builder.disclosure.instance import Row
from report_builder.disclosure.problem import kept
from report_builder.disclosure.reader import Reader
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.rounding import round_half_away, write_number
from report_builder.model.tables import Cell, Quotient, Wanted

TRIES = 40
"""How many statements of a paper are attacked: a bound of work, so that the answer is the same everywhere."""

TENS = -1
"""Decimals of a number that is printed to the nearest 10."""


@dataclass(frozen=True, slots=True)
class About:
    """A quotient with fewer decimals than its measure has: its value, and how it is printed."""

    value: Decimal
    shown: str


def told_coarsely(reader: Reader) -> tuple[Reader, dict[Key, About]]:
    """The figures that may be printed with fewer decimals, and the reader who has read them.

    Each is tried to fewer and fewer decimals, in the paper's order; what is printed stays in for the next.
    """
    said: dict[Key, About] = {}
    tries = 0
    for wanted in dict.fromkeys(_withheld_quotients(reader)):
        if wanted.key in said:
            continue
        for decimals in range(MEASURES[wanted.key.measure].decimals - 1, TENS - 1, -1):
            about = _about(wanted, reader, decimals=decimals)
            if about is None or tries == TRIES:
                continue
            tries += 1
            formula = wanted.formula
            assert isinstance(formula, Quotient)  # noqa: S101  the only kind that comes
            wiser = reader.told(statement(formula, about.value, reader, decimals=decimals))
            if not wiser.works_something_out([formula.numerator]):
                reader, said[wanted.key] = wiser, about
                break
    return reader, said


def _withheld_quotients(reader: Reader) -> Iterator[Wanted]:
    """Of a withheld whole number and a printed or public one that is large enough to be a base."""
    problem, pattern, edition = reader.posed.problem, reader.pattern, reader.posed.edition
    hidden = reader.posed.keys_of(reader.withheld)
    unseen = reader.posed.keys_of(reader.instance.unseen)
    for index, table in enumerate(problem.tables):
        for wanted in kept(table, pattern.dropped.get(index, 0)):
            formula = wanted.formula
            if not isinstance(formula, Quotient) or formula.numerator not in hidden:
                continue
            base = problem.cells[formula.denominator]
            is_known = formula.denominator not in hidden | unseen and base.count > 0
            is_large = base.is_public or base.persons >= edition.minimum_denominator
            if is_known and is_large and reader.instance.whole[reader.posed.places[formula.numerator]]:
                yield wanted


def _about(wanted: Wanted, reader: Reader, *, decimals: int) -> About | None:
    """The figure to so many decimals; nothing where it would be nought and is no share: that says too little."""
    formula, measure = wanted.formula, MEASURES[wanted.key.measure]
    assert isinstance(formula, Quotient)  # noqa: S101  the only kind that comes
    cells = reader.posed.problem.cells
    exact = formula.base * cells[formula.numerator].count / cells[formula.denominator].count
    value = to_decimals(exact, decimals)
    if value == 0 and measure.kind != "share":
        return None
    sign = "%" if measure.kind == "share" else ""
    nearest = " (to the nearest 10)" if decimals == TENS else ""
    return About(value, f"about {write_number(value)}{sign}{nearest}")


def to_decimals(exact: Fraction, decimals: int) -> Decimal:
    """A number at so many decimals, halves away from nought; -1 is the nearest 10."""
    if decimals >= 0:
        return round_half_away(exact, decimals)
    return round_half_away(exact / 10, 0) * 10


def statement(formula: Quotient, value: Decimal, reader: Reader, *, decimals: int) -> Row:
    """What the rounded number says of the numerator: halves are rounded up, so only its lower end belongs."""
    denominator: Cell = reader.posed.problem.cells[formula.denominator]
    one = denominator.count / formula.base
    half = Fraction(10) ** -decimals / 2
    least, beyond = (Fraction(value) - half) * one, (Fraction(value) + half) * one
    place = reader.posed.places[formula.numerator]
    low = float(ceil(least)) if least > 0 else -inf
    return Row((place,), (1.0,), low, float(ceil(beyond) - 1))
