"""The children of the September 2020 briefing as rows of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from report_builder.demo.days import age_on
from report_builder.demo.governance import actions_of_september, meetings_of_september
from report_builder.demo.published import published
from report_builder.demo.records import (
    Assessment,
    Custody,
    Episode,
    Offence,
    Person,
    Record,
    Reoffence,
    Tracked,
)
from report_builder.demo.september import (
    COHORT,
    LAST_DAY,
    RELEASED,
    Youngster,
    by_id,
    chance_of,
    ids,
    rows_of,
    youngsters,
)
from report_builder.demo.september_rows import REOFFENCES

_LEVELS = {"custody": "intensive", "yro iss": "intensive", "yro": "enhanced"}
_BANDS = {"intensive": "high", "enhanced": "medium", "standard": "low", "no intervention": "low"}
_REVIEWED = ("S08", "S13")
"""Children whose first AssetPlus was rated high throughout, and the review after it no longer."""


def september_2020() -> dict[str, Sequence[Record]]:
    """The tables, by name."""
    children = youngsters()
    names = ids(children)
    children = by_id(children, names)
    return {
        "persons": [_person(child, names) for child in children],
        "episodes": _episodes(children, names),
        "offences": _offences(children, names),
        "assessments": _assessments(children, names),
        "custody": _custody(children, names),
        "tracker": [_tracked(child, names) for child in children],
        "reoffences": _reoffences(names),
        "published": [row for row in published() if row.measure.startswith("reoff")],
        "actions": actions_of_september(),
        "meetings": meetings_of_september(),
    }


def _person(child: Youngster, names: dict[str, str]) -> Person:
    return Person(
        person_id=names[child.tag],
        sex=child.sex,
        date_of_birth=child.born,
        ethnicity=child.ethnicity,
        care_status=child.care_status,
        child_in_need=None,
        child_protection=None,
        sen=child.sen,
        mental_health_need="m" in child.needs,
        substance_misuse_need="s" in child.needs,
        physical_health_need="p" in child.needs,
        locality="",
        locality_area="",
        out_of_area=False,
    )


def _level(child: Youngster) -> str:
    return _LEVELS.get(child.disposal, "standard") if child.has_work else "no intervention"


def _episodes(children: Sequence[Youngster], names: dict[str, str]) -> list[Episode]:
    """The work with each child; a child with a fine or a conditional discharge has none."""
    chance = chance_of("episodes")
    worked_with = sorted((child for child in children if child.has_work), key=lambda child: (child.start, child.tag))
    return [
        Episode(
            episode_id=f"E-{number:03d}",
            person_id=names[child.tag],
            type=child.disposal,
            start_date=child.start,
            end_date=child.end,
            scaled_level=_level(child),
            ete_status_start="neet" if "n" in child.needs else chance.choice(("suitable", "suitable", "unsuitable")),
            ete_status_end=chance.choice(("suitable", "unsuitable", "neet")) if child.end else "",
            accommodation_end="suitable" if child.end else "",
        )
        for number, child in enumerate(worked_with, start=1)
    ]


def _offences(children: Sequence[Youngster], names: dict[str, str]) -> list[Offence]:
    """What brought each child into the cohort, then the reoffences that are decided."""
    chance = chance_of("offences")
    rows = [
        (child.start - timedelta(days=chance.randint(20, 110)), child.start, child.category, child.gravity, child)
        for child in children
    ]
    by_tag = {child.tag: child for child in children}
    again = [
        (date.fromisoformat(day), date.fromisoformat(outcome), category, int(gravity), by_tag[tag])
        for tag, day, outcome, category, gravity in rows_of(REOFFENCES)
        if outcome
    ]
    ordered = sorted([*rows, *again], key=lambda row: (row[1], names[row[4].tag], row[0]))
    return [
        Offence(
            offence_id=f"F-{number:03d}",
            person_id=names[child.tag],
            offence_date=day,
            outcome_date=outcome,
            category=category,
            gravity=gravity,
            disposal=child.disposal if outcome == child.start else "conditional discharge",
            tier=_tier(child) if outcome == child.start else "first-tier",
            first_time_entrant=None,
        )
        for number, (day, outcome, category, gravity, child) in enumerate(ordered, start=1)
    ]


def _tier(child: Youngster) -> str:
    """Of the outcome: a court's fine or conditional discharge is first-tier, though no work comes of it."""
    return "first-tier" if child.tier == "no intervention" else child.tier


def _assessments(children: Sequence[Youngster], names: dict[str, str]) -> list[Assessment]:
    """An AssetPlus of each of the fourteen; of some, an earlier one that was rated otherwise."""
    rows = []
    for child in children:
        if child.ratings:
            due = child.start + timedelta(days=21)
            if child.tag in _REVIEWED:
                rows.append(_assetplus(child, names, due, ratings=("high", "high", "very high")))
                due += timedelta(days=84)
            rows.append(_assetplus(child, names, due, ratings=child.ratings))
    return sorted(rows, key=lambda row: (row.due_date, row.person_id))


def _assetplus(child: Youngster, names: dict[str, str], due: date, *, ratings: tuple[str, ...]) -> Assessment:
    """Done two days early, or just before the quarter ended."""
    rosh, likelihood, safety_wellbeing = ratings
    return Assessment(
        person_id=names[child.tag],
        kind="assetplus",
        due_date=due,
        completed_date=min(due, LAST_DAY) - timedelta(days=2),
        rosh=rosh,
        likelihood=likelihood,
        safety_wellbeing=safety_wellbeing,
    )


def _custody(children: Sequence[Youngster], names: dict[str, str]) -> list[Custody]:
    return [
        Custody(
            person_id=names[child.tag],
            kind="sentence",
            start_date=child.start,
            end_date=RELEASED[child.tag],
            age_at_offence=age_on(child.start - timedelta(days=110), child.born),
            age_at_sentence=age_on(child.start, child.born),
            order="detention and training order",
            offence_category=child.category,
            breach_of="none",
        )
        for child in children
        if child.disposal == "custody"
    ]


def _tracked(child: Youngster, names: dict[str, str]) -> Tracked:
    level = _level(child)
    return Tracked(
        person_id=names[child.tag],
        cohort=COHORT,
        entry_date=child.entered,
        entry_tier=child.tier,
        age_at_entry=age_on(child.entered, child.born),
        intervention_level=level,
        asset_band=_BANDS[level],
        sex=child.sex,
        ethnicity=child.ethnicity,
        care_status=child.care_status,
        index_gravity=child.gravity,
    )


def _reoffences(names: dict[str, str]) -> list[Reoffence]:
    rows = [
        Reoffence(
            person_id=names[tag],
            cohort=COHORT,
            offence_date=date.fromisoformat(day),
            outcome_date=date.fromisoformat(outcome) if outcome else None,
            gravity=int(gravity),
        )
        for tag, day, outcome, _, gravity in rows_of(REOFFENCES)
    ]
    return sorted(rows, key=lambda row: (row.person_id, row.offence_date))
