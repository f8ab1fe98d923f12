"""A published figure of one area and period: its value as given, or worked out from its parts where it is blank."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from report_builder.cases.counts.behind import cells_behind
from report_builder.cases.counts.known import Publications, Reading, place_of
from report_builder.cases.counts.population import population_cell, population_year
from report_builder.model.key import Key, labels
from report_builder.model.measure import MEASURES
from report_builder.model.national import WORKED_OUT
from report_builder.model.period import Period
from report_builder.model.rounding import round_half_away
from report_builder.model.tables import Cell, Given, Missing, Relation, Wanted

NOT_PUBLISHED = "not published for this period"
_LOCAL_TABLES = {"fte_count": "offences", "fte_rate": "offences", "custody_count": "custody", "custody_rate": "custody"}
"""Measure -> the case table from which the service counts it itself."""


@dataclass(frozen=True, slots=True)
class Area:
    """Whose figure it is; `gap` is why there can be none, where nobody is named."""

    name: str
    area_type: str
    is_own: bool = False
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure and what it rests on. `reading` is the row that it comes from, where it is one row."""

    wanted: Wanted
    cells: tuple[Cell, ...] = ()
    relations: tuple[Relation, ...] = ()
    reading: Reading | None = None


def published_figure(known: Publications, measure: str, area: Area, period: Period) -> Figured:
    """The figure of an area and period, as published.

    The value is printed as given. Where it is blank it is base x numerator / denominator; a rate without its
    denominator takes the population of the year rule.
    """
    found = known.of(measure).get(place_of(area.name, area.area_type, period))
    key = Key(measure, area.name, area.area_type, period, is_own=area.is_own)
    if found is None:
        return Figured(Wanted(key, Missing(area.gap or NOT_PUBLISHED)))
    reading = completed(known, found, area)
    key = replace(key, by=_source(known, reading, area))
    if reading.exact is None:
        return Figured(Wanted(key, Missing(_why_not(reading))), reading=reading)
    cells, relations = cells_behind(known, reading, key) if area.is_own or not reading.is_public else ((), ())
    rests_on = () if reading.is_public else tuple(cell.key for cell in cells)
    formula = Given(
        reading.exact, rests_on, numerator=reading.numerator, denominator=reading.denominator, text=reading.text
    )
    return Figured(Wanted(key, formula, _made_how(known, found, area)), cells, relations, reading)


def _why_not(reading: Reading) -> str:
    """Why a blank value cannot be worked out."""
    if reading.denominator == 0:
        return "the denominator is nought"
    is_rate = MEASURES[reading.measure].parts[1] == "population"
    return "no population is known for this area" if is_rate else "its base is not published"


def completed(known: Publications, reading: Reading, area: Area) -> Reading:
    """A rate's row with the population that its numerator is of, where the row leaves it blank and they agree."""
    measure = MEASURES[reading.measure]
    if measure.parts[1] != "population" or reading.numerator is None or reading.denominator is not None:
        return reading
    cell = population_cell(known.context, area.name, area.area_type, reading.period, is_own=area.is_own)
    if cell is None:
        return reading
    full = replace(reading, denominator=cell.count)
    worked_out = replace(full, value=None).exact
    if reading.value is None:
        return full
    agrees = worked_out is not None and round_half_away(worked_out, reading.decimals) == reading.printed
    return full if agrees else reading


def _made_how(known: Publications, reading: Reading, area: Area) -> str:
    """The words that own up to a figure that nobody published, or to a population of another year than the rate's."""
    if reading.source.startswith(WORKED_OUT):
        return "worked out from other published figures"
    is_of_population = MEASURES[reading.measure].parts[1] == "population"
    if not is_of_population or reading.value is not None or reading.denominator is not None:
        return ""
    year = population_year(known.context, area.name, reading.period)
    if year is None or reading.period.start.year <= year <= reading.period.end.year:
        return ""
    return f"worked out with the population of mid-{year}"


def _source(known: Publications, reading: Reading, area: Area) -> tuple[tuple[str, str], ...]:
    """The source stands in `by` where the service's own count of the same days stands beside it."""
    table = _LOCAL_TABLES.get(reading.measure, "")
    meets_local = area.is_own and table in known.context.cases
    is_same_period = reading.period == known.context.spec.quarter.twelve_months
    if (meets_local and is_same_period) or not MEASURES[reading.measure].is_published:
        return labels({"source": reading.source or "published"})
    return ()


def value_of(figure: Figured) -> Fraction | None:
    """The value at its printed decimals, by which ranks compare; None where there is none."""
    formula = figure.wanted.formula
    if not isinstance(formula, Given):
        return None
    decimals = MEASURES[figure.wanted.key.measure].decimals
    if formula.text:
        decimals = len(formula.text.partition(".")[2])
    return Fraction(round_half_away(formula.value, decimals))
