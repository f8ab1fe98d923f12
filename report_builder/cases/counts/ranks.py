"""The service's rank in its family: standard competition ranking of values as printed, 1 = best by polarity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from report_builder.cases.counts.areas import member_areas, own_area
from report_builder.cases.counts.given import Figured, published_figure, value_of
from report_builder.cases.counts.known import Publications, Reading
from report_builder.cases.counts.population import is_old, population_cell, population_year
from report_builder.model.intervals import byar, wilson
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.rounding import round_half_away
from report_builder.model.tables import Given, Missing, Wanted


def rank_figure(known: Publications, measure: str, period: Period) -> Figured:
    """The service's rank of one period, "3rd of 9", among the members with data and itself; ties share a rank.

    The note holds the ranks at the two ends of its own 95% interval, the others at their printed values. It is left
    out where the service's figure is not public, since a note outlives a figure that is withheld.
    """
    own = published_figure(known, measure, own_area(known.context), period)
    key = replace(own.wanted.key, variety="rank")
    value = value_of(own)
    if not MEASURES[measure].good_is:
        return Figured(Wanted(key, Missing("neither high nor low is better", is_applicable=False)))
    if value is None:
        return Figured(replace(own.wanted, key=key))
    members = [published_figure(known, measure, area, period) for area in member_areas(known.context)]
    others = [other for other in map(value_of, members) if other is not None]
    if not others:
        return Figured(Wanted(key, Missing("no member of the family has data for this period")))
    rank = rank_among(value, others, good_is=MEASURES[measure].good_is)
    secrets = tuple(secret for figure in (own, *members) for secret in _rests_on(figure))
    shared = "joint" if value in others else ""
    formula = Given(Fraction(rank), secrets, text=f"{ordinal(rank)} of {len(others) + 1}", word=shared)
    cells = tuple(cell for figure in (own, *members) for cell in figure.cells)
    return Figured(Wanted(key, formula, _range(known, own, others)), cells)


def rank_among(value: Fraction, others: Iterable[Fraction], *, good_is: str) -> int:
    """One more than the number of others that are better."""
    return 1 + sum(other > value if good_is == "high" else other < value for other in others)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    last = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in {11, 12, 13} else last}"


def _rests_on(figure: Figured) -> tuple[Key, ...]:
    return figure.wanted.formula.rests_on if isinstance(figure.wanted.formula, Given) else ()


def _range(known: Publications, own: Figured, others: list[Fraction]) -> str:
    """The ranks that the service's own interval allows, in words; empty where the measure has none."""
    reading = own.reading
    if reading is None or not reading.is_public:
        return ""
    ends = _interval(known, reading, is_own=own.wanted.key.is_own)
    if ends is None:
        return ""
    printed = [Fraction(round_half_away(Fraction(end), reading.decimals)) for end in ends]
    ranks = sorted(rank_among(end, others, good_is=MEASURES[reading.measure].good_is) for end in printed)
    interval = f"Its 95% interval{_age(known, reading)}"
    if ranks[0] == ranks[1]:
        return f"{interval} allows no other rank than {ranks[0]}."
    return f"{interval} allows ranks {ranks[0]} to {ranks[1]}."


def _age(known: Publications, reading: Reading) -> str:
    """The words that own up to an interval which rests on a population of another year."""
    if reading.denominator is not None or MEASURES[reading.measure].parts[1] != "population":
        return ""
    year = population_year(known.context, reading.area, reading.period)
    is_said = year is not None and is_old(year, reading.period)
    return f", taken with the population of the middle of {year}," if is_said else ""


def _interval(known: Publications, reading: Reading, *, is_own: bool) -> tuple[float, float] | None:
    """The 95% interval in the printed unit: Wilson's for a share, Byar's for a count or a rate."""
    measure = MEASURES[reading.measure]
    if measure.kind not in {"share", "rate", "count"} or reading.exact is None:
        return None
    if measure.kind == "count":
        return byar(float(reading.exact))
    whole = reading.denominator
    if whole is None and measure.parts[1] == "population":
        cell = population_cell(known.context, reading.area, reading.area_type, reading.period, is_own=is_own)
        whole = None if cell is None else cell.count
    if not whole:
        return None
    part = reading.numerator
    if part is None:
        part = Fraction(round_half_away(reading.exact * whole / measure.base, 0))
    if measure.kind == "share":
        low, high = wilson(float(part), float(whole))
    else:
        low, high = (end / float(whole) for end in byar(float(part)))
    return low * measure.base, high * measure.base
