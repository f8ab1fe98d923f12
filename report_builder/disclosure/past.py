"""What earlier releases say of each cell, as their readers take it: the number that was printed last, or its mark."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from report_builder.disclosure.problem import Problem
from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.release import PublishedCell, Release

Range = tuple[Fraction, Fraction | None]
"""Between which values a marked number lies; without an upper end where nobody knows one."""


@dataclass(frozen=True, slots=True)
class Past:
    """What was said.

    Attributes:
        printed: cell -> the number that was printed last.
        marked: cell -> the range that anybody could work out of its mark; none that is printed.
        superseded: cell among the printed ones -> the range of the mark that has stood in the place of it since.
        last: cell -> the number of the release that spoke of it last.
    """

    printed: Mapping[Key, Fraction]
    marked: Mapping[Key, Range]
    superseded: Mapping[Key, Range] = field(default_factory=dict)
    last: Mapping[Key, int] = field(default_factory=dict)

    @property
    def keys(self) -> frozenset[Key]:
        """All cells of earlier releases."""
        return frozenset(self.printed) | frozenset(self.marked)


def past_of(problem: Problem, releases: Iterable[Release], *, audience: str, least: int = 0) -> Past:
    """What releases say together.

    A number that was printed is known, though the table that held it was left out later. Where it is another number by
    now, the mark that stood there last may be of this one: then the mark counts.

    Args:
        problem: of the paper at hand.
        releases: the oldest first.
        audience: whose readers they are; a mark for a wider one is none for them where they were told the number.
        least: what a mark stands for at the least, as this paper's readers take it.
    """
    told = _told(problem, releases, audience=audience, least=least)
    changed = {key for key in told.superseded if key in problem.cells and problem.cells[key].count != told.printed[key]}
    return Past(
        {key: count for key, count in told.printed.items() if key not in changed},
        {**told.marked, **{key: told.superseded[key] for key in changed}},
        last=told.last,
    )


def _told(problem: Problem, releases: Iterable[Release], *, audience: str, least: int) -> Past:
    ours = {_place(key): key for key in problem.cells}
    printed: dict[Key, Fraction] = {}
    marked: dict[Key, Range] = {}
    superseded: dict[Key, Range] = {}
    last: dict[Key, int] = {}
    for number, release in enumerate(releases):
        for key, cell in ((_key(cell, ours), cell) for cell in release.cells):
            last[key] = number
            if not cell.is_withheld:
                printed[key] = Fraction(cell.low)
                superseded.pop(key, None)
                continue
            high = None if cell.high is None else Fraction(cell.high)
            marked[key] = (max(Fraction(cell.low), Fraction(least)), high)
            if key in printed and release.audience == audience:
                superseded[key] = marked[key]
    return Past(printed, {key: ends for key, ends in marked.items() if key not in printed}, superseded, last)


def _place(key: Key) -> tuple[object, ...]:
    return key.measure, key.area, key.area_type, key.period, key.by


def _key(cell: PublishedCell, ours: Mapping[tuple[object, ...], Key]) -> Key:
    said = json.loads(cell.name)
    period, where = Period.parse(said["period"]), labels(said["where"])
    own = Key(said["measure"], said["area"], said["area_type"], period, where, is_own=said["area_type"] == "yjs")
    return ours.get(_place(own), own)


def as_before(key: Key) -> Key:
    """The number that an earlier paper spoke of, where it may be another one by now."""
    return replace(key, variety="as told before")
