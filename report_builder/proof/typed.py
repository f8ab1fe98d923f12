"""Numbers that somebody typed into commentary where a figure's reference should stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from report_builder.proof.innocent import is_innocent
from report_builder.proof.known_figures import KnownFigure, figures_of_value, figures_of_words
from report_builder.proof.paper import Fault, Passage
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan
from report_builder.proof.text.sentences import sentence_at
from report_builder.proof.text.tokens import Token
from report_builder.proof.text.words import COUNTED

TYPED = "typed-number"
"""The class; its sentence stands in `classes.py`."""

_FRACTION = rule(
    r"\b(?:(?:a|one|two|three|four)[\s-]+(?:half|halves|thirds?|quarters?|fifths?|tenths?)|half)\b(?:\s+of)?",
    re.IGNORECASE,
)
_WORDS_BETWEEN = 4
_REACH = 300
"""Letters on both sides of a number in which the words that it belongs to are looked for."""

_ACCEPT = "or accept it in the config with a reason"


def typed_numbers(passages: Iterable[Passage], figures: Sequence[KnownFigure]) -> Iterator[Fault]:
    """Each number of a commentary that counts, shares, rates or pays something and was typed.

    Dates, ages, periods, durations, references, ordinals, codes and the law's numbers are innocent.

    Args:
        passages: the commentary as it is printed; what is `cited` came from figures.
        figures: those that the edition shows, by which a mend is found.
    """
    for passage in passages:
        found = [*((each.start, each.end, each) for each in _numbers(passage)), *_fractions(passage)]
        for start, end, token in sorted(found, key=lambda each: each[0]):
            yield _fault(passage, start, end, token=token, figures=figures)


def _numbers(passage: Passage) -> Iterator[Token]:
    fractions = iter([*(found.span() for found in _FRACTION.finditer(passage.text)), (len(passage.text), 0)])
    start, end = next(fractions)
    for token in scan(passage.text):
        while end and end <= token.start:
            start, end = next(fractions)
        if token.end <= start and not passage.is_cited(token.start, token.end) and not is_innocent(token, passage.text):
            yield token


def _fractions(passage: Passage) -> Iterator[tuple[int, int, None]]:
    """Half of the children; unless its sentence has a figure beside it."""
    for found in _FRACTION.finditer(passage.text):
        after = " ".join(passage.text[found.end() :][:80].split(" ")[: _WORDS_BETWEEN + 1])
        counted = COUNTED.search(re.split(r"[.,;:()]", after)[0])
        if counted and not passage.is_cited(*sentence_at(passage.text, found.start())):
            yield *found.span(), None


def _fault(passage: Passage, start: int, end: int, *, token: Token | None, figures: Iterable[KnownFigure]) -> Fault:
    """What is known of a number: which figure it copies, or which one the words around it mean; `token` None: half."""
    first, last = sentence_at(passage.text, start)
    around = f"{passage.text[max(first, start - _REACH) : start]} {passage.text[end : min(last, end + _REACH)]}"
    like = [each for each in figures if token and each.is_like(token)]
    same = figures_of_value(token, like) if token else []
    if len(meant := figures_of_words(around, same)) == 1:
        said = "this number is typed, and would not change with the figure"
        return _told(passage, start, end, said, mend=f"write {meant[0].braced}", should_be=meant[0].braced)
    if not same and len(near := figures_of_words(around, like)) == 1:
        said = f"this number is typed, and '{near[0].subject}' is {near[0].shown}"
        return _told(passage, start, end, said, mend=f"write {near[0].braced}, {_ACCEPT}", should_be=near[0].shown)
    if len(same) == 1:
        said = f"this number is typed; of the edition's figures '{same[0].subject}' alone has its value"
        mend = f"write {same[0].braced} if that is meant, {_ACCEPT}"
        return _told(passage, start, end, said, mend=mend, should_be=same[0].braced)
    if same:
        said = "this number is typed; several figures of the edition have its value"
        mend = "write the reference of the one that is meant: `report-builder figures` lists them"
        return _told(passage, start, end, said, mend=mend)
    said = "this number is typed, and no figure of the edition has its value"
    return _told(passage, start, end, said, mend=f"write a figure's reference, {_ACCEPT}")


def _told(passage: Passage, start: int, end: int, what: str, *, mend: str, should_be: str = "") -> Fault:
    return Fault(TYPED, passage, start, end, what, mend, should_be)
