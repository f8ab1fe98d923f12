"""Shares with no count beside them, of a whole that the passage names: whether any whole number gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.proof.bases import whole_at, with_leads
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.shares_of import counts_behind, nearest, percentage, rounded
from report_builder.proof.text.of_what import is_of_all, of_what
from report_builder.proof.text.parts import parts_in, shares_in, wholes_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import following
from report_builder.proof.text.sentences import sentence_at
from report_builder.proof.text.tokens import Sort, Token

_ELSEWHERE = rule(
    r"\b(?:against|compared\s+(?:to|with)|than|versus|vs\.?|average|rate)\s+(?:(?:of|is|was|the|a|just)\s+){0,2}$",
    re.IGNORECASE,
)
"""Before the share of somebody else."""
_BASED_ON = rule(
    r"\b(?:(?:this|these|that|the|which)(?:\s+(?:figures?|percentages?|shares?|rates?|results?|data))?|it|they)\s+"
    r"(?:is|are|was|were)\s+(?:only\s+|just\s+)?based\s+(?:up)?on\s+(?:only\s+|just\s+|a\s+(?:small\s+)?cohort\s+of\s+)?",
    re.IGNORECASE,
)
_FEW_WORDS = 40
"""Letters between two shares of which the second goes on with the whole of the first."""


def impossible_shares(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Shares of the whole in force that no number of children gives: 48.3% of 213.

    Args:
        paper: as it was read.
        _known: not needed here.
    """
    for passage, lead in with_leads(paper):
        paired = {part.share for part in parts_in(passage.text)}
        for share in shares_of_all(passage):
            whole = whole_at(passage, share.start, lead)
            if whole is None or share in paired or share.is_about or not whole.token.value:
                continue
            if not counts_behind(share, whole.token.value):
                yield _fault(passage, share, whole.token)
        for share, base in _based_on(passage):
            is_plain = share not in paired and not share.is_about and not base.is_about and base.value > 0
            if is_plain and whole_at(passage, share.start, lead) is None and not counts_behind(share, base.value):
                yield _fault(passage, share, base)


def _based_on(passage: Passage) -> Iterator[tuple[Token, Token]]:
    """A share whose whole is told in the sentence after: "It stands at 56%. This is based on only 11 children"."""
    for found in _BASED_ON.finditer(passage.text):
        whole = following(passage.text, found.end())
        start, end = sentence_at(passage.text, found.start())
        first = sentence_at(passage.text, start - 2)[0] if start > 1 else start
        shares = [each for each in shares_in(passage.text) if first <= each.start < end]
        if whole is not None and whole.start == found.end() and whole.sort is Sort.COUNT and len(shares) == 1:
            yield shares[0], whole


def shares_of_all(passage: Passage) -> Iterator[Token]:
    """Shares that are said to be of all who are in force: by words, by standing in their sentence, or by going on."""
    text = passage.text
    before: Token | None = None
    for share in shares_in(text):
        words = of_what(text, share)
        goes_on = (
            before is not None and share.start - before.end <= _FEW_WORDS and "." not in text[before.end : share.start]
        )
        if is_of_all(words) or (not words and (goes_on or _is_in_sentence_of_whole(passage, share))):
            before = share
            yield share
        else:
            before = None


def _is_in_sentence_of_whole(passage: Passage, share: Token) -> bool:
    """Whether nothing but the whole stands before it: "Of the 213 cases 48.3% were boys"."""
    if _ELSEWHERE.search(passage.text[max(0, share.start - 40) : share.start]):
        return False
    start, _ = sentence_at(passage.text, share.start)
    introduced = [each for each in wholes_in(passage.text) if start <= each.start < share.start]
    return len(introduced) == 1 and introduced[0].start - start < len("Of all of the total ")


def _fault(passage: Passage, share: Token, whole: Token) -> Fault:
    near = [
        (count, f"{rounded(percentage(count, whole.value), share.decimals)}%") for count in nearest(share, whole.value)
    ]
    told = f"no whole number of {whole.words} is {share.words}; " + " and ".join(
        f"{one} is {right}" for one, right in near
    )
    right = " or ".join(right for _, right in near)
    return Fault("impossible-share", passage, share.start, share.end, told, f"write {right}", right)
