"""Parts of a whole as papers write them: "72% (10)", "10 (72%)", "5 of these 18 (27.8%)", "2 out of 8", "62 of these".

A part knows the whole that is named in the same breath; the whole in force from further off is in `proof/bases.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import between, scan
from report_builder.proof.text.tokens import Sort, Token

_VERB = (
    r"and|or|but|with|were|was|are|is|has|have|had|which|who|whom|that|than|in|at|on|by|for|to|from|since|against|"
    r"compared|when|while|as|per|under|over|more|fewer|less|higher|lower|increase|decrease|reduction"
)
_WORD = rf"(?:\s+(?!(?:{_VERB})\b)[\w'\N{{RIGHT SINGLE QUOTATION MARK}}/-]+)"
_MEANS = r"(?:or|equating to|equal to|equivalent to|that is|i\.e\.|representing|which is|which represents|making up)"
_SHARE_THEN_COUNT = rule(
    rf"^\s*(?:,?\s*[(\[]\s*(?:n\s?=\s?|or\s+|i\.?e\.?,?\s+)?|[^.;()%\d]{{0,40}}?,?\s+{_MEANS}\s+(?:just\s+|only\s+)?)$"
)
_OF_WHICH = r"(?:\s+of\s+(?:which|whom|these|those|them))?"
_COUNT_THEN_SHARE = rule(
    rf"^(?:{_OF_WHICH}{_WORD}{{0,6}}\s*[(\[]\s*(?:or\s+|i\.?e\.?,?\s+)?|{_WORD}{{0,4}},?\s+{_MEANS}\s+)$"
)
_OF = rule(
    r"^(?:\s+(?!(?:increases?|decreases?|reductions?|rate|average|groups?|teams?|teens?|each|every|cost|number)\b)"
    r"[\w'-]+){0,2}\s+(?:out\s+of|of)\s+"
    r"(?:(?:the|these|those|our|all|a|total|whole|of|original|same|children|those)\s+){0,4}$",
    re.IGNORECASE,
)
_THEN_OF = rule(
    rf"^\s*%?\)?(?:{_WORD}){{0,2}}?\s+(?:out\s+of|of)\s+(?:(?:the|these|those|our|all|a|total|of)\s+){{0,4}}$",
    re.IGNORECASE,
)
_WORD_OF_FRACTION = (
    r"(?:\s+(?!(?:and|or|but|which|than|compared|while|against)\b)[\w'\N{RIGHT SINGLE QUOTATION MARK}/-]+)"
)
_FRACTION_THEN_SHARE = rule(
    rf"^(?:{_WORD_OF_FRACTION}{{0,10}}(?:\s*[(\[]|,?\s+{_MEANS}\b)|\s*[=\N{{EN DASH}}-])\s*$", re.IGNORECASE
)
"""Of a count whose whole is named, a few more words may lie before its share: 29 of the 81 who left school (35.8%)."""
_PIECE = rule(r"^\s+(?:thirds?|quarters?|fifths?|tenths?|halves)\b", re.IGNORECASE)
_OF_THESE = rule(r"^\s+of\s+(?:these|those|them|whom|which)\b", re.IGNORECASE)
_SLASH = rule(r"^\s*/\s*$")
_CHANGE_BEFORE = rule(
    r"\b(?:by|(?:increase|decrease|reduction|rise|fall|drop|growth|change)s?\s+of|(?<!make )(?<!made )(?<!makes )up|"
    r"down|from|to|n\s*=)\s+(?:just\s+|only\s+)?$",
    re.IGNORECASE,
)
_CHANGE_AFTER = rule(
    r"^\s*(?:\w+\s+)?(?:increase|decrease|reduction|rise|fall|drop|growth|change|more|less|fewer|higher|lower|"
    r"confidence|CI\b|target)",
    re.IGNORECASE,
)
_INTRODUCES = rule(
    r"\b(?:(?:of|out\s+of|across|among|amongst|in|within|from|for)\s+(?:all\s+)?(?:the|these|those|our)|"
    r"(?:across|of|among|amongst)\s+all|a\s+total(?:\s+number)?\s+of|total\s+(?:number\s+)?of|cohort\s+of|"
    r"caseload\s+(?:of|was|is)|work(?:ed|s|ing)\s+with|support(?:ed|s|ing)|these|those|all\s+of\s+the|the\s+total)"
    r"(?:\s+(?:total|whole|open|distinct|original))*\s+$",
    re.IGNORECASE,
)
_OPENS = rule(
    r"(?:^|[.:;,]\s*|\b(?:that|and|but|while)\s+)(?:out\s+)?of\s+(?:the\s+|these\s+|those\s+)?$", re.IGNORECASE
)


_FAR_BRACKET = rule(r"^[^.;:()%\d]{0,80}\(\s*$")
"""Of a fraction in brackets at the end: 96% of victims were satisfied with it (48 of 52)."""

_BASE_OF = rule(r"\bn\s?=\s?$", re.IGNORECASE)
"""The number of children asked, "(n=60)"; after a share it may be either their number or that of the share."""

_OF_WHOM = rule(r"^[^\d.;:()]{0,60}?,?\s+of\s+(?:whom|which)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole.

    Attributes:
        count: how many it is.
        share: its percentage; None where only the counts are.
        whole: how many the whole is, where the same breath names it.
    """

    count: Token
    share: Token | None
    whole: Token | None = None

    @property
    def start(self) -> int:
        """Where its first number begins; a whole that is no more than repeated is not among them."""
        return min(each.start for each in (self.count, self.share) if each)

    @property
    def end(self) -> int:
        """Where its last number ends, the whole included where it stands last."""
        return max(each.end for each in (self.count, self.share, self.whole) if each)


@lru_cache(maxsize=4096)
def parts_in(text: str) -> tuple[Part, ...]:
    """Every part of a text for which a count and a share, or a count and its whole, are printed; in order."""
    tokens = scan(text)
    found = [*_with_shares(text, tokens)]
    taken = {part.count for part in found}
    found += [
        Part(first, None, second)
        for first, second in pairwise(tokens)
        if first not in taken and _is_of(text, first, second)
    ]
    taken |= {part.count for part in found}
    found += [Part(each, None) for each in tokens if each not in taken and _is_of_these(text, each)]
    return tuple(sorted(found, key=lambda part: part.start))


@lru_cache(maxsize=4096)
def shares_in(text: str) -> tuple[Token, ...]:
    """Percentages that may be the share of a whole: no change by so many per cent, none above 100."""
    return tuple(
        each
        for each in scan(text)
        if each.sort is Sort.PERCENT and not each.sign and each.value <= 100 and not _is_change(text, each)
    )


@lru_cache(maxsize=4096)
def wholes_in(text: str) -> tuple[Token, ...]:
    """Counts that are spoken of as a whole: "Of the 14 young people", "across the total 213 open cases"; in order."""
    return tuple(each for each in scan(text) if each.sort is Sort.COUNT and _is_whole(text, each))


def _is_whole(text: str, token: Token) -> bool:
    before = text[max(0, token.start - 60) : token.start]
    is_cut = token.noun and _OF_WHOM.match(text[token.end : token.end + 80])
    if _BASE_OF.search(before):
        return "%" not in before[-12:]
    return bool(is_cut or (token.noun and _INTRODUCES.search(before)) or _OPENS.search(before))


def _with_shares(text: str, tokens: tuple[Token, ...]) -> Iterator[Part]:
    """Counts with their shares, whichever stands first."""
    shares = set(shares_in(text))
    taken: set[Token] = set()
    for at, share in enumerate(tokens):
        if share not in shares:
            continue
        before, after = tokens[max(0, at - 2) : at], tokens[at + 1 : at + 3]
        part = _share_first(text, share, after) or _count_first(text, before, share, after)
        if part is not None and part.count not in taken:
            taken.add(part.count)
            yield part


def _share_first(text: str, share: Token, after: tuple[Token, ...]) -> Part | None:
    """72% (10), 72% (10 of 14), 72% (10/14), 72%, or 10 children."""
    if not after or after[0].sort is not Sort.COUNT:
        return None
    is_far = len(after) > 1 and _FAR_BRACKET.match(between(text, share, after[0])) and _is_fraction(text, *after[:2])
    if not (is_far or _SHARE_THEN_COUNT.match(between(text, share, after[0]))):
        return None
    count, is_bracketed = after[0], "(" in between(text, share, after[0]) or "[" in between(text, share, after[0])
    whole = after[1] if len(after) > 1 and _is_fraction(text, count, after[1]) else None
    last = whole or count
    if _BASE_OF.search(text[share.end : count.start]) and whole is None and not _whole_after(text, last, after[1:2]):
        return None
    if is_bracketed and not re.match(r"[^()\d%]{0,40}[)\]]", text[last.end : last.end + 60]):
        return None
    if _CHANGE_AFTER.match(text[count.end : count.end + 30]):
        return None
    return Part(count, share, whole or _whole_after(text, last, after[1:2]))


def _count_first(text: str, before: tuple[Token, ...], share: Token, after: tuple[Token, ...]) -> Part | None:
    """10 (72%), 10 of the 14 children (72%), 10/14 (72%), 10 (72%) of the 14."""
    if not before or before[-1].sort is not Sort.COUNT:
        return None
    last, gap = before[-1], between(text, before[-1], share)
    if _PIECE.match(text[last.end : last.end + 20]):
        return None
    if len(before) > 1 and _is_fraction(text, before[-2], last):
        is_pair = _FRACTION_THEN_SHARE.match(gap) or _COUNT_THEN_SHARE.match(gap)
        return Part(before[-2], share, last) if is_pair else None
    is_cut = any(each.start < last.start for each in wholes_in(text)) and _FRACTION_THEN_SHARE.match(gap)
    if not (is_cut or _COUNT_THEN_SHARE.match(gap)):
        return None
    if _CHANGE_BEFORE.search(text[max(0, last.start - 30) : last.start]):
        return None
    return Part(last, share, _whole_after(text, share, after[:1]))


def _whole_after(text: str, last: Token, after: tuple[Token, ...]) -> Token | None:
    """The whole of "10 (72%) of the 14 children"."""
    if not after or after[0].sort is not Sort.COUNT:
        return None
    return after[0] if _THEN_OF.match(between(text, last, after[0])) else None


def _is_fraction(text: str, first: Token, second: Token) -> bool:
    is_slashed = _SLASH.match(between(text, first, second)) is not None
    return _is_of(text, first, second) or (is_slashed and first.sort is second.sort is Sort.COUNT)


def _is_of(text: str, first: Token, second: Token) -> bool:
    """Whether one count is said to be out of another."""
    if first.sort is not Sort.COUNT or second.sort is not Sort.COUNT or _PIECE.match(text[first.end : first.end + 20]):
        return False
    return _OF.match(between(text, first, second)) is not None


def _is_of_these(text: str, token: Token) -> bool:
    """Whether a count is said to be out of a whole spoken of before: "62 of these children"."""
    return token.sort is Sort.COUNT and _OF_THESE.match(text[token.end : token.end + 20]) is not None


def _is_change(text: str, token: Token) -> bool:
    before, after = text[max(0, token.start - 30) : token.start], text[token.end : token.end + 30]
    is_by = re.search(
        r"\b(?:by|(?:increase|decrease|reduction|rise|fall|drop|uplift)s?\s+of)\s+$", before, re.IGNORECASE
    )
    return bool(is_by or _CHANGE_AFTER.match(after))
