"""Doubled, halved and slight: words for the size of a change, against the two values printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.movement import DOWN, LONGEST, UP, Amount, Pair, amounts_in, pairs_in, whole_sentences
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import within
from report_builder.proof.text.tokens import Sort, Token

_QUALIFIER = r"(?:\b(?P<more>more than|over)\s+|\b(?P<nearly>almost|nearly|just under)\s+)?"
_MULTIPLE = rule(
    rf"{_QUALIFIER}\b(?P<verb>doubl(?:ed|ing)|trebl(?:ed|ing)|tripl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing))\b",
    re.IGNORECASE,
)
_FACTORS = {"doub": Decimal(2), "treb": Decimal(3), "trip": Decimal(3), "quad": Decimal(4), "halv": Decimal("0.5")}
_SLIGHT = rule(
    rf"\b(?P<word>slight|small|minor|marginal)\s+(?:[\w.%]+\s+)?(?:{UP}|{DOWN})\b|"
    rf"\b(?P<adverb>slightly|marginally)\s+(?:{UP}|{DOWN})\b|"
    rf"\b(?:{UP}|{DOWN})\s+(?:only\s+)?(?P<after>slightly|marginally)\b",
    re.IGNORECASE,
)
_WORD = rule(r"\b(?:slight|small|minor|marginal|doubl|trebl|tripl|quadrupl|halv)", re.IGNORECASE)
_NOW = rule(r"\b(?:current(?:ly)?|now|latest)\b[^.;\d]{0,40}\b(?:is|at|of|stands at)\s+$", re.IGNORECASE)
_FARTHEST = 300
_LARGE, _POINTS, _EVENTS = Decimal("0.25"), Decimal(5), Decimal(5)
"""From where on a change is not slight: a quarter of the first value, and 5 points or 5 of what is counted."""


def multiples(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds words for the size of a change that its values do not bear out.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    for passage in paper.passages:
        if passage.rows:
            continue
        for start, end in whole_sentences(passage.text):
            if end - start > LONGEST or not _WORD.search(passage.text, start, end):
                continue
            pairs = [each for each in pairs_in(passage.text, start, end) if not each.is_of_places]
            if len(pairs) == 1:
                yield from _factors(passage, start, end, pairs[0])
                yield from _slight(passage, start, end, pairs[0])
            elif not pairs:
                yield from _slight_to_now(passage, start, end)


def _factors(passage: Passage, start: int, end: int, pair: Pair) -> Iterator[Fault]:
    """Doubled from 4 to 7."""
    for found in _MULTIPLE.finditer(passage.text, start, end):
        factor = _FACTORS[found["verb"][:4].lower()]
        if pair.before.low <= 0 or _holds(
            found, factor, pair.after.low / pair.before.high, pair.after.high / pair.before.low
        ):
            continue
        times = (pair.after.value / pair.before.value).quantize(Decimal("0.01")).normalize()
        what = f"from {pair.before.words} to {pair.after.words} is {times:f} times as much, not '{found[0]}'"
        yield Fault("words-and-number", passage, found.start(), found.end(), what, "give the two values alone")


def _holds(found: re.Match[str], factor: Decimal, low: Decimal, high: Decimal) -> bool:
    """Whether the values may have changed by a factor; "more than halved" is below a half."""
    if factor < 1:
        factor, low, high = (
            1 / factor,
            1 / high if high else Decimal("Infinity"),
            1 / low if low else Decimal("Infinity"),
        )
    if found["more"]:
        return high > factor
    if found["nearly"]:
        return low < factor and high >= factor * Decimal("0.8")
    return low <= factor * Decimal("1.1") and high >= factor * Decimal("0.9")


def _slight(passage: Passage, start: int, end: int, pair: Pair) -> Iterator[Fault]:
    """A slight increase from 20 to 44."""
    found = _SLIGHT.search(passage.text, start, end)
    if found is None:
        return
    if _is_large(pair.before, pair.after):
        yield _not_slight(
            passage,
            found,
            (pair.before.value, pair.after.value),
            f"from {pair.before.words} to {pair.after.words}",
        )


def _is_large(before: Token, after: Token) -> bool:
    if before.value <= 0:
        return False
    least = {Sort.PERCENT: _POINTS, Sort.COUNT: _EVENTS}.get(after.sort, Decimal(0))
    off = abs(after.value - before.value)
    return off >= least and off / before.value > _LARGE


def _not_slight(passage: Passage, found: re.Match[str], values: tuple[Decimal, Decimal], shown: str) -> Fault:
    percent = (abs(values[1] - values[0]) / values[0] * 100).quantize(Decimal(1))
    kind = "an increase" if values[1] > values[0] else "a reduction"
    group = str(found.lastgroup)
    mend = f"leave out '{found[group]}', or say {percent}%"
    return Fault("words-and-number", passage, *found.span(group), f"{shown} is {kind} of {percent}%", mend)


def _slight_to_now(passage: Passage, start: int, end: int) -> Iterator[Fault]:
    """A small increase of 0.7; the current rate is 1.71."""
    found = _SLIGHT.search(passage.text, start, end)
    amounts = [
        each for each in amounts_in(passage.text, start, end) if each.token.sort is Sort.NUMBER and each.direction
    ]
    if found is None or len(amounts) != 1 or not found.start() <= amounts[0].start <= found.end():
        return
    after = within(passage.text, end, end + _FARTHEST)
    now = next((each for each in after if _is_now(passage.text, each)), None)
    if now is not None:
        yield from _from_before(passage, found, amounts[0], now)


def _is_now(text: str, token: Token) -> bool:
    return token.sort is Sort.NUMBER and _NOW.search(text[max(0, token.start - 60) : token.start]) is not None


def _from_before(passage: Passage, found: re.Match[str], amount: Amount, now: Token) -> Iterator[Fault]:
    before = now.value - amount.direction * amount.token.value
    if before > 0 and amount.token.value / before > _LARGE:
        yield _not_slight(passage, found, (before, now.value), f"from {before:f} to {now.words}")
