"""Made-up children of a service of any size, chunk by chunk, and what happened to them: whole columns at once.

No margin is of a real service: the weights are round numbers of the order that the Youth Justice Statistics print.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from report_builder.demo.chance import Chance, Column, day_of, named, numbered

Days = NDArray[np.int64]

_EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Days since 1 January 1970."""
    return (day - _EPOCH).days


QUARTER_END = date(2025, 3, 31)
WINDOW_START, END, LAST_KNOWN = (day_number(day) for day in (date(2022, 4, 1), QUARTER_END, date(2025, 6, 30)))
"""Events begin in the three years to the quarter's end, and nothing is dated after the last known day."""

_TEN_YEARS, _ALMOST_NINETEEN = 3653, 6820

_YES_NO = {"yes": 15, "no": 80, "": 5}
_ETHNICITY = {
    "White: English, Welsh, Scottish, Northern Irish or British": 60,
    "White: Irish": 1,
    "White: Gypsy or Irish Traveller": 2,
    "White and Black Caribbean": 6,
    "White and Asian": 3,
    "Pakistani": 5,
    "Bangladeshi": 3,
    "African": 6,
    "Caribbean": 5,
    "Arab": 2,
    "Any other ethnic group": 2,
    "": 5,
}
_EPISODES = {1: 50, 2: 35, 3: 13, 4: 2}
_OFFENCES = {1: 35, 2: 25, 3: 20, 4: 12, 5: 8}
_TYPES = {
    "custody": 2,
    "yro iss": 2,
    "yro": 12,
    "referral order": 24,
    "reparation order": 1,
    "youth conditional caution": 9,
    "youth caution": 6,
    "outcome 22": 9,
    "community resolution": 14,
    "bail or remand support": 3,
    "early help": 4,
    "prevention": 14,
}
_CATEGORIES = {
    "violence against the person": 34,
    "theft and handling stolen goods": 12,
    "drugs": 11,
    "criminal damage": 10,
    "motoring offences": 9,
    "public order": 8,
    "robbery": 5,
    "sexual offences": 4,
    "domestic burglary": 3,
    "vehicle theft / unauthorised taking": 2,
    "breach of statutory order": 2,
}
_DISPOSALS = {"Referral order": 3, "Youth rehabilitation order": 2, "Community resolution": 3}
TIERS = {"pre-court": 38, "first-tier": 32, "community": 17, "custody": 2, "none": 11}


@dataclass(frozen=True, slots=True)
class Children:
    """A chunk of a service's children.

    Attributes:
        ids: their person_id.
        born: days of birth.
        known_from: the day on which each came to the service.
        chance: names of a source of chance of each table of this chunk.
    """

    ids: pa.Array
    born: Days
    known_from: Days
    chance: tuple[object, ...]

    def of(self, table: str) -> Chance:
        """The table's own source of chance."""
        return Chance(*self.chance, table)


@dataclass(frozen=True, slots=True)
class Sentences:
    """What the table `custody` needs of offences: whose, when, and of what group."""

    child: Days
    offence: Days
    outcome: Days
    category: pa.Array


def children(service: str, *, first: int, size: int, chance: tuple[object, ...]) -> Children:
    """Children of 10 to 18 at the quarter's end, known since a day on which they were at least 10.

    Args:
        service: begins their ids.
        first: number of the first of them.
        size: how many.
        chance: names of the chunk's source of chance.
    """
    source = Chance(*chance, "children")
    born = END - _TEN_YEARS - 1 - source.below(_ALMOST_NINETEEN - _TEN_YEARS - 1, size)
    earliest = np.maximum(WINDOW_START, born + _TEN_YEARS)
    known_from = earliest + source.below(END - earliest + 1, size)
    return Children(numbered(f"{service}-", np.arange(first, first + size)), born, known_from, chance)


def persons(those: Children) -> dict[str, Column]:
    """The columns of `persons`."""
    chance, size = those.of("persons"), len(those.ids)
    area = chance.places({"North": 3, "Central": 4, "South": 3}, size)
    locality = area * 8 + chance.below(8, size)
    return {
        "person_id": those.ids,
        "sex": chance.picked({"male": 78, "female": 21, "unknown": 1}, size),
        "date_of_birth": day_of(those.born),
        "ethnicity": chance.picked(_ETHNICITY, size),
        "care_status": chance.picked({"current": 15, "previous": 9, "never": 70, "": 6}, size),
        "child_in_need": chance.picked(_YES_NO, size),
        "child_protection": chance.picked(_YES_NO, size),
        "sen": chance.picked({"none": 60, "sen support": 20, "ehcp": 12, "": 8}, size),
        "mental_health_need": chance.picked(_YES_NO, size),
        "substance_misuse_need": chance.picked(_YES_NO, size),
        "physical_health_need": chance.picked(_YES_NO, size),
        "locality": named(locality, tuple(f"Locality {number}" for number in range(1, 25))),
        "locality_area": named(area, ("North", "Central", "South")),
        "ward_code": named(locality, tuple(f"W{number:02d}" for number in range(1, 25))),
        "out_of_area": chance.picked({"no": 96, "yes": 4}, size),
    }


def episodes(those: Children, *, first: int) -> dict[str, Column]:
    """The columns of `episodes`; `first` is the number of the first of them."""
    chance = those.of("episodes")
    child = _several(chance.numbers(_EPISODES, len(those.ids)))
    size, known = len(child), those.known_from[child]
    start = known + chance.below(END - known + 1, size)
    end = start + 30 + chance.below(330, size)
    is_over = end <= END
    after = chance.places({"suitable": 62, "unsuitable": 14, "neet": 20, "not recorded": 4}, size)
    return {
        "episode_id": numbered(f"{_service_of(those)}E", np.arange(first, first + size)),
        "person_id": those.ids.take(child),
        "type": chance.picked(_TYPES, size),
        "start_date": day_of(start),
        "end_date": day_of(end, is_known=is_over),
        "scaled_level": chance.picked({"standard": 40, "enhanced": 40, "intensive": 10, "none": 10}, size),
        "ete_status_start": chance.picked({"suitable": 60, "unsuitable": 14, "neet": 20, "not recorded": 6}, size),
        "ete_status_end": named(np.where(is_over, after, 4), ("suitable", "unsuitable", "neet", "not recorded", "")),
        "accommodation_end": named(np.where(is_over, chance.below(10, size) // 9, 2), ("suitable", "unsuitable", "")),
    }


def offences(those: Children, *, first: int) -> tuple[dict[str, Column], Sentences]:
    """The columns of `offences`, and those that ended in custody; `first` is the number of the first offence."""
    chance = those.of("offences")
    child = _several(chance.numbers(_OFFENCES, len(those.ids)))
    size, known = len(child), those.known_from[child]
    is_first = np.diff(child, prepend=-1) > 0
    offence = np.where(is_first, known, known + chance.below(END - known + 1, size))
    outcome = np.minimum(offence + 14 + chance.below(90, size), LAST_KNOWN)
    tier = chance.places(TIERS, size)
    category = chance.picked(_CATEGORIES, size)
    in_custody = np.flatnonzero(tier == list(TIERS).index("custody"))
    columns = {
        "offence_id": numbered(f"{_service_of(those)}F", np.arange(first, first + size)),
        "person_id": those.ids.take(child),
        "offence_date": day_of(offence),
        "outcome_date": day_of(outcome),
        "category": category,
        "gravity": np.minimum(1 + chance.below(6, size) + chance.below(3, size), 8),
        "disposal": chance.picked(
            {"Referral order": 3, "Youth rehabilitation order": 2, "Community resolution": 3}, size
        ),
        "tier": named(tier, tuple(TIERS)),
        # Where the row itself does not say, the earliest outcome of the child is its entry.
        "first_time_entrant": named(np.where(is_first | chance.happens(60, size), 1, 0), ("no", "")),
    }
    return columns, Sentences(child[in_custody], offence[in_custody], outcome[in_custody], category.take(in_custody))


def _several(times: Days) -> Days:
    """The place of the child of each row, where each child has so many rows."""
    return np.repeat(np.arange(len(times)), times)


def _service_of(those: Children) -> str:
    return str(those.ids[0]).partition("-")[0]
