"""Of which measure a sentence speaks, told by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.model.measure import MEASURES
from report_builder.proof.text.rule import rule
from report_builder.proof.text.topics import REOFFEN as _RE
from report_builder.proof.text.topics import SAID_OF_CUSTODY, SAID_OF_ENTRANTS, SAID_OF_REMAND


@dataclass(frozen=True, slots=True)
class Subject:
    """A stretch of a text that names what is measured.

    Attributes:
        start, end: the stretch.
        topic: the word of this list under which its measures stand.
        measures: ids that it may be, the likeliest first.
    """

    start: int
    end: int
    topic: str
    measures: tuple[str, ...]


_TOPICS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "reoffences per reoffender",
        rf"{_RE}(?:ces|ding)\s+(?:per|by|for each|for every)\s+{_RE}ders?|frequency of {_RE}\w+(?:\s+by {_RE}ders)?|"
        rf"(?:number of )?{_RE}ces (?:for each|per) (?:child who {_RE}ded|{_RE}der)|frequency rate",
        ("reoff_per_reoffender", "tracker_per_reoffender"),
    ),
    (
        "reoffences per child",
        rf"{_RE}(?:ces|ding)\s+(?:per|for each|for every)\s+(?:child|offender|young person)|{_RE}ding frequency",
        ("reoff_per_offender", "tracker_per_offender", "local_reoffences"),
    ),
    (
        "reoffending",
        rf"{_RE}(?:ding|ders?|ded|d)\b|binary rate|children who {_RE}ded",
        ("reoff_binary", "tracker_binary", "tracker_reoffenders"),
    ),
    ("reoffences", rf"{_RE}ces?\b", ("tracker_reoffences",)),
    ("the tracker", r"(?:on|of|in) (?:the|our) (?:live )?tracker", ("tracker_binary", "tracker_reoffenders")),
    (
        "first time entrants",
        rf"(?:{SAID_OF_ENTRANTS})\b",
        ("fte_rate", "fte_count"),
    ),
    ("remands", rf"{SAID_OF_REMAND}\b", ("remand_count",)),
    ("custody", rf"{SAID_OF_CUSTODY}\b", ("custody_rate", "custody_count", "custody_share")),
    (
        "permanent exclusions",
        r"permanent(?:ly)?\s+exclu\w+",
        ("children_permanently_excluded", "permanent_exclusion_rate"),
    ),
    ("children suspended", r"(?:children|pupils) suspended", ("children_suspended", "pupils_suspended_share")),
    (
        "suspensions",
        r"\bsuspensions?\b|(?:fixed[\s-]term )?exclusions?\b",
        ("suspensions", "suspension_rate", "children_suspended"),
    ),
    ("school days lost", r"(?:school )?days (?:of school )?(?:were )?lost|lost school days", ("days_lost",)),
    (
        "timeliness of assessments",
        r"asset\s?plus|asset plus\s+timeliness|timeliness|assessments?\b(?:[^.;]{0,40}\b(?:in|on) time)?",
        ("assessment_timeliness", "assessments_due", "assessments_in_time"),
    ),
    ("contacts", r"scaled[\s-]approach contacts|required contacts|contacts offered", ("scaled_contacts",)),
    (
        "suitable education, training or employment",
        r"suitable education|\bete\b|\beet\b|education, (?:training or employment|employment (?:and|or) training)",
        ("ete_suitable", "ete_suitable_year"),
    ),
    ("young people not in education", r"\bneet\b", ("neet_share",)),
    (
        "children cautioned or sentenced",
        r"cautioned or (?:sentenced|convicted)",
        ("cautioned_rate", "cautioned_count", "ethnic_count"),
    ),
    ("over-representation", r"over-?represent\w+|disproportional\w+", ("over_representation", "relative_rate")),
    ("caseload", r"\bcaseloads?\b|open cases|children (?:we|the service) worked with|\bdemand for\b", ("caseload",)),
    ("spending", r"\bexpenditure\b|\bspending\b", ("budget_expenditure",)),
    ("income", r"\bincome\b|\bfunding\b|\bgrants?\b", ("budget_income",)),
    ("staff", r"\bheadcount\b|members of staff", ("staffing_headcount", "staffing_wte")),
)

_FROM_REGISTRY = tuple(
    (each.name.lower(), re.escape(each.name.lower()), (each.id,))
    for each in MEASURES.values()
    if len(each.name.split()) > 2
)
_PATTERNS = tuple(
    (topic, rule(rf"(?:\b)(?:{pattern})", re.IGNORECASE), ids) for topic, pattern, ids in (*_TOPICS, *_FROM_REGISTRY)
)
LOCAL = rule(r"\b(?:tracker|live|local(?:ly)?|(?:service's|our|its) own (?:count|figures?))\b", re.IGNORECASE)
"""Words that speak of what the service itself counts, not of what is published."""

_COUNTED = rule(r"\b(?:numbers?|sentences?|children|how many)\b", re.IGNORECASE)


def subjects_in(text: str, start: int, end: int) -> tuple[Subject, ...]:
    """Whatever is measured that a stretch names, in order; where two overlap, the earlier of the list."""
    found: list[Subject] = []
    for subject in _all(text, start, end):
        if not any(one.start < subject.end and subject.start < one.end for one in found):
            found.append(subject)
    return tuple(sorted(found, key=lambda each: each.start))


def _all(text: str, start: int, end: int) -> Iterator[Subject]:
    for topic, pattern, ids in _PATTERNS:
        for found in pattern.finditer(text, start, end):
            yield Subject(*found.span(), topic, ids)


def subject_of(text: str, around: tuple[int, int], claim: tuple[int, int], *, is_noun: bool) -> Subject | None:
    """What a claim is of: of a noun what follows it, else what stands before it; failing that, the nearest other.

    Args:
        text: of the passage.
        around: the sentence.
        claim: the words of the claim.
        is_noun: whether it is "a fall in custody" rather than "custody fell".
    """
    subjects = subjects_in(text, *around)
    before = [each for each in subjects if each.end <= claim[0]]
    after = [each for each in subjects if each.start >= claim[1]]
    within = [each for each in subjects if each not in before and each not in after]
    nearest = [*within, *(after[:1] + before[-1:] if is_noun else before[-1:] + after[:1])]
    return nearest[0] if nearest else None


def is_local(text: str, start: int, end: int) -> bool:
    """Whether a stretch speaks of the service's own count."""
    return bool(LOCAL.search(text, start, end))


def speaks_of_numbers(text: str, start: int, end: int) -> bool:
    """Whether a stretch speaks of a number of children rather than of a rate."""
    return bool(_COUNTED.search(text, start, end)) and not re.search(r"\brates?\b", text[start:end], re.IGNORECASE)
