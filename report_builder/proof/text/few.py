"""Small numbers of children that are told by words that are no number: both girls, the twins, a girl and a boy.

A handful, a few and several tell no number, and none is nought.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.proof.text.children import stands_alone
from report_builder.proof.text.rule import rule
from report_builder.proof.text.tokens import Sort, Token

_ONE = (
    r"(?:young (?:person|man|woman|male|female|offender)|child|yp|girl|boy|teenager|pupil|student|youth|(?:fe)?male|"
    r"brother|sister|sibling)"
)
_MANY = (
    r"(?:young (?:people|persons|men|women|males|females|offenders)|children|yps|girls|boys|teenagers|pupils|students|"
    r"youths|(?:fe)?males|brothers|sisters|siblings|twins)"
)
_KIND = r"(?:(?!(?:and|or|of|the|for|with|in|to|from|by|on|at|parents?|staff|teams?)\b)[\w'-]+ ){0,2}?"
_BORE = (
    r"(?:,?\s+(?:both|aged|who|from|in)\b(?:(?!\band\b)[^.;:]){0,80}?)?,?\s+"
    r"(?:were|are|had|have|received|committed|live[sd]?|reside[sd]?|went|left|moved|became|(?:re-?)?offended)\b"
)
_PAIR = rule(
    rf"\bboth (?:of (?:the|these|those|our) |the |these |those |our )?{_KIND}{_MANY}\b(?={_BORE}|\s*[.;:])|"
    rf"\b(?:an?|one) {_KIND}{_ONE} and (?:an?|another|(?:his|her|their) (?:twin |younger |older |own )?) ?{_KIND}{_ONE}"
    rf"(?={_BORE})|"
    r"\b(?:(?:the|these|our|a pair of|a set of) )?"
    rf"(?:(?:(?<!of )|(?<=pair of )|(?<=set of ))twins(?={_BORE})|twin {_MANY}\b)",
    re.IGNORECASE,
)
_ANY = rule(
    r"\b(?:if|whether|whenever|where|when an?|should|might|can|could|must|would|for example|such as|e\.g)\b",
    re.IGNORECASE,
)
"""Words of rules and examples: the two are any two."""


def few_in(text: str, start: int, end: int) -> Iterator[Token]:
    """The two children of a sentence that are told without a number, as counts.

    Args:
        text: of the passage.
        start: where the sentence begins.
        end: where it ends.
    """
    for found in _PAIR.finditer(text, start, end):
        if _ANY.search(text, start, found.end()) is None and stands_alone(text[found.end() : end]):
            words = found[0]
            yield Token(Sort.COUNT, *found.span(), words, value=Decimal(2), is_person=True, is_spelled=True)
