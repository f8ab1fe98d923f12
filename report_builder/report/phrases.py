"""A figure in words: its number, its noun, its categories; words in place of a number that is not there."""

from __future__ import annotations

from decimal import Decimal

from report_builder.model.dimension import DIMENSIONS
from report_builder.model.measure import Measure
from report_builder.model.tables import Figure, Status

NOT_SHOWN = "not shown to protect individuals"
NOT_AVAILABLE = "not available"


def spoken_number(figure: Figure) -> str:
    """A number, or words in its place; never a bare mark."""
    if figure.status is Status.WITHHELD:
        return NOT_SHOWN
    if not figure.is_shown:
        return NOT_AVAILABLE
    return figure.shown


def plural(number: Decimal, noun: tuple[str, str]) -> str:
    """The noun that goes with a number."""
    return noun[0] if number == 1 else noun[1]


def with_noun(figure: Figure, measure: Measure) -> str:
    """213 children, 1 child, no children; words where the number is not shown."""
    if figure.value is None:
        return (
            f"a number of {measure.noun[1]} that is {spoken_number(figure)}"
            if measure.noun[1]
            else spoken_number(figure)
        )
    if not measure.noun[1]:
        return figure.shown
    number = "no" if figure.value == 0 else figure.shown
    return f"{number} {plural(figure.value, measure.noun)}"


def spell_labels(figure: Figure) -> str:
    """The categories of a figure in words: girls, aged 14."""
    said = [
        DIMENSIONS[dimension].spell(category)
        for dimension, category in figure.key.by
        if dimension in DIMENSIONS and dimension not in {"source", "cohort"}
    ]
    return ", ".join(said)
