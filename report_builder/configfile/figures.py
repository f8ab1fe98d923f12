"""`figures:` further views that the commentary refers to, one mapping each."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from report_builder.configfile.entries import read_entries
from report_builder.configfile.leaves import nearest, read_each, read_line, read_period
from report_builder.configfile.mapping import Mapping
from report_builder.marked_yaml.fault import Fault, FaultsError, fault, quoted
from report_builder.model.dimension import AT_MOST_STANDARD, DIMENSIONS, MINORITIES, WITHIN_3_MONTHS, age_band
from report_builder.model.key import labels
from report_builder.model.measure import MEASURES
from report_builder.model.view import AREAS, PERIODS, View

VARIETIES = ("rank", "change")
READINGS = ("source", "bound")
"""Dimensions that pick a reading of any number (local or published; an end of its interval), not a part of it."""

CONFIGURED = ("case_type", "case_group")
"""Dimensions whose categories `case_types` may change; they are checked when both keys are known."""

_COMPOSITES = {
    "sen": ("any sen",),
    "ethnic_group": (MINORITIES,),
    "time_to_first": (WITHIN_3_MONTHS,),
    "level": (AT_MOST_STANDARD,),
}


def read_measure(value: object) -> str:
    """An id of the registry."""
    measure = read_line(value)
    if measure not in MEASURES:
        raise fault(f"there is no measure '{quoted(measure)}'", nearest(measure, MEASURES))
    return measure


def read_picked(value: object) -> dict[str, str]:
    """{dimension: category}, both of the vocabulary."""

    def read_one(dimension: str, category: object) -> str:
        _check_dimension(dimension)
        word = ("yes" if category else "no") if isinstance(category, bool) else read_line(category)
        return check_category(dimension, word)

    return read_entries(value, read_one, wanted="dimension: category")


def read_by(value: object) -> list[str] | dict[str, str]:
    """Dimensions in a list (every category of each), or {dimension: category} (that one alone)."""
    if isinstance(value, dict):
        return read_picked(value)
    dimensions = read_each(value, "dimensions, or a mapping of dimension: category")
    faults = [
        Fault((index,), f"there is no dimension '{quoted(dimension)}'", nearest(dimension, DIMENSIONS))
        for index, dimension in enumerate(dimensions)
        if dimension not in DIMENSIONS
    ]
    if faults:
        raise FaultsError(*faults)
    return dimensions


def read_areas(value: object) -> list[str]:
    """Words for areas, each once."""
    words = read_each(value, "areas")
    faults = [
        Fault((index,), f"there is no area '{quoted(word)}'", nearest(word, AREAS))
        for index, word in enumerate(words)
        if word not in AREAS
    ]
    if faults or not words:
        raise FaultsError(*faults or [Fault((), "the list is empty", f"known: {', '.join(AREAS)}")])
    return words


def read_periods(value: object) -> str:
    """A word for periods, or two dates."""
    word = read_line(value)
    if word in PERIODS:
        return word
    if word[:1].isdigit():
        return read_period(word)
    raise fault(f"there is no period '{quoted(word)}'", nearest(word, PERIODS) + " or 2020-01-01/2020-03-31")


def read_variety(value: object) -> str:
    """A word of VARIETIES."""
    word = read_line(value)
    if word not in VARIETIES:
        raise fault(f"there is no variety '{quoted(word)}'", nearest(word, VARIETIES))
    return word


def _check_dimension(dimension: str) -> None:
    if dimension not in DIMENSIONS:
        raise fault("there is no such dimension", nearest(dimension, DIMENSIONS))


def check_category(dimension: str, category: str) -> str:
    """The category as the vocabulary spells it; one that the data name stands as it is."""
    known = (*DIMENSIONS[dimension].categories, *_COMPOSITES.get(dimension, ()))
    if not DIMENSIONS[dimension].categories or dimension in CONFIGURED:
        return category
    if category.lower() in known or (dimension == "age" and _is_band(category)):
        return category.lower()
    raise fault(f"{dimension} has no category '{quoted(category)}'", nearest(category, known))


def _is_band(category: str) -> bool:
    try:
        return bool(age_band(category))
    except ValueError:
        return False


_PICKED = {
    "type": "object",
    "propertyNames": {"enum": list(DIMENSIONS)},
    "additionalProperties": {"type": ["string", "integer"]},
}
_SPREAD = {"type": "array", "items": {"enum": list(DIMENSIONS)}, "uniqueItems": True}

Picked = Annotated[dict[str, str], PlainValidator(read_picked), WithJsonSchema(_PICKED)]
By = Annotated[list[str] | dict[str, str], PlainValidator(read_by), WithJsonSchema({"anyOf": [_SPREAD, _PICKED]})]
MeasureId = Annotated[str, PlainValidator(read_measure), WithJsonSchema({"enum": list(MEASURES)})]
AreaWords = Annotated[
    list[str],
    PlainValidator(read_areas),
    WithJsonSchema({"type": "array", "items": {"enum": list(AREAS)}, "minItems": 1}),
]
PeriodWord = Annotated[
    str,
    PlainValidator(read_periods),
    WithJsonSchema({"type": "string", "examples": [*PERIODS, "2020-01-01/2020-03-31"]}),
]
Variety = Annotated[str, PlainValidator(read_variety), WithJsonSchema({"enum": list(VARIETIES)})]


class FigureKeys(Mapping):
    """A view: one measure, broken down or narrowed. It is the only thing that a paper can ask for."""

    measure: MeasureId
    """Id of the measure."""
    by: By = Field(default_factory=list)
    """Either a list of dimensions, `[sex]`: a figure for every category; or `{sex: female}`: that category alone."""
    fixed: Picked = Field(default_factory=dict)
    """Categories that are picked beside a list in `by`: `{sex: female}`."""
    of: Picked = Field(default_factory=dict)
    """The group that the measure is narrowed to, which is the denominator of a share: `{statutory: yes}`."""
    areas: AreaWords = Field(default_factory=lambda: ["own"])
    """own: the service; family: the family's average; members: each of them; pcc, region, national."""
    period: PeriodWord = "default"
    """quarter: the report's; year: 12 months to its end; quarters, months: those of that year; month: its last month;
    latest, two-years, five-years: the latest known published ones; cohort: the tracker's; or two dates."""
    variety: Variety = ""
    """rank: the place in the family; change: the difference from the period before."""

    @model_validator(mode="after")
    def _dimensions_fit(self) -> Self:
        faults = [one for key in ("by", "fixed", "of") for one in self._misfits(key)]
        if isinstance(self.by, dict) and self.fixed:
            faults.append(Fault(("fixed",), "'by' picks categories already", "put all of them under 'by'"))
        spread = self.by if isinstance(self.by, list) else []
        faults += [
            Fault(("fixed", dimension), "the dimension is spread by 'by' already", "take it away from one of the two")
            for dimension in self.fixed
            if dimension in spread
        ]
        if faults:
            raise FaultsError(*faults)
        return self

    def _misfits(self, key: str) -> list[Fault]:
        known = (*MEASURES[self.measure].dimensions, *READINGS)
        asked = getattr(self, key)
        mend = f"it has: {', '.join(MEASURES[self.measure].dimensions) or 'none'}"
        return [
            Fault(
                (key, index if isinstance(asked, list) else name), f"{self.measure} is not broken down by {name}", mend
            )
            for index, name in enumerate(asked)
            if name not in known
        ]

    @property
    def view(self) -> View:
        """The view that is asked for."""
        picked = self.by if isinstance(self.by, dict) else self.fixed
        return View(
            self.measure,
            dimensions=tuple(self.by) if isinstance(self.by, list) else (),
            fixed=labels(picked),
            of=labels(self.of),
            areas=tuple(self.areas),
            periods=self.period,
            variety=self.variety,
        )
