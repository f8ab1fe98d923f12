"""A count's place in its own space: which categories of each axis it takes together.

Names that mean the same children get the same place: a band of ages is its ages, the statutory caseload is its types of
case, any SEN is support and EHCP, and a year is the stretches of time that other printed periods cut it into.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES, DIMENSIONS, MINORITIES, age_band

PERIOD = "period"
"""The axis of stretches of time, for what adds up over periods."""

_BROADER: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("sen", "any sen"): ("sen support", "ehcp"),
    ("ethnic_group", MINORITIES): ("mixed", "asian", "black", "other"),
    ("ethnic_group", "known"): ("white", "mixed", "asian", "black", "other"),
    ("rating", "high or very high"): ("high", "very high"),
    ("reoffence_count", "any"): ("1", "2", "3", "4", "5+"),
}

_STATUTORY = CASE_TYPES[: CASE_TYPES.index("youth conditional caution") + 1]


@dataclass(frozen=True, slots=True)
class CaseOrder:
    """The service's types of case, as its paper explains them: the printed groups, and where statutory ends."""

    types: tuple[str, ...] = CASE_TYPES
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: dict(CASE_GROUPS))
    statutory: tuple[str, ...] = _STATUTORY


@dataclass(frozen=True, slots=True)
class Space:
    """What a family of counts is of; counts of one space can be set against each other.

    Attributes:
        period: empty where periods are an axis.
        within: conditions that pick another reading or another count rather than a part: source, census, cohort.
    """

    measure: str
    area: str
    area_type: str
    period: str = ""
    within: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A place in a space: axis -> the categories that it takes together; an axis not named is taken whole."""

    sides: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def axes(self) -> frozenset[str]:
        """The axes that it names."""
        return frozenset(axis for axis, _ in self.sides)

    def side(self, axis: str) -> frozenset[str] | None:
        """Its categories of an axis; None where it takes all."""
        return dict(self.sides).get(axis)

    def on(self, axis: str, side: frozenset[str] | None) -> Box:
        """The same with another side; None takes the axis whole."""
        sides = {**dict(self.sides), axis: side}
        return Box(tuple(sorted((name, each) for name, each in sides.items() if each is not None)))


@dataclass(frozen=True, slots=True)
class Place:
    """A count: a box in a space."""

    space: Space
    box: Box = field(default_factory=Box)

    @property
    def name(self) -> str:
        """Its name within an attack, one for each place."""
        sides = {axis: sorted(side) for axis, side in self.box.sides}
        space = self.space
        return json.dumps([space.measure, space.area_type, space.area, space.period, space.within, sides])


def box_of(where: Mapping[str, str], cases: CaseOrder) -> Box:
    """The box of named conditions; case types, groups and statutory are one axis."""
    sides: dict[str, frozenset[str]] = {}
    for dimension, category in where.items():
        axis, side = _side(dimension, category, cases)
        sides[axis] = sides[axis] & side if axis in sides else side
    return Box(tuple(sorted(sides.items())))


def _side(dimension: str, category: str, cases: CaseOrder) -> tuple[str, frozenset[str]]:
    if dimension == "statutory":
        within = [name for name in cases.types if (name in cases.statutory) == (category == "yes")]
        return "case_type", frozenset(within)
    if dimension == "case_group" and category in cases.groups:
        return "case_type", frozenset(cases.groups[category])
    if dimension == "case_group":
        grouped = {name for group in cases.groups.values() for name in group}
        return "case_type", frozenset(name for name in cases.types if name not in grouped) or frozenset([category])
    if dimension == "age" and "-" in category:
        return "age", frozenset(age_band(category))
    return dimension, frozenset(_BROADER.get((dimension, category), (category,)))


def categories_of(axis: str, cases: CaseOrder) -> tuple[str, ...]:
    """All categories of an axis, where the vocabulary names them."""
    if axis == "case_type":
        return cases.types
    return DIMENSIONS[axis].categories if axis in DIMENSIONS else ()


FURTHER = "any further"
"""Whoever is in none of the categories that are printed."""
