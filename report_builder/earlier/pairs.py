"""Which figure of an earlier issue each figure of now is compared with: its own, or that of the period before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from report_builder.model.changed import Json
from report_builder.model.period import Period, month_end

Series = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries of figures.json; None where one of the papers has none.

    `is_moved` says that they are of one series, and of different periods.
    """

    before: Json | None
    after: Json | None
    is_moved: bool = False

    @property
    def figure(self) -> Json:
        """The figure that it is about: that of now, where there is one."""
        figure = self.after or self.before
        assert figure is not None  # noqa: S101  a pair has one of the two
        return figure


def pairs(before: Sequence[Json], after: Sequence[Json], *, months: int) -> Iterator[Pair]:
    """Each figure of now with the one it is compared with, in the order of now, and then those that are gone.

    A figure that the issue had is compared with itself. One of a period that the issue did not reach is compared with
    that of the same series so many months before, or, as some sources move by a year at a time, with the latest of its
    series and length that the issue had.

    Args:
        before: of the issue.
        after: of now.
        months: by which the paper's quarter moved on; 0 where it is of the same quarter.
    """
    known = {figure["id"]: figure for figure in before}
    series = _series(before) if months else {}
    used: set[str] = set()
    for figure in after:
        same = known.get(figure["id"])
        other = same or _moved_from(figure, series.get(_of_series(figure), {}), months)
        used |= {other["id"]} if other else set()
        yield Pair(other, figure, is_moved=other is not None and same is None)
    yield from (Pair(figure, None) for id_, figure in known.items() if id_ not in used)


def months_between(then: Period, now: Period) -> int:
    """By how many months a period ends after another."""
    return (now.end.year - then.end.year) * 12 + now.end.month - then.end.month


def _series(figures: Iterable[Json]) -> dict[Series, dict[Period, Json]]:
    found: dict[Series, dict[Period, Json]] = {}
    for figure in figures:
        period = _period(figure)
        if period is not None:
            found.setdefault(_of_series(figure), {})[period] = figure
    return found


def _of_series(figure: Json) -> Series:
    """All that an id says of a figure, but for its two days and for the cohort, which is a period as well."""
    measure, area, _, _, *further = str(figure["id"]).split("/")
    return (measure, area, *(part for part in further if not part.startswith("cohort=")))


def _moved_from(figure: Json, series: dict[Period, Json], months: int) -> Json | None:
    period = _period(figure)
    if period is None or not series:
        return None
    earlier = series.get(_before(period, months))
    if earlier is None:
        alike = [one for one in series if one.months == period.months and one.end < period.end]
        is_beyond = all(one.end < period.end for one in series)
        earlier = series[max(alike)] if alike and is_beyond else None
    return earlier


def _before(period: Period, months: int) -> Period:
    """The period so many months earlier; one that does not consist of months stands for none, and is itself."""
    if not period.is_whole_months:
        return period
    first = period.start.year * 12 + period.start.month - 1 - months
    last = period.end.year * 12 + period.end.month - 1 - months
    return Period(period.start.replace(year=first // 12, month=first % 12 + 1), month_end(last // 12, last % 12 + 1))


def _period(figure: Json) -> Period | None:
    try:
        return Period.parse(str(figure["period"]))
    except ValueError:
        return None
