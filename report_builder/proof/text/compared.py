"""Comparisons: a value, a word such as "higher than" or "ahead of", and the values of others that follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.proof.text.movement import LONGEST, Pair, amounts_in, pairs_in, whole_sentences
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import within
from report_builder.proof.text.tokens import Sort, Token
from report_builder.proof.text.topics import is_high_good

_THAN = (
    r"(?:\s+(?:rates?|figures?|levels?))?\s+"
    r"(?:than|when compared (?:to|with)|compared (?:to|with)|in comparison (?:to|with))"
)
_WORDS = rule(
    rf"\b(?:(?P<higher>(?:higher|greater){_THAN}|above|exceeds|exceeded)|(?P<lower>lower{_THAN}|below|"
    r"(?:decrease|reduction) in (?:relation|comparison) to)|"
    rf"(?P<better>better{_THAN}|ahead of|compares? (?:\w+ )?(?:well|favourably) (?:when )?(?:compared )?(?:to|with))|"
    rf"(?P<worse>worse{_THAN}|poorer{_THAN}|not as good (?:when compared to|as))|"
    r"(?P<same>the same (?:as|in comparison to|in comparison with)))\b"
    r"(?!\s+(?:(?:we|was|is|had|been|would|be|that)\s+){0,3}"
    r"(?:desired|desirable|expected|anticipated|hoped|planned|usual|normal|forecast|predicted|ideal|wanted|wished|liked)\b)",
    re.IGNORECASE,
)
_TURN = rule(
    r"\b(?:but|whereas|while|whilst|although|however|lower|higher|better|worse|decrease|increase|above|below)\b"
)
_RATE_OF = rule(r"\b(?:rates?|figure|performance) (?:of|is|was|at|stands at)\s+$", re.IGNORECASE)
_NAME = rule(r"[A-Za-z]{3}")
_VALUE = frozenset({Sort.PERCENT, Sort.NUMBER, Sort.COUNT})
_FARTHEST = 90


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison.

    Attributes:
        start, end: where its word stands.
        word: that word.
        direction: 1 where the value is said to be the higher, -1 the lower, 0 the same.
        own: the value.
        others: those with which it is compared.
    """

    start: int
    end: int
    word: str
    direction: int
    own: Token
    others: tuple[Token, ...]


_BACK = rule(
    r"\s*(?:this|that|it)(?:\s+(?:rate|figure|share|proportion|percentage|level))?\s+"
    r"(?:is|was|remains|remained|stands)(?:\s+\w+){0,2}\s*",
    re.IGNORECASE,
)
"""How a sentence begins that goes on about the value before it."""


def comparisons_in(text: str, before: str = "") -> Iterator[Compared]:
    """Every comparison of a passage of which the value and at least one other are printed.

    Args:
        text: of the passage.
        before: the text of the paragraph before it, whose one value is meant where it begins with "This is".
    """
    told = whole_sentences(text)
    for at, (start, end) in enumerate(told):
        if end - start > LONGEST:
            continue
        yield from _of_this(text, start, end)
        for found in _WORDS.finditer(text, start, end):
            direction = _direction(found, text)
            others = _listed(text, found.end(), end)
            own = _own(text, (start, found.start()), others) or (
                _own(text, told[at - 1], others) if at else _of_before(text[start : found.start()], before, others)
            )
            if direction is not None and own is not None:
                yield Compared(found.start(), found.end(), " ".join(found[0].split()), direction, own, others)


_THIS = rule(
    r"\b(?:is|was|are|were)\s+(?:\w+ly\s+|just\s+|well\s+|far\s+|much\s+)?(?P<word>higher|lower|above|below|better|worse)"
    r"(?:\s+than)?\s+(?:this|that|these|it)\b",
    re.IGNORECASE,
)


def _of_this(text: str, start: int, end: int) -> Iterator[Compared]:
    """The national rate is 32.2% and our rate of 30.1% is higher than this: the later is one's own."""
    for found in _THIS.finditer(text, start, end):
        values = [each for each in within(text, start, found.start()) if each.sort in _VALUE and not each.noun]
        if len(values) != 2 or _kind(values[0]) != _kind(values[1]):
            continue
        word = found["word"].lower()
        good = is_high_good(text[:LONGEST])
        plain = {"higher": 1, "above": 1, "lower": -1, "below": -1}.get(word)
        way = plain or (None if good is None else 1 if good is (word == "better") else -1)
        if way is not None:
            yield Compared(found.start(), found.end(), " ".join(found[0].split()), way, values[1], (values[0],))


def _direction(found: re.Match[str], text: str) -> int | None:
    """Which is said to be the higher; nothing where that hangs on whether high is good, and nobody can tell."""
    group = str(found.lastgroup)
    if group in {"higher", "lower", "same"}:
        return {"higher": 1, "lower": -1, "same": 0}[group]
    is_good = is_high_good(text[:LONGEST])
    if is_good is None:
        return None
    return 1 if is_good is (group == "better") else -1


def _listed(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The values after a word, each with a name before it, up to the next turn of the sentence."""
    turn = _TURN.search(text, start, end)
    last = turn.start() if turn is not None else end
    amounts = {each.token for each in amounts_in(text, start, end)}
    found: list[Token] = []
    before = start
    for token in within(text, start, last):
        if token.sort is Sort.ORDINAL:
            break
        if token.sort not in _VALUE:
            continue
        named = token.start - before <= _FARTHEST and _NAME.search(text[before : token.start])
        if token in amounts or not named or (found and _kind(token) != _kind(found[0])):
            break
        found.append(token)
        before = token.end
    return tuple(each for each in found if not each.noun and not each.is_spelled)


def _of_before(here: str, before: str, others: tuple[Token, ...]) -> Token | None:
    """The one value of the paragraph before, where the sentence up to its comparison is no more than "This is"."""
    if not _BACK.fullmatch(here) or within(here, 0, len(here)) or len(before) > LONGEST:
        return None
    values = [each for each in within(before, 0, len(before)) if each.sort in {Sort.PERCENT, Sort.NUMBER}]
    own = _own(before, (0, len(before)), others)
    return own if values == [own] else None


def _kind(token: Token) -> tuple[Sort, bool]:
    return token.sort, token.decimals > 0


def _own(text: str, stretch: tuple[int, int], others: tuple[Token, ...]) -> Token | None:
    """The value that is compared: the later of two, the one called the rate, or the only one of its kind."""
    if not others:
        return None
    start, end = stretch
    taken = {each.token for each in amounts_in(text, start, end)}
    near = within(text, start, end)
    alike = [each for each in near if _kind(each) == _kind(others[0]) and each not in taken and not each.noun]
    pairs: list[Pair] = [each for each in pairs_in(text, start, end) if each.after in alike]
    if len(pairs) == 1:
        return pairs[0].after
    rates = [each for each in alike if _RATE_OF.search(text[max(0, each.start - 40) : each.start])]
    only = rates if len(rates) == 1 else alike
    return only[0] if len(only) == 1 else None
