"""Stretches of a paper that are about one child; what is said of any child, in rules and examples, is about nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from report_builder.proof.counted import is_of_children
from report_builder.proof.paper import Passage
from report_builder.proof.text.details import TEENS, details_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import within
from report_builder.proof.text.sentences import sentences
from report_builder.proof.text.tokens import Sort, Token

_CHILD = (
    r"(?:young (?:person|man|woman|male|female|offender)|child|yp|girl|boy|teenager|pupil|student|"
    r"(?:fe)?male(?=\s*[,(]|\s+(?:aged|who|from|was|had|received|in)\b))"
)
_OLD = rf"(?:1[0-9]|{TEENS})[\s-]?years?[\s-]?old"
_NO_LINK = r"(?!(?:of|for|in|with|to|and|by|on|from|per|or|as|at|that|which)\b)"
_NAMED = rf"(?:(?:{_NO_LINK}[\w'-]+ ){{0,3}}{_CHILD}|{_OLD}(?:\s+{_CHILD})?)"
_ENDS = (
    r"\b(?!['\N{RIGHT SINGLE QUOTATION MARK}]s?\b|[\s-]+(?:protection|in need|referral|support|criminal|sexual|"
    r"exploitation|safeguarding|social|workers?|justice|offending|voice|centre|led\b|friendly|psych\w+|therap\w+|health|"
    r"and famil|and young|or young|placement|survey|forum|focus))"
)
_ONE = rule(
    rf"\b(?:one|another|1|this|(?:the|our|its) (?:only|single|sole|lone|youngest|oldest|eldest))\s+{_NAMED}{_ENDS}",
    re.IGNORECASE,
)
_SOME = rule(rf"\ban?\s+{_NAMED}{_ENDS}", re.IGNORECASE)
_AGE = rf"(?:1[0-8]|{TEENS})\b(?!\s*(?:-|\N{{EN DASH}}|to|or|and \d|%|months|weeks|days|years (?!old)|other|of|\w+s\b))"
_HE = rule(
    rf"(?<!or )(?<!/)\b(?:he|she)(?:['\N{{RIGHT SINGLE QUOTATION MARK}}]s| is| was| (?:has |had )?(?:just )?turned)"
    rf" (?:(?:now|just|only|aged|still|currently|then) )*{_AGE}",
    re.IGNORECASE,
)
_IS_ONE = rule(rf"(?:(?<=\bis )|(?<=\bwas ))an?\s+{_NAMED}\s*[,(]?\s*(?:aged\s+)?{_AGE}", re.IGNORECASE)
"""Of one child without a word for one: nobody else is "he", or "a male", of such an age."""

_WHO = rule(r"\s+of (?:whom|these|them)\b|\s+who\b")
_AGED = rule(_OLD, re.IGNORECASE)
_HAPPENED = rule(
    r"\b(?:was|had|gave|went|did|took|made|met|came|began|became|left|won|moved|received|attended|completed|offered|"
    r"supported|engaged|committed|sentenced|remanded|concern(?:s|ed)|involv(?:es|ed)|"
    r"has (?:been|had|now|recently|since|first[- ]hand|\w+ed)|"
    r"is (?:now|currently|due|willing|awaiting|still|being))\b",
    re.IGNORECASE,
)
_ANY = rule(
    r"\b(?:(?:typical|average) (?:young|child|offender|boy|girl)\w*|"
    r"if|whether|whenever|should|(?-i:may)|might|can|could|must|would|each|every|"
    r"any (?:young|child|one)|more likely|per|often|always|usually|typically|generally|for example|e\.g\.|such as|"
    r"is defined|defined as|refers to|means|eligible|at least one|more than one|entitled|no one|"
    r"one or more|criteria)(?!\w)",
    re.IGNORECASE,
)
"""Words of rules and examples: the child is any child."""

_IN_SUCH_A_CASE = rule(r"\b(?:when|where|once) an?\b", re.IGNORECASE)
"""Words of a rule as well, unless the child has an age: "when a 15-year-old girl spoke" happened."""

_GOES_ON = rule(
    r"^(?:he|she|his|her|they|their|both|this|the (?:young person|child|yp|girl|boy|young man|young woman)|"
    r"following (?:this|his|her))\b",
    re.IGNORECASE,
)


_NEAR = 40
"""Letters after the child's naming in which a rule's words still make it any child."""


@dataclass(frozen=True, slots=True)
class Story:
    """What is told of one child.

    Attributes:
        start, end: the sentences that are about the child.
        child: the stretch that names the child: "a young person", "1".
        kinds: the kinds of details that are given.
    """

    start: int
    end: int
    child: tuple[int, int]
    kinds: tuple[str, ...]


@lru_cache(maxsize=4096)
def stories_in(passage: Passage, lead: Passage | None, vouched: frozenset[str]) -> tuple[Story, ...]:
    """What a passage tells of one child, with two or more kinds of details.

    Args:
        passage: where it stands.
        lead: the passage that introduced the list in which it is an item.
        vouched: numbers that the edition itself printed; they are left alone.
    """
    return tuple(_stories(passage, lead, vouched))


def _stories(passage: Passage, lead: Passage | None, vouched: frozenset[str]) -> Iterator[Story]:
    spans = sentences(passage.text)
    taken = 0
    for at, (start, end) in enumerate(spans):
        child = _child(passage, (start, end), lead=lead, vouched=vouched) if start >= taken else None
        if child is None:
            continue
        taken = _last(passage.text, spans[at + 1 :], end)
        kinds = details_in(passage.text[start:taken])
        if len(kinds) >= 2:
            yield Story(start, taken, child, kinds)


def _last(text: str, following: tuple[tuple[int, int], ...], end: int) -> int:
    """The end of the last sentence that goes on about the child."""
    for start, last in following:
        if not _GOES_ON.match(text[start:last]):
            break
        end = last
    return end


def _child(
    passage: Passage, span: tuple[int, int], *, lead: Passage | None, vouched: frozenset[str]
) -> tuple[int, int] | None:
    """The words that name one child in a sentence."""
    sentence = passage.text[slice(*span)]
    if found := _ONE.search(sentence) or _some(sentence) or _HE.search(sentence) or _IS_ONE.search(sentence):
        return None if _is_any(sentence, found) else (span[0] + found.start(), span[0] + found.end())
    ones = [each for each in within(passage.text, *span) if _is_one(passage, each, lead, vouched)]
    told = next((each for each in ones if _WHO.match(passage.text, each.end)), ones[0] if ones else None)
    return (told.start, told.end) if told else None


def _is_any(sentence: str, named: re.Match[str]) -> bool:
    """Whether the words before a child's naming, or close after it, are those of a rule or an example."""
    near = named.end() + _NEAR
    is_such = _IN_SUCH_A_CASE.search(sentence, 0, near) and not _AGED.search(named[0])
    return bool(_ANY.search(sentence, 0, near) or is_such)


def _some(sentence: str) -> re.Match[str] | None:
    """A child of whom something is told that happened, or an age."""
    found = _SOME.search(sentence)
    return found if found and (_AGED.search(found[0]) or _HAPPENED.search(sentence)) else None


def _is_one(passage: Passage, token: Token, lead: Passage | None, vouched: frozenset[str]) -> bool:
    """Whether a number counts one single child: "1 of whom was 18"."""
    if token.sort is not Sort.COUNT or token.value != 1 or token.words in vouched:
        return False
    return not passage.is_cited(token.start, token.end) and is_of_children(passage, token, lead)
