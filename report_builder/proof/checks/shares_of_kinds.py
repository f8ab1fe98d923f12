"""Shares of kinds that no child has two of: ethnic groups, answers, judgements, where referrals went or came from.

Too much is wrong in any case. Too little is wrong only where a rest is named ("other", "did not know"), for a sentence
may leave kinds out; and nothing is said of a sentence that sets a place or a period against another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from report_builder.proof.checks.shares_to_100 import judged
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.movement import LONGEST, whole_sentences
from report_builder.proof.text.parts import shares_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import within
from report_builder.proof.text.tokens import Sort, Token

_REST = r"others?|unknown|not (?:known|stated|recorded)"
_FAMILIES = tuple(
    rule("|".join(rf"(?P<k{at}>\b(?:{kind})\b)" for at, kind in enumerate(kinds)), re.IGNORECASE)
    for kinds in (
        (_REST, r"white", r"black", r"asian", r"mixed|dual heritage", r"arab|chinese|gypsy"),
        (
            r"neither|neutral|(?:did|do)(?: not|n't) know|unsure|not sure|no (?:answer|opinion|view)",
            r"(?<!strongly )agree[ds]?|said yes|(?<!very )satisfied",
            r"(?<!strongly )disagree[ds]?|said no|(?<!very )dissatisfied",
            r"strongly agree[ds]?|very satisfied",
            r"strongly disagree[ds]?|very dissatisfied",
        ),
        (r"inadequate|poor", r"outstanding|excellent", r"good", r"require[sd]? improvement|requiring improvement"),
        (r"low", r"medium", r"(?<!very )high", r"very high"),
    )
)
"""Kinds of a family, the rest or the last of them first."""

_SAME_WAY = rule(r"^\s*(?:\([^)]*\)\s*)?(?:were\s+|was\s+|came\s+|went\s+)?(?P<way>to|from)\b", re.IGNORECASE)
_COMPARED = rule(
    r"\b(?:compared|against|whereas|while|whilst|nationally|national|england|population|average|more than one|"
    r"overlap\w*|some (?:had|have|were)|one or more|multiple|respectively|increas\w+|decreas\w+|rose|fell|likely)\b",
    re.IGNORECASE,
)
_FEWEST = 3
_LEAST = 90


def shares_of_kinds(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds shares of kinds that cannot make 100.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    for passage in paper.passages:
        for start, end in whole_sentences(passage.text) if not passage.rows else ():
            shares = tuple(each for each in shares_in(passage.text) if start <= each.start < end)
            if len(shares) >= _FEWEST and end - start <= LONGEST and _is_of_one(passage.text, start, end, shares):
                yield from _of_sentence(passage, (start, end), shares)


def _is_of_one(text: str, start: int, end: int, shares: Sequence[Token]) -> bool:
    periods = {each.words for each in within(text, start, end) if each.sort is Sort.PERIOD}
    return len(periods) < 2 and not _COMPARED.search(text, start, end) and not any(each.is_about for each in shares)


def _of_sentence(passage: Passage, sentence: tuple[int, int], shares: tuple[Token, ...]) -> Iterator[Fault]:
    total = sum(each.value for each in shares)
    if _goes_one_way(passage.text, shares, sentence[1]) and total > 100:
        yield from judged(passage, shares)
        return
    for family in _FAMILIES:
        kinds = _kinds(family, passage.text, sentence, shares=shares)
        if len(set(kinds)) == len(shares) and (total > 100 or ("k0" in kinds and total >= _LEAST)):
            yield from judged(passage, shares)


def _goes_one_way(text: str, shares: tuple[Token, ...], end: int) -> bool:
    """45% led to a programme, 38% to another and 27% to nothing: each share after the first goes on with one word."""
    ends = [*(each.start for each in shares[1:]), end]
    after = [text[each.end : last] for each, last in zip(shares, ends, strict=True)]
    ways = {found["way"].lower() if (found := _SAME_WAY.match(each)) else "" for each in after[1:]}
    return (
        len(ways) == 1 and "" not in ways and re.search(rf"\b{next(iter(ways))}\b", after[0], re.IGNORECASE) is not None
    )


def _kinds(
    family: re.Pattern[str], text: str, sentence: tuple[int, int], *, shares: tuple[Token, ...]
) -> tuple[str, ...]:
    """The kind of each share: before it where the sentence begins with one, else after it; fewer where one has none."""
    start, end = sentence
    comes_first = family.search(text, start, shares[0].start) is not None
    bounds = [start, *(each.end for each in shares)] if comes_first else [*(each.start for each in shares), end]
    told = [{str(each.lastgroup) for each in family.finditer(text, one, two)} for one, two in pairwise(bounds)]
    return tuple(next(iter(each)) for each in told[: len(shares)] if len(each) == 1)
