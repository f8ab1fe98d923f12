"""The measure registry: what every number is, once. Tables, charts, sentences, alt text and checks all read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the vocabulary.

    Attributes:
        id: as in figures.json.
        name: as printed in a title or a row head.
        kind: count, share, rate, ratio, mean, difference, money or date.
        decimals: printed decimals.
        numerator, denominator: in words.
        unit: as printed after the number or on an axis: "%", "per 1,000 children aged 10 to 17", "children".
        noun: singular and plural of what is counted, empty for what is not counted.
        base: what the quotient is multiplied by.
        counts: persons, events or other: what stands in the numerator. Other is about nobody.
        good_is: high, low or empty (polarity).
        period: the default period of a view: quarter, year, latest, cohort or month.
        parts: (numerator measure, denominator measure) where both are measures of the registry.
        age_basis: the date at which age is taken.
        source: where the rule or the data come from.
        lag: how far the source runs behind, in words.
        comparability: only figures of one key may be compared (source, cohort rule, follow-up).
        dimensions: the breakdowns that it has; empty where it only has the total.
    """

    id: str
    name: str
    kind: str
    decimals: int
    numerator: str
    unit: str
    denominator: str = ""
    noun: tuple[str, str] = ("", "")
    base: int = 1
    counts: str = "persons"
    good_is: str = ""
    period: str = "quarter"
    parts: tuple[str, str] = ("", "")
    age_basis: str = ""
    source: str = "Case management system"
    lag: str = ""
    comparability: str = "case system"
    dimensions: tuple[str, ...] = ()
    is_published: bool = False
    """Whether comparators and earlier years come from the table `published`."""


_CASELOAD = (
    "case_type",
    "case_group",
    "statutory",
    "sex",
    "age",
    "ethnic_group",
    "care_status",
    "child_in_need",
    "child_protection",
    "sen",
    "locality",
    "locality_area",
)
_TRACKER = (
    "cohort",
    "sex",
    "age",
    "ethnic_group",
    "care_status",
    "tier",
    "level",
    "asset_band",
    "reoffence_count",
    "time_to_first",
    "seriousness",
)
_CHILDREN = ("child", "children")
_PNC = "Police National Computer"
_PER_1000 = "per 1,000 children aged 10 to 17"
_PER_100000 = "per 100,000 children aged 10 to 17"

_MEASURES = (
    Measure(
        "caseload", "Children on the caseload", "count", 0,
        "children with an episode open in the quarter, each counted once", "children",
        noun=_CHILDREN, dimensions=_CASELOAD, age_basis="quarter end",
    ),
    Measure(
        "caseload_share", "Share of the caseload", "share", 1,
        "children of a group", "%", "children on the caseload",
        base=100, parts=("caseload", "caseload"), dimensions=_CASELOAD, age_basis="quarter end",
    ),
    Measure(
        "fte_count", "First time entrants", "count", 0,
        "children with a first caution or conviction", "children",
        noun=("first time entrant", "first time entrants"), good_is="low", period="year", dimensions=("sex", "age", "ethnic_group"),
        age_basis="outcome date", is_published=True, comparability="first time entrants",
    ),
    Measure(
        "fte_rate", "First time entrants", "rate", 0,
        "children with a first caution or conviction", _PER_100000, "children aged 10 to 17",
        base=100_000, good_is="low", period="latest", parts=("fte_count", "population"), age_basis="outcome date",
        source=_PNC, lag="about six months", is_published=True, comparability="first time entrants, PNC",
    ),
    Measure(
        "custody_count", "Custodial sentences", "count", 0,
        "custodial sentences in 12 months", "sentences",
        noun=("custodial sentence", "custodial sentences"), good_is="low", period="year",
        dimensions=("offence_category", "breach_of", "age", "sex", "ethnic_group"),
        age_basis="sentence", is_published=True, comparability="custodial sentences",
    ),
    Measure(
        "custody_rate", "Custodial sentences", "rate", 2,
        "custodial sentences in 12 months", _PER_1000, "children aged 10 to 17",
        base=1_000, good_is="low", period="latest", parts=("custody_count", "population"),
        source="Youth Justice Board", lag="one quarter", is_published=True, comparability="custodial sentences",
    ),
    Measure(
        "remand_count", "Children remanded to youth detention", "count", 0,
        "children whose remand to youth detention began in the period", "children",
        noun=_CHILDREN, good_is="low", period="year",
    ),
    Measure(
        "reoff_binary", "Children who reoffended", "share", 1,
        "children of the cohort who reoffended", "%", "children in the cohort",
        base=100, good_is="low", period="latest", source=_PNC, lag="18 months",
        is_published=True, comparability="PNC, 12 months' follow-up and 6 months' wait",
    ),
    Measure(
        "reoff_per_reoffender", "Reoffences per reoffender", "ratio", 2,
        "reoffences", "reoffences per reoffender", "children who reoffended",
        good_is="low", period="latest", source=_PNC, lag="18 months",
        is_published=True, comparability="PNC, 12 months' follow-up and 6 months' wait",
    ),
    Measure(
        "reoff_per_offender", "Reoffences per child in the cohort", "ratio", 2,
        "reoffences", "reoffences per child", "children in the cohort",
        good_is="low", period="latest", source=_PNC, lag="18 months",
        is_published=True, comparability="PNC, 12 months' follow-up and 6 months' wait",
    ),
    Measure(
        "tracker_children", "Children tracked", "count", 0, "children in the cohort", "children",
        noun=_CHILDREN, period="cohort", dimensions=_TRACKER, age_basis="entry",
        source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_reoffenders", "Children who reoffended", "count", 0,
        "children with a reoffence within 365 days of entry and an outcome within 548", "children",
        noun=_CHILDREN, good_is="low", period="cohort", dimensions=_TRACKER, age_basis="entry",
        source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_reoffences", "Reoffences", "count", 0,
        "offences within 365 days of entry with an outcome within 548", "reoffences",
        noun=("reoffence", "reoffences"), counts="events", good_is="low", period="cohort", dimensions=_TRACKER,
        age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_binary", "Children who reoffended", "share", 1,
        "children who reoffended", "%", "children tracked",
        base=100, good_is="low", period="cohort", parts=("tracker_reoffenders", "tracker_children"), dimensions=_TRACKER,
        age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_share", "Share of the cohort", "share", 1,
        "children of a group", "%", "children tracked",
        base=100, period="cohort", parts=("tracker_children", "tracker_children"), dimensions=_TRACKER,
        age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_reoffences_share", "Share of the reoffences", "share", 1,
        "reoffences of a group", "%", "reoffences",
        base=100, counts="events", period="cohort", parts=("tracker_reoffences", "tracker_reoffences"), dimensions=_TRACKER,
        age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_per_reoffender", "Reoffences per reoffender", "ratio", 2,
        "reoffences", "reoffences per reoffender", "children who reoffended",
        counts="events", good_is="low", period="cohort", parts=("tracker_reoffences", "tracker_reoffenders"),
        dimensions=_TRACKER, age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_per_offender", "Reoffences per child tracked", "ratio", 2,
        "reoffences", "reoffences per child", "children tracked",
        counts="events", good_is="low", period="cohort", parts=("tracker_reoffences", "tracker_children"),
        dimensions=_TRACKER, age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_mean_follow_up", "Mean follow-up", "mean", 1,
        "days from entry to the report's date, at most 365 a child", "days", "children tracked",
        counts="events", period="cohort", dimensions=("cohort",), source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_matures", "Cohort matures", "date", 0,
        "the last entry, 365 days of follow-up and 183 of waiting", "",
        counts="other", period="cohort", dimensions=("cohort",), source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "children_suspended", "Children suspended", "count", 0,
        "children of the caseload with a suspension that began in the quarter", "children",
        noun=_CHILDREN, good_is="low", source="School exclusion records",
    ),
    Measure(
        "suspensions", "Suspensions", "count", 0,
        "suspensions that began in the quarter, of children of the caseload", "suspensions",
        noun=("suspension", "suspensions"), counts="events", good_is="low", source="School exclusion records",
    ),
    Measure(
        "children_permanently_excluded", "Children permanently excluded", "count", 0,
        "children of the caseload permanently excluded in the quarter", "children",
        noun=_CHILDREN, good_is="low", source="School exclusion records",
    ),
    Measure(
        "days_lost", "School days lost", "count", 1,
        "school days lost to suspensions that began in the quarter", "days",
        noun=("school day", "school days"), counts="events", good_is="low", source="School exclusion records",
    ),
    Measure(
        "suspensions_per_suspended_child", "Suspensions per suspended child", "mean", 2,
        "suspensions", "suspensions per suspended child", "children suspended",
        counts="events", good_is="low", parts=("suspensions", "children_suspended"), source="School exclusion records",
    ),
    Measure(
        "days_per_suspended_child", "Days lost per suspended child", "mean", 2,
        "school days lost", "days per suspended child", "children suspended",
        counts="events", good_is="low", parts=("days_lost", "children_suspended"), source="School exclusion records",
    ),
    Measure(
        "days_per_caseload_child", "Days lost per child on the caseload", "mean", 2,
        "school days lost", "days per child on the caseload", "children on the caseload",
        counts="events", good_is="low", parts=("days_lost", "caseload"), source="School exclusion records",
    ),
    Measure(
        "ethnic_count", "Children cautioned or sentenced", "count", 0,
        "children with a substantive outcome in 12 months", "children",
        noun=_CHILDREN, period="year", dimensions=("ethnic_group",), age_basis="any age",
    ),
    Measure(
        "ethnic_share", "Share of children cautioned or sentenced", "share", 1,
        "children cautioned or sentenced by ethnic group", "%", "children cautioned or sentenced whose group is known",
        base=100, period="year", parts=("ethnic_count", "ethnic_count"), dimensions=("ethnic_group",), age_basis="any age",
    ),
    Measure(
        "population_share", "Share of the 10 to 17 population", "share", 1,
        "children aged 10 to 17 by ethnic group", "%", "children aged 10 to 17 whose group is known",
        base=100, counts="other", period="year", parts=("population", "population"), dimensions=("ethnic_group", "census"),
        source="ONS Census",
    ),
    Measure(
        "over_representation", "Over-representation", "difference", 1,
        "share of children cautioned or sentenced less share of the 10 to 17 population", "percentage points",
        period="year", dimensions=("ethnic_group", "census"), age_basis="any age",
    ),
    Measure(
        "relative_rate", "Relative rate", "ratio", 2,
        "the group's rate of children cautioned or sentenced", "times the White rate", "the White rate",
        period="year", dimensions=("ethnic_group", "census"), age_basis="any age", source="Lammy Review method",
    ),
    Measure(
        "needs_share", "Share of the statutory caseload", "share", 1,
        "children of the statutory caseload with a need", "%", "children of the statutory caseload",
        base=100, parts=("needs_count", "caseload"), dimensions=("need", "ethnic_group"),
    ),
    Measure(
        "needs_count", "Children of the statutory caseload with a need", "count", 0,
        "children of the statutory caseload with a need", "children",
        noun=_CHILDREN, dimensions=("need", "ethnic_group"),
    ),
    *(
        Measure(
            id_, name, "count", 0,
            "children of the statutory caseload rated high or very high by their latest AssetPlus", "children",
            noun=_CHILDREN, good_is="low", dimensions=("rating",),
        )
        for id_, name in (
            ("rosh_high", "High risk of serious harm"),
            ("likelihood_high", "High likelihood of reoffending"),
            ("safety_high", "High safety and wellbeing concern"),
        )
    ),
    Measure(
        "offence_profile", "Children by offence group", "count", 0,
        "children of the statutory caseload with a substantive outcome in 12 months, by offence group", "children",
        noun=_CHILDREN, dimensions=("offence_category",),
    ),
    Measure(
        "assessments_due", "Assessments due", "count", 0, "assessments due in the month", "assessments",
        noun=("assessment", "assessments"), counts="events", period="month", dimensions=("kind",),
    ),
    Measure(
        "assessments_in_time", "Assessments completed in time", "count", 0,
        "assessments due in the month and completed by their due date", "assessments",
        noun=("assessment", "assessments"), counts="events", good_is="high", period="month", dimensions=("kind",),
    ),
    Measure(
        "assessment_timeliness", "Assessments completed in time", "share", 1,
        "assessments completed by the due date", "%", "assessments due in the month",
        base=100, counts="events", good_is="high", period="month", parts=("assessments_in_time", "assessments_due"),
        dimensions=("kind",),
    ),
    Measure(
        "scaled_contacts", "Required contacts offered", "share", 1,
        "children offered the required number of contacts", "%", "children on a scaled approach",
        base=100, good_is="high", period="month", source="Scorecard",
    ),
    Measure(
        "scorecard", "Scorecard", "count", 1, "as the scorecard defines it", "",
        period="month", dimensions=("scorecard_measure", "category"), source="Scorecard",
    ),
    Measure(
        "scorecard_share", "Scorecard", "share", 1, "as the scorecard defines it", "%", "as the scorecard defines it",
        base=100, period="month", dimensions=("scorecard_measure", "category"), source="Scorecard",
    ),
    Measure(
        "ete_ended", "Statutory orders ended", "count", 0, "statutory episodes ended in the quarter", "orders",
        noun=("order", "orders"), counts="events",
    ),
    Measure(
        "ete_suitable_count", "Orders ended in suitable education, training or employment", "count", 0,
        "statutory episodes ended in the quarter with suitable education, training or employment", "orders",
        noun=("order", "orders"), counts="events", good_is="high",
    ),
    Measure(
        "ete_suitable", "In suitable education, training or employment at the end", "share", 1,
        "orders ended in suitable education, training or employment", "%", "statutory orders ended",
        base=100, counts="events", good_is="high", parts=("ete_suitable_count", "ete_ended"),
    ),
    Measure(
        "budget_income", "Income", "money", 0, "income of the financial year", "GBP",
        counts="other", period="year", dimensions=("line", "funder", "in_kind"), source="Budget",
    ),
    Measure(
        "budget_expenditure", "Expenditure", "money", 0, "expenditure of the financial year", "GBP",
        counts="other", period="year", dimensions=("line", "funder", "in_kind"), source="Budget",
    ),
    Measure(
        "staffing_headcount", "Staff", "count", 0, "members of staff", "staff",
        noun=("member of staff", "members of staff"), dimensions=("role", "sex", "ethnic_group"), source="Staffing",
    ),
    Measure(
        "staffing_wte", "Staff, whole-time equivalent", "count", 1, "whole-time equivalent of staff", "WTE",
        counts="events", dimensions=("role", "sex", "ethnic_group"), source="Staffing",
    ),
    Measure(
        "population", "Children aged 10 to 17", "count", 0, "children aged 10 to 17 resident", "children",
        noun=_CHILDREN, counts="other", period="year", dimensions=("ethnic_group", "census"), source="ONS",
    ),
)  # fmt: skip

MEASURES: dict[str, Measure] = {measure.id: measure for measure in _MEASURES}
"""id -> measure, in the order of the registry."""
