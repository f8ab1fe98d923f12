"""Shares of children, cases or assessments whose whole stands nowhere in their section, so that nobody can weigh them.

A share is left alone where any count of its section may be its whole, where the paper prints it with its count
elsewhere, and where it is about the country, the region or a population: a reader would not ask there of how many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.shares_of import counts_behind
from report_builder.proof.text.movement import amounts_in
from report_builder.proof.text.of_what import of_what
from report_builder.proof.text.parts import parts_in, shares_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan
from report_builder.proof.text.sentences import sentence_at
from report_builder.proof.text.tokens import Sort, Token

_FEW = rule(
    r"^(?:(?:the|our|all|these|those|total|its)\s+)*(?!offending|general|local|adult)(?:[\w'-]+\s+){0,2}?"
    r"(?:young\s+(?:people|persons|women|men)|children|yps|girls|boys|females|males|victims|families|parents|"
    r"assessments|referrals|cases|orders|closures|plans|reports)\b",
    re.IGNORECASE,
)
_MANY = rule(
    r"\b(?:national(?:ly)?|england|wales|britain|uk|countr(?:y|ies|ywide)|region(?:al|ally)?|census|population|survey(?:s|ed)?|"
    r"research|study|studies|average|target|at least|no more than|per\s+cent\s+of\s+all\s+children\s+in)\b",
    re.IGNORECASE,
)


_PERFORMANCE = rule(r"\b(?:performance|timeliness|(?:in|on)\s+time)\b", re.IGNORECASE)


def bare_shares(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Shares of few with no whole in their section (share-without-base), one for each passage.

    Args:
        paper: as it was read.
        _known: not needed here.
    """
    told = set(_told(paper))
    national = {id(each) for each in _national(paper)}
    for section in _sections(paper):
        counts = {each.value for passage in section for each in scan(passage.text) if each.sort is Sort.COUNT}
        for passage in section:
            if id(passage) in national:
                continue
            asking = (each for each in _asking(passage) if not _is_told(told, passage, each))
            bare = [each for each in asking if not any(counts_behind(each, count) for count in counts if count > 1)]
            if bare:
                yield _fault(passage, bare[0])


def _told(paper: Paper) -> Iterator[tuple[str, str]]:
    """Shares that have their counts, each with every longer word for its whole; those of tables with none."""
    for passage in paper.passages:
        for part in parts_in(passage.text):
            if part.share:
                yield from ((part.share.words, word) for word in _longer(passage, part.share))
        yield from ((cell.strip(), "") for row in passage.rows for cell in row if cell.strip().endswith("%"))


def _longer(passage: Passage, share: Token) -> list[str]:
    return [word for word in of_what(passage.text, share).lower().split() if len(word) > len("these")]


def _is_told(told: set[tuple[str, str]], passage: Passage, share: Token) -> bool:
    words = _longer(passage, share)
    return bool(words) and any((share.words, word) in told for word in ("", *words))


def _national(paper: Paper) -> Iterator[Passage]:
    """The items of lists, numbered or not, that are introduced with words for the country: "in England:"."""
    lead = ""
    for passage in paper.passages:
        if passage.kind != "item" and not passage.number:
            lead = passage.text if passage.text.rstrip().endswith(":") else ""
        elif lead and _MANY.search(lead):
            yield passage


def _sections(paper: Paper) -> Iterator[list[Passage]]:
    """The passages from each heading to the next."""
    section: list[Passage] = []
    for passage in paper.passages:
        if passage.kind == "heading" and section:
            yield section
            section = []
        section.append(passage)
    if section:
        yield section


def _asking(passage: Passage) -> Iterator[Token]:
    """The shares of a passage at which a reader asks: of how many?"""
    if passage.kind not in {"paragraph", "item"}:
        return
    paired = {part.share for part in parts_in(passage.text)}
    is_of_many = lru_cache(lambda start, end: bool(_MANY.search(passage.text, start, end)))
    for share in shares_in(passage.text):
        if share in paired or share.is_about or share.value < 1 or passage.is_cited(share.start, share.end):
            continue
        if _is_of_change(passage.text, share):
            continue
        start, end = sentence_at(passage.text, share.start)
        is_of_few = _FEW.match(of_what(passage.text, share)) and not is_of_many(start, end)
        if is_of_few or (_PERFORMANCE.search(passage.text, start, end) and not is_of_many(0, len(passage.text))):
            yield share


def _is_of_change(text: str, share: Token) -> bool:
    """Whether it is how much something changed: fell by 24 (12%)."""
    return any(text[each.end : share.start].strip() == "(" for each in amounts_in(text) if each.end <= share.start)


def _fault(passage: Passage, share: Token) -> Fault:
    words = _FEW.match(of_what(passage.text, share))
    missing = (
        f"how many {_without_article(' '.join(words[0].split()))} there are" if words else "how many it is a share of"
    )
    told = f"{share.words} of how many? The section does not say {missing}"
    return Fault("share-without-base", passage, share.start, share.end, told, "print the count and the whole beside it")


def _without_article(words: str) -> str:
    return re.sub(r"^(?:(?:the|our|all|these|those|total|its)\s+)+", "", words, flags=re.IGNORECASE)
