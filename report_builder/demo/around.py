"""Children around the caseload: their work ended before the quarter or began after it, so that counting is tested.

Some of them make up the tracker's earlier cohort, April to June 2018, which has matured.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from report_builder.demo.child import Child, Entry, Outcome, Work
from report_builder.demo.days import (
    LAST_KNOWN_DAY,
    QUARTER_END,
    QUARTER_START,
    birthday,
    day_between,
    random_source,
    weekday_between,
)

EARLIER_COHORT = "2018-04-01/2018-06-30"
_BEFORE = 22
_AFTER = 6
_LESSER_WORK = ("prevention", "early help", "community resolution", "out of court assessment")

_TIERS = {"pre-court": 9, "no intervention": 5, "first-tier": 5}
"""Index outcomes of the earlier cohort's children who are not of the cast."""

_REOFFENCES = (
    ("v15", 40, 110, 3),
    ("v15", 130, 200, 2),
    ("v15", 131, 200, 4),
    ("v16", 75, 150, 3),
    ("v16", 210, 265, 2),
    ("v17", 25, 90, 2),
    ("v17", 240, 265, 3),
    ("v6", 160, 230, 3),
    ("v2", 95, 170, 4),
)
"""Child, days from entry to the offence and to its outcome, gravity."""

_INDEX = {
    "pre-court": ("youth caution", "criminal damage", 2),
    "no intervention": ("absolute discharge", "public order", 2),
    "first-tier": ("referral order", "violence against the person", 3),
}


def around() -> list[Child]:
    """Children of whose work none was open in the quarter."""
    chance = random_source("around")
    before = [_child(f"x{n}", date(2002, 9, 1), date(2009, 3, 31), chance) for n in range(1, _BEFORE + 1)]
    after = [_child(f"w{n}", date(2003, 9, 1), date(2009, 9, 30), chance) for n in range(1, _AFTER + 1)]
    earlier = [
        _child(f"v{n}", date(2001, 1, 15), date(2005, 12, 31), chance) for n in range(1, sum(_TIERS.values()) + 1)
    ]
    return [*before, *after, *earlier]


def around_episodes(children: Iterable[Child]) -> list[Work]:
    """One episode each: up to the day before the quarter, from the day after it, or in 2018."""
    chance = random_source("around/episodes")
    works = []
    for child in children:
        if child.tag == "x1":
            works.append(Work(child.tag, "early help", date(2019, 9, 2), QUARTER_START - timedelta(days=1)))
        elif child.tag == "w1":
            works.append(Work(child.tag, "prevention", QUARTER_END + timedelta(days=1), None))
        elif child.tag.startswith("x"):
            start = weekday_between(max(date(2019, 4, 1), birthday(child.born, 10)), date(2019, 9, 30), chance)
            end = weekday_between(
                start + timedelta(days=30), min(start + timedelta(days=180), date(2019, 12, 20)), chance
            )
            works.append(Work(child.tag, chance.choice(_LESSER_WORK), start, end))
        elif child.tag.startswith("w"):
            start = weekday_between(date(2020, 4, 6), LAST_KNOWN_DAY, chance)
            works.append(Work(child.tag, chance.choice(_LESSER_WORK), start, None))
    entries = {entry.tag: entry for entry in earlier_entries(children)}
    return works + [_earlier_episode(entry) for entry in entries.values()]


def earlier_entries(children: Iterable[Child]) -> list[Entry]:
    """The earlier cohort's entries, without those of the cast."""
    chance = random_source("around/entries")
    tiers = [tier for tier, number in _TIERS.items() for _ in range(number)]
    tags = [child.tag for child in children if child.tag.startswith("v")]
    return [
        Entry(tag, EARLIER_COHORT, weekday_between(date(2018, 4, 3), date(2018, 6, 28), chance), tier)
        for tag, tier in zip(tags, tiers, strict=True)
    ]


def earlier_outcomes(children: Iterable[Child]) -> list[Outcome]:
    """Their index offences and their reoffences, whose outcomes all came before April 2019."""
    chance = random_source("around/outcomes")
    entries = {entry.tag: entry for entry in earlier_entries(children)}
    first = []
    for entry in entries.values():
        disposal, category, gravity = _INDEX[entry.tier]
        committed = entry.day - timedelta(days=chance.randint(14, 70))
        first.append(Outcome(entry.tag, committed, entry.day, category, gravity, disposal, _tier(entry)))
    return first + [
        Outcome(
            tag,
            entries[tag].day + timedelta(days=committed),
            entries[tag].day + timedelta(days=decided),
            "violence against the person" if gravity > 2 else "theft and handling stolen goods",
            gravity,
            "referral order",
            "first-tier",
        )
        for tag, committed, decided, gravity in _REOFFENCES
    ]


def _tier(entry: Entry) -> str:
    """The tier of an index offence: a discharge is a first-tier sentence with no intervention."""
    return "first-tier" if entry.tier == "no intervention" else entry.tier


def _earlier_episode(entry: Entry) -> Work:
    """The work that went with an entry of 2018."""
    kind = {"pre-court": "youth caution", "no intervention": "bail or remand support", "first-tier": "referral order"}
    start = entry.day - timedelta(days=45) if entry.tier == "no intervention" else entry.day
    days = 270 if entry.tier == "first-tier" else 91
    return Work(entry.tag, kind[entry.tier], start, start + timedelta(days=days))


def _child(tag: str, first: date, last: date, chance: Random) -> Child:
    """A child born between two days."""
    sex = "female" if chance.random() < 0.25 else "male"
    return Child(tag=tag, sex=sex, born=day_between(first, last, chance))
