"""Rows of the two tables that official figures become: `published` and `population`, with the contract's columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

WORKED_OUT = "worked out: "
"""How the source of a figure begins that nobody published: an import made it from others."""


@dataclass(frozen=True, slots=True, order=True)
class PublishedRow:
    """One published figure.

    Attributes:
        measure: an id of the registry.
        area, area_type: as the contract spells types: yjs, pcc, region, family, england, wales, england and wales.
        numerator, denominator: exact, None where they are not published.
        value: as text, digit for digit as it was published (or as it was worked out, where `source` says so).
        source: publication and table, and "worked out ..." where the figure is not printed there.
        published_on: None where it is not known.
    """

    measure: str
    area: str
    area_type: str
    period_start: date
    period_end: date
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    value: str = ""
    unit: str = ""
    source: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True, order=True)
class PopulationRow:
    """Residents of an area in a year. `source` is MYE, Census 2011 or Census 2021; `age` 10 to 17 or 10-17."""

    area: str
    year: int
    source: str
    age: str
    population: int
    sex: str = "all"
    ethnic_group: str = "all"
