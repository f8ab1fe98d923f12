"""Of what a percentage is said to be the share: "48.3% of the total cohort", "half the cohort (48.3%)"."""

from __future__ import annotations

import re

from report_builder.proof.text.rule import rule
from report_builder.proof.text.tokens import Token

_WORD = r"[\w'\N{RIGHT SINGLE QUOTATION MARK}/&-]+"
_WORDS = rf"({_WORD}(?:\s+{_WORD}){{0,11}})\s*"
_AFTER = rule(rf"^\s*\)?\s*of\s+{_WORDS}", re.IGNORECASE)
_BEFORE = rule(rf"\b(?:of|half|third|quarter)\s+(?!of\b){_WORDS}\(\s*$", re.IGNORECASE)
_ALL = rule(
    r"^(?:(?:the|our|this|these|those|all|its|a)\s+)*"
    r"(?:(?:total|whole|entire|overall|full|open|current|YOT|YOS|YJS|service's)\s+)*"
    r"(?:cohort|caseload|(?<=\s)(?:cases|young people|children|yps?|sample)|"
    r"(?:(?<=\s)group|total|these|those|them)(?=\s*$|\s+(?:in|during|this|were|was|are|is|had|have|has|being|and|or)\b))"
    r"(?:\s+of\s+(?:young people|children))?\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_NARROWS = rule(
    r"^\s*(?:who|whose|that|with|without|aged|on|subject|living|looked|receiving|under|known|from|at|for|between|"
    r"in care|in custody|in education|in the (?!quarter|period|month|year|total)|of\b)",
    re.IGNORECASE,
)


def of_what(text: str, share: Token) -> str:
    """The words for that of which a percentage is the share; empty where the sentence has none beside it."""
    after = _AFTER.match(text[share.end : share.end + 120])
    if after:
        return after[1].strip()
    before = _BEFORE.search(text[max(0, share.start - 80) : share.start])
    return before[1].strip() if before else ""


def is_of_all(words: str) -> bool:
    """Whether words mean the whole that was introduced, and no group within it."""
    found = _ALL.match(words)
    return found is not None and not _NARROWS.match(found["rest"])
