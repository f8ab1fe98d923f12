"""Words against the numbers beside them: "over a third (32.1%)", "roughly 4:10" of 47.7%, "the majority (45%)".

What a word allows was settled so that no careful reader would object: "a third" within 3 points, "about" within 5,
"just over" and "almost" within 8 on their side; "over" and "under" what they say; a vast majority is 70% or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.portions import Beside, Portion, beside, portions_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.words import PERSONS, SPELLED

_WITHIN, _ABOUT, _NEARLY, _NEARLY_ALL, _VAST = Decimal(3), Decimal(5), Decimal(8), Decimal(85), Decimal(70)
_NEAR = rule(r"just|slightly|almost|nearly")
_MOST = rule(
    rf"\b(?P<vast>(?:vast|overwhelming) majority)\b|\b(?P<majority>majority)\b|"
    rf"(?<!the )\b(?P<most>most)(?= (?:of\b|{PERSONS})|\s*\()|"
    rf"\b(?P<nearly>(?:nearly|almost) all)\b|(?:^|(?<=[.;:,] )|(?<=\band ))(?P<all>all)\b|\b(?P<minority>minority)\b",
    re.IGNORECASE,
)
_NAMES = {
    Decimal(10): "a tenth",
    Decimal(20): "a fifth",
    Decimal(25): "a quarter",
    Decimal(100) / 3: "a third",
    Decimal(40): "two fifths",
    Decimal(50): "half",
    Decimal(60): "three fifths",
    Decimal(200) / 3: "two thirds",
    Decimal(75): "three quarters",
    Decimal(80): "four fifths",
    Decimal(90): "nine tenths",
}


def words_and_numbers(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds words that the number beside them does not bear out.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    for passage in paper.passages:
        if not passage.rows:
            yield from _portions(passage)
            yield from _majorities(passage)


def _portions(passage: Passage) -> Iterator[Fault]:
    for portion in portions_in(passage.text):
        number = beside(passage.text, portion.start, portion.end)
        if number is None or _bears(portion, number):
            continue
        said = " ".join(passage.text[portion.start : portion.end].lower().split())
        is_about = portion.numerator * 100 % portion.denominator
        share = f"{portion.percent:.1f}%" if is_about else f"{portion.percent:.0f}%"
        what = f"{number.words} is not {said}: {portion.numerator} in {portion.denominator} is {share}"
        right = (_one_in(number.value) if portion.is_ratio else "") or in_words(number.value)
        yield Fault("words-and-number", passage, portion.start, portion.end, what, _mend(right), right)


_MOST_IN = 10
"""The smallest part that a paper says as one in so many."""


def _mend(right: str) -> str:
    return f"write '{right}'" if right else "leave the words out"


def _bears(portion: Portion, number: Beside) -> bool:
    """Whether a number is what its words say, somewhere within its rounding."""
    share, is_near = portion.percent, _NEAR.search(portion.word)
    if portion.side > 0:
        reaches = number.high > share or (portion.word == "at least" and number.high == share)
        return reaches and (not is_near or number.low <= share + _NEARLY)
    if portion.side < 0:
        stays = number.low < share or (portion.word in {"at most", "up to"} and number.low == share)
        return stays and (not is_near or number.high >= share - _NEARLY)
    below, above = _around(portion)
    return number.high >= share - below and number.low <= share + above


def _around(portion: Portion) -> tuple[Decimal, Decimal]:
    """How far a number may be from its words: one in five goes half way to one in four and to one in six."""
    if portion.is_ratio and portion.numerator == 1:
        share, least, half = portion.percent, Decimal(100) / (portion.denominator + 1), Decimal("0.5")
        most = Decimal(100) / (portion.denominator - 1)
        return min(_ABOUT, (share - least) / 2 + half), min(_ABOUT, (most - share) / 2 + half)
    within = _ABOUT if portion.word or portion.is_ratio else _WITHIN
    return within, within


def _one_in(percent: Decimal) -> str:
    """A percentage as one in eight says it, to the half of a point; empty where no such words are as near."""
    words = {number: word for word, number in SPELLED.items() if 2 <= number <= _MOST_IN}
    near = min(words, key=lambda each: abs(Decimal(100) / each - percent))
    return f"one in {words[near]}" if abs(Decimal(100) / near - percent) <= Decimal("0.5") else ""


def in_words(percent: Decimal) -> str:
    """A percentage as the nearest common fraction says it; empty where none is near."""
    share = min(_NAMES, key=lambda each: abs(each - percent))
    off = percent - share
    if abs(off) > Decimal("4.5"):
        return ""
    if abs(off) < Decimal("0.75"):
        return f"about {_NAMES[share]}"
    return f"{'just over' if off > 0 else 'almost'} {_NAMES[share]}"


def _majorities(passage: Passage) -> Iterator[Fault]:
    """The majority (45%), all (93%)."""
    for found in _MOST.finditer(passage.text):
        number = beside(passage.text, found.start(), found.end())
        if number is None or _is_so(str(found.lastgroup), number):
            continue
        right = in_words(number.value)
        what = f"{number.words} is not '{found[0]}'"
        yield Fault("words-and-number", passage, found.start(), found.end(), what, _mend(right), right)


def _is_so(group: str, number: Beside) -> bool:
    """Whether a number may be called the majority, most, nearly all, all or a minority."""
    if group == "minority":
        return number.low < 50
    least = {"vast": _VAST, "nearly": _NEARLY_ALL, "all": Decimal(100)}
    return number.high >= least[group] if group in least else number.high > 50
