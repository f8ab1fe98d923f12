"""What a paper might say in the place of a breakdown of which numbers are withheld: the views that are tried, in order.

First the same over the year, then broader groups. Which of them are printed is for the wall to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from report_builder.model.dimension import MINORITIES, STEADY
from report_builder.model.key import labels
from report_builder.model.measure import MEASURES
from report_builder.model.view import View

BANDS = {
    "age": (("10-14", "15-17"), ("9-14", "15-18")),
    "ethnic_group": (("white", MINORITIES),),
}
"""Dimension -> groups of its categories, the customary ones first."""

BROADER = {"case_type": ("case_group", "statutory"), "case_group": ("statutory",), "locality": ("locality_area",)}
"""Dimension -> dimensions whose categories are made of its own."""


@dataclass(frozen=True, slots=True)
class PlannedAlternative:
    """Views that may be printed, all or none, where numbers of a view are withheld."""

    of: View
    views: tuple[View, ...]


def alternatives_of(views: Iterable[View]) -> tuple[PlannedAlternative, ...]:
    """For each breakdown of the service's own counts and shares, what might be said in its place."""
    return tuple(
        PlannedAlternative(view, instead)
        for view in dict.fromkeys(views)
        if view.areas == ("own",) and not view.variety and MEASURES[view.measure].kind in {"count", "share"}
        for instead in dict.fromkeys((*_over_the_year(view), *_in_broader_groups(view)))
    )


def _over_the_year(view: View) -> Iterator[tuple[View, ...]]:
    """The pooled year of a quarter's breakdown, or of months and quarters side by side."""
    period = MEASURES[view.measure].period if view.periods == "default" else view.periods
    named = {*view.dimensions, *dict(view.fixed), *dict(view.of)}
    is_steady = named <= STEADY | {"age", "kind", "source"}
    if is_steady and ((period == "quarter" and view.dimensions) or period in {"quarters", "months"}):
        yield (replace(view, periods="year"),)


def _in_broader_groups(view: View) -> Iterator[tuple[View, ...]]:
    """One dimension after the other in broader groups, crossed with the others and then by itself."""
    taken = {*dict(view.fixed), *dict(view.of)}
    for dimension in view.dimensions:
        others = tuple(other for other in view.dimensions if other != dimension)
        for further in dict.fromkeys((others, ())):
            for broader in BROADER.get(dimension, ()):
                if broader in MEASURES[view.measure].dimensions and broader not in (*taken, *others):
                    yield (replace(view, dimensions=(broader, *further)),)
            for bands in BANDS.get(dimension, ()):
                yield tuple(
                    replace(view, dimensions=further, fixed=labels({**dict(view.fixed), dimension: band}))
                    for band in bands
                )
