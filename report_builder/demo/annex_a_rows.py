"""The cohort of Annex A as rows of `tracker` and `reoffences`, with what was published of England and Wales.

Days, sex, age, ethnicity and gravity are made up. Some offences are there that do not count (committed after day 365,
decided after day 548, or not decided), so that whoever counts them gets other figures than Annex A.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from report_builder.demo.annex_a import Entrant, chance_of, entrants
from report_builder.demo.annex_a_margins import AT_17, COHORT, FIRST_DAYS, FIRST_ENTRY, LAST_ENTRY, NATIONAL
from report_builder.demo.days import day_between
from report_builder.demo.records import Published, Record, Reoffence, Tracked

T = TypeVar("T")

FOLLOW_UP_DAYS, WAIT_DAYS = 365, 548
_AGES = {10: 1, 11: 2, 12: 4, 13: 9, 14: 16, 15: 21, 16: 24, 17: 23}
_SEXES = {"male": 79, "female": 21}
_ETHNICITIES = {"White": 81, "Mixed": 4, "Asian": 5, "Black": 6, "Other": 1, "Not stated": 3}
_GRAVITIES = {
    "no intervention": {2: 6, 3: 5, 4: 1},
    "pre-court": {2: 5, 3: 6, 4: 1},
    "first-tier": {2: 3, 3: 6, 4: 3, 5: 1},
    "community": {3: 5, 4: 4, 5: 2, 6: 2},
    "custody": {3: 2, 4: 3, 5: 3, 6: 4, 7: 1, 8: 1},
}
"""Tier -> gravity of the offence that brought the child into the cohort, as likely as it says."""

_FURTHER_GRAVITIES = {1: 2, 2: 8, 3: 9, 4: 4, 5: 2, 6: 2, 7: 1}
_TOO_LATE = {"committed": 210, "decided": 70, "undecided": 35}
"""Offences that do not count, each of another child: by what is late."""


def annex_a() -> dict[str, Sequence[Record]]:
    """The tables, by name."""
    cohort = entrants()
    chance = chance_of("tracker")
    tracker = [_tracked(child, f"Y-{number:05d}", chance) for number, child in enumerate(cohort, start=1)]
    return {"tracker": tracker, "reoffences": _reoffences(cohort, tracker), "published": _published()}


def _tracked(child: Entrant, person_id: str, chance: Random) -> Tracked:
    return Tracked(
        person_id=person_id,
        cohort=COHORT,
        entry_date=day_between(FIRST_ENTRY, LAST_ENTRY, chance),
        entry_tier=child.tier,
        age_at_entry=_pick(_AGES, chance),
        intervention_level=child.level,
        asset_band=child.band,
        sex=_pick(_SEXES, chance),
        ethnicity=_pick(_ETHNICITIES, chance),
        care_status=child.care_status,
        index_gravity=_pick(_GRAVITIES[child.tier], chance),
    )


def _reoffences(cohort: Sequence[Entrant], tracker: Sequence[Tracked]) -> list[Reoffence]:
    """Those that count and those that come too late, by child and day."""
    chance = chance_of("reoffences")
    rows = [
        _reoffence(row, day, chance.randint(7, WAIT_DAYS - FOLLOW_UP_DAYS), chance)
        for child, row in zip(cohort, tracker, strict=True)
        for day in _days(child, chance)
    ]
    rows += _too_late(tracker, chance_of("too late"))
    return sorted(rows, key=lambda row: (row.person_id, row.offence_date, row.gravity))


def _days(child: Entrant, chance: Random) -> Iterator[int]:
    """Days from entry to each further offence: the first in its band, the others after it, up to day 365."""
    if child.offences:
        first = chance.randint(*FIRST_DAYS[child.first])
        yield first
        for _ in range(child.offences - 1):
            yield chance.randint(first, FOLLOW_UP_DAYS)


def _too_late(tracker: Sequence[Tracked], chance: Random) -> Iterator[Reoffence]:
    """Offences past the follow-up, offences within it whose outcome came after the wait, and some without outcome."""
    drawn = iter(chance.sample(list(tracker), sum(_TOO_LATE.values())))
    for what, number in _TOO_LATE.items():
        for _ in range(number):
            day = chance.randint(FOLLOW_UP_DAYS + 1, 540) if what == "committed" else chance.randint(0, FOLLOW_UP_DAYS)
            wait = {"committed": 30, "decided": WAIT_DAYS + 1 - day + chance.randint(0, 200), "undecided": None}[what]
            yield _reoffence(next(drawn), day, wait, chance)


def _reoffence(child: Tracked, day: int, wait: int | None, chance: Random) -> Reoffence:
    """An offence so many days after entry, decided so many days later."""
    committed = child.entry_date + timedelta(days=day)
    return Reoffence(
        person_id=child.person_id,
        cohort=child.cohort,
        offence_date=committed,
        outcome_date=None if wait is None else committed + timedelta(days=wait),
        gravity=_pick(_FURTHER_GRAVITIES, chance),
    )


def _pick(weights: dict[T, int], chance: Random) -> T:
    """One of the keys, as likely as its weight says."""
    return chance.choices(list(weights), list(weights.values()))[0]


def _published() -> list[Published]:
    """The rates of England and Wales, whose numbers are printed as "around"."""
    offenders, reoffenders, reoffences = NATIONAL
    return [
        _national("reoff_binary", reoffenders, offenders),
        _national("reoff_per_reoffender", reoffences, reoffenders),
        _national("reoff_per_offender", reoffences, offenders),
        *(_at_17(measure, count) for measure, count in AT_17.items()),
    ]


def _national(measure: str, numerator: int, denominator: int) -> Published:
    return Published(
        measure=measure,
        area="England and Wales",
        area_type="england and wales",
        period_start=date(2012, 4, 1),
        period_end=date(2013, 3, 31),
        numerator=numerator,
        denominator=denominator,
        value="",
        unit="%" if measure == "reoff_binary" else "reoffences",
        source="Youth Justice Board, Reducing Reoffending Programme, 2016, paragraph 1.3 (rounded numbers)",
        published_on=None,
    )


def _at_17(measure: str, count: int) -> Published:
    """A made-up count of the service's own children, against which the tracker's is held."""
    start, end = (date.fromisoformat(day) for day in COHORT.split("/"))
    return Published(
        measure=measure,
        area="Programme YOTs",
        area_type="yjs",
        period_start=start,
        period_end=end,
        value=str(count),
        unit="children" if measure == "reoffenders_17" else "reoffences",
        source="Made up for the demonstration, of children aged 17 at entry",
        published_on=None,
        synthetic=True,
    )
