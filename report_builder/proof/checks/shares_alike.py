"""Counts with shares in one sentence that all but one are of the same whole, though nothing beside them names it.

The whole is a count that the paper prints just before, or what the counts of the sentence make together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_builder.proof.bases import Nearness, PartOf, parts_of
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.shares_of import is_rounding_of, percentage, rounded
from report_builder.proof.text.movement import whole_sentences
from report_builder.proof.text.scan import scan
from report_builder.proof.text.tokens import Sort

_FEWEST = 3
_BACK = 3
"""Passages before, in which the whole may be printed."""
_SMALLEST = 20
"""Of smaller wholes too many counts give one share."""


def shares_alike(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds the one share of a sentence that is not of the whole of all the others.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    at = {id(passage): place for place, passage in enumerate(paper.passages)}
    by_passage: dict[int, list[PartOf]] = {}
    for each in parts_of(paper):
        by_passage.setdefault(id(each.passage), []).append(each)
    for parts in by_passage.values():
        passage = parts[0].passage
        before = paper.passages[max(0, at[id(passage)] - _BACK) : at[id(passage)]]
        for start, end in whole_sentences(passage.text):
            here = [each for each in parts if start <= each.part.start < end and _is_open(each)]
            if len(here) >= _FEWEST and (fault := _odd_one(here, _wholes(passage, before, here=here))):
                yield fault


def _is_open(each: PartOf) -> bool:
    """Whether a part has a share to the letter, and no whole in the same breath."""
    count, share = each.part.count, each.part.share
    is_named = each.whole is not None and each.whole.nearness is Nearness.NAMED
    return share is not None and not (share.is_about or count.is_about or is_named)


def _wholes(passage: Passage, before: Sequence[Passage], *, here: Sequence[PartOf]) -> list[Decimal]:
    last = here[0].part.start
    counts = [token.value for token in scan(passage.text) if token.sort is Sort.COUNT and token.end <= last]
    counts += [token.value for other in before for token in scan(other.text) if token.sort is Sort.COUNT]
    together = sum((each.part.count.value for each in here), Decimal(0))
    return list(dict.fromkeys(each for each in (*counts[::-1], together) if each >= _SMALLEST))


def _odd_one(here: Sequence[PartOf], wholes: Sequence[Decimal]) -> Fault | None:
    odd = {whole: [each for each in here if not _is_of(each, whole)] for whole in wholes}
    if any(not each for each in odd.values()):
        return None
    found = [(whole, each[0]) for whole, each in odd.items() if len(each) == 1]
    if len({id(each) for _, each in found}) != 1:
        return None
    whole, each = found[0]
    count, share = each.part.count, each.part.share
    if share is None or count.value > whole or (each.whole is not None and _is_of(each, each.whole.token.value)):
        return None
    exact = percentage(count.value, whole)
    right = f"{rounded(exact, share.decimals)}%"
    told = (
        f"the others are shares of {whole}, and {count.words} of {whole} is {rounded(exact, max(share.decimals, 1))}%"
    )
    mend = f"write {right}, or mend the count"
    return Fault("share-of-count", each.passage, share.start, share.end, told, mend, right)


def _is_of(each: PartOf, whole: Decimal) -> bool:
    share = each.part.share
    return share is not None and whole > 0 and is_rounding_of(share, percentage(each.part.count.value, whole))
