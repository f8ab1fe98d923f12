"""Assessments due and done: the scorecard's monthly timeliness, April 2019 to March 2020.

AssetPlus in time, by month: 27.3 33.3 77.8 46.2 52.6 53.3 50.0 38.5 52.4 53.8 66.7 76.9% as printed, of which only
March's counts are known (10 of 13): the others are the smallest plausible fractions. Early help assessments in March
2020: 3 of 5. Early help initial contacts: 3 children's were late. Everything else is made up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from report_builder.demo.child import STATUTORY, Work
from report_builder.demo.days import random_source, weekday_between
from report_builder.demo.records import Assessment

IN_TIME_OF_DUE = {
    "assetplus": {
        (2019, 4): (3, 11),
        (2019, 5): (3, 9),
        (2019, 6): (7, 9),
        (2019, 7): (6, 13),
        (2019, 8): (10, 19),
        (2019, 9): (8, 15),
        (2019, 10): (7, 14),
        (2019, 11): (5, 13),
        (2019, 12): (11, 21),
        (2020, 1): (7, 13),
        (2020, 2): (8, 12),
        (2020, 3): (10, 13),
    },
    "early help assessment": {
        (2019, 10): (3, 4),
        (2019, 11): (4, 6),
        (2019, 12): (3, 4),
        (2020, 1): (5, 6),
        (2020, 2): (4, 5),
        (2020, 3): (3, 5),
    },
    "early help initial contact": {(2020, 1): (6, 7), (2020, 2): (6, 8), (2020, 3): (6, 9)},
    "out of court": {(2020, 1): (8, 9), (2020, 2): (10, 12), (2020, 3): (7, 9)},
}
"""Kind -> (year, month) -> completed by the due date, due."""

_WORK_OF = {
    "assetplus": (*STATUTORY, "youth caution", "bail or remand support"),
    "early help assessment": ("early help", "community resolution", "prevention"),
    "early help initial contact": ("early help",),
    "out of court": ("community resolution", "out of court assessment", "outcome 22", "outcome 23"),
}
_NEVER_DONE = 0.2


@dataclass(frozen=True, slots=True)
class _Due:
    """An assessment of a child that falls due."""

    tag: str
    day: date
    start: date


def assessments(works: Sequence[Work], ids: dict[str, str]) -> list[Assessment]:
    """The table `assessments`, by due date."""
    rows = [row for kind in IN_TIME_OF_DUE for row in _of_kind(kind, works, ids)]
    return sorted(rows, key=lambda row: (row.due_date, row.person_id, row.kind))


def _of_kind(kind: str, works: Sequence[Work], ids: dict[str, str]) -> list[Assessment]:
    """A kind's assessments of every month: whoever has waited longest is due."""
    chance = random_source(f"assessments/{kind}")
    open_works = [work for work in works if work.type in _WORK_OF[kind]]
    done: Counter[str] = Counter()
    rows = []
    for (year, month), (in_time, due) in IN_TIME_OF_DUE[kind].items():
        falling_due = _falling_due(open_works, date(year, month, 1), due, done=done, chance=chance)
        done.update(each.tag for each in falling_due)
        late = set(chance.sample(range(due), due - in_time))
        rows += [
            _assessed(each, kind, ids[each.tag], is_late=number in late, chance=chance)
            for number, each in enumerate(falling_due)
        ]
    return rows


def _falling_due(works: Iterable[Work], month: date, number: int, *, done: Counter[str], chance: Random) -> list[_Due]:
    """Children whose assessment falls due in a month: those assessed least often first, statutory work before other."""
    month_end = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    candidates = [
        _Due(work.tag, weekday_between(max(month, work.start + timedelta(days=7)), month_end, chance), work.start)
        for work in works
        if work.start + timedelta(days=10) <= month_end and (work.end is None or work.end > month)
    ]
    order = {work.tag: work.type not in STATUTORY for work in works}
    candidates.sort(key=lambda each: (order[each.tag], done[each.tag], each.start, each.tag))
    one_each = list({each.tag: each for each in candidates}.values())
    chosen = (one_each + [each for each in candidates if each not in one_each])[:number]
    if len(chosen) < number:
        raise ValueError(f"only {len(chosen)} assessments can fall due in {month:%B %Y}")
    return chosen


def _assessed(each: _Due, kind: str, person_id: str, *, is_late: bool, chance: Random) -> Assessment:
    """A row, rated only where an AssetPlus was completed."""
    completed = _late(each, chance) if is_late else max(each.start, each.day - timedelta(days=chance.randint(0, 6)))
    rosh = likelihood = safety = ""
    if kind == "assetplus" and completed:
        rosh = chance.choice(("low", "medium", "medium", "high", "very high"))
        likelihood = chance.choice(("low", "medium", "medium", "high"))
        safety = chance.choice(("low", "medium", "medium", "high", "high", "very high"))
    return Assessment(
        person_id=person_id,
        kind=kind,
        due_date=each.day,
        completed_date=completed,
        rosh=rosh,
        likelihood=likelihood,
        safety_wellbeing=safety,
    )


def _late(each: _Due, chance: Random) -> date | None:
    """A completion after the due date, or none at all."""
    if chance.random() < _NEVER_DONE:
        return None
    return each.day + timedelta(days=chance.randint(2, 25))
