"""Counts of children so small that those who know a child can tell who is meant.

A count of 1 to below the threshold is found wherever it stands: as a number, as a word, as a difference, as a share
whose base is printed. The unit is persons: what happened to them may be few or many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from report_builder.proof.bases import whole_at, with_leads
from report_builder.proof.counted import Count, children_counted, is_of_children
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.stories import stories_in
from report_builder.proof.text.few import few_in
from report_builder.proof.text.parts import parts_in, shares_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan
from report_builder.proof.text.sentences import sentence_at, sentences
from report_builder.proof.text.tokens import Sort, Token

_NOT_COUNTED = rule(
    r"\b(?:(?<!the )(?<!this )(?<!last )year|phase|level|stage|tier|band|grade|part|step|wave|week|unit|status|"
    r"score of|between|between \w+ and|at least|at most|up to|more than|fewer than|less than|no more than|any|every|"
    r"each|this|than|wherever|whenever|maximum of|minimum of|groups of|per)\s+$|\d\s*[-\N{EN DASH}]\s*$",
    re.IGNORECASE,
)
_NOT_YET = rule(
    r"^(?:\s+\w+){0,3}?\s+(?:or (?:more|fewer|less|two|three|four|five|\d)|at a time|per|each|"
    r"a (?:day|week|month|year))\b|"
    r"^\s*[-\N{EN DASH}]\s*\w|^[-\s]+(?:to|on)[-\s](?:one|1)\b|^\s+or (?:two|three|four|more)\b",
    re.IGNORECASE,
)
_RANGE = rule(
    r"(?<!from )\b(?:\d|one|two|three|four) (?:to|or|-|\N{EN DASH}) "
    r"(?:\d{1,2}|two|three|four|five|six|eight|ten)\b",
    re.IGNORECASE,
)
"""One to four children are no number; a fall from three to two is two."""

_ANY_ONE = rule(r"\b(?:be|of|for|like|as|the|behind|to|about|only about)\s+$", re.IGNORECASE)
_SAYS = rule(
    r"^(?:\s+(?:of|the|our|these|young|person|people|child|children|yps?|girls?|boys?)){1,5}"
    r"(?:,?\s+(?:aged|who|given|whose|from)\b[^.;:()]{1,100}?,)?\s+"
    r"(?:has |have |also |then )*"
    r"(?:said|told|commented|wrote|asked|spoke|described|explained|reported that|fed back|shared|stated|felt)\b",
    re.IGNORECASE,
)
_IN_PUBLIC = rule(
    r"\b(?:awards?|short-?\s?listed|nominated|nominees?|winners?|won|elected|youth (?:parliament|council|cabinet)|"
    r"competition|performed|celebrat\w+|recruit\w*|sits? on|sat on|duke of edinburgh|certificates?)\b",
    re.IGNORECASE,
)
"""What is done before everybody's eyes."""

_ELSEWHERE = rule(r"\b(?:nationally|across (?:england|the country|wales)|in (?:england|the country))\b", re.IGNORECASE)


_FAR = 300
"""Letters before and after a number that may say what it is."""


@dataclass(frozen=True, slots=True)
class Small:
    """A number that gives a small count of children.

    Attributes:
        passage: where it stands.
        token: the number as printed.
        sum: how it gives the count, where it is a share: "22% of 14 is 3"; empty where it is the count itself.
    """

    passage: Passage
    token: Token
    sum: str = ""


def small_numbers(paper: Paper, known: Known) -> Iterator[Fault]:
    """Small counts of children: one finding for each sentence or item of a list.

    Args:
        paper: as it was read.
        known: its threshold; at 0 no number is small.
    """
    for (passage, _, _), group in groupby(small_in(paper, known), key=_sentence):
        yield _fault(passage, list(group))


def small_in(paper: Paper, known: Known) -> list[Small]:
    """Every number of the sentences of a paper that gives a small count of children, in order."""
    order = {id(each): at for at, each in enumerate(paper.passages)}
    found = [*_counts(paper, known), *_shares(paper, known), *_in_words(paper, known)]
    return sorted(found, key=lambda each: (order[id(each.passage)], each.token.start))


def is_small(count: Decimal | int, known: Known) -> bool:
    """Whether a count of persons needs protection."""
    return 1 <= count < known.threshold


def _counts(paper: Paper, known: Known) -> Iterator[Small]:
    for count in children_counted(paper):
        if is_small(count.token.value, known) and not _is_innocent(count.passage, count.token, known):
            if _is_told_of(count, known):
                continue
            yield Small(count.passage, count.token)


def _shares(paper: Paper, known: Known) -> Iterator[Small]:
    """Shares of a printed number of children without the count that they give."""
    for passage, lead in with_leads(paper):
        counted = {part.share for part in parts_in(passage.text) if part.count is not None}
        for share in shares_in(passage.text):
            base = whole_at(passage, share.start, lead) if share not in counted else None
            if base is None or not is_of_children(base.passage, base.token):
                continue
            counts = counts_of(share, base.token.value)
            if counts and all(is_small(each, known) for each in counts) and not _is_innocent(passage, share, known):
                said = " or ".join(map(str, counts))
                yield Small(passage, share, f"{share.words} of {base.token.value} is {said}")


def _in_words(paper: Paper, known: Known) -> Iterator[Small]:
    """Two children told without a number, of whom none is counted as a "one" already or has a story of its own."""
    for passage, lead in with_leads(paper):
        stories = stories_in(passage, lead, known.vouched)
        counted = {each.start for each in scan(passage.text) if each.sort is Sort.COUNT}
        for start, end in sentences(passage.text):
            for few in few_in(passage.text, start, end):
                is_told = any(story.start <= few.start < story.end for story in stories)
                is_new = not is_told and counted.isdisjoint(range(few.start, few.end))
                if is_new and is_small(few.value, known) and not _is_innocent(passage, few, known):
                    yield Small(passage, few, f"'{few.words}' tells of {few.value}")


def counts_of(share: Token, base: Decimal) -> list[int]:
    """The whole numbers of a base that are printed as a share: of 14, 22% may be 3 alone."""
    least, most = share.low * base / 100, share.high * base / 100
    first = int(least) if least == int(least) else int(least) + 1
    return [each for each in range(max(first, 0), int(most) + 1) if each <= base]


def _is_innocent(passage: Passage, token: Token, known: Known) -> bool:
    """Whether a number stands for something that is no child's secret, or went through disclosure control before."""
    if passage.is_cited(token.start, token.end) or is_vouched(token, known):
        return True
    start, end = sentence_at(passage.text, token.start)
    first, last = max(start, token.start - _FAR), min(end, token.end + _FAR)
    before, after = passage.text[max(start, token.start - 30) : token.start], passage.text[token.end : last]
    sentence = passage.text[first:last]
    return bool(
        _NOT_COUNTED.search(before)
        or (token.words.lower() == "one" and _ANY_ONE.search(before))
        or _is_in_range(passage.text, token, start)
        or _NOT_YET.match(after)
        or _SAYS.match(after)
        or _IN_PUBLIC.search(sentence)
        or _ELSEWHERE.search(sentence)
    )


def _is_in_range(text: str, token: Token, start: int) -> bool:
    first = max(start, token.start - 20)
    return any(
        first + found.start() <= token.start < first + found.end()
        for found in _RANGE.finditer(text[first : token.end + 20])
    )


def _is_told_of(count: Count, known: Known) -> bool:
    """Whether a "one" names the child of a story, which is a finding of its own."""
    return count.token.is_spelled and any(
        story.child[0] <= count.token.start < story.child[1]
        for story in stories_in(count.passage, count.lead, known.vouched)
    )


def is_vouched(token: Token, known: Known) -> bool:
    """Whether the edition itself prints this number."""
    return token.words in known.vouched or (token.decimals == 0 and str(token.value) in known.vouched)


def _sentence(small: Small) -> tuple[Passage, int, int]:
    text = small.passage.text
    return small.passage, *(
        (0, len(text)) if small.passage.kind == "item" and len(text) < 400 else sentence_at(text, small.token.start)
    )


def _fault(passage: Passage, found: list[Small]) -> Fault:
    words = ", ".join(each.token.words for each in found)
    sums = "; ".join(dict.fromkeys(each.sum for each in found if each.sum))
    is_one = len(found) == 1
    told = f"{listed([each.token.words for each in found])} {'is a small count' if is_one else 'are small counts'}"
    told += " of children"
    return Fault(
        "small-number",
        passage,
        found[0].token.start,
        found[-1].token.end,
        f"{sums}, a small count of children" if sums and is_one else f"{told}{f' ({sums})' if sums else ''}",
        "leave {0} out of what the public reads, or join {0} with others to a larger group".format(
            "it" if is_one else "them"
        ),
        words=words,
    )


def listed(numbers: Iterable[str]) -> str:
    """Printed numbers as they are read aloud, each once: "four, 1 and 2"."""
    *others, last = dict.fromkeys(numbers)
    return f"{', '.join(others)} and {last}" if others else last
