"""Numbers in commentary that are nobody's figure: times, names of things, words of speech, the law's own."""

from __future__ import annotations

import re

from report_builder.proof.text.rule import rule
from report_builder.proof.text.tokens import Sort, Token

_MEASURING = {Sort.COUNT, Sort.NUMBER, Sort.PERCENT, Sort.POINTS, Sort.MONEY, Sort.RATIO}
_CLOCK = rule(r"\d{1,2}\s*:\s*[0-5]\d\b")
_NAMED = rule(
    r"\b(?:years?|key stages?|grades?|weeks?|days?|months?|units?|rooms?|floor|wards?|waves?|cohorts?|classes|class|"
    r"groups?|types?|categor(?:y|ies)|questions?|numbers?|codes?|scores? of|outcomes?|bands?|standing orders?|strands?|"
    r"themes?|pillars?|goals?|aims?|modules?|tranches?|rounds?|cycles?|age|aged|ages|route|"
    r"schedules?|sections?|parts?|paragraphs?|articles?|rules?|acts?|clauses?)\s+"
    r"(?:no\.?\s*)?(?:\d{1,3}[a-z]?\s*(?:,|and|or|to|-|\N{EN DASH}|&)\s*){0,4}$",
    re.IGNORECASE,
)
"""What is named by a number: Year 11, Key Stage 4, outcome 22, Standing Order 12."""

_THE_LAWS = rule(r"^\s*(?:of|to)\s+(?:the\s+)?(?:[A-Z]\w+\s+){0,6}(?:Act|Regulations|Order|Rules)\b")
_ONE_OF_SPEECH = rule(
    r"^(?:\s+(?:of|another|or\s+(?:two|more)|by\s+one|to\s+one|who|that|thing|day|way)\b|-|\s*/)", re.IGNORECASE
)
_ONE_OF_STORY = rule(r"^(?:\s+[\w-]+){1,3}?(?:,|\s+(?:who|whose|told|said|says|asked|wrote)\b)", re.IGNORECASE)
_AGES = rule(r"\b(?:age[ds]?|years? old|year-olds?)\b", re.IGNORECASE)
_BOUND_AFTER = rule(r"^\s*(?:-|\N{EN DASH}|to|or|and)\s*1?\d\b(?!\s*%|,\d|\.\d)")
_BOUND_BEFORE = rule(r"(?<![\d.,])1?\d\s*(?:-|\N{EN DASH}|to|or|and)\s*$")
_OLDEST = 18
_REACH = 200
"""Letters on both sides of an age in which ages are spoken of."""

_BEFORE_ONE = rule(r"(?:-|\b(?:no|any|every|each|this|that|which|only|to|by|the|other|another)\s+)$", re.IGNORECASE)
_AT_A_TIME = rule(
    r"^(?:[\s-]+\w+){1,3}?\s+(?:at a time|at once|"
    r"(?:a|an|each|every|per)\s+(?:day|week|fortnight|month|quarter|year|child|session))\b",
    re.IGNORECASE,
)


def is_innocent(token: Token, text: str) -> bool:
    """Whether a number says nothing that a figure could say.

    Spelled numbers are speech unless they count people, or what happened to them: "two themes" against "two girls".

    Args:
        token: the number.
        text: the passage that it stands in.
    """
    if token.sort not in _MEASURING:
        return True
    before, after = text[max(0, token.start - 60) : token.start], text[token.end : token.end + 100]
    if token.sort is Sort.RATIO:
        return bool(_CLOCK.fullmatch(token.words))
    if token.sort is not Sort.COUNT:
        return False
    if _AT_A_TIME.match(after) or _THE_LAWS.match(after):
        return True
    if token.is_spelled:
        return not token.noun or _is_speech(token, before, after)
    return _NAMED.search(before) is not None or _is_age(token, text)


def _is_speech(token: Token, before: str, after: str) -> bool:
    """One of, no one, one-to-one."""
    is_told = _ONE_OF_SPEECH.match(after) or _ONE_OF_STORY.match(after) or _BEFORE_ONE.search(before)
    return token.value == 1 and bool(is_told)


def _is_age(token: Token, text: str) -> bool:
    """One end of a range of ages, in a passage that speaks of ages: "by age, most were 14 or 15"."""
    before, after = text[max(0, token.start - _REACH) : token.start], text[token.end : token.end + _REACH]
    is_bound = _BOUND_AFTER.match(after) or _BOUND_BEFORE.search(before)
    return token.value <= _OLDEST and not token.noun and bool(is_bound and _AGES.search(f"{before} {after}"))
