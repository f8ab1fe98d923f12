"""A trend told as if it went on, in a paper that says there are no new data of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.proof.claimed.spoken import claims_in, sentences_to_read
from report_builder.proof.claimed.subjects import is_local, subject_of, subjects_in
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import tokens_in
from report_builder.proof.text.tokens import Sort

_NO_UPDATE = rule(
    r"\bno\s+(?:further\s+|new\s+|recent\s+|more\s+recent\s+)?updates?\b|"
    r"\bno\s+(?:new|further|updated|more\s+recent|newer)\s+(?:data|figures|information|statistics|publication)\b|"
    r"\bnot\s+(?:been\s+)?(?:released|published|issued|provided|received)\s+(?:any\s+)?(?:updated|new|further|newer)\b|"
    r"\b(?:has|have|was|were|had)\s+not\s+been\s+(?:updated|refreshed|renewed)\b|"
    r"\b(?:data|figures|statistics|updates?)\s+(?:is|are|was|were)\s+(?:not|un)\s?(?:currently\s+|yet\s+)?available\b",
    re.IGNORECASE,
)
_GOES_ON = rule(r"\b(?:continu\w+|is|are|keeps?|still)\b", re.IGNORECASE)
_NEAR = 60
"""Passages between the two: farther apart, in a pack of several papers, they may speak of different services."""


@dataclass(frozen=True, slots=True)
class _Silence:
    """A sentence that says there are no new data, and of what."""

    at: int
    passage: Passage
    start: int
    topic: str


def stale_claims(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds trends told as going on, of what the paper itself says that there are no new data.

    A change between two periods that are named happened, whatever is not known since; one that the service counts
    itself needs no publication.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    silences = list(_silences(paper))
    for at, passage in enumerate(paper.passages):
        for start, end in sentences_to_read(passage.text) if silences and passage.kind != "table" else ():
            yield from _stale(passage, (start, end), [each for each in silences if abs(each.at - at) <= _NEAR])


def _silences(paper: Paper) -> Iterator[_Silence]:
    for at, passage in enumerate(paper.passages):
        for start, end in sentences_to_read(passage.text):
            if _NO_UPDATE.search(passage.text, start, end):
                for subject in subjects_in(passage.text, start, end):
                    yield _Silence(at, passage, start, subject.topic)


def _stale(passage: Passage, around: tuple[int, int], silences: list[_Silence]) -> Iterator[Fault]:
    text = passage.text
    if _NO_UPDATE.search(text, *around) or is_local(text, *around) or _has_periods(text, *around):
        return
    for claim in claims_in(text, *around):
        subject = subject_of(text, around, (claim.start, claim.end), is_noun=claim.is_noun)
        goes_on = claim.is_lasting or _GOES_ON.match(text, claim.start, claim.end)
        silence = next((each for each in reversed(silences) if subject and each.topic == subject.topic), None)
        if silence is not None and goes_on:
            place = silence.passage.place_at(silence.start)
            what = f"the paper says{f' on {place}' if place else ''} that there are no new data of {silence.topic}"
            mend = "say of which period the latest figure is, and claim no trend"
            yield Fault("stale-claim", passage, claim.start, claim.end, what, mend)


def _has_periods(text: str, start: int, end: int) -> bool:
    return any(start <= each.start < end for each in tokens_in(text, Sort.PERIOD))
