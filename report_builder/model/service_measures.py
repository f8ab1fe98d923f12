"""The service's own work: caseload, school, needs, assessments, money and staff."""

from __future__ import annotations

from report_builder.model.definition import Measure

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
_CHILDREN = ("child", "children")

SERVICE = (
    Measure(
        "caseload", "Children on the caseload", "count", 0,
        "children with an episode open in the quarter, each counted once", "children",
        verb=("was on the caseload", "were on the caseload"), noun=_CHILDREN, dimensions=_CASELOAD, age_basis="quarter end",
    ),
    Measure(
        "caseload_share", "Share of the caseload", "share", 1,
        "children of a group", "%", "children on the caseload",
        base=100, parts=("caseload", "caseload"), dimensions=_CASELOAD, age_basis="quarter end",
    ),
    Measure(
        "children_suspended", "Children suspended", "count", 0,
        "children of the caseload with a suspension that began in the quarter", "children",
        verb=("was suspended", "were suspended"), noun=_CHILDREN, good_is="low", source="School exclusion records",
    ),
    Measure(
        "suspensions", "Suspensions", "count", 0,
        "suspensions that began in the quarter, of children of the caseload", "suspensions",
        noun=("suspension", "suspensions"), counts="events", good_is="low", source="School exclusion records",
    ),
    Measure(
        "children_permanently_excluded", "Children permanently excluded", "count", 0,
        "children of the caseload permanently excluded in the quarter", "children",
        verb=("was permanently excluded", "were permanently excluded"), noun=_CHILDREN, good_is="low", source="School exclusion records",
    ),
    Measure(
        "days_lost", "School days lost", "count", 1,
        "school days lost to suspensions that began in the quarter", "days",
        noun=("school day", "school days"), counts="events", good_is="low", source="School exclusion records",
        verb=("was lost to suspensions", "were lost to suspensions"),
    ),
    Measure(
        "suspensions_per_suspended_child", "Suspensions per suspended child", "mean", 2,
        "suspensions", "suspensions per suspended child", "children suspended",
        counts="events", good_is="low", parts=("suspensions", "children_suspended"), source="School exclusion records",
        subject="the mean number of suspensions per suspended child",
    ),
    Measure(
        "days_per_suspended_child", "Days lost per suspended child", "mean", 2,
        "school days lost", "days per suspended child", "children suspended",
        counts="events", good_is="low", parts=("days_lost", "children_suspended"), source="School exclusion records",
        subject="the mean number of school days lost per suspended child",
    ),
    Measure(
        "days_per_caseload_child", "Days lost per child on the caseload", "mean", 2,
        "school days lost", "days per child on the caseload", "children on the caseload",
        counts="events", good_is="low", parts=("days_lost", "caseload"), source="School exclusion records",
        subject="the mean number of school days lost per child on the caseload",
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
        verb=("was on the statutory caseload", "were on the statutory caseload"),
    ),
    *(
        Measure(
            id_, name, "count", 0,
            "children of the statutory caseload rated high or very high by their latest AssetPlus", "children",
            noun=_CHILDREN, good_is="low", dimensions=("rating",), verb=(f"had a high or very {name.lower()}", f"had a high or very {name.lower()}"),
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
        verb=("was in the offence profile", "were in the offence profile"),
    ),
    Measure(
        "assessments_due", "Assessments due", "count", 0, "assessments due in the month", "assessments",
        noun=("assessment", "assessments"), counts="events", period="month", dimensions=("kind",),
        verb=("was due", "were due"),
    ),
    Measure(
        "assessments_in_time", "Assessments completed in time", "count", 0,
        "assessments due in the month and completed by their due date", "assessments",
        noun=("assessment", "assessments"), counts="events", good_is="high", period="month", dimensions=("kind",),
        verb=("was completed in time", "were completed in time"),
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
        subject="the share of children who were offered the contacts that they required",
    ),
    Measure(
        "scorecard", "Scorecard", "count", 0, "as the scorecard defines it", "",
        period="month", dimensions=("scorecard_measure", "category"), source="Scorecard",
        subject="the scorecard's figure",
    ),
    Measure(
        "scorecard_share", "Scorecard", "share", 1, "as the scorecard defines it", "%", "as the scorecard defines it",
        base=100, period="month", dimensions=("scorecard_measure", "category"), source="Scorecard",
        subject="the scorecard's share",
    ),
    Measure(
        "ete_ended", "Statutory orders ended", "count", 0, "statutory episodes ended in the quarter", "orders",
        noun=("order", "orders"), counts="events",
        verb=("ended", "ended"),
    ),
    Measure(
        "ete_suitable_count", "Orders ended in suitable education, training or employment", "count", 0,
        "statutory episodes ended in the quarter with suitable education, training or employment", "orders",
        noun=("order", "orders"), counts="events", good_is="high",
        verb=("ended in suitable education, training or employment", "ended in suitable education, training or employment"),
    ),
    Measure(
        "ete_suitable", "In suitable education, training or employment at the end", "share", 1,
        "orders ended in suitable education, training or employment", "%", "statutory orders ended",
        base=100, counts="events", good_is="high", parts=("ete_suitable_count", "ete_ended"),
        subject="the share of orders that ended in suitable education, training or employment",
    ),
    Measure(
        "budget_income", "Income", "money", 0, "income of the financial year", "GBP",
        counts="other", period="year", dimensions=("line", "funder", "in_kind"), source="Budget",
        subject="income",
    ),
    Measure(
        "budget_expenditure", "Expenditure", "money", 0, "expenditure of the financial year", "GBP",
        counts="other", period="year", dimensions=("line", "funder", "in_kind"), source="Budget",
        subject="expenditure",
    ),
    Measure(
        "staffing_headcount", "Staff", "count", 0, "members of staff", "staff",
        noun=("member of staff", "members of staff"), dimensions=("role", "sex", "ethnic_group"), source="Staffing",
        verb=("was in post", "were in post"),
    ),
    Measure(
        "staffing_wte", "Staff, whole-time equivalent", "count", 1, "whole-time equivalent of staff", "WTE",
        counts="events", dimensions=("role", "sex", "ethnic_group"), source="Staffing",
        subject="the whole-time equivalent of staff",
    ),
)  # fmt: skip
