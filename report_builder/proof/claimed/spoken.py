"""The claims of a text: words that say more than a number does, such as "fell", "significantly" or "below".

An aim, a forecast and an order claim nothing: "to reduce", "is expected to fall", "can only rise".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from report_builder.proof.text.rule import rule
from report_builder.proof.text.sentences import sentences


class Way(StrEnum):
    """Which way a number is said to have moved, or to lie."""

    DOWN = "down"
    UP = "up"
    BETTER = "better"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Claim:
    """A word that claims a change.

    Attributes:
        start, end: the stretch of the text.
        way: where the number is said to have gone.
        is_lasting: whether it is said to go on: "continues to fall", "year on year".
        is_noun: whether it is "a reduction" and not "fell", so that what it is of follows.
        strength: "significant" or a word like it, as written; empty where there is none.
        factor: 2 of "doubled", 0.5 of "halved"; 0 of anything else.
    """

    start: int
    end: int
    way: Way
    is_lasting: bool = False
    is_noun: bool = False
    strength: str = ""
    factor: float = 0.0


_STRONG = (
    r"significantly|significant|substantially|substantial|dramatically|dramatic|markedly|marked|sharply|sharp|"
    r"considerably|considerable|steadily|consistently"
)
STRONG = rule(rf"\b(?P<strong>{_STRONG})\b", re.IGNORECASE)
"""Words that say a change was no chance."""

_ADVERB = rf"(?:(?:{_STRONG}|slightly|also|now|again|further|gradually|marginally|still|been|only|largely|all)\s+)"
_ADJECTIVE = (
    rf"(?:(?:{_STRONG}|small|slight|further|clear|continued|continuing|large|big|major|notable|marginal|similar|real|"
    r"year on year|year-on-year|overall|indicative|rapid|steady|strong|greater|marginal|modest)\s+)"
)
_VERBS = {
    Way.DOWN: r"fell|fallen|falls|fall|falling|decreased|decreases?|decreasing|dropped|drops?|dropping|declined|"
    r"declines?|declining|reduced|reduces?|reducing|gone down|went down|go down|come down|came down",
    Way.UP: r"rose|risen|rises?|rising|increased|increases?|increasing|grew|grown|grows?|growing|climbed|climbs?|"
    r"gone up|went up|go up",
    Way.BETTER: r"improved|improves?|improving",
    Way.WORSE: r"worsened|worsens?|worsening|deteriorated|deteriorates?|deteriorating",
}
_NOUNS = {
    Way.DOWN: r"reductions?|decreases?|falls?|drops?|declines?",
    Way.UP: r"increases?|rises?|growth",
    Way.BETTER: r"improvements?",
    Way.WORSE: r"deteriorations?|worsening",
}
_PLAIN = {
    Way.DOWN: r"fell|went down|came down|dropped|declined",
    Way.UP: r"rose|grew|climbed|went up",
    Way.BETTER: r"",
    Way.WORSE: r"worsened|deteriorated",
}
_ENDINGS = {
    Way.DOWN: r"decreased|reduced|halved",
    Way.UP: r"increased|doubled|trebled|tripled",
    Way.BETTER: r"improved",
    Way.WORSE: r"",
}
_TIMES = {"doubled": 2.0, "halved": 0.5, "trebled": 3.0, "tripled": 3.0}
_LASTING = (
    r"(?:continu(?:e|es|ed)\s+to|(?:is|are|were|was)\s+continuing\s+to|keeps?\s+on|kept|keeps?|continu(?:e|es|ed))\s+"
)
_TO_BE = r"(?:is|are|has been|have been|was|were|had been)\s+"
_HAVE = r"(?:has|have|had)\s+"

_FOLLOWS = (
    r"(?=\s+(?:by|from|to|in|at|with|compared|against|since|over|during|between|significantly|every|each|again|year)\b|"
    r"\s*[.,;)]|\s*$)"
)
"""What may stand after a verb in the past; a noun may not: reduced timetables were not reduced."""


def _way_patterns(way: Way) -> Iterator[tuple[re.Pattern[str], bool, bool]]:
    """Pattern, whether it says that the change goes on, whether it is a noun."""
    verbs, nouns, plain, ended = _VERBS[way], _NOUNS[way], _PLAIN[way], _ENDINGS[way]
    finite = "|".join(each for each in (plain, ended) if each)
    yield _compiled(rf"{_LASTING}{_ADVERB}{{0,2}}(?:{verbs})"), True, False
    yield _compiled(rf"{_LASTING}see\s+(?:an?\s+)?{_ADJECTIVE}{{0,2}}(?:{nouns})"), True, True
    yield _compiled(rf"{_TO_BE}{_ADVERB}{{0,2}}(?:{verbs})"), False, False
    yield _compiled(rf"{_HAVE}{_ADVERB}{{0,2}}(?:{verbs}|{ended or verbs})"), False, False
    if finite:
        yield _compiled(rf"{_ADVERB}{{0,2}}(?:{finite}){_FOLLOWS}"), False, False
    yield (
        _compiled(rf"\b(?:an?|the|this|further)\s+{_ADJECTIVE}{{0,3}}(?:{nouns})(?=\s+(?:in|of|from|for|to|on)\b)"),
        False,
        True,
    )
    yield _compiled(rf"\ban?\s+(?:{_STRONG})\s+(?:{nouns})"), False, True


def _compiled(pattern: str) -> re.Pattern[str]:
    return rule(rf"\b{pattern}\b(?:\s+(?:{_STRONG})\b)?", re.IGNORECASE)


_PATTERNS = tuple((way, *each) for way in Way for each in _way_patterns(way))
_ANY = rule(
    r"f[ae]ll|decreas|drop|declin|reduc|went|gone|c[oa]me|r[oi]s|increas|gr[eo]w|climb|improv|worse|deterior|doubl|halv|"
    r"trebl|tripl|go (?:up|down)",
    re.IGNORECASE,
)
"""Something of each word of change, so that a sentence without any is not searched for each of them."""

_UNSAID = rule(
    r"(?:\b(?:can|could|may|might|will|would|should|must|shall|cannot|not|n't|never|no|without|if|whether|unless|"
    r"aims?|expect\w*|hop\w+|target\w*|likely|in order|need\w*|help\w*|plans?|planned|avoid\w*|prevent\w*|seek\w*|"
    r"ensur\w*|any|how|towards?|priorit\w+|focus\w*|objective\w*|measure[ds]? to|work\w* to)\W+(?:[\w']+\W+){0,3}|"
    r"\b(?:to|for)\W+(?:\w+ly\W+)?|\bto\s+[a-z-]+\s+(?:[a-z-]+\s+)?)$",
    re.IGNORECASE,
)
_ASKED = rule(r"\b(?:whether|asked|if|risks? (?:is|are) that)\b", re.IGNORECASE)
"""Before a change that a sentence asks about, or takes from elsewhere, and does not claim."""

_CONTINUED = rule(r"\b(?:continued|continuing|year[- ]on[- ]year)\b", re.IGNORECASE)
_YEARLY = rule(r"\b(?:year[- ]on[- ]year|every year|each year|quarter[- ]on[- ]quarter)\b", re.IGNORECASE)
_REACH = 60
_LONGEST = 2_000


def sentences_to_read(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence that a person may have written; what is longer is a list without its ends."""
    return tuple((start, end) for start, end in sentences(text) if end - start <= _LONGEST)


def claims_in(text: str, start: int = 0, end: int | None = None) -> tuple[Claim, ...]:
    """Every claimed change of a stretch, in order; none overlaps another, the longer one counts.

    Args:
        text: a passage's.
        start: where a sentence begins.
        end: where it ends; None for the end of the text.
    """
    stop = len(text) if end is None else end
    if not _ANY.search(text, start, stop):
        return ()
    found = sorted(_claims(text, start, stop), key=lambda each: (each.start - each.end, each.start))
    kept: list[Claim] = []
    for each in found:
        if not any(one.start < each.end and each.start < one.end for one in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def _claims(text: str, start: int, stop: int) -> Iterator[Claim]:
    for way, pattern, is_lasting, is_noun in _PATTERNS:
        for found in pattern.finditer(text, start, stop):
            if _is_unsaid(text, start, found.start()):
                continue
            strong = STRONG.search(found[0])
            factor = next((times for word, times in _TIMES.items() if word in found[0].lower()), 0.0)
            goes_on = (
                is_lasting
                or bool(_CONTINUED.search(found[0]))
                or bool(_YEARLY.search(text, found.start(), min(stop, found.end() + 20)))
            )
            yield Claim(*found.span(), way, goes_on, is_noun, strong["strong"].lower() if strong else "", factor)


def _is_unsaid(text: str, start: int, at: int) -> bool:
    """Whether what stands before a word of change makes it an aim, a forecast or a question."""
    return bool(_UNSAID.search(text[max(start, at - _REACH) : at]) or _ASKED.search(text, start, at))
