"""The dimensions and categories of the vocabulary, in print order, and which of them partition their children."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to break a measure down.

    Attributes:
        id, title: as in figures.json and as a column head.
        categories: in print order; empty where the data name them (locality, funder).
        is_partition: whether each person or event has exactly one category, so that the categories add up to the whole.
        words: how a category is printed where its id is not good enough.
    """

    id: str
    title: str
    categories: tuple[str, ...] = ()
    is_partition: bool = True
    words: tuple[tuple[str, str], ...] = ()

    def spell(self, category: str) -> str:
        """A category as a row head prints it."""
        known = dict(self.words)
        if category in known:
            return known[category]
        return category[:1].upper() + category[1:]


NOT_RECORDED = "not recorded"
MINORITIES = "mixed, asian, black or other"
"""All known ethnic groups but White, together: printed where each is too small to stand alone."""

WITHIN_3_MONTHS = "within 3 months"
AT_MOST_STANDARD = "standard or no intervention"
"""Times to the first reoffence, and levels, that the YJB's toolkit reads together."""

YES_NO = ("yes", "no", NOT_RECORDED)

CASE_TYPES = (
    "custody",
    "yro iss",
    "yro",
    "referral order",
    "reparation order",
    "youth conditional caution",
    "youth caution",
    "outcome 22",
    "outcome 23",
    "community resolution",
    "out of court assessment",
    "bail or remand support",
    "early help",
    "prevention",
    "post programme support",
    "other",
)
"""Episode types, highest first; the default order that config may change."""

CASE_GROUPS = {
    "statutory court order": CASE_TYPES[:5],
    "pre-court and out of court": CASE_TYPES[5:11],
    "other": CASE_TYPES[11:],
}

AGES = ("9", "10", "11", "12", "13", "14", "15", "16", "17", "18+", NOT_RECORDED)
ETHNIC_GROUPS = ("white", "mixed", "asian", "black", "other", "not stated")
TIERS = ("no intervention", "pre-court", "first-tier", "community", "custody")
RATINGS = ("low", "medium", "high", "very high")

_DIMENSIONS = (
    Dimension(
        "case_type",
        "Case type",
        CASE_TYPES,
        words=(("yro iss", "YRO with ISS"), ("yro", "Youth rehabilitation order (YRO)")),
    ),
    Dimension("case_group", "Case group", tuple(CASE_GROUPS)),
    Dimension("statutory", "Statutory", ("yes", "no"), words=(("yes", "Statutory"), ("no", "Not statutory"))),
    Dimension(
        "sex",
        "Sex",
        ("female", "male", "unknown"),
        words=(("female", "Girls"), ("male", "Boys"), ("unknown", "Sex not known")),
    ),
    Dimension("age", "Age", AGES, words=(("9", "Under 10"),)),
    Dimension("ethnic_group", "Ethnic group", ETHNIC_GROUPS, words=((MINORITIES, "Mixed, Asian, Black or other"),)),
    Dimension("census", "Census", ("2011", "2021"), is_partition=False),
    Dimension("cohort", "Cohort"),
    Dimension("source", "Source", is_partition=False),
    Dimension(
        "care_status",
        "Looked after",
        ("current", "previous", "never", NOT_RECORDED),
        words=(("current", "Looked after now"), ("previous", "Looked after before"), ("never", "Never looked after")),
    ),
    Dimension("child_in_need", "Child in need", YES_NO),
    Dimension("child_protection", "Child protection plan", YES_NO),
    Dimension(
        "sen",
        "Special educational needs",
        ("none", "sen support", "ehcp", NOT_RECORDED),
        words=(
            ("none", "No recorded SEN"),
            ("sen support", "SEN support"),
            ("ehcp", "EHCP"),
            ("any sen", "Any recorded SEN"),
        ),
    ),
    Dimension("locality", "Locality"),
    Dimension("locality_area", "Area"),
    Dimension("tier", "Tier", (*TIERS, NOT_RECORDED)),
    Dimension(
        "level",
        "Intervention level",
        ("no intervention", "standard", "enhanced", "intensive", NOT_RECORDED),
        words=((AT_MOST_STANDARD, "Standard or no intervention"),),
    ),
    Dimension("asset_band", "Asset band"),
    Dimension(
        "reoffence_count",
        "Further offences",
        ("0", "1", "2", "3", "4", "5+"),
        words=(("0", "None"), ("5+", "5 or more")),
    ),
    Dimension(
        "time_to_first",
        "Time to first reoffence",
        ("1st month", "2nd month", "3rd month", "4-6 months", "7-12 months", "none"),
        words=(
            ("4-6 months", "4 to 6 months"),
            ("7-12 months", "7 to 12 months"),
            (WITHIN_3_MONTHS, "Within 3 months"),
        ),
    ),
    Dimension(
        "seriousness",
        "Against the first offence",
        ("less", "same", "more", NOT_RECORDED),
        words=(("less", "Less serious"), ("same", "As serious"), ("more", "More serious")),
    ),
    Dimension("offence_category", "Offence group"),
    Dimension(
        "breach_of", "Breach of", words=(("none", "No earlier order"), ("yro iss", "YRO with ISS"), ("yro", "YRO"))
    ),
    Dimension("rating", "Rating", (*RATINGS, NOT_RECORDED)),
    Dimension(
        "need",
        "Need",
        ("looked after", "neet at start", "mental health", "substance misuse", "physical health", "ehcp"),
        is_partition=False,
        words=(("neet at start", "NEET at start"), ("ehcp", "EHCP")),
    ),
    Dimension("funder", "Funder"),
    Dimension("line", "Line"),
    Dimension("side", "Side", ("income", "expenditure")),
    Dimension("in_kind", "Form", ("no", "yes"), words=(("yes", "In kind"), ("no", "Cash"))),
    Dimension(
        "kind",
        "Assessment",
        ("assetplus", "early help assessment", "early help initial contact", "out of court"),
        words=(("assetplus", "AssetPlus"),),
    ),
    Dimension("role", "Role"),
    Dimension("quarter", "Quarter"),
    Dimension("bound", "Bound", ("lower", "upper"), is_partition=False),
    Dimension("scorecard_measure", "Measure", is_partition=False),
    Dimension("category", "Category", is_partition=False),
)

DIMENSIONS: dict[str, Dimension] = {dimension.id: dimension for dimension in _DIMENSIONS}
"""id -> dimension; `bound`, `source`, `census` pick a reading of one number rather than a part of it."""


STEADY = frozenset(
    ("sex", "ethnic_group", "care_status", "child_in_need", "child_protection", "sen", "locality", "locality_area")
)
"""Dimensions in which the records hold one category of a child, whatever the period; age is as steady at one end."""


def age_band(category: str) -> tuple[str, ...]:
    """The single ages of a band: "14-15" is 14 and 15; "14-18" ends with 18+; a single age is itself.

    Raises:
        ValueError: not an age nor a band of ages.
    """
    if category in AGES:
        return (category,)
    low, _, high = category.partition("-")
    top = "18+" if high in {"18", "18+"} else high
    if low not in AGES or top not in AGES or AGES.index(low) >= AGES.index(top):
        raise ValueError(f"'{category}' is not an age or a band of ages")
    return AGES[AGES.index(low) : AGES.index(top) + 1]
