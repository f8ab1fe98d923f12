"""The national indicators and ethnicity: what is compared with other areas and with the population."""

from __future__ import annotations

from report_builder.model.definition import Measure

_CHILDREN = ("child", "children")
_PNC = "Police National Computer"
_PER_1000 = "per 1,000 children aged 10 to 17"
_PER_10000 = "per 10,000 children aged 10 to 17"
_PER_100000 = "per 100,000 children aged 10 to 17"
_BY_AGE = "PNC, 12 months' follow-up, cohort by age"
_CENSUS = "Department for Education, school census"
_ALL_PUPILS = "The figures are of all pupils of state-funded schools in the area, not of the children whom the service works with."
_PUPILS = "pupils on the roll in January"

NATIONAL = (
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
        "cautioned_count", "Children cautioned or sentenced", "count", 0,
        "children cautioned or sentenced in 12 months", "children",
        noun=_CHILDREN, good_is="low", period="latest", is_published=True, comparability="Youth Justice Statistics",
        verb=("was cautioned or sentenced", "were cautioned or sentenced"),
    ),
    Measure(
        "cautioned_rate", "Children cautioned or sentenced", "rate", 1,
        "children cautioned or sentenced in 12 months, each once", _PER_10000, "children aged 10 to 17",
        base=10_000, good_is="low", period="latest", parts=("cautioned_count", "population"), source="Youth Justice Statistics",
        lag="about ten months", is_published=True, is_printed_as_given=False, comparability="Youth Justice Statistics",
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
        verb=("was remanded", "were remanded"), noun=_CHILDREN, good_is="low", period="year",
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
        subject="the number of reoffences per child",
    ),
    Measure(
        "reoff_binary_10_14", "Children aged 10 to 14 who reoffended", "share", 1,
        "children of the cohort aged 10 to 14 who reoffended", "%", "children aged 10 to 14 in the cohort",
        base=100, good_is="low", period="latest", source=_PNC, lag="18 months",
        is_published=True, is_printed_as_given=False, comparability=f"{_BY_AGE} 10 to 14",
    ),
    Measure(
        "reoff_binary_15_17", "Children aged 15 to 17 who reoffended", "share", 1,
        "children of the cohort aged 15 to 17 who reoffended", "%", "children aged 15 to 17 in the cohort",
        base=100, good_is="low", period="latest", source=_PNC, lag="18 months",
        is_published=True, is_printed_as_given=False, comparability=f"{_BY_AGE} 15 to 17",
    ),
    Measure(
        "suspension_rate", "Suspensions from school", "rate", 2,
        "suspensions in the school year", "per 100 pupils", _PUPILS,
        base=100, counts="events", good_is="low", period="latest", source=_CENSUS, lag="two terms",
        is_published=True, is_printed_as_given=False, comparability="school census, suspensions", about=_ALL_PUPILS,
    ),
    Measure(
        "pupils_suspended_share", "Pupils suspended at least once", "share", 2,
        "pupils with one or more suspensions in the school year", "%", _PUPILS,
        base=100, good_is="low", period="latest", source=_CENSUS, lag="two terms",
        is_published=True, is_printed_as_given=False, comparability="school census, pupils suspended", about=_ALL_PUPILS,
    ),
    Measure(
        "permanent_exclusion_rate", "Permanent exclusions from school", "share", 2,
        "permanent exclusions in the school year", "%", _PUPILS,
        base=100, counts="events", good_is="low", period="latest", source=_CENSUS, lag="two terms",
        is_published=True, is_printed_as_given=False, comparability="school census, permanent exclusions", about=_ALL_PUPILS,
        subject="the rate of permanent exclusions from school",
    ),
    Measure(
        "neet_share", "Young people not in education, employment or training", "share", 1,
        "residents aged 16 and 17 not in education, employment or training", "%", "residents aged 16 and 17",
        base=100, good_is="low", period="latest", source="Department for Education, National Client Caseload Information System",
        lag="about four months", is_published=True, is_printed_as_given=False, comparability="NCCIS, average of December to February",
        about="The figure is of all residents of that age, not of the children whom the service works with.",
    ),
    Measure(
        "ethnic_count", "Children cautioned or sentenced", "count", 0,
        "children with a substantive outcome in 12 months", "children",
        noun=_CHILDREN, period="year", dimensions=("ethnic_group",), age_basis="any age",
        verb=("was cautioned or sentenced", "were cautioned or sentenced"),
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
        subject="the relative rate of children cautioned or sentenced",
    ),
    Measure(
        "population", "Children aged 10 to 17", "count", 0, "children aged 10 to 17 resident", "children",
        noun=_CHILDREN, counts="other", period="year", dimensions=("ethnic_group", "census"), source="ONS",
        verb=("aged 10 to 17 lived in the area", "aged 10 to 17 lived in the area"),
    ),
)  # fmt: skip
