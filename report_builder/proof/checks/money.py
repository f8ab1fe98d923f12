"""Money in a sentence that is made up of other sums: the budget of so much comprising so much from each partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.movement import LONGEST, whole_sentences
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import within
from report_builder.proof.text.tokens import Sort, Token

_WHOLE = rule(
    r"\b(?:budgets?|income|funding|total(?:s|ling|led)?|grants?|cost|spend|expenditure|pooled)\b", re.IGNORECASE
)
_CUT = rule(
    r":|\b(?:made up of|compris(?:es|ed|ing)|consist(?:s|ed|ing) of|broken down|being|split (?:into|between))\b",
    re.IGNORECASE,
)
_SOME = rule(r"\b(?:includ\w+|mainly|mostly|such as|from £?\d|compared|against|underspend|overspend)\b", re.IGNORECASE)
_FEWEST = 2
_FAR_OFF = Decimal("0.25")
"""Sums that miss their whole by more than this of it are not meant to make it."""


def money(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds sums of money that do not make the whole that they are said to make.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    for passage in paper.passages:
        for start, end in whole_sentences(passage.text) if not passage.rows else ():
            tokens = [each for each in within(passage.text, start, end) if each.sort is Sort.MONEY]
            if len(tokens) > _FEWEST and end - start <= LONGEST:
                yield from _of_sentence(passage, (start, end), tokens)


def _of_sentence(passage: Passage, sentence: tuple[int, int], tokens: list[Token]) -> Iterator[Fault]:
    text, (start, end), whole, parts = passage.text, sentence, tokens[0], tokens[1:]
    is_whole = _WHOLE.search(text, start, parts[0].start)
    if not is_whole or not _CUT.search(text, whole.end, parts[0].start) or _SOME.search(text, start, end):
        return
    low, high = sum(each.low for each in parts), sum(each.high for each in parts)
    total = sum((each.value for each in parts), Decimal(0))
    is_near = abs(total - whole.value) <= whole.value * _FAR_OFF
    if is_near and (low > whole.high or high < whole.low):
        told = f"{' + '.join(each.words for each in parts)} is \N{POUND SIGN}{total:,f}, not {whole.words}"
        yield Fault("parts-and-whole", passage, whole.start, parts[-1].end, told, "mend a number", words=whole.words)
