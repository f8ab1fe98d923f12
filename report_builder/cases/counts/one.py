"""What one more child or event adds to a published rate: it tells how much of a small rate's movement is one person."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from report_builder.cases.counts.areas import own_area
from report_builder.cases.counts.given import Figured, published_figure
from report_builder.cases.counts.known import Publications
from report_builder.cases.counts.population import population_cell
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.tables import Given, Missing, Wanted


def one_figure(known: Publications, measure: str, period: Period) -> Figured:
    """Base / population of the service's own rate in one period; it rests on a population alone, which is no secret.

    The population is the row's own where it was published with it, else that of the year rule. The key is the rate's,
    of variety `one`.
    """
    own = published_figure(known, measure, own_area(known.context), period)
    key = replace(own.wanted.key, variety="one")
    if MEASURES[measure].parts[1] != "population":
        return Figured(Wanted(key, Missing("this measure is no rate of a population", is_applicable=False)))
    population = _population(known, own, key)
    if not population:
        return Figured(Wanted(key, Missing("no population is known for this area")))
    worth = Given(Fraction(MEASURES[measure].base) / population, numerator=Fraction(1), denominator=population)
    return Figured(Wanted(key, worth))


def _population(known: Publications, own: Figured, key: Key) -> Fraction | None:
    if own.reading is not None and own.reading.is_public and own.reading.denominator:
        return own.reading.denominator
    cell = population_cell(known.context, key.area, key.area_type, key.period, is_own=key.is_own)
    return None if cell is None else cell.count
