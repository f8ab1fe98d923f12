"""The average of the comparator family: pooled over its members, or the mean of their rates, without the service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from report_builder.cases.counts.areas import member_areas
from report_builder.cases.counts.captions import listed
from report_builder.cases.counts.given import Area, Figured, published_figure
from report_builder.cases.counts.known import Publications, Reading, place_of
from report_builder.cases.counts.population import is_old, population_cell, population_year
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.tables import Cell, Given, Missing, Wanted


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the family in one period.

    Attributes:
        area: the service.
        figure: its own published figure.
        value: as printed; None where it has no data.
        numerator, denominator: what it adds to a pooled average; None where it cannot take part.
        is_counted: whether its numerator was published rather than worked out from its rate.
    """

    area: Area
    figure: Figured
    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    is_counted: bool = False


def family_figure(known: Publications, measure: str, period: Period) -> Figured:
    """The family's average of one period.

    A published row of area type `family` wins. Else numerators and denominators are summed over the members without
    the service itself; a member with a rate only enters as its rate x its population (for reoffending: its cohort); a
    member without either is left out, and the note says so. The config may ask for the mean of rates instead, which
    also stands in where nothing is known to weight a single member by.
    """
    area = Area(known.context.spec.comparators.family_name, "family")
    if place_of(area.name, "family", period) in known.of(measure):
        return published_figure(known, measure, area, period)
    key = Key(measure, area.name, "family", period, is_own=False)
    if MEASURES[measure].kind == "count":
        return Figured(
            Wanted(key, Missing("a count has no average of services of different sizes", is_applicable=False))
        )
    members = [_member(known, measure, each, period) for each in member_areas(known.context)]
    if not members:
        return Figured(Wanted(key, Missing("the config names no family")))
    if known.context.spec.comparators.average == "mean-of-rates":
        return _mean_of_rates(key, members)
    is_weighted = any(member.denominator is not None for member in members)
    if not is_weighted and any(member.value is not None for member in members):
        return _mean_of_rates(key, members, why=", for want of the numbers behind them")
    return _pooled(known, key, members)


def _pooled(known: Publications, key: Key, members: list[Member]) -> Figured:
    used = [member for member in members if member.numerator is not None and member.denominator is not None]
    above = sum((member.numerator or Fraction(0) for member in used), Fraction(0))
    below = sum((member.denominator or Fraction(0) for member in used), Fraction(0))
    note = "Pooled average" + _left_out(members, used, _weighted(known, key, used))
    if not below:
        return Figured(Wanted(key, Missing("no member of the family has data for this period"), note))
    is_counted = all(member.is_counted for member in used)
    formula = Given(
        MEASURES[key.measure].base * above / below,
        _secrets(used),
        numerator=above if is_counted else None,
        denominator=below if is_counted else None,
    )
    return Figured(Wanted(key, formula, note), _cells(used))


def _weighted(known: Publications, key: Key, used: list[Member]) -> str:
    """The words that own up to rates which are weighted by another population than their own, or of another year."""
    weighted = [member.area.name for member in used if not member.is_counted]
    if not weighted or key.measure.startswith("reoff_"):
        return ""
    years = [population_year(known.context, name, key.period) for name in weighted]
    year = min((year for year in years if year is not None), default=None)
    is_of_others = MEASURES[key.measure].parts[1] != "population"
    age = f" in the middle of {year}" if year is not None and is_old(year, key.period) else ""
    return f", weighted by their children aged 10 to 17{age}" if is_of_others or age else ""


def _mean_of_rates(key: Key, members: list[Member], why: str = "") -> Figured:
    used = [member for member in members if member.value is not None]
    note = "Mean of the rates" + _left_out(members, used, why)
    if not used:
        return Figured(Wanted(key, Missing("no member of the family has data for this period"), note))
    mean = sum((member.value or Fraction(0) for member in used), Fraction(0)) / len(used)
    return Figured(Wanted(key, Given(mean, _secrets(used)), note), _cells(used))


def _member(known: Publications, measure: str, area: Area, period: Period) -> Member:
    """What a member adds: its counts as published, else its rate x its population."""
    figure = published_figure(known, measure, area, period)
    formula, reading = figure.wanted.formula, figure.reading
    if reading is None or not isinstance(formula, Given):
        return Member(area, figure)
    value = formula.value
    if reading.numerator is not None and reading.denominator:
        return Member(area, figure, value, reading.numerator, reading.denominator, is_counted=True)
    base = reading.denominator or _base(known, reading, area)
    if base is None:
        return Member(area, figure, value)
    if reading.numerator is not None:
        return Member(area, figure, value, reading.numerator, base, is_counted=True)
    return Member(area, figure, value, value * base / MEASURES[measure].base, base)


def _base(known: Publications, reading: Reading, area: Area) -> Fraction | None:
    """What a rate alone is weighted by: the population; the cohort or the reoffenders where it is of reoffending."""
    measure = reading.measure
    if not measure.startswith("reoff_"):
        cell = population_cell(known.context, area.name, area.area_type, reading.period, is_own=area.is_own)
        return None if cell is None else cell.count
    place = place_of(area.name, area.area_type, reading.period)
    binary, frequency = known.of("reoff_binary").get(place), known.of("reoff_per_offender").get(place)
    cohort = next((row.denominator for row in (binary, frequency) if row is not None and row.denominator), None)
    if measure in {"reoff_binary", "reoff_per_offender"}:
        return cohort
    if measure == "reoff_per_reoffender" and binary is not None:
        if binary.numerator is not None:
            return binary.numerator
        return None if cohort is None or binary.value is None else binary.value * cohort / MEASURES["reoff_binary"].base
    return None


def _left_out(members: list[Member], used: list[Member], how: str = "") -> str:
    """How many members take part, how, and which do not and why: " of 8 of 10 members; Trafford has no data."."""
    if len(used) == len(members):
        return f" of {len(members)} members{how}." if len(members) > 1 else f" of 1 member{how}."
    return f" of {len(used)} of {len(members)} members{how}; {'; '.join(_reasons(members, used))}."


def _reasons(members: list[Member], used: list[Member]) -> Iterator[str]:
    unused = [member for member in members if member not in used]
    without_data = [member.area.name for member in unused if member.value is None]
    without_base = [member.area.name for member in unused if member.value is not None]
    for names, what in ((without_data, "no data"), (without_base, "a rate but no population or cohort")):
        if names:
            yield f"{listed(names)} {'has' if len(names) == 1 else 'have'} {what}"


def _secrets(members: list[Member]) -> tuple[Key, ...]:
    """Members' numbers that are not public, which an average of few could give away."""
    formulas = (member.figure.wanted.formula for member in members)
    return tuple(key for formula in formulas if isinstance(formula, Given) for key in formula.rests_on)


def _cells(members: list[Member]) -> tuple[Cell, ...]:
    return tuple(cell for member in members for cell in member.figure.cells)
