"""A paper that says small numbers will not be given, and then gives some."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.proof.checks.small_cells import small_cells_in
from report_builder.proof.checks.small_numbers import small_in
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.rule import rule
from report_builder.proof.text.sentences import sentences

_FEW = r"(?:\d{1,2}|five|ten)"
_WHY = rule(
    r"\b(?:small (?:numbers?|counts?|cohorts?|figures?|cells?)|low numbers?|"
    r"(?:numbers?|counts?|figures?|values?|cells?) (?:are |is )?"
    rf"(?:of |under |below |less than |fewer than |smaller than |lower than )+{_FEW}|"
    rf"identif\w+|confidential\w*|anonym\w+|disclos\w+|fewer than {_FEW}|"
    r"(?:so|too|very|such) (?:few|small|low)|recogni[sz]\w+|traced|singled out|privacy|data protection)\b",
    re.IGNORECASE,
)
_WHAT = r"(?:data|figures?|numbers?|graphs?|charts?|tables?|details|breakdowns?|statistics|counts?|values?|cells?)"
_GIVEN = (
    r"(?:be |been |being )?(?:provided|given|shown|published|included|presented|reported|shared|disclosed|displayed|"
    r"released)"
)
_KEPT = r"(?:withheld|suppressed|redacted|removed|replaced|omitted|left out|excluded|hidden|masked|not shown)"
_PROMISE = rule(
    rf"\bno (?:[\w'-]+ ){{0,2}}{_WHAT}\b.{{0,40}}?\b{_GIVEN}\b|"
    rf"\b{_WHAT}\b.{{0,60}}?\b(?:not|cannot|can't|won't) {_GIVEN}\b|"
    rf"\b{_WHAT}\b.{{0,60}}?\b(?:is|are|been|be|were|was) {_KEPT}\b|"
    rf"\b(?:not|cannot|unable to) (?:provide|give|show|publish|include|present|report|share|display)\b"
    rf".{{0,30}}?\b{_WHAT}",
    re.IGNORECASE,
)
_LISTED = 3


def promises(paper: Paper, known: Known) -> Iterator[Fault]:
    """Promises to withhold small numbers in a paper that gives them.

    Args:
        paper: as it was read.
        known: its threshold; at 0 no number is small, and no promise broken.
    """
    said = ((each.passage, each.token.start, each.token.words) for each in small_in(paper, known))
    cells = ((table, *cell) for table, found in small_cells_in(paper, known) for cell in found)
    small = [_named(*each) for each in (*said, *cells)]
    if not small:
        return
    for passage in paper.passages:
        for start, end in sentences(passage.text):
            found = _PROMISE.search(passage.text, start, end)
            if found and _WHY.search(passage.text, start, end):
                yield _fault(passage, found, small)


def _fault(passage: Passage, found: re.Match[str], small: list[str]) -> Fault:
    listed = ", ".join(small[:_LISTED])
    others = len(small) - _LISTED
    more = f" and {others} more" if others > 0 else ""
    return Fault(
        "promise-broken",
        passage,
        *found.span(),
        f"the paper gives small counts of children all the same: {listed}{more}",
        "leave them out, or take back the promise",
    )


def _named(passage: Passage, start: int, words: str) -> str:
    place = passage.place_at(start)
    return f"{words} ({place})" if place else words
