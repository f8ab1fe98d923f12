"""Ratios of two counts: "183 exclusions among 62 children, a mean of 2.95 per child", and those of labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from report_builder.proof.bases import with_leads
from report_builder.proof.checks.labelled_ratios import labelled_ratios
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.shares_of import is_rounding_of, rounded
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan
from report_builder.proof.text.sentences import sentence_at
from report_builder.proof.text.tokens import Sort, Token

_PER = rule(
    r"^\s+((?:[A-Za-z'-]+\s+){0,5}?)(?:per|for each|for every|each per)\s+([a-z'-]+(?:\s(?:people|person))?)",
    re.IGNORECASE,
)
_ENDING = rule(r"(?:s|ren|es)$")
_EACH = rule(r"^\s+((?:[A-Za-z-]+\s+){1,3}?)(each)\b", re.IGNORECASE)
_ANYBODY = frozenset({"child", "person", "young person", "head", "pupil", "individual"})
_MEASURES = {Sort.COUNT, Sort.NUMBER, Sort.MONEY, Sort.DURATION}
_NEAR = 400
"""Letters before a ratio within which its counts are looked for."""


@dataclass(frozen=True, slots=True)
class _Ratio:
    token: Token
    events: str
    people: str


def ratios(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Means and ratios that are not their two counts divided (ratio).

    Args:
        paper: as it was read.
        _known: not needed here.
    """
    for passage, _ in with_leads(paper):
        for ratio in _ratios_in(passage.text):
            fault = _judge(passage, ratio)
            if fault is not None:
                yield fault
    yield from labelled_ratios(paper)


def _ratios_in(text: str) -> Iterator[_Ratio]:
    """2.95 exclusions per child: the number, what is counted, and whom it is divided among."""
    for token in scan(text):
        after = text[token.end : token.end + 80] if token.sort is Sort.NUMBER else ""
        found = _PER.match(after) or _EACH.match(after)
        if found and not token.is_about:
            yield _Ratio(token, _stem((found[1].split() or [""])[-1]), _stem(found[2]))


def _stem(word: str) -> str:
    """A noun without the ending of its plural, and without the hyphen of re-offence."""
    return _ENDING.sub("", word.lower().replace("-", "")) or word


def _judge(passage: Passage, ratio: _Ratio) -> Fault | None:
    """The counts of its sentence first, then those of the sentences before it."""
    text = passage.text
    start, end = sentence_at(text, ratio.token.start)
    for first in (start, max(0, ratio.token.start - _NEAR)):
        counts = [each for each in scan(text) if first <= each.start < end and each.sort is Sort.COUNT]
        events = [each for each in counts if _counts(text, each, ratio.events)]
        if not ratio.events:
            events = _just_before(text, first, ratio)
        people = [each for each in counts if each not in events and each.value and _is_divided_among(text, each, ratio)]
        if events and people:
            return _fault(passage, ratio.token, events, people, counts=counts)
    return None


def _just_before(text: str, first: int, ratio: _Ratio) -> list[Token]:
    """Of a mean of nothing named, the last number of things before it; none where that is no count: 387.5 days."""
    told = [each for each in scan(text) if first <= each.start < ratio.token.start and not each.is_person]
    last = [each for each in told if each.sort in _MEASURES][-1:]
    return [each for each in last if each.sort is Sort.COUNT and each.noun]


def _counts(text: str, token: Token, stem: str) -> bool:
    """Whether one of the next words is what is counted."""
    words = re.split(r"\d", text[token.end : token.end + 60])[0].split()[:4]
    return any(_stem(word.strip(".,;:()")) == stem for word in words)


def _is_divided_among(text: str, token: Token, ratio: _Ratio) -> bool:
    is_anybody = token.is_person and (ratio.events or ratio.people in _ANYBODY) and token.noun != ratio.events
    return bool(is_anybody or _counts(text, token, ratio.people))


def _fault(
    passage: Passage, token: Token, events: list[Token], people: list[Token], *, counts: list[Token]
) -> Fault | None:
    """Right where any count nearby makes it: of 62 of the 213 children who had 183 exclusions, it is the 62."""
    exact = {(one, many): Fraction(one.value) / Fraction(many.value) for one in events for many in people}
    others = [Fraction(one.value) / Fraction(many.value) for one in events for many in counts if many.value]
    if any(is_rounding_of(token, value) for value in (*exact.values(), *others)):
        return None
    one, many = min(exact, key=lambda pair: abs(exact[pair] - Fraction(token.value)))
    right = rounded(exact[one, many], token.decimals)
    told = f"{one.words} / {many.words} is {right}"
    return Fault("ratio", passage, token.start, token.end, told, f"write {right}, or mend a count", right)
