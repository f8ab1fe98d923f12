"""Labelled lines of a cohort: its children, those who reoffended, their offences, and the three rates made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from report_builder.proof.bases import with_leads
from report_builder.proof.paper import Fault, Paper, Passage
from report_builder.proof.shares_of import is_rounding_of, rounded
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan
from report_builder.proof.text.tokens import Sort, Token

_COUNTS = (
    ("reoffences", r"\b(?:number|total|count)\b.*\b(?:re-?offences|further\s+offences|offences)\b"),
    (
        "reoffenders",
        r"\b(?:number|total|count)\b.*\b(?:re-?offending|re-?offended|re-?offenders)\s*[:=-]?\s*$|^\W*re-?offenders",
    ),
    ("cohort", r"\b(?:number|total|size)\b.*\bcohort\b|^\W*cohort(?:\s+size)?\s*[:=-]?\s*$"),
)
_RATES = (
    ("reoffences", "reoffenders", 1, r"\bper\s+re-?offender\b"),
    ("reoffences", "cohort", 1, r"\bper\s+offender\b|\bfrequency\b.*\brate\b"),
    ("reoffenders", "cohort", 100, r"\bbinary\b"),
)
_IS_LABEL = rule(r"\b(?:rate|ratio|re-?offender|offender|frequency|re-?offending)\W*$", re.IGNORECASE)
_LABEL = 100
"""Letters before a number that may be its label."""
_GROUP = 8
"""Passages over which labelled lines belong together."""


def labelled_ratios(paper: Paper) -> Iterator[Fault]:
    """Rates that are not made of the counts labelled before them: "per reoffender rate: 2.13" of 17 and 8."""
    known: dict[str, tuple[int, Token]] = {}
    for at, (passage, _) in enumerate(with_leads(paper)):
        if passage.kind == "heading":
            known = {}
        for label, token in _labelled(passage):
            name = next((name for name, words in _COUNTS if re.search(words, label, re.IGNORECASE)), "")
            if token.sort is Sort.COUNT and name:
                known[name] = (at, token)
            else:
                near = {key: one for key, (where, one) in known.items() if at - where <= _GROUP}
                yield from _judge(passage, label, token, near)


def _labelled(passage: Passage) -> Iterator[tuple[str, Token]]:
    """Each number with the words since the last, where those are a label: short, and no sentence ends in them."""
    before = 0
    for token in scan(passage.text):
        label = passage.text[before : token.start].rpartition("\n")[2]
        before = token.end
        if len(label) <= _LABEL and not re.search(r"[.;]\s", label):
            yield label, token


def _judge(passage: Passage, label: str, token: Token, known: dict[str, Token]) -> Iterator[Fault]:
    for one, many, times, words in _RATES:
        if not (_IS_LABEL.search(label) and re.search(words, label, re.IGNORECASE)) or token.sort not in {
            Sort.NUMBER,
            Sort.PERCENT,
            Sort.COUNT,
        }:
            continue
        if one in known and many in known and known[many].value:
            exact = Fraction(known[one].value) * times / Fraction(known[many].value)
            if not is_rounding_of(token, exact):
                yield _fault(passage, token, exact, (known[one], known[many]))
        return


def _fault(passage: Passage, token: Token, exact: Fraction, counts: tuple[Token, Token]) -> Fault:
    right = rounded(exact, token.decimals) + ("%" if token.sort is Sort.PERCENT else "")
    kind = "share-of-count" if token.sort is Sort.PERCENT else "ratio"
    joint = "of" if kind == "share-of-count" else "/"
    told = f"{counts[0].words} {joint} {counts[1].words} is {right}"
    return Fault(kind, passage, token.start, token.end, told, f"write {right}, or mend a count", right)
