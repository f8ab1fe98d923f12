"""Two groups that are a whole between them, and which of the two each percentage of a sentence is the share of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.proof.text.of_what import is_of_all, of_what
from report_builder.proof.text.rule import rule
from report_builder.proof.text.tokens import Token

_PAIRS = {
    "sex": rule(
        r"\b(?:(?P<one>females?|girls?|(?:young )?wom[ae]n)|(?P<other>males?|boys?|(?:young )?m[ae]n))\b", re.IGNORECASE
    ),
    "ethnicity": rule(
        r"\b(?:(?P<one>BAME|BME|(?:black,? (?:and )?asian|ethnic|global|racial)[\w ,]{0,25}?"
        r"(?:minorit(?:y|ies)|majority|heritage)(?: ethnic)?|minority ethnic|non-white)|(?P<other>white))\b",
        re.IGNORECASE,
    ),
}
_STOP = rule(
    r"[,;.()]|\s(?:and|but|while|whilst|which|were|was|are|is|who|compared|with|in|against|make|makes|made|\d+(?:\.\d+)?$)\b",
    re.IGNORECASE,
)
_DIRECT = rule(r"^\s*(?:\)?\s*(?:(?:were|was|are|is|being|of them)\s+)?)$", re.IGNORECASE)
_MAKES = rule(
    r"\b(?:mak(?:e|es|ing) up|made up|account(?:s|ed|ing)?\s+for|represent(?:s|ed|ing)?|compris\w+|breakdown|"
    r"broken down|split|composition|consist\w*)\b",
    re.IGNORECASE,
)
_RATE = rule(r"\brates?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sided:
    """A share of one of the two groups; `of` is of what, in small letters, `sort` tells of which two."""

    share: Token
    is_other: bool
    of: str
    sort: str


def sided(text: str, start: int, end: int, shares: tuple[Token, ...]) -> Iterator[Sided]:
    """The shares of a sentence by sex, and by ethnicity, where the sentence says what a whole is made of.

    Args:
        text: the passage.
        start: where the sentence begins.
        end: where it ends.
        shares: those of the sentence, in order.
    """
    for sort, pattern in _PAIRS.items():
        words = list(pattern.finditer(text, start, end))
        if words and shares and not _RATE.search(text, start, end):
            for share, is_other, of in _sides(text, (start, end), shares, words):
                yield Sided(share, is_other, of, sort)


def _sides(
    text: str, span: tuple[int, int], shares: tuple[Token, ...], words: list[re.Match[str]]
) -> Iterator[tuple[Token, bool, str]]:
    """Each share with its group: the one before it where the sentence begins with one, else the one after it."""
    comes_first = words[0].start() < shares[0].start
    makes = _MAKES.search(text, *span) is not None
    last = ""
    for at, share in enumerate(shares):
        until = shares[at + 1].start if at + 1 < len(shares) else span[1]
        near = (
            [each for each in words if each.start() < share.start][-1:]
            if comes_first
            else [each for each in words if share.end <= each.start() < until][:1]
        )
        of, is_said, is_subject = _of(text, share, words)
        is_direct = bool(near and not comes_first and _DIRECT.match(text[share.end : near[0].start()]))
        of = of if is_said or not comes_first else last
        last = of
        if near and not is_subject and (is_said or makes or is_direct):
            yield share, near[0]["other"] is not None, of


def _of(text: str, share: Token, words: list[re.Match[str]]) -> tuple[str, bool, bool]:
    """Of what a share is, cut to its first words, whether that is said, and whether it is a group: "60% of girls"."""
    said = of_what(text, share)
    if is_of_all(said):
        return "", True, False
    cut = _STOP.split(said)[0]
    first = " ".join(cut.split()[:3]).lower()
    is_subject = any(re.search(rf"\b{re.escape(each[0].lower())}\b", first) for each in words)
    for each in words:
        cut = re.split(rf"\b{re.escape(each[0])}\b", cut)[0]
    return re.sub(r"^(?:(?:the|our|all|this)\s+)+", "", cut.lower().strip()), bool(said), is_subject
