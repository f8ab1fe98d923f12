"""Holds "most" and "the majority" to the shares of an edition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.model.dimension import DIMENSIONS
from report_builder.model.measure import MEASURES
from report_builder.proof.claimed.said import Held, Said, category_of, measures_of
from report_builder.proof.claimed.series import Edition, Point, in_words
from report_builder.proof.claimed.subjects import subjects_in
from report_builder.proof.claimed.trends import NOT_BORNE_OUT, TAKE_OUT
from report_builder.proof.paper import Fault
from report_builder.proof.text.rule import rule

_MOST = rule(
    r"\b(?:most of (?:the|our|those|these)|(?:the|a|the vast|a large) majority of|most)\s+(?P<whom>\w+(?:\s+\w+){0,3})",
    re.IGNORECASE,
)
_HALF = 50
_SHARES = {
    "caseload": "caseload_share",
    "tracker_children": "tracker_share",
    "tracker_reoffenders": "tracker_reoffenders_share",
}
_PEOPLE = rule(r"\b(?:children|caseload|young people|offenders|reoffenders|cohort)\b", re.IGNORECASE)


def majority_faults(said: Said, held: Held) -> Iterator[Fault]:
    """What is wrong with a "most" that says of whom, where the edition prints the share of those."""
    for found in _MOST.finditer(said.passage.text, said.start, said.end):
        if said.passage.is_cited(*found.span()) or not _PEOPLE.search(found["whom"]):
            continue
        share = _share(said, held.edition)
        if share is not None and share.value is None:
            yield said.fault("words-and-number", found.span(), NOT_BORNE_OUT, mend=TAKE_OUT)
        elif share is not None and share.value is not None and share.value <= _HALF:
            dimension, category = share.category[0]
            whom = DIMENSIONS[dimension].spell(category) if dimension in DIMENSIONS else category
            what, name = f"the share of '{whom}' is {in_words(share)}", MEASURES[share.measure].id
            yield said.fault(
                "words-and-number",
                found.span(),
                what,
                mend=f"write {{{{ {name}.by({dimension}='{category}').shown }}}}",
            )


def _share(said: Said, edition: Edition) -> Point | None:
    """The latest share of those of whom a sentence speaks, among those whom it names; None where there is none."""
    subjects = subjects_in(said.passage.text, said.start, said.end)
    measures = [_SHARES.get(each, each) for one in subjects for each in measures_of(one, said, edition)] or [
        "caseload_share"
    ]
    for measure in measures:
        points = [each for each in edition.points if each.measure == measure and each.is_own]
        category = category_of(said, points)
        of_them = [
            each for each in points if category and each.category == category and MEASURES[measure].kind == "share"
        ]
        if of_them:
            return max(of_them, key=lambda each: each.period)
    return None
