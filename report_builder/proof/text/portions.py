"""Portions in words, "over a third", "roughly 4:10", "the vast majority", and the numbers that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import tokens_in, within
from report_builder.proof.text.tokens import Sort
from report_builder.proof.text.words import SPELLED

_ABOVE = r"(?:well |just |slightly )?over|(?:slightly |just )?(?:more|greater) than|above|at least"
_BELOW = r"(?:well |just |slightly )?under|(?:slightly |just )?(?:less|fewer) than|below|at most|up to|almost|nearly"
_ABOUT = r"about|around|roughly|approximately|some|close to"
_QUALIFIER = rf"(?:\b(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW})|(?P<about>{_ABOUT}))\s+)?"
_UNITS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_HALF = (
    r"(?<!first )(?<!second )(?<!other )(?<!latter )(?<!and a )(?<!last )\b(?:one[ -])?half\b"
    r"(?![ -](?:years?|yearly|terms?|days?|hours?|time|an hour|way|price)\b)"
)
_FRACTION = (
    rf"(?:(?P<half>{_HALF})|\b(?P<times>a|one|two|three|four|nine)[ -](?P<unit>third|quarter|fifth|tenth)s?\b"
    r"(?=\s*(?:$|[(,.;:)]|(?:of|the|all|were|was|are|is|had|have)\b)))"
)
_PORTION = rule(rf"{_QUALIFIER}{_FRACTION}", re.IGNORECASE)
_OF_WHOM = rule(r" of (?:whom|which|them|these|those)\b", re.IGNORECASE)
_BEFORE_RATIO = rule(rf"{_QUALIFIER}$", re.IGNORECASE)
_INSIDE = rule(r"\s*\(([^()]{1,60})\)")
_AFTER = rule(r"([^().,;:%\n]{0,90})\(([^()]{1,60})\)")
_OF = rule(r"\b(\d{1,6}|\w+) (?:out )?of (?:the )?(\d{1,6}|\w+)\b")
_LED = rule(
    r"\s*(?:[,(\N{EN DASH}-]\s*(?:or|i\.?e\.?,?|therefore|which is|that is|so|equating to|equivalent to|meaning)?|"
    r"\b(?:or|which is|that is|therefore|equating to|equivalent to))\s+(?:that\s+)?|\s*\(\s*",
    re.IGNORECASE,
)
_FARTHEST = 60
_PARTED = rule(r"\b(?:and|but|while|whereas|or|half|third|quarter|majority)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Portion:
    """A portion in words.

    Attributes:
        start, end: where it stands, with "over" or "almost".
        numerator, denominator: 1 and 3 of "a third"; 4 and 10 of "4:10".
        side: 1 of "over a third", -1 of "almost a third", 0 of "about" and of neither.
        word: "over", in small letters; empty where there is none.
        is_ratio: whether it is written as 4:10 or one in five.
    """

    start: int
    end: int
    numerator: int
    denominator: int
    side: int
    word: str
    is_ratio: bool = False

    @property
    def percent(self) -> Decimal:
        """The portion in percent."""
        return Decimal(100 * self.numerator) / self.denominator


@dataclass(frozen=True, slots=True)
class Beside:
    """The number beside words: its least and greatest percentage before rounding, and as it is printed."""

    low: Decimal
    high: Decimal
    value: Decimal
    words: str


def portions_in(text: str) -> Iterator[Portion]:
    """Every fraction and ratio of a text that is written in words."""
    for found in _PORTION.finditer(text):
        unit = 2 if found["half"] else _UNITS[found["unit"].lower()]
        times = 1 if found["half"] else SPELLED.get(found["times"].lower(), 1)
        if times < unit:
            yield Portion(found.start(), found.end(), times, unit, *_side(found))
    for token in tokens_in(text, Sort.RATIO):
        numbers = [_number(each) for each in re.findall(r"[^\W_]+", token.words) if _number(each)]
        before = _BEFORE_RATIO.search(text[max(0, token.start - 40) : token.start])
        start = token.start - (len(before[0]) if before is not None else 0)
        if len(numbers) == 2 and numbers[0] < numbers[1]:
            side = (0, "") if before is None else _side(before)
            yield Portion(start, token.end, numbers[0], numbers[1], *side, is_ratio=True)


def _side(found: re.Match[str]) -> tuple[int, str]:
    word = found["above"] or found["below"] or found["about"] or ""
    return (1 if found["above"] else -1 if found["below"] else 0), word.lower()


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else SPELLED.get(word.lower(), 0)


def beside(text: str, start: int, end: int) -> Beside | None:
    """The number beside words: in brackets after them, "over a third of all (32.1%)", or leading up to them.

    Args:
        text: of the passage.
        start: of the words.
        end: of them.
    """
    after = _INSIDE.match(text, end) or _AFTER.match(text, end)
    if after is not None and not (after.lastindex == 2 and _PARTED.search(after[1])):
        return _percentage(text, after.start(after.lastindex or 1), after.end())
    listed = re.match(r",\s*(?:or\s+|at\s+)?(?=\d)", text[end : end + 20])
    if listed is not None and (found := _percentage(text, end + listed.end(), end + listed.end() + 8)) is not None:
        return found
    before = next(reversed(within(text, max(0, start - _FARTHEST), start)), None)
    if before is not None and before.sort is Sort.PERCENT and _leads(text, before.end, start, end):
        return Beside(before.low, before.high, before.value, before.words)
    return None


def _leads(text: str, number: int, start: int, end: int) -> bool:
    """Whether what stands between a number and words after it leads from one to the other."""
    gap = text[number:start]
    told = _LED.fullmatch(gap) is not None
    return told and (any(map(str.isalpha, gap)) or _OF_WHOM.match(text, end) is None)


def _percentage(text: str, start: int, end: int) -> Beside | None:
    """The first percentage of a stretch, or the share that two counts of it are."""
    token = next((each for each in within(text, start, end) if each.sort is Sort.PERCENT), None)
    if token is not None:
        return Beside(token.low, token.high, token.value, token.words)
    counts = _OF.search(text, start, end)
    if counts is None or not (whole := _number(counts[2])) or not (part := _number(counts[1])) or part > whole:
        return None
    share = Decimal(100 * part) / whole
    return Beside(share, share, share, counts[0])
