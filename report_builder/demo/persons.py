"""Children as rows of `persons`: what the margins do not fix is dealt by chance.

Margins: 16 looked after (5 of them statutory, in the cast), SEN support 19 and EHCP 19 (1 and 3 statutory), and where
the 29 girls aged 14 or 15 live (Rotherham Q4 2019/20).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

from report_builder.demo.child import STATUTORY, Child
from report_builder.demo.days import QUARTER_END, age_on, random_source
from report_builder.demo.records import Person

_CARE_TO_DEAL = {"current": 11, "previous": 14, "": 12}
_SEN_TO_DEAL = {"sen support": 18, "ehcp": 16, "": 15}

OUT_OF_AREA = "out of area"
AREA_OF = {
    "Wath/Swinton": "North",
    "Rawmarsh": "North",
    "Clifton": "Central",
    "Oakwood": "Central",
    "Winterhill": "Central",
    "Wingfield": "Central",
    "Maltby": "South",
    "Wales/Dinnington": "South",
    "Wickersley": "South",
    OUT_OF_AREA: "",
    "": "",
}
"""Locality -> the wider area."""

_GIRLS_OF_14_AND_15 = {
    "Wath/Swinton": 3,
    "Clifton": 2,
    "Oakwood": 2,
    "Winterhill": 1,
    "Wingfield": 1,
    "Wales/Dinnington": 8,
    "Maltby": 8,
    OUT_OF_AREA: 2,
    "": 2,
}
_EVERYBODY_ELSE = {
    "Wath/Swinton": 20,
    "Rawmarsh": 14,
    "Clifton": 22,
    "Oakwood": 16,
    "Winterhill": 12,
    "Wingfield": 11,
    "Maltby": 30,
    "Wales/Dinnington": 28,
    "Wickersley": 9,
    OUT_OF_AREA: 8,
    "": 10,
}
_GROUPS = {"white": 81, "mixed": 4, "asian": 8, "black": 2, "other": 2, "not stated": 3}
_ETHNICITIES = {
    "white": (
        "White: English, Welsh, Scottish, Northern Irish or British",
        "White: English, Welsh, Scottish, Northern Irish or British",
        "White: English, Welsh, Scottish, Northern Irish or British",
        "White: English, Welsh, Scottish, Northern Irish or British",
        "White: Roma",
        "White: Any other White background",
    ),
    "mixed": (
        "Mixed or Multiple ethnic groups: White and Black Caribbean",
        "Mixed or Multiple ethnic groups: White and Asian",
    ),
    "asian": (
        "Asian, Asian British or Asian Welsh: Pakistani",
        "Asian, Asian British or Asian Welsh: Any other Asian background",
    ),
    "black": ("Black, Black British, Black Welsh, Caribbean or African: African",),
    "other": ("Other ethnic group: Arab", "Other ethnic group: Any other ethnic group"),
    "not stated": ("Not stated",),
}


def person_ids(children: Sequence[Child]) -> dict[str, str]:
    """Tag -> S-0001 and so on, in an order that says nothing."""
    order = random_source("person ids").sample(children, len(children))
    return {child.tag: f"S-{number:04d}" for number, child in enumerate(order, start=1)}


def dealt(children: Iterable[Child]) -> list[Child]:
    """The children with the ethnic groups, care statuses and SEN that were still to be dealt."""
    chance = random_source("persons/dealt")
    children = [replace(child, group=child.group or _pick(_GROUPS, chance)) for child in children]
    open_places = [child.tag for child in children if child.is_on_caseload and not child.care_status]
    care = _deal(_CARE_TO_DEAL, open_places, rest="never", chance=chance)
    sen = _deal(_SEN_TO_DEAL, open_places, rest="none", chance=chance)
    return [
        replace(
            child,
            care_status=child.care_status or care.get(child.tag, "never"),
            sen=child.sen or sen.get(child.tag, "none"),
        )
        for child in children
    ]


def persons(children: Sequence[Child], ids: dict[str, str]) -> list[Person]:
    """The table `persons`, in the order of the ids."""
    chance = random_source("persons")
    homes = _homes(children)
    rows = [_person(child, homes[child.tag], chance) for child in children]
    named = [replace(row, person_id=ids[child.tag]) for row, child in zip(rows, children, strict=True)]
    return sorted(named, key=lambda row: row.person_id)


def _person(child: Child, home: str, chance: Random) -> Person:
    """A row without its id: plans and needs are likelier the higher the work."""
    is_statutory = child.type in STATUTORY
    is_looked_after = child.care_status == "current"
    plan = "" if is_looked_after else _pick({"in need": 15, "protection": 5, "none": 74, "": 6}, chance)
    ethnicity = chance.choice(_ETHNICITIES[child.group])
    return Person(
        person_id="",
        sex=child.sex,
        date_of_birth=child.born,
        ethnicity=ethnicity,
        care_status=child.care_status,
        child_in_need=False if is_looked_after else _plan(plan, "in need"),
        child_protection=False if is_looked_after else _plan(plan, "protection"),
        sen=child.sen,
        mental_health_need=_need(0.6 if is_statutory else 0.2, chance),
        substance_misuse_need=_need(0.5 if is_statutory else 0.12, chance),
        physical_health_need=_need(0.2 if is_statutory else 0.06, chance),
        locality="" if home == OUT_OF_AREA else home,
        locality_area=AREA_OF[home],
        out_of_area=home == OUT_OF_AREA,
    )


def _plan(plan: str, wanted: str) -> bool | None:
    return plan == wanted if plan else None


def _need(likelihood: float, chance: Random) -> bool | None:
    """Whether a need was found, None where nobody wrote it down."""
    draw = chance.random()
    return None if draw > 0.94 else draw < likelihood


def _homes(children: Iterable[Child]) -> dict[str, str]:
    """Tag -> locality, out of area, or blank where it is not recorded."""
    chance = random_source("persons/homes")
    girls: list[str] = []
    others: list[str] = []
    for child in children:
        is_counted = child.sex == "female" and child.is_on_caseload and age_on(QUARTER_END, child.born) in {14, 15}
        (girls if is_counted else others).append(child.tag)
    return {
        **_deal(_GIRLS_OF_14_AND_15, girls, rest="", chance=chance),
        **{tag: _pick(_EVERYBODY_ELSE, chance) for tag in others},
    }


def _deal(numbers: dict[str, int], places: Sequence[str], *, rest: str, chance: Random) -> dict[str, str]:
    """Each category to as many places as its number says, the rest to the others, by chance."""
    cards = [category for category, number in numbers.items() for _ in range(number)]
    cards += [rest] * (len(places) - len(cards))
    return dict(zip(places, chance.sample(cards, len(cards)), strict=True))


def _pick(weights: dict[str, int], chance: Random) -> str:
    """One category, as likely as its weight says."""
    return chance.choice([category for category, weight in weights.items() for _ in range(weight)])
