"""A passage about one child that says enough for somebody to know which.

One child and two or more of age, sex, place, offence, ethnicity, care, health, date and what the child was given to do
are enough for a neighbour, a classmate or a reporter. What a paper says of any child (policy, a definition, an
example) is about nobody. Where the paper states consent, two details are let be and three are not: who agrees that a
story is told does not agree to be recognised by everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.proof.bases import with_leads
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.stories import Story, stories_in
from report_builder.proof.text.rule import rule

_CONSENT = rule(r"\b(?:consent(?:ed)?|agreed to (?:share|tell)|permission)\b", re.IGNORECASE)
_BEYOND = 2
"""Passages in which consent is looked for after the one that tells the story."""


def picked_out(paper: Paper, known: Known) -> Iterator[Fault]:
    """Passages about one child with two or more details; said in every edition.

    Args:
        paper: as it was read.
        known: numbers that the edition itself printed are left alone.
    """
    leads = list(with_leads(paper))
    for at, (passage, lead) in enumerate(leads):
        has_consent = any(_CONSENT.search(each.text) for each, _ in leads[at : at + 1 + _BEYOND])
        for story in stories_in(passage, lead, known.vouched):
            if len(story.kinds) > 2 or not has_consent:
                yield _fault(passage, story, has_consent=has_consent)


def _fault(passage: Passage, story: Story, *, has_consent: bool) -> Fault:
    told = f"{', '.join(story.kinds[:-1])} and {story.kinds[-1]}"
    agreed = "; the consent that is stated does not keep others from knowing who it is" if has_consent else ""
    return Fault(
        "picked-out-child",
        passage,
        *story.child,
        f"{told} are told of one child, who can be recognised{agreed}",
        "tell it of several children, or leave out all but one of these",
    )
