"""Whether a number counts children who are known to the service, told by the words that follow it."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from functools import lru_cache

from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import following, scan
from report_builder.proof.text.tokens import Sort, Token
from report_builder.proof.text.words import EVENTS

CHILD = (
    r"young (?:people|persons?|offenders?|women|woman|men|man|females?|males?)|child(?:ren)?|yps?|pupils?|students?|"
    r"girls?|boys?|females?|males?|offenders?|re-?offenders?|(?:first[- ]time )?entrants?|ftes|teenagers?|youths?|"
    r"victims|families|learners|siblings?|brothers|sisters|twins"
)
"""Nouns for those whom a youth justice service knows."""

_OTHER = (
    r"staff|workers?|officers?|managers?|practitioners?|volunteers?|members?|councillors?|carers?|parents?|posts?|"
    r"vacanc(?:y|ies)|services?|teams?|yots?|boroughs?|schools?|authorit(?:y|ies)|areas?|districts?|households?|"
    r"placements?|places|homes?|meetings?|rounds?|women|men|adults?|residents?|stations?|panels?|projects?|programmes?|"
    r"recommendations?|actions?|questions?|indicators?|targets?|reports?|quarters?|factors?|measures?|times|"
    rf"(?:social )?workers?|nurses?|judges?|tutors?|mentors?|apprentices?|days?|weeks?|months?|years?|hours?|{EVENTS}"
)
"""Nouns for whatever else a paper counts."""

COUNTED = rule(rf"\b(?:(?P<child>{CHILD})|(?P<other>{_OTHER}))\b", re.IGNORECASE)
MENTIONED = rule(
    rf"\b(?:{CHILD}|caseload|cohort)\b"
    r"(?![\s-]+(?:offending|justice|protection|work(?:ers?)?|courts?|services?|centres?|homes?|clubs?|council|parliament)\b)",
    re.IGNORECASE,
)
"""A word by which a passage speaks of children at all; a youth offending service is no child."""

NUMBER_OF = rule(
    rf"\bnumbers? of (?:(?!of\b)[\w'-]+ ){{0,4}}?(?:(?P<child>{CHILD})|(?P<other>{_OTHER}))\b", re.IGNORECASE
)

_SHARE = rule(r"\s*\(\s*[\d.,]+\s*(?:%|per cent)\s*\)|\s*\)|\s*/\s*\d+")
"""What may stand between a count and its noun: "4 (22.2%) young people", "(4) children"."""

_BREAKS = rule(
    r"[.,;:()|\d%]|\b(?:and|or|but|who|which|that|were|was|are|is|had|have|has|in|at|for|to|with|by|per|from|on|than|"
    r"within|being|received|against|where|when|committed|live[sd]?|living|reside[sd]?|do|did|went|left|moved|attend(?:s|ed)?|"
    r"became|remain(?:s|ed)?)\b",
    re.IGNORECASE,
)
_POSSESSIVE = rule(r"^(?:['\N{RIGHT SINGLE QUOTATION MARK}]s?)\s+\w|^s['\N{RIGHT SINGLE QUOTATION MARK}]\s+\w")
_SINGULAR = rule(r"(?:child|person|pupil|student|yp|girl|boy|offender|youth|male|female)$", re.IGNORECASE)
_COMPOUND = rule(
    r"^[\s-]+(?:protection|in need|referral|support|criminal|sexual|exploitation|safeguarding|social|workers?|justice|"
    r"offending|voice|placements?|centres?|groups?|clubs?|homes?|led\b|friendly|forum|council|cabinet|panels?|surveys?|"
    r"forms?|posts?|champions?|ambassadors?|programmes?|sessions?|events?|liaison|services?)",
    re.IGNORECASE,
)
_OF_SOMETHING = rule(
    r"\b(?!out\b)\w+\)?\s+of\s|^[\s-]+(?:hundred|thousand|million|thirds?|quarters?|half)\b", re.IGNORECASE
)
_PLURAL = rule(r"(?:people|children|men|families|s)$", re.IGNORECASE)
_AT_LEAST = rule(r"\bat least\s+$", re.IGNORECASE)
"""Before what each of those that are counted has: areas with at least one child."""

_LIMIT = 70


class Whom(StrEnum):
    """Whom a number counts."""

    CHILDREN = "children"
    OTHERS = "others"
    UNTOLD = "untold"
    """Its own words do not say."""


@lru_cache(maxsize=65536)
def whom(text: str, token: Token) -> Whom:
    """Whom a count counts, by the words right after it.

    Args:
        text: of the passage.
        token: one of its numbers.
    """
    if token.sort is not Sort.COUNT:
        return Whom.OTHERS
    if _next_is_age(text, token):
        return Whom.CHILDREN
    share = _SHARE.match(text, token.end)
    at = share.end() if share else token.end
    stretch = text[at : at + _LIMIT]
    broken = _BREAKS.search(stretch)
    found = COUNTED.search(stretch[: broken.start()] if broken else stretch)
    if found is None or _has_plural(stretch[: found.start()]):
        return Whom.UNTOLD
    if _is_of_something(token, stretch[: found.start()], found[0]):
        return Whom.OTHERS
    return Whom.CHILDREN if found["child"] and _stands_alone(token, found[0], stretch[found.end() :]) else Whom.OTHERS


def stands_alone(after: str) -> bool:
    """Whether a noun for children names them, by what follows it: no "children's homes" nor "pupil referral units"."""
    return not (_POSSESSIVE.match(after) or _COMPOUND.match(after))


def _stands_alone(token: Token, noun: str, after: str) -> bool:
    """Whether children are counted, not what is named after them: "two children's homes", "one pupil referral unit"."""
    if not stands_alone(after):
        return False
    return token.value == 1 or not _SINGULAR.search(noun) or noun.lower() in {"yp", "female", "male"}


def _is_of_something(token: Token, words: str, noun: str) -> bool:
    """Whether a part, a group or a thing is counted: "one third of young people", "one way young people"."""
    if _OF_SOMETHING.search(words):
        return True
    is_one = token.words.lower() == "one" and not words.lstrip().lower().startswith("of ")
    return is_one and bool(_PLURAL.search(noun))


def _has_plural(words: str) -> bool:
    """Whether something else is counted before the noun comes: "three events young people"."""
    return any(
        word.endswith("s") and word not in {"less", "these", "this", "previous", "his", "its", "us"}
        for word in re.findall(r"\b[a-z]{4,}\b", words)
    )


def _next_is_age(text: str, token: Token) -> bool:
    """Whether it counts those of an age: "three 15 year olds"."""
    after = following(text, token.end)
    return (
        after is not None
        and after.sort is Sort.AGE
        and not text[token.end : after.start].strip()
        and "old" in after.words.lower()
    )


@lru_cache(maxsize=64)
def _marks(text: str) -> tuple[tuple[int, Whom], ...]:
    """Where a text says whom it counts: at a count, or at "the number of"."""
    told = (
        (each.start, whom(text, each))
        for each in scan(text)
        if each.sort is Sort.COUNT and not _AT_LEAST.search(text[max(0, each.start - 12) : each.start])
    )
    named = ((found.start(), Whom.CHILDREN if found["child"] else Whom.OTHERS) for found in NUMBER_OF.finditer(text))
    return tuple(sorted([*(each for each in told if each[1] is not Whom.UNTOLD), *named]))


def last_counted(text: str, start: int, end: int) -> Whom | None:
    """Whom the last count, or the last "number of", of a stretch is of; None where it counts nothing."""
    marks = _marks(text)
    at = bisect_left(marks, (end,)) - 1
    return marks[at][1] if at >= 0 and marks[at][0] >= start else None
