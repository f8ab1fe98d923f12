"""Changes of a share that are too small to be percentages of it: "fell by 0.7% to 4.1%" can only be points.

A change of 0.7% of 4.1% is 0.03, and no paper that prints one decimal could see it (design: definitions, "Words": a
difference of percentages is percentage points).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.movement import Amount, amounts_in, whole_sentences
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import following
from report_builder.proof.text.tokens import Sort, Token

_TO = rule(r"^(?:[^\d%.;:()]{0,60}\s)?to\s+(?:just\s+|only\s+)?$", re.IGNORECASE)


def points_by_size(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Finds percentages of change that only percentage points can be.

    Args:
        paper: as it was read.
        _known: not needed here.
    """
    for passage in paper.passages:
        if passage.rows:
            continue
        for start, end in whole_sentences(passage.text):
            for amount in amounts_in(passage.text, start, end):
                value = _value(passage, amount, end)
                if value is not None and _is_unseen(amount.token, value):
                    yield _fault(passage, amount, value)


def _value(passage: Passage, amount: Amount, end: int) -> Token | None:
    """The share to which the amount led, right after it: by 0.7% from the year before to 4.1%."""
    if amount.token.sort is not Sort.PERCENT or not amount.direction:
        return None
    value = following(passage.text, amount.token.end)
    if value is None or value.start >= end or value.sort is not Sort.PERCENT:
        return None
    return value if _TO.match(passage.text[max(amount.end, amount.token.end) : value.start]) else None


def _is_unseen(change: Token, value: Token) -> bool:
    """Whether such a percentage of the value is less than half of the last decimal that is printed of it."""
    half = Decimal("0.5").scaleb(-value.decimals)
    return 0 < change.high * value.high / 100 < half and change.low >= half


def _fault(passage: Passage, amount: Amount, value: Token) -> Fault:
    token = amount.token
    part = (token.value * value.value / 100).quantize(Decimal("0.01"))
    what = f"{token.words} of {value.words} is {part}, too little to be seen in {value.words}"
    right = f"{token.value} percentage points"
    return Fault("percentage-points", passage, token.start, token.end, what, f"write '{right}' if that is meant", right)
