"""What a sentence speaks of: custody, first time entrants, reoffending; whether a high number of it is good."""

from __future__ import annotations

import re
from dataclasses import dataclass

from report_builder.proof.text.rule import rule

PLACE = rule(
    r"\b(?:nation(?:al|ally|wide)|england|wales|regions?|regional(?:ly)?|famil(?:y|ies)|midlands|north (?:west|east)|"
    r"south (?:west|east)|merseyside|yorkshire|comparators?|neighbours?|average|county|authorit(?:y|ies)|pcc)\b",
    re.IGNORECASE,
)
"""Words for those with whom a service is compared."""


REOFFEN = r"re-?\s?offen"
"""How every word for reoffending begins."""

SAID_OF_CUSTODY = r"custod(?:y|ial(?:ly)?)"
SAID_OF_REMAND = r"remand(?:s|ed)?"
SAID_OF_ENTRANTS = (
    r"first[\s-]time[\s-](?:entrants?|entry|young offenders?)|"
    r"ftes?\b(?!\s+(?:posts?|vacanc|band|staff|role|equivalent))"
)
"""Words for each, to be put within a pattern that begins at a word; FTE is a kind of post as well."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of these papers.

    Attributes:
        name: in the words of a sentence.
        pattern: the words by which it is known.
        is_high_good: whether more of it is better; None where neither is.
    """

    name: str
    pattern: re.Pattern[str]
    is_high_good: bool | None = False


def _topic(name: str, pattern: str, *, is_high_good: bool | None = False) -> Topic:
    return Topic(name, rule(rf"\b(?:{pattern})\b", re.IGNORECASE), is_high_good)


CUSTODY = _topic("custody", SAID_OF_CUSTODY)
ENTRANTS = _topic("first time entrants", SAID_OF_ENTRANTS)
REOFFENDING = _topic("reoffending", rf"{REOFFEN}(?:d|ds|ded|ding|ders?|ces?)")
REMAND = _topic("remand", SAID_OF_REMAND)
LEARNING = _topic(
    "education, training and employment",
    r"eet|ete|education, (?:training|employment)(?: (?:and|or) (?:training|employment))?",
    is_high_good=True,
)
ATTENDANCE = _topic("attendance", r"(?:school )?attendance|satisfaction|attainment|timeliness", is_high_good=True)
EXCLUSION = _topic("suspensions and exclusions", r"exclusions?|suspensions?|excluded|suspended")

TOPICS = (CUSTODY, ENTRANTS, REOFFENDING, REMAND, LEARNING, ATTENDANCE, EXCLUSION)
"""All there are."""


def topics_of(text: str) -> tuple[Topic, ...]:
    """The subjects that a text names, in the order in which it does."""
    found = [(first.start(), each) for each in TOPICS if (first := each.pattern.search(text))]
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def is_high_good(text: str) -> bool | None:
    """Whether a high number is good of what a text speaks of; None where it does not tell, or speaks of both."""
    said = {each.is_high_good for each in topics_of(text)}
    return said.pop() if len(said) == 1 else None
