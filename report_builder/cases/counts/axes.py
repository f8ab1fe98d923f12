"""How a dimension spreads over the rows at hand: its categories in print order, and those made up of several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from report_builder.model.dimension import (
    AT_MOST_STANDARD,
    DIMENSIONS,
    MINORITIES,
    NOT_RECORDED,
    WITHIN_3_MONTHS,
    age_band,
)
from report_builder.model.key import Labels

ANY_SEN = "any sen"
HIGH_OR_ABOVE = "high or very high"
OUT_OF_AREA = "out of area"
COMPOSITES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "sen": {ANY_SEN: ("sen support", "ehcp")},
    "ethnic_group": {MINORITIES: ("mixed", "asian", "black", "other")},
    "rating": {HIGH_OR_ABOVE: ("high", "very high")},
    "time_to_first": {WITHIN_3_MONTHS: ("1st month", "2nd month", "3rd month")},
    "level": {AT_MOST_STANDARD: ("no intervention", "standard")},
}
"""Dimension -> composite category -> the categories that make it up; bands of ages are read by `age_band`."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension as it spreads over the rows at hand.

    Attributes:
        id: the dimension.
        categories: in print order, those without rows included.
        composites: further rows, printed after the last of their parts: ("any sen",).
        is_partition: whether each row has exactly one of the categories.
    """

    id: str
    categories: tuple[str, ...]
    composites: tuple[str, ...] = ()
    is_partition: bool = True

    @property
    def printed(self) -> tuple[str, ...]:
        """All row heads in order."""
        heads = list(self.categories)
        for composite in self.composites:
            places = [heads.index(part) for part in members(self.id, composite) if part in heads]
            if places:
                heads.insert(max(places) + 1, composite)
        return tuple(heads)


def members(dimension: str, category: str) -> tuple[str, ...]:
    """The single categories that a category stands for: itself, unless it is a composite.

    Raises:
        ValueError: neither an age nor a band of ages.
    """
    if dimension == "age":
        return age_band(category)
    return COMPOSITES.get(dimension, {}).get(category, (category,))


def matching(rows: pd.DataFrame, conditions: Mapping[str, str]) -> pd.DataFrame:
    """The rows that meet every condition; each names a column of `rows`."""
    for dimension, category in conditions.items():
        rows = rows.loc[rows[dimension].isin(members(dimension, category))]
    return rows


def axis_of(
    dimension: str,
    rows: pd.DataFrame,
    *,
    group: Labels = (),
    categories: tuple[str, ...] = (),
    composites: tuple[str, ...] = (),
) -> Axis:
    """How a dimension spreads: its own categories, or those that the rows name, in print order.

    `not recorded` stands only where a row has it, in the group or outside: a table that sets a group beside the whole
    then says nought of the group, not that the question does not apply. Within a group of the same dimension (ages of
    the band 14-15) only the group's categories stand.

    Args:
        dimension: an id of the vocabulary, and a column of `rows`.
        rows: one a child or event.
        group: the view's `of` and `fixed`; each dimension of it is a column of `rows`.
        categories: the print order where the config states it rather than the vocabulary.
        composites: further row heads; `any sen` always stands in `sen`.
    """
    found = set(rows[dimension].dropna().unique())
    in_order = _in_order_of_bands if dimension == "asset_band" else _in_alphabetical_order
    known = categories or DIMENSIONS[dimension].categories or in_order(found)
    has_gaps = NOT_RECORDED in found
    group_category = dict(group).get(dimension)
    within = members(dimension, group_category) if group_category else known
    shown = tuple(each for each in known if each in within and (each != NOT_RECORDED or has_gaps))
    if dimension == "sen":
        composites = (ANY_SEN, *composites)
    whole = [] if group_category else [each for each in composites if set(members(dimension, each)) <= set(shown)]
    return Axis(dimension, shown, tuple(whole), DIMENSIONS[dimension].is_partition)


def _in_alphabetical_order(categories: Iterable[str]) -> tuple[str, ...]:
    last = (OUT_OF_AREA, NOT_RECORDED)
    return tuple(sorted(categories, key=lambda each: (last.index(each) if each in last else -1, each.casefold(), each)))


_BELOW, _ABOVE = ("no intervention", "no asset recorded"), ("low", "medium", "high", "very high")
"""Bands that are words, and on which side of scores such as 15-25 they stand, as in Figure 5 of the YJB's Annex A."""

_MOST_DIGITS = 3
"""Of a score."""


def _in_order_of_bands(bands: Iterable[str]) -> tuple[str, ...]:
    """Bands of an assessment from the lowest to the highest; those of neither form after them, by the alphabet."""
    return tuple(sorted(_in_alphabetical_order(bands), key=_place_of_band))


def _place_of_band(band: str) -> tuple[int, int]:
    word, score = band.casefold(), band.partition("-")[0].strip()
    if word in _BELOW:
        return 0, _BELOW.index(word)
    if score.isdecimal() and len(score) <= _MOST_DIGITS:
        return 1, int(score)
    return (2, _ABOVE.index(word)) if word in _ABOVE else (3, 0)
