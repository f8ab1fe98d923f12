"""Parts that are larger than what they are parts of: 52 boys where there were 41 children in the same month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import within
from report_builder.proof.text.sentences import sentences
from report_builder.proof.text.tokens import Sort, Token

_OF_THESE = rule(r"\s*(?:of|among)\s+(?:these|those|them)\s*,?\s+$", re.IGNORECASE)
_THERE_WERE = rule(r"^\s*,?\s*there\s+(?:were|are)\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
_ALL = rule(r"^(?:\s+(?:children|young people|children and young people)(?:\s+in custody)?)?\s*\.?\s*$")
_ONE_SEX = rule(r"^\s+(?:boys|girls|(?:fe)?male (?:children|young people))\b", re.IGNORECASE)
_PERSONS_DO = rule(r"^\s*(?:\([^)]{0,20}\)\s*)?(?:were|was|are|had|have|lived|live)\b", re.IGNORECASE)


def more_than_whole(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Finds a part that is larger than the whole told in the sentence before, or of the same period.

    Args:
        paper: as it was read.
        _known: not needed here.
    """
    wholes: dict[str, Token] = {}
    for passage in paper.passages:
        if passage.kind == "heading":
            wholes.clear()
        if passage.rows or passage.kind == "heading":
            continue
        before: list[Token] = []
        for start, end in sentences(passage.text):
            counts = [each for each in within(passage.text, start, end) if each.sort is Sort.COUNT]
            yield from _of_these(passage, start, counts, before=before)
            yield from _of_period(passage, (start, end), wholes)
            before = [each for each in counts if each.is_person]


def _of_these(passage: Passage, start: int, counts: list[Token], *, before: list[Token]) -> Iterator[Fault]:
    """There were 41 children. Of these 52 were boys."""
    if not counts or len(before) != 1:
        return
    part, whole = counts[0], before[0]
    is_part = _OF_THESE.fullmatch(passage.text[start : part.start])
    if is_part and _PERSONS_DO.match(passage.text[part.end : part.end + 40]) and part.value > whole.value:
        yield _fault(passage, part, whole)


def _of_period(passage: Passage, sentence: tuple[int, int], wholes: dict[str, Token]) -> Iterator[Fault]:
    """In March there were 41 children. In March there were 52 boys."""
    start, end = sentence
    for period in within(passage.text, start, end):
        found = [each for each in within(passage.text, period.end, end) if each.sort is Sort.COUNT]
        if period.sort is not Sort.PERIOD or not found:
            continue
        count, name = found[0], " ".join(period.words.lower().split())
        if not _THERE_WERE.match(passage.text[period.end : count.start]):
            continue
        after = passage.text[count.end : end]
        if _ALL.match(after):
            wholes[name] = count
        elif _ONE_SEX.match(after) and name in wholes and count.value > wholes[name].value:
            yield _fault(passage, count, wholes[name])


def _fault(passage: Passage, part: Token, whole: Token) -> Fault:
    what = f"{part.words} is more than the {whole.words} of whom they are a part"
    return Fault("parts-and-whole", passage, part.start, part.end, what, "mend one of the two")
