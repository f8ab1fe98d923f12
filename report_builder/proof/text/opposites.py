"""What happens to one or to the other and never to both: accepted or declined, met or missed, done or not done."""

from __future__ import annotations

import re

from report_builder.proof.text.rule import rule

_PAIRS = (
    (
        r"accepted|approved|granted|agreed|taken up|taken on",
        r"declined|rejected|refused|turned down|turned away|withdrawn",
    ),
    (
        r"closed|completed|finished|ended",
        r"(?:still |left |remain\w* )?open|on-?going|under way|outstanding|incomplete",
    ),
    (r"success\w*", r"unsuccess\w*|fail\w*"),
    (r"passed|met|achieved", r"failed|missed"),
    (r"attended|kept", r"missed|cancelled"),
    (r"convicted|(?:found )?guilty", r"acquitted|not guilty"),
    (r"upheld", r"dismissed|not upheld"),
    (r"boys?|males?|young men", r"girls?|females?|young women"),
)
_OPPOSITES = tuple(
    (rule(rf"\b(?:{one})\b", re.IGNORECASE), rule(rf"\b(?:{other})\b", re.IGNORECASE)) for one, other in _PAIRS
)
_NOT = rule(r"\b(?:not|n't|never)\b", re.IGNORECASE)


def are_opposites(one: str, other: str) -> bool:
    """Whether nobody and nothing can be counted in both of two parts.

    Args:
        one: what is said of the first, such as "were accepted".
        other: what is said of the second: "declined", "were not".
    """
    if _NOT.search(one) or _NOT.search(other):
        return _is_same_but_not(one, other) or _is_same_but_not(other, one)
    return any(
        (first.search(one) and second.search(other)) or (first.search(other) and second.search(one))
        for first, second in _OPPOSITES
    )


def _is_same_but_not(one: str, other: str) -> bool:
    """Were accepted, were not; were accepted, were not accepted."""
    if _NOT.search(one):
        return False
    said = [word for word in re.findall(r"[a-z]+", other.lower()) if word not in _SMALL]
    return bool(_NOT.search(other)) and set(said) <= set(re.findall(r"[a-z]+", one.lower()))


_SMALL = {"were", "was", "are", "is", "had", "have", "has", "did", "do", "not", "the", "been", "and", "be"}
"""Words that say nothing of what happened."""
