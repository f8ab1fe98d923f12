"""Shares of one whole that are all there is: both sexes, white and other ethnic groups, a remainder, a list of parts.

Decided with rounding intervals: 33%, 33% and 33% can make 100; 73.2% and 26.2% cannot; 83% and 18% can only where both
lie exactly on their rounding limits, which is told too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from report_builder.proof.bases import with_leads
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.categories import Sided, sided
from report_builder.proof.text.parts import shares_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import within
from report_builder.proof.text.sentences import sentences
from report_builder.proof.text.tokens import Sort, Token

_REMAINDER = rule(r"\b(?:remaining|remainder(?:\s+of)?|rest(?:,|\s+of)?)\s+\(?$", re.IGNORECASE)
_WHOLE_IN_PARTS = rule(
    r"\b(?:made up of|compris(?:es|ed|ing)|consist(?:s|ed|ing) of|broken down (?:as|into|by)|breakdown|"
    r"split (?:as|into|by)|divided (?:as|into))\b",
    re.IGNORECASE,
)
_MAINLY = rule(r"\b(?:mainly|mostly|largely|including|such as)\b", re.IGNORECASE)
_UNKNOWN = rule(r"\b(?:unknown|not known|not stated|not recorded|other)\b", re.IGNORECASE)
_ALL = 100
_LEAST = 90
"""Where a sentence does not say that it names all, a sum below this leaves room for a group that it does not name."""
_MOST_PARTS = 8
_SHOWN = 80
"""Letters that are shown from the first share to the last; of a longer stretch the last share is."""


def shares_to_100(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Shares that are all of one whole and cannot make 100.

    Args:
        paper: as it was read.
        _known: not needed here.
    """
    for passage, _ in with_leads(paper):
        shares = tuple(each for each in shares_in(passage.text) if not each.is_about)
        yield from _of_two_groups(passage, shares)
        for start, end in sentences(passage.text):
            here = tuple(each for each in shares if start <= each.start < end)
            if len(here) > 1:
                yield from _of_sentence(passage, start, end, here)
    yield from _of_lists(paper)


def _of_two_groups(passage: Passage, shares: tuple[Token, ...]) -> Iterator[Fault]:
    """Both sexes, or white and other ethnic groups: in one sentence, or one in each of two that follow each other."""
    text, before = passage.text, list[Sided]()
    for start, end in sentences(text):
        here = list(sided(text, start, end, tuple(each for each in shares if start <= each.start < end)))
        if len({each.words for each in within(text, start, end) if each.sort is Sort.PERIOD}) > 1:
            here = []
        group = before + here if _is_one_group(before) and _is_one_group(here) else here
        least = _ALL + 1 if _MAINLY.search(text, start, end) or _UNKNOWN.search(text, start, end) else _LEAST
        for pair in _pairs(group):
            yield from judged(passage, pair, least=least)
        before = here


def _is_one_group(group: Sequence[Sided]) -> bool:
    return len({(each.sort, each.is_other) for each in group}) == 1


def _of_sentence(passage: Passage, start: int, end: int, shares: tuple[Token, ...]) -> Iterator[Fault]:
    text = passage.text
    if len(shares) > 2 and _WHOLE_IN_PARTS.search(text, start, end) and not _MAINLY.search(text, start, end):
        yield from judged(passage, shares)
    for at, share in enumerate(shares):
        if 0 < at < _MOST_PARTS and _REMAINDER.search(text[max(0, share.start - 20) : share.start]):
            sums = [(*some, share) for many in range(1, at + 1) for some in combinations(shares[:at], many)]
            if all(_wrong(each) for each in sums):
                yield from judged(passage, shares[: at + 1])


def _pairs(group: Sequence[Sided]) -> Iterator[tuple[Token, Token]]:
    """The shares of the two groups of the same whole, the first with the first."""
    for key in dict.fromkeys((each.sort, each.of) for each in group):
        one = [each.share for each in group if (each.sort, each.of) == key and not each.is_other]
        other = [each.share for each in group if (each.sort, each.of) == key and each.is_other]
        if len(one) == len(other):
            yield from zip(one, other, strict=True)


def _of_lists(paper: Paper) -> Iterator[Fault]:
    """The items of a list that is said to be what a whole is made up of."""
    lists: dict[int, tuple[Passage, list[tuple[Passage, Token]], list[Passage]]] = {}
    for passage, lead in with_leads(paper):
        if lead is not None and _WHOLE_IN_PARTS.search(lead.text) and not _MAINLY.search(lead.text):
            _, parts, items = lists.setdefault(id(lead), (lead, [], []))
            items.append(passage)
            parts += [(passage, share) for share in shares_in(passage.text)[:1]]
    for _, parts, items in lists.values():
        if len(parts) > 2 and len(parts) == len(items) and _wrong([share for _, share in parts]):
            yield _of_items(parts)


def _of_items(parts: list[tuple[Passage, Token]]) -> Fault:
    """Told at the last item."""
    passage, last = parts[-1]
    shares = [share for _, share in parts]
    return Fault("shares-to-100", passage, last.start, last.end, _told(shares), "look them up")


def _told(shares: Sequence[Token]) -> str:
    total = sum(each.value for each in shares)
    return f"{' + '.join(each.words for each in shares)} is {total}%; {_wrong(shares)}"


def judged(passage: Passage, shares: Sequence[Token], *, least: int = 0) -> Iterator[Fault]:
    """The fault of shares that cannot be a whole.

    Args:
        passage: in which they stand.
        shares: all that there are of it.
        least: below this sum they may leave something out.
    """
    if not _wrong(shares) or sum(each.value for each in shares) < least:
        return
    ordered = sorted(shares, key=_start)
    start = ordered[0].start if ordered[-1].end - ordered[0].start <= _SHOWN else ordered[-1].start
    mend = "look up both" if len(ordered) == 2 else "look them up"
    yield Fault("shares-to-100", passage, start, ordered[-1].end, _told(ordered), mend)


def _wrong(shares: Sequence[Token]) -> str:
    """Why shares cannot be a whole; empty where they can."""
    low, high = sum(each.low for each in shares), sum(each.high for each in shares)
    if low > _ALL or high < _ALL:
        return "no rounding makes them 100%"
    if _ALL in (low, high):
        limits = " and ".join(f"{each.low if low == _ALL else each.high}%" for each in sorted(shares, key=_start))
        return f"they make 100% only if they are {limits} exactly"
    return ""


def _start(token: Token) -> int:
    return token.start
