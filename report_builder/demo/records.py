"""One row of each demonstration table: the columns of the data contract in order, and `synthetic` at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

Day = date
"""For a class that has a field of that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A child who does not exist."""

    person_id: str
    sex: str
    date_of_birth: date
    ethnicity: str
    care_status: str
    child_in_need: bool | None
    child_protection: bool | None
    sen: str
    mental_health_need: bool | None
    substance_misuse_need: bool | None
    physical_health_need: bool | None
    locality: str
    locality_area: str
    ward_code: str = ""
    out_of_area: bool
    synthetic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A time of work with a child."""

    episode_id: str
    person_id: str
    type: str
    start_date: date
    end_date: date | None
    scaled_level: str = "none"
    ete_status_start: str = ""
    ete_status_end: str = ""
    accommodation_end: str = ""
    synthetic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """An offence and what came of it."""

    offence_id: str
    person_id: str
    offence_date: date
    outcome_date: date
    category: str
    gravity: int
    disposal: str
    tier: str
    first_time_entrant: bool | None
    synthetic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An assessment that fell due."""

    person_id: str
    kind: str
    due_date: date
    completed_date: date | None
    rosh: str = ""
    likelihood: str = ""
    safety_wellbeing: str = ""
    synthetic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A suspension, or a permanent exclusion, from school."""

    person_id: str
    kind: str
    start_date: date
    days_lost: Fraction | None
    school: str
    synthetic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """A custodial sentence or a remand to youth detention."""

    person_id: str
    kind: str
    start_date: date
    end_date: date | None
    age_at_offence: int
    age_at_sentence: int | None
    order: str
    offence_category: str
    breach_of: str
    synthetic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """A child's entry into a cohort of the live tracker."""

    person_id: str
    cohort: str
    entry_date: date
    entry_tier: str
    age_at_entry: int
    intervention_level: str
    asset_band: str
    sex: str
    ethnicity: str
    care_status: str
    index_gravity: int
    synthetic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reoffence:
    """A further offence of a tracked child."""

    person_id: str
    cohort: str
    offence_date: date
    outcome_date: date | None
    gravity: int
    synthetic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A published rate; `value` is text, so that 0.20 stays as printed."""

    measure: str
    area: str
    area_type: str
    period_start: date
    period_end: date
    numerator: int | None = None
    denominator: int | None = None
    value: str
    unit: str
    source: str
    published_on: date | None
    synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Children of an age and a group who live in an area."""

    area: str
    year: int
    source: str
    age: str
    sex: str = "all"
    ethnic_group: str = "all"
    population: int
    synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Pounds of income or expenditure."""

    year: str
    side: str
    line: str
    funder: str
    amount: int
    in_kind: bool
    synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Members of staff alike in role, sex and ethnicity."""

    role: str
    sex: str
    ethnicity: str
    headcount: int
    wte: Fraction | None
    as_at: date
    synthetic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A line of the scorecard in one month."""

    measure: str
    category: str
    counts: str
    definition: str
    owner: str
    good_is: str
    period: str
    numerator: int | None = None
    denominator: int | None = None
    value: str
    target: str = ""
    commentary: str = ""
    synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernanceAction:
    """A recommendation and what came of it; the commission's own words are none of ours."""

    decided_on: date
    body: str
    item: str
    recommendation: str
    due_date: date
    response: str
    completed_on: date | None
    status: str
    synthetic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernanceMeeting:
    """An item of a meeting, held or to come."""

    body: str
    date: Day
    item: str
    purpose: str
    outcome: str
    synthetic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernanceRisk:
    """A row of the risk register."""

    risk: str
    causes: str
    consequences: str
    owner: str
    impact: int
    likelihood: int
    controls: str
    actions: str
    residual_impact: int
    residual_likelihood: int
    synthetic: bool = True


Record = (
    Person
    | Episode
    | Offence
    | Assessment
    | Exclusion
    | Custody
    | Tracked
    | Reoffence
    | Published
    | Population
    | BudgetLine
    | Staff
    | GovernanceAction
    | GovernanceMeeting
    | GovernanceRisk
    | Score
)
