"""What is left of a whole that is too small, though nobody printed it; and groups to which everybody belongs.

13 of 14 leaves 1. Of 13, with 9 in one group and 3 in another, 1 is left. 8 of 8 tells of each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from report_builder.proof.bases import Nearness, PartOf, Whole, parts_of, whole_at, with_leads
from report_builder.proof.checks.small_numbers import counts_of, is_small, is_vouched
from report_builder.proof.counted import is_of_children
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.children import CHILD
from report_builder.proof.text.parts import parts_in, shares_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import following, scan, within
from report_builder.proof.text.sentences import sentence_at
from report_builder.proof.text.tokens import Sort, Token

_SERVED = rule(
    r"\b(?:offered|seen|assessed|screened|contacted|allocated|reviewed|invited|assessments?|reviews?|on time|in time|"
    r"within (?:\d+|ten|five|the)|timescales?|visited|supported|surveyed|feedback|responded|consulted|worked with|"
    r"have an? (?:plan|worker|allocated)|has an? (?:plan|worker|allocated))\b",
    re.IGNORECASE,
)
"""What a service does for everybody tells of the service."""

_SPARED = rule(
    r"\b(?:none|neither|0|zero|no)\b.{0,80}?\b(?:re-?offend\w*|remanded|custody|committed|breached|excluded|offences?)\b",
    re.IGNORECASE,
)
"""What harms nobody to be known: that none of a group offended."""

_ALL = rule(
    rf"\b(?:all|every one|each|none|neither)(?: of)?(?: the| these| those| our)? (?P<count>\d{{1,3}}|[a-z]+)"
    rf"(?: of)?(?: the| these| those| them)?(?: [\w-]+){{0,2}}? ?(?:{CHILD})?"
    rf"(?:\s+(?!(?:and|but|or|who|that|which|of)\b)[\w-]+){{0,7}}?\s+(?:were|was|are|had|have|has|"
    r"re-?offended|received|committed|live[sd]?|reside[sd]?|declared|came|went)\b",
    re.IGNORECASE,
)
_FAR = 100
"""Letters after a number in which it is said what all of them share."""

_ONE_DIMENSION: tuple[re.Pattern[str], ...] = tuple(
    rule(rf"^\W*(?:\w+\W+){{0,5}}?(?:{words})\b", re.IGNORECASE)
    for words in (
        r"males?|females?|boys?|girls?|young (?:men|women)",
        r"white(?: british)?|black|asian|mixed|bame|other ethnic\w*|dual heritage|gypsy|roma",
        r"(?:assessed as )?(?:low|medium|high|very high) risk",
    )
)
"""Words that belong to one breakdown: nobody is in two of its groups."""


def complements(paper: Paper, known: Known) -> Iterator[Fault]:
    """What is left of a whole of children: small, or nobody.

    Args:
        paper: as it was read.
        known: its threshold; at 0 no number is small.
    """
    if not known.threshold:
        return
    leads = {id(passage): lead for passage, lead in with_leads(paper)}
    for part in parts_of(paper):
        if part.whole is not None and _is_part_of_children(part, part.whole, leads[id(part.passage)]):
            yield from _of_part(part, part.whole, known)
    for passage, lead in with_leads(paper):
        yield from _of_shares(passage, lead, known)
        yield from _of_breakdowns(passage, lead, known)
        yield from _of_all(passage, known)


def _is_children(whole: Whole) -> bool:
    return is_of_children(whole.passage, whole.token)


def _is_part_of_children(each: PartOf, whole: Whole, lead: Passage | None) -> bool:
    """Whether a part or its whole is said to be children: "8 out of the 8" leans on the lead of its list."""
    count = each.part.count
    return _is_children(whole) or (count is not None and is_of_children(each.passage, count, lead))


def _of_part(each: PartOf, whole: Whole, known: Known) -> Iterator[Fault]:
    """The rest of "13 of 14", "92.9% (13)"."""
    count = each.part.count
    if count is None or count is whole.token or _is_known(each.passage, count, known):
        return
    rest, span = whole.token.value - count.value, (each.part.start, each.part.end)
    said = f"{count.value} of {whole.token.value}"
    if rest == 0 and whole.nearness is Nearness.NAMED:
        yield from _everybody(each.passage, span, f"{said} is everybody")
    elif count.value == 0:
        yield from _everybody(each.passage, span, f"{said} tells of each of them")
    elif is_small(rest, known) and not _is_printed(each.passage, rest, span):
        yield _left(each.passage, span, f"{said} leaves {rest}")


def _of_shares(passage: Passage, lead: Passage | None, known: Known) -> Iterator[Fault]:
    """The rest of "99.5% of 200 children"."""
    counted = {part.share for part in parts_in(passage.text) if part.count is not None}
    for share in shares_in(passage.text):
        base = _base(passage, share, lead) if share not in counted else None
        if base is None or _is_known(passage, share, known):
            continue
        span = (share.start, share.end)
        rests = [int(base) - each for each in counts_of(share, base)]
        if rests and all(is_small(each, known) for each in rests) and not _is_printed(passage, rests[0], span):
            said = " or ".join(map(str, reversed(rests)))
            yield _left(passage, span, f"{share.words} of {base} leaves {said}")
        elif rests == [0]:
            yield from _everybody(passage, span, f"{share.words} of {base} is everybody")


def _base(passage: Passage, share: Token, lead: Passage | None) -> Decimal | None:
    named = following(passage.text, share.end)
    if (
        named is not None
        and named.sort is Sort.COUNT
        and re.match(r"^\s*of (?:the |these |those |our |all )*$", passage.text[share.end : named.start])
    ):
        return named.value if is_of_children(passage, named, lead) else None
    whole = whole_at(passage, share.start, lead)
    return whole.token.value if whole is not None and _is_children(whole) else None


def _of_breakdowns(passage: Passage, lead: Passage | None, known: Known) -> Iterator[Fault]:
    """The rest of "of the 13, 9 were White and 3 Black": parts of one breakdown in one sentence."""
    counts = [each for each in scan(passage.text) if each.sort is Sort.COUNT]
    counted = {part.count for part in parts_in(passage.text)}
    for (_, end), group in groupby(counts, key=lambda each: sentence_at(passage.text, each.start)):
        inside = list(group)
        followed = list(zip(inside, [*(one.start for one in inside[1:]), end], strict=True))
        for dimension in _ONE_DIMENSION:
            parts = [each for each, after in followed if dimension.match(passage.text[each.end : after])]
            is_new = len(parts) > 1 or (parts and parts[0] not in counted)
            whole = whole_at(passage, parts[0].start, lead) if is_new else None
            if whole is not None and whole.token not in parts and _is_children(whole):
                yield from _of_parts(passage, parts, whole.token, known)


def _of_parts(passage: Passage, parts: list[Token], whole: Token, known: Known) -> Iterator[Fault]:
    if any(passage.is_cited(each.start, each.end) or is_vouched(each, known) for each in parts):
        return
    rest, span = whole.value - sum(each.value for each in parts), (parts[0].start, parts[-1].end)
    if is_small(rest, known) and not _is_printed(passage, rest, span):
        said = " and ".join(str(each.value) for each in parts)
        yield _left(passage, span, f"{said} of {whole.value} leaves {rest}")


def _of_all(passage: Passage, known: Known) -> Iterator[Fault]:
    """Everybody in words: "all six children were remanded", "none of the 8 were in education"."""
    for found in _ALL.finditer(passage.text):
        token = following(passage.text, found.start("count"))
        if (
            token is None
            or token.start != found.start("count")
            or token.sort is not Sort.COUNT
            or token.value < 1
            or _is_known(passage, token, known)
        ):
            continue
        if is_of_children(passage, token):
            yield from _everybody(passage, (found.start(), token.end), f"'{found[0]}' tells of each of them")


def _is_known(passage: Passage, token: Token, known: Known) -> bool:
    """Whether a number went through disclosure control, or is itself small and so another finding."""
    is_count = token.sort is Sort.COUNT
    is_ours = passage.is_cited(token.start, token.end) or is_vouched(token, known)
    return is_ours or (is_count and is_small(token.value, known))


def _is_printed(passage: Passage, rest: Decimal | int, span: tuple[int, int]) -> bool:
    """Whether what is left stands in the same sentence, where it is a small number of its own."""
    start, end = sentence_at(passage.text, span[0])
    return any(
        each.sort is Sort.COUNT and each.value == rest and not span[0] <= each.start < span[1]
        for each in within(passage.text, start, end)
    )


def _left(passage: Passage, span: tuple[int, int], sum_: str) -> Fault:
    span = (span[0], span[1] + (passage.text[span[1] : span[1] + 1] == ")"))
    mend = "leave the number out, or say it of a larger group"
    return Fault("complement", passage, *span, f"{sum_}, a small count of children", mend)


def _everybody(passage: Passage, span: tuple[int, int], sum_: str) -> Iterator[Fault]:
    """A group to which everybody belongs, unless it is what a service did."""
    start, end = sentence_at(passage.text, span[0])
    first = passage.text[span[0] : min(end, span[1] + _FAR)]
    if not _SERVED.search(passage.text[start:end]) and not _SPARED.match(first):
        mend = "leave it out, or say it of a larger group"
        yield Fault("everybody-in-a-group", passage, *span, f"{sum_}: whoever knows a child of them knows it", mend)
