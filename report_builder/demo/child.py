"""A child of the demonstration, and what happens to it, while the tables are being made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

STATUTORY = (
    "custody",
    "yro iss",
    "yro",
    "referral order",
    "reparation order",
    "youth conditional caution",
)
"""Work at or above the statutory line, which has a level of its own and an AssetPlus."""


@dataclass(frozen=True, slots=True)
class Child:
    """Somebody who does not exist.

    Attributes:
        tag: how the generator knows the child; the tables have a `person_id` instead.
        born: date of birth.
        group: white, mixed, asian, black, other or not stated; empty where it is still to be dealt.
        care_status, sen: as in the data contract; empty where they are still to be dealt.
        type: the highest type of work open in the quarter; empty for a child who is not on its caseload.
    """

    tag: str
    sex: str
    born: date
    group: str = ""
    care_status: str = ""
    sen: str = ""
    type: str = ""

    @property
    def is_on_caseload(self) -> bool:
        """Whether any work was open in the quarter."""
        return bool(self.type)


@dataclass(frozen=True, slots=True)
class Work:
    """An episode: its child, type and days; no end while it is open."""

    tag: str
    type: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An offence and its outcome; `is_first_entry` is the flag of the row, None where it is blank."""

    tag: str
    offence_date: date
    outcome_date: date
    category: str
    gravity: int
    disposal: str
    tier: str
    is_first_entry: bool | None = None


@dataclass(frozen=True, slots=True)
class Detention:
    """A sentence or remand; `offence_date` gives the age at the offence."""

    tag: str
    kind: str
    start: date
    end: date | None
    offence_date: date
    category: str
    breach_of: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A child's entry into a cohort of the tracker."""

    tag: str
    cohort: str
    day: date
    tier: str
