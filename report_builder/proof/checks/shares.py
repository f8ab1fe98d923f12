"""Counts printed with their shares: whether the one is the other, at the decimals that are printed.

A share is right where the exact one lies within its rounding interval. It is judged against the whole named beside it,
introduced before it in its sentence, or introduced before its list; against a whole introduced earlier in its
passage only where that is the one whole there. Without any, a share is wrong where no whole number gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from report_builder.proof.bases import Nearness, PartOf, Whole, parts_of
from report_builder.proof.paper import Fault, Known, Paper
from report_builder.proof.shares_of import is_rounding_of, percentage, rounded, wholes_behind
from report_builder.proof.text.parts import wholes_in
from report_builder.proof.text.scan import scan
from report_builder.proof.text.sentences import sentence_at
from report_builder.proof.text.tokens import Sort, Token

_BACK = ("of them", "of whom", "of these", "of those", "of which")
"""Words that may go back to any count before them."""

_NEAR = 600
"""Letters before a part within which its whole is looked for."""


def shares(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Shares that are not those of their counts (share-of-count), and counts above their whole (parts-and-whole).

    Args:
        paper: as it was read.
        _known: not needed here.
    """
    for each in parts_of(paper):
        fault = _of_whole(each, each.whole) if each.whole else _of_any(each)
        if fault is not None:
            yield fault


def _of_whole(each: PartOf, whole: Whole) -> Fault | None:
    count, share = each.part.count, each.part.share
    if whole.nearness is Nearness.NAMED and whole.token.words.lower() == "one":  # "two editions of one paper"
        return None
    if whole.nearness is Nearness.NAMED and count.value > whole.token.value:
        return _too_many(each, count, whole.token)
    if share is None or share.is_about or count.is_about:
        return None
    if any(is_rounding_of(share, percentage(count.value, base)) for base in _bases(each, whole.token)):
        return None
    is_one = len({token.value for token in wholes_in(each.passage.text)}) == 1
    if count.value > whole.token.value or (whole.nearness is Nearness.BEFORE and not is_one):
        return _of_any(each)
    exact = percentage(count.value, whole.token.value)
    right = f"{rounded(exact, share.decimals)}%"
    told = f"{count.words} of {whole.token.words} is {rounded(exact, max(share.decimals, 1))}%"
    mend = f"write {right}, or mend the count"
    return Fault("share-of-count", each.passage, share.start, share.end, told, mend, right)


def _bases(each: PartOf, whole: Token) -> list[Decimal]:
    """The whole in force, others of its sentence, and every earlier count where the words may go back to one."""
    text, part = each.passage.text, each.part
    earlier = [one for one in scan(text) if one.sort is Sort.COUNT and part.start - _NEAR <= one.start < part.start]
    stretch = text[max(0, part.start - len("of these ")) : part.end + len(") of the children")].lower()
    may_go_back = part.whole is None and any(words in stretch for words in _BACK)
    if not may_go_back and each.whole is not None and each.whole.nearness is not Nearness.BEFORE:
        start, _ = sentence_at(text, part.start)
        introduced = {one for one in wholes_in(text) if start <= one.start < part.start}
        earlier = [one for one in earlier if one.start >= start and one in introduced]
    also = [one.value for one in earlier]
    return [base for base in (whole.value, *also) if base > 0]


def _of_any(each: PartOf) -> Fault | None:
    """A share that its count is of no whole number."""
    count, share = each.part.count, each.part.share
    if share is None or share.is_about or count.is_about:
        return None
    wholes = wholes_behind(count.value, share)
    if wholes is None or wholes or count.value == 0:
        return None
    above, below = wholes.stop, wholes.stop - 1
    near = " and ".join(
        f"{rounded(percentage(count.value, base), max(share.decimals, 1))}% of {base}"
        for base in (below, above)
        if base >= count.value
    )
    told = f"{count.words} is {share.words} of no whole number; it is {near}"
    return Fault("share-of-count", each.passage, share.start, share.end, told, "look up the count and its whole")


def _too_many(each: PartOf, count: Token, whole: Token) -> Fault:
    start, end = min(count.start, whole.start), max(count.end, whole.end)
    told = f"{count.words} cannot be part of {whole.words}"
    return Fault("parts-and-whole", each.passage, start, end, told, "look up both numbers")
