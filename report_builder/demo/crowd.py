"""The rest of the quarter's caseload: children dealt by chance into fixed margins, and what happens to them.

Margins: 213 children, 156 boys and 57 girls, 103 boys aged 14 to 18, 29 girls aged 14 or 15 (Rotherham Q4 2019/20).
The split by single age and by type of work below the statutory line is made up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random

from report_builder.demo.child import Child, Entry, Outcome, Work
from report_builder.demo.days import (
    LAST_KNOWN_DAY,
    QUARTER_END,
    QUARTER_START,
    age_on,
    birthday,
    day_between,
    random_source,
    weekday_between,
)

CASELOAD_BY_AGE = {
    "male": {10: 5, 11: 9, 12: 15, 13: 24, 14: 27, 15: 26, 16: 25, 17: 19, 18: 6},
    "female": {10: 2, 11: 3, 12: 5, 13: 8, 14: 14, 15: 15, 16: 6, 17: 3, 18: 1},
}
"""Children of the caseload by sex and age at quarter end."""

CROWD_BY_TYPE = {
    "prevention": 38,
    "early help": 52,
    "other": 4,
    "community resolution": 45,
    "out of court assessment": 28,
    "outcome 22": 6,
    "outcome 23": 2,
    "bail or remand support": 4,
}
"""The work that children of the crowd have, that for the youngest first."""

COHORT = "2020-01-01/2020-03-31"
_RESOLVED = ("community resolution", "outcome 22", "outcome 23")
_RESOLUTIONS_THAT_ENTER_THE_TRACKER = 40
_ASSESSMENTS_THAT_ENTER_THE_TRACKER = 20
_MINOR_OFFENCES = (
    ("criminal damage", 2),
    ("theft and handling stolen goods", 2),
    ("theft and handling stolen goods", 3),
    ("violence against the person", 2),
    ("violence against the person", 3),
    ("public order", 2),
    ("drugs", 2),
    ("arson", 3),
)
_SECOND_WORK = {
    "community resolution": "early help",
    "out of court assessment": "prevention",
    "outcome 22": "early help",
    "early help": "prevention",
    "bail or remand support": "early help",
}


def crowd(cast: Iterable[Child]) -> list[Child]:
    """The children of the caseload whom the cast leaves over, aged and employed by chance, the young in prevention."""
    chance = random_source("crowd")
    places = _places_left(cast)
    # Age rules and chance blurs it: prevention is for the young, bail support for the oldest.
    places.sort(key=lambda place: place[1] + chance.random() * 6)
    types = [kind for kind, number in CROWD_BY_TYPE.items() for _ in range(number)]
    return [
        Child(tag=f"c{number}", sex=sex, born=_born(age, chance), type=kind)
        for number, ((sex, age), kind) in enumerate(zip(places, types, strict=True), start=1)
    ]


def crowd_episodes(children: Sequence[Child]) -> list[Work]:
    """One episode for each child, open in the quarter; a second, lower one for some; an earlier one for others."""
    chance = random_source("crowd/episodes")
    entering = {child.tag for child in children_who_enter_the_tracker(children)}
    works = []
    for child in children:
        start = _start(child, chance, is_in_quarter=child.tag in entering or chance.random() < 0.4)
        works.append(Work(child.tag, child.type, start, _end(start, chance)))
        if child.type in _SECOND_WORK and chance.random() < 0.2:
            works.append(Work(child.tag, _SECOND_WORK[child.type], *_beside(works[-1], child, chance)))
        elif chance.random() < 0.12 and age_on(start - timedelta(days=200), child.born) >= 10:
            gap = chance.randint(20, 90)
            last = min(start, QUARTER_START) - timedelta(days=gap)
            works.append(Work(child.tag, "early help", last - timedelta(days=100 - gap // 2), last))
    return _on_the_boundary(works)


def children_who_enter_the_tracker(children: Iterable[Child]) -> list[Child]:
    """Those whose out-of-court outcome falls in the quarter, by type."""
    ordered = random_source("crowd/tracker").sample(list(children), len(list(children)))
    resolved = [child for child in ordered if child.type in _RESOLVED]
    assessed = [child for child in ordered if child.type == "out of court assessment"]
    return resolved[:_RESOLUTIONS_THAT_ENTER_THE_TRACKER] + assessed[:_ASSESSMENTS_THAT_ENTER_THE_TRACKER]


def crowd_entries(children: Sequence[Child], works: Iterable[Work]) -> list[Entry]:
    """Their entries into the tracker, on the day that their work began."""
    first = _first_days(works)
    return [
        Entry(
            child.tag,
            COHORT,
            first[child.tag, child.type],
            "pre-court" if child.type in _RESOLVED else "no intervention",
        )
        for child in children_who_enter_the_tracker(children)
    ]


def crowd_outcomes(children: Iterable[Child], works: Iterable[Work]) -> list[Outcome]:
    """Out-of-court outcomes below the line of a substantive one, each on the day that the work began."""
    chance = random_source("crowd/outcomes")
    first = _first_days(works)
    results = []
    for child in children:
        if child.type not in (*_RESOLVED, "out of court assessment"):
            continue
        decided = first[child.tag, child.type]
        committed = max(decided - timedelta(days=chance.randint(10, 45)), birthday(child.born, 10))
        category, gravity = chance.choice(_MINOR_OFFENCES)
        disposal = child.type if child.type in _RESOLVED else "no further action"
        results.append(Outcome(child.tag, committed, decided, category, gravity, disposal, "none"))
    return results


def _places_left(cast: Iterable[Child]) -> list[tuple[str, int]]:
    """Sex and age of everybody on the caseload whom the cast does not fill, in order."""
    taken = Counter((child.sex, age_on(QUARTER_END, child.born)) for child in cast if child.is_on_caseload)
    return [
        (sex, age)
        for sex, by_age in CASELOAD_BY_AGE.items()
        for age, number in by_age.items()
        for _ in range(number - taken[sex, age])
    ]


def _born(age: int, chance: Random) -> date:
    """A date of birth of that age at quarter end: well past ten for ten, just past eighteen for eighteen."""
    first, last = birthday(QUARTER_END, -age - 1) + timedelta(days=1), birthday(QUARTER_END, -age)
    if age == 10:
        last = first + timedelta(days=120)
    if age == 18:
        first = last - timedelta(days=60)
    return day_between(first, last, chance)


def _start(child: Child, chance: Random, *, is_in_quarter: bool) -> date:
    """The first day of work, at an age of 10 to 17."""
    first, last = (QUARTER_START, QUARTER_END) if is_in_quarter else (date(2019, 7, 1), date(2019, 12, 31))
    tenth, eighteenth = birthday(child.born, 10), birthday(child.born, 18)
    return weekday_between(max(first, tenth + timedelta(days=50)), min(last, eighteenth - timedelta(days=1)), chance)


def _end(start: date, chance: Random) -> date | None:
    """The last day of work, which lies in the quarter or after it; None while it is open."""
    if chance.random() < 0.3:
        return None
    first = max(QUARTER_START, start) + timedelta(days=14)
    return weekday_between(first, min(first + timedelta(days=120), LAST_KNOWN_DAY), chance)


def _beside(work: Work, child: Child, chance: Random) -> tuple[date, date | None]:
    """The days of lower work that overlaps with an episode."""
    start = max(work.start - timedelta(days=chance.randint(5, 60)), birthday(child.born, 10))
    return start, work.end


def _on_the_boundary(works: list[Work]) -> list[Work]:
    """Let one episode end on the first day of the quarter, and one begin on its last: both count."""
    ends = next(n for n, work in enumerate(works) if work.type == "prevention" and work.start < date(2019, 12, 1))
    begins = next(n for n, work in enumerate(works) if work.type == "early help" and work.start > QUARTER_START)
    first, last = works[ends], works[begins]
    changed = {
        ends: Work(first.tag, first.type, first.start, QUARTER_START),
        begins: Work(last.tag, last.type, QUARTER_END, None),
    }
    return [changed.get(n, work) for n, work in enumerate(works)]


def _first_days(works: Iterable[Work]) -> dict[tuple[str, str], date]:
    """The first day of each child's latest work of a type."""
    return {(work.tag, work.type): work.start for work in works}
