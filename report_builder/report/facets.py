"""The side of a figure that a row, a column or an axis shows: its area, its period, or a category."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from report_builder.model.dimension import DIMENSIONS
from report_builder.model.key import Key
from report_builder.model.tables import Figure, ProtectedTable

NATIONAL = {"england and wales": "England and Wales", "england": "England", "wales": "Wales"}

ADULTS = {"female": "Women", "male": "Men", "unknown": "Sex not known"}
"""How the sexes of members of staff are printed."""

SCORECARD = "scorecard_measure"
"""A scorecard's row is named by its measure and its category together."""


class Keyed(Protocol):
    """Whatever has a figure's key: the words for what it is of need no number."""

    @property
    def key(self) -> Key:
        """What it is of."""


def facet(figure: Keyed, side: str) -> str:
    """The id of a figure on one side; empty for a margin, which has none there."""
    if side == "area":
        return figure.key.area
    if side == "period":
        return str(figure.key.period)
    found = dict(figure.key.by)
    if side == SCORECARD and found.get("category"):
        return f"{found[SCORECARD]}: {found['category']}"
    return found.get(side, "")


def spell(figure: Keyed, side: str) -> str:
    """The same, as a row head or an axis prints it."""
    if side == "area":
        return NATIONAL.get(figure.key.area.lower(), figure.key.area)
    if side == "period":
        return figure.key.period.label
    return spelled(figure, side, facet(figure, side)) if facet(figure, side) else "All"


def spelled(figure: Keyed, side: str, category: str) -> str:
    """A category of a dimension; the sexes of staff are not girls and boys."""
    is_adult = side == "sex" and figure.key.measure.startswith("staffing_")
    return ADULTS.get(category, category) if is_adult else DIMENSIONS[side].spell(category)


def facing(table: ProtectedTable, sides: Iterable[str]) -> tuple[Figure, ...]:
    """The figures of a table that differ on these sides only, margins of other dimensions left out."""
    named = {"category"} if SCORECARD in sides else set()
    spread = set(table.view.dimensions) - set(sides) - named
    return tuple(figure for figure in table.figures if not any(facet(figure, side) for side in spread))


def ids(figures: Iterable[Figure], side: str) -> tuple[str, ...]:
    """The distinct ids of a side in their order, without the margin."""
    return tuple(dict.fromkeys(found for figure in figures if (found := facet(figure, side))))
