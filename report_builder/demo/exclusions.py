"""Exclusions from school: 62 children with 183 suspensions and 387.5 days lost, 7 permanently excluded.

Source of the margins: Rotherham Q4 2019/20. Schools closed to most children on 20 March 2020, so nothing starts later.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from report_builder.demo.child import Child
from report_builder.demo.days import QUARTER_END, age_on, on_a_weekday, random_source, weekday_between
from report_builder.demo.records import Exclusion

CHILDREN_SUSPENDED = 62
SUSPENSIONS = 183
HALF_DAYS_LOST = 775
_MOST_OF_A_CHILD = 8
_MOST_HALF_DAYS = 10
_LENGTHS = (1, 2, 2, 3, 4, 4, 4, 6, 6, 10)
"""Half days, as schools tend to give them."""

_PERMANENT_AFTER_SUSPENSIONS = 5
_PERMANENT_AT_ONCE = 2
_LAST_SCHOOL_DAY = date(2020, 3, 20)
_HALF_TERM = (date(2020, 2, 17), date(2020, 2, 21))
_SCHOOLS = tuple(f"School {letter}" for letter in "ABCDEFGHJ")


def exclusions(children: Sequence[Child], ids: dict[str, str]) -> list[Exclusion]:
    """The table `exclusions`: the margins among the caseload, and rows beside them that no margin counts."""
    chance = random_source("exclusions")
    pupils = [child for child in children if child.is_on_caseload and age_on(QUARTER_END, child.born) in range(11, 17)]
    chosen = [ids[child.tag] for child in chance.sample(pupils, CHILDREN_SUSPENDED + _PERMANENT_AT_ONCE)]
    suspended, others = chosen[:CHILDREN_SUSPENDED], chosen[CHILDREN_SUSPENDED:]
    outsiders = [ids[child.tag] for child in children if child.tag.startswith("x")]
    rows = _suspensions(suspended, chance)
    rows += _permanent(rows, suspended[:_PERMANENT_AFTER_SUSPENSIONS], others, chance)
    rows += _earlier(suspended[-9:], chance) + _of_outsiders(outsiders, chance)
    return sorted(rows, key=lambda row: (row.start_date, row.person_id))


def _suspensions(suspended: Sequence[str], chance: Random) -> list[Exclusion]:
    """The quarter's suspensions, which fit between each other on school days."""
    numbers = _shared_out(SUSPENSIONS, [1] * len(suspended), _MOST_OF_A_CHILD, chance)
    half_days = _lengths(chance)
    rows = []
    for person_id, number in zip(suspended, numbers, strict=True):
        lengths, half_days = half_days[:number], half_days[number:]
        school = chance.choice(_SCHOOLS)
        for start, length in zip(_starts(lengths, chance), lengths, strict=True):
            rows.append(_row(person_id, "suspension", start, half_days=length, school=school))
    return rows


def _lengths(chance: Random) -> list[int]:
    """As many lengths in half days as there are suspensions, which add up to the days lost."""
    drawn = [chance.choice(_LENGTHS) for _ in range(SUSPENSIONS)]
    return _shared_out(HALF_DAYS_LOST, drawn, _MOST_HALF_DAYS, chance)


def _shared_out(total: int, floor: Sequence[int], most: int, chance: Random) -> list[int]:
    """The floor, raised here and there by chance until it adds up to the total; no entry above `most`."""
    numbers = list(floor)
    while sum(numbers) < total:
        place = chance.randrange(len(numbers))
        numbers[place] = min(most, numbers[place] + 1)
    return numbers


def _starts(lengths: Sequence[int], chance: Random) -> list[date]:
    """First days of suspensions of these lengths (half days), none before the last one is over."""
    days = _school_days()
    needed = [(length + 1) // 2 for length in lengths]
    gaps = sorted(chance.randint(0, len(days) - sum(needed)) for _ in needed)
    return [days[gap + sum(needed[:place])] for place, gap in enumerate(gaps)]


def _school_days() -> list[date]:
    """Monday to Friday from the start of term until schools closed, without half term."""
    days = [date(2020, 1, 6) + timedelta(days=number) for number in range(75)]
    return [
        day
        for day in days
        if day.weekday() < 5 and not _HALF_TERM[0] <= day <= _HALF_TERM[1] and day <= _LAST_SCHOOL_DAY
    ]


def _permanent(
    suspensions: Sequence[Exclusion], suspended: Sequence[str], others: Sequence[str], chance: Random
) -> list[Exclusion]:
    """Children excluded for good: some ten days after their last suspension, some at once."""
    last = {row.person_id: row for row in sorted(suspensions, key=lambda row: row.start_date)}
    rows = []
    for person_id in suspended:
        day = min(on_a_weekday(last[person_id].start_date + timedelta(days=10)), _LAST_SCHOOL_DAY)
        rows.append(_row(person_id, "permanent", day, half_days=None, school=last[person_id].school))
    days = [weekday_between(date(2020, 1, 13), date(2020, 2, 14), chance) for _ in others]
    return rows + [
        _row(person_id, "permanent", day, half_days=None, school=chance.choice(_SCHOOLS))
        for person_id, day in zip(others, days, strict=True)
    ]


def _earlier(person_ids: Sequence[str], chance: Random) -> list[Exclusion]:
    """Suspensions of the autumn term: of the caseload's children, but outside the quarter."""
    days = [weekday_between(date(2019, 9, 9), date(2019, 12, 18), chance) for _ in person_ids]
    return [
        _row(person_id, "suspension", day, half_days=chance.choice(_LENGTHS), school=chance.choice(_SCHOOLS))
        for person_id, day in zip(person_ids, days, strict=True)
    ]


def _of_outsiders(person_ids: Sequence[str], chance: Random) -> list[Exclusion]:
    """Exclusions in the quarter of children who are not on its caseload."""
    first, second, third, *_ = person_ids
    return [
        _row(first, "suspension", date(2020, 1, 15), half_days=4, school=chance.choice(_SCHOOLS)),
        _row(second, "suspension", date(2020, 2, 26), half_days=3, school=chance.choice(_SCHOOLS)),
        _row(third, "permanent", date(2020, 3, 5), half_days=None, school=chance.choice(_SCHOOLS)),
    ]


def _row(person_id: str, kind: str, start: date, *, half_days: int | None, school: str) -> Exclusion:
    days = None if half_days is None else Fraction(half_days, 2)
    return Exclusion(person_id=person_id, kind=kind, start_date=start, days_lost=days, school=school)
