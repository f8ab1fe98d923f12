"""An edition's figures as series: the service's own over the years, and those of the areas beside it.

Only what the edition prints is here. A withheld figure is a point without a value: nothing can be claimed of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from report_builder.model.measure import MEASURES
from report_builder.model.period import Period

_NO_BREAKDOWN = {"source", "cohort"}
"""Dimensions that say where a figure comes from, not whom of the children it counts."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in its place among others.

    Attributes:
        measure, area, area_type, period: as in figures.json.
        by: its categories, source and cohort among them.
        is_own: whether it is of the service itself.
        status: shown, withheld, not-available or not-applicable.
        shown: as printed.
        value: in the printed unit; None where nothing is printed.
        numerator, denominator: where they are printed, else None.
    """

    measure: str
    area: str
    area_type: str
    period: Period
    by: tuple[tuple[str, str], ...]
    is_own: bool
    status: str
    shown: str
    value: Decimal | None
    numerator: Fraction | None
    denominator: Fraction | None

    @property
    def is_local(self) -> bool:
        """Whether the service counted it itself, beside a published figure of the same measure."""
        return dict(self.by).get("source") == "local"

    @property
    def category(self) -> tuple[tuple[str, str], ...]:
        """Whom it counts, where that is not everybody."""
        return tuple(pair for pair in self.by if pair[0] not in _NO_BREAKDOWN)


@dataclass(frozen=True, slots=True)
class Edition:
    """All points of an edition, and why measures have no new data."""

    points: tuple[Point, ...]
    stale: Mapping[str, str]
    mean_follow_up: Mapping[str, Decimal]
    """Cohort of the tracker -> days for which its children have been followed so far."""

    def knows(self, measure: str) -> bool:
        """Whether the edition has a figure of a measure, shown or not."""
        return any(each.measure == measure for each in self.points)

    def own(self, measure: str, *, is_local: bool, category: tuple[tuple[str, str], ...] = ()) -> tuple[Point, ...]:
        """The service's own figures of a measure, from the earliest period to the latest."""
        found = [
            each
            for each in self.points
            if each.measure == measure and each.is_own and each.category == category and each.is_local == is_local
        ]
        return tuple(sorted(found, key=lambda each: (each.period.end, each.period.start)))

    def others(self, measure: str, period: Period, *area_types: str) -> tuple[Point, ...]:
        """Figures of other areas for a period."""
        return tuple(
            each
            for each in self.points
            if each.measure == measure
            and not each.is_own
            and not each.category
            and each.period == period
            and each.area_type in area_types
        )


def edition_of(figures: Iterable[Mapping[str, Any]], stale: Mapping[str, str]) -> Edition:
    """The series of an edition; ranks, changes, what one child is worth and the ends of intervals are not points.

    Args:
        figures: as figures.json lists them.
        stale: measure -> why it has no new data.
    """
    listed = list(figures)
    followed = {_cohort(each): Decimal(str(each["value"])) for each in _of(listed, "tracker_mean_follow_up")}
    return Edition(tuple(_points(listed)), dict(stale), followed)


def _of(figures: Iterable[Mapping[str, Any]], measure: str) -> Iterator[Mapping[str, Any]]:
    return (each for each in figures if each["measure"] == measure and each["status"] == "shown")


def _cohort(figure: Mapping[str, Any]) -> str:
    return str(figure["by"].get("cohort", figure["period"]))


def _points(figures: Iterable[Mapping[str, Any]]) -> Iterator[Point]:
    for each in figures:
        measure = MEASURES.get(each["measure"])
        is_plain = measure is not None and each["kind"] == measure.kind and measure.kind != "date"
        if is_plain and not each["of"] and "bound" not in each["by"] and _is_the_measure(each):
            yield _point(each)


def _is_the_measure(figure: Mapping[str, Any]) -> bool:
    """A change, a rank and what one child is worth have an id that ends in their name."""
    return str(figure["id"]).rpartition("/")[2] not in {"rank", "change", "one"}


def _point(figure: Mapping[str, Any]) -> Point:
    is_shown = figure["status"] == "shown" and figure["value"] is not None
    return Point(
        figure["measure"],
        figure["area"],
        figure["area_type"],
        Period.parse(figure["period"]),
        tuple(sorted(figure["by"].items())),
        "=" not in str(figure["id"]).split("/")[1],
        figure["status"],
        str(figure["shown"]),
        Decimal(str(figure["value"])) if is_shown else None,
        _fraction(figure["numerator"]) if is_shown else None,
        _fraction(figure["denominator"]) if is_shown else None,
    )


def _fraction(number: Any) -> Fraction | None:
    return None if number is None else Fraction(str(number))


def in_words(point: Point) -> str:
    """A figure with its period: "164 (2018)"."""
    return f"{point.shown} ({point.period.label})"


def is_immature(edition: Edition, point: Point, as_at: date | None) -> bool:
    """Whether a figure of the tracker can still grow: not all its children were followed for their year and a half.

    Without a date only those are known to be whole whose follow-up is: a mean of 365 days says that nobody's year runs.
    """
    if not point.measure.startswith("tracker_"):
        return False
    cohort = dict(point.by).get("cohort", str(point.period))
    if as_at is not None:
        return (as_at - point.period.end).days < _MATURES
    followed = edition.mean_follow_up.get(cohort)
    return followed is not None and followed < _YEAR


_YEAR = 365
_MATURES = 365 + 183
"""Days after the last entry: a year's follow-up and half a year for outcomes to come (Settled readings)."""
