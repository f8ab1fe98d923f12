"""The live tracker: 77 children entered January to March 2020, 6 of whom reoffended 13 times (Rotherham Q4 2019/20).

A reoffence is an offence of the tables with a substantive outcome, committed after entry: what the follow-up rules
leave out (a reoffence past day 365, an outcome past day 548) is in the table too, so that the rules are tested.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from report_builder.demo.child import Child, Entry, Outcome
from report_builder.demo.days import age_on, random_source
from report_builder.demo.records import Person, Reoffence, Tracked

_LEVELS = {
    "custody": ("intensive",),
    "community": ("intensive", "enhanced", "enhanced"),
    "first-tier": ("standard", "enhanced", "standard"),
    "pre-court": ("standard", "standard", "no intervention"),
    "no intervention": ("no intervention",),
}
_BANDS = {
    "custody": ("high",),
    "community": ("high", "high", "medium"),
    "first-tier": ("high", "medium", "medium"),
    "pre-court": ("medium", "low", "low"),
    "no intervention": ("low",),
}


def tracked(
    entries: Iterable[Entry], children: Iterable[Child], outcomes: Sequence[Outcome], people: dict[str, Person]
) -> list[Tracked]:
    """The table `tracker`, by cohort and day; `people` are the rows of `persons` by tag."""
    chance = random_source("tracker")
    born = {child.tag: child.born for child in children}
    ordered = sorted(entries, key=lambda entry: (entry.cohort, entry.day, people[entry.tag].person_id))
    return [
        _row(
            entry,
            people[entry.tag],
            age_on(entry.day, born[entry.tag]),
            gravity=_index_gravity(entry, outcomes),
            chance=chance,
        )
        for entry in ordered
    ]


def reoffences(entries: Iterable[Entry], outcomes: Iterable[Outcome], ids: dict[str, str]) -> list[Reoffence]:
    """The table `reoffences`: substantive offences after entry, of the same child."""
    entered = {entry.tag: entry for entry in entries}
    rows = [
        Reoffence(
            person_id=ids[outcome.tag],
            cohort=entered[outcome.tag].cohort,
            offence_date=outcome.offence_date,
            outcome_date=outcome.outcome_date,
            gravity=outcome.gravity,
        )
        for outcome in outcomes
        if outcome.tag in entered and outcome.offence_date > entered[outcome.tag].day and outcome.tier != "none"
    ]
    return sorted(rows, key=lambda row: (row.cohort, row.person_id, row.offence_date, row.gravity))


def _row(entry: Entry, person: Person, age: int, *, gravity: int, chance: Random) -> Tracked:
    return Tracked(
        person_id=person.person_id,
        cohort=entry.cohort,
        entry_date=entry.day,
        entry_tier=entry.tier,
        age_at_entry=age,
        intervention_level=chance.choice(_LEVELS[entry.tier]),
        asset_band=chance.choice(_BANDS[entry.tier]),
        sex=person.sex,
        ethnicity=person.ethnicity,
        care_status=person.care_status,
        index_gravity=gravity,
    )


def _index_gravity(entry: Entry, outcomes: Sequence[Outcome]) -> int:
    """The gravity of the gravest offence of the latest outcome up to the day of entry."""
    earlier = [outcome for outcome in outcomes if outcome.tag == entry.tag and outcome.outcome_date <= entry.day]
    latest = max(outcome.outcome_date for outcome in earlier)
    return max(outcome.gravity for outcome in earlier if outcome.outcome_date == latest)
