"""Comparisons against the values printed: "higher than England 40.6%", "below average", "the lowest in five years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.compared import Compared, comparisons_in
from report_builder.proof.text.movement import LONGEST, whole_sentences
from report_builder.proof.text.rates import is_bare, is_number, parts_of
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan, within
from report_builder.proof.text.tokens import Sort, Token

_AVERAGE = rule(r"\b(?P<way>below|above) (?:the )?(?:\w+ )?average\b(?!\W{0,3}\d)", re.IGNORECASE)
_OF_ALL = rule(r"\b(?:average|family)\b\W{0,4}(?:\b(?:of|is|was|at)\s+)?$", re.IGNORECASE)
_RATE_OF = rule(r"\brates? (?:of|is|was|at|stands at)\s+$", re.IGNORECASE)
_EXTREME = rule(
    r"(?<!second )(?<!third )\b(?P<word>lowest|highest)\b[^.;|]{0,40}\b(?:years|periods|quarters)\b", re.IGNORECASE
)
_SIDES = {1: "above", -1: "below"}
_NEAR = 8


def comparisons(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds comparisons that the printed values do not bear out.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    for part in parts_of(paper):
        for at, passage in enumerate(part):
            if passage.rows or passage.kind == "heading":
                continue
            before = part[at - 1] if at else None
            is_prose = before is not None and not before.rows and before.kind != "heading"
            for compared in comparisons_in(passage.text, before.text if before and is_prose else ""):
                yield from _judged(passage, compared)
            yield from _averages(passage)
            yield from _extremes(passage, part[max(0, at - _NEAR) : at + _NEAR])


def _judged(passage: Passage, compared: Compared) -> Iterator[Fault]:
    """Every value that is on the other side than the word has it."""
    wrong = [each for each in compared.others if _contradicts(compared.own, each, compared.direction)]
    if wrong:
        side = _SIDES[1 if compared.own.value > wrong[0].value else -1]
        what = f"{compared.own.words} is {side} {' and '.join(each.words for each in wrong)}"
        mend = f"do not call it '{compared.word}', or put the values right"
        yield Fault("comparison", passage, compared.start, compared.end, what, mend)


def _contradicts(own: Token, other: Token, direction: int) -> bool:
    """Whether two values cannot be as they are said to be, whatever they were before rounding."""
    if own.value == other.value:
        return False
    is_below, is_above = own.high <= other.low, own.low >= other.high
    return is_below or is_above if direction == 0 else is_below if direction > 0 else is_above


def _averages(passage: Passage) -> Iterator[Fault]:
    """Slightly below average, said of a rate that stands above the average of the same paragraph."""
    text = passage.text
    for found in _AVERAGE.finditer(text[:LONGEST]):
        tokens = [each for each in scan(text) if is_bare(each) or each.sort is Sort.PERCENT]
        averages = [each for each in tokens if _OF_ALL.search(text[max(0, each.start - 40) : each.start])]
        own = [each for each in tokens if _RATE_OF.search(text[max(0, each.start - 40) : each.start])]
        if len(averages) != 1 or len(own) != 1 or own[0].sort is not averages[0].sort:
            continue
        if _contradicts(own[0], averages[0], 1 if found["way"].lower() == "above" else -1):
            side = _SIDES[1 if own[0].value > averages[0].value else -1]
            what = f"{own[0].words} is {side} the average of {averages[0].words}"
            mend = f"write '{side} average', or say what is {found['way'].lower()} it"
            yield Fault("comparison", passage, *found.span(), what, mend, f"{side} average")


def _extremes(passage: Passage, near: tuple[Passage, ...]) -> Iterator[Fault]:
    """The lowest over five years, with a lower one in the row of a table that ends with the value."""
    for start, end in whole_sentences(passage.text):
        found = _EXTREME.search(passage.text, start, end)
        values = [] if found is None else [t for t in within(passage.text, start, end) if _is_value(t)]
        if found is not None and len(values) > 2:
            yield from _of_series(passage, found, values)
        if found is None or len(values) != 1:
            continue
        sign = 1 if found["word"].lower() == "lowest" else -1
        for row in _rows(near, values[0]):
            beyond = [each for each in row if (values[0].value - each) * sign > 0]
            if beyond:
                what = f"{values[0].words} is not the {found['word'].lower()}: the table has {beyond[0]}"
                yield Fault("comparison", passage, *found.span(), what, "say of which years it is true")
                break


def _of_series(passage: Passage, found: re.Match[str], values: list[Token]) -> Iterator[Fault]:
    """At 3%, the lowest for five years (2018: 4%, 2019: 2%): the sentence's own series has a lower one."""
    own, others = values[0], values[1:]
    is_listed = passage.text[found.end() : others[0].start].lstrip().startswith("(")
    if own.end > found.start() or not is_listed or any(each.sort is not own.sort for each in others):
        return
    sign = 1 if found["word"].lower() == "lowest" else -1
    beyond = [each for each in others if _contradicts(own, each, -sign) and each.value != own.value]
    if beyond:
        what = f"{own.words} is not the {found['word'].lower()}: the sentence has {beyond[0].words}"
        yield Fault("comparison", passage, *found.span(), what, "say of which years it is true")


def _is_value(token: Token) -> bool:
    return token.sort in {Sort.PERCENT, Sort.NUMBER} and not token.sign


def _rows(near: tuple[Passage, ...], value: Token) -> Iterator[tuple[Decimal, ...]]:
    """The numbers of each row of the tables about a passage that has at least three, the value last."""
    for passage in near:
        for row in passage.rows:
            numbers = tuple(Decimal(c.strip(" %").replace(",", "")) for c in row[1:] if is_number(c.strip(" %")))
            if len(numbers) > 2 and numbers[-1] == value.value:
                yield numbers
