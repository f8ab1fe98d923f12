"""Change as prose tells it: two values, "from 4 to 6", "144 compared to 171", and an amount, "a 15.6% reduction"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan, within
from report_builder.proof.text.sentences import sentences
from report_builder.proof.text.tokens import Sort, Token
from report_builder.proof.text.topics import PLACE, is_high_good

UP = r"increas(?:es?|ed|ing)|ris(?:es?|en|ing)|rose|grow(?:th|n|s|ing)?|grew|(?:went|gone|going) up"
"""Words for more."""

DOWN = (
    r"decreas(?:es?|ed|ing)|reduc(?:tions?|es?|ed|ing)|f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|"
    r"(?:went|gone|going) down|lowered"
)
"""Words for less."""

MOVED = rule(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b", re.IGNORECASE)
"""A word for a change in one direction."""

_WAYS = {"up": 1, "down": -1, "higher": 1, "lower": -1, "above": 1, "below": -1, "more": 1, "fewer": -1, "less": -1}
_AMOUNT = frozenset({Sort.PERCENT, Sort.POINTS, Sort.NUMBER, Sort.COUNT, Sort.MONEY})
_VALUE = frozenset({Sort.PERCENT, Sort.NUMBER, Sort.COUNT, Sort.MONEY, Sort.DURATION})
_LOOSE = (
    r"(?:(?:just|only|about|around|approximately|roughly|nearly|almost|over|under|some|a|an|the|as|more|less|than)\s+)*"
)
_SIGN = r"[+\N{MINUS SIGN}\N{EN DASH}-]?\s?"
_NOUN = r"(?P<noun>increase|rise|growth|decrease|reduction|fall|drop|decline|difference|gap|higher|lower|above|below)s?"
_AFTER = rule(
    rf"\s*(?:(?:year[- ]on[- ]year|overall|relative|further|slight|actual|net|significant)\s+)?{_NOUN}\b|"
    r"(?<=[%t])\s+(?P<than>more|fewer|less)\s+than\s+(?:(?:the|in|last|previous|year|quarter's|figure|of)\s+){0,4}(?=\d)",
    re.IGNORECASE,
)
_BEFORE = rule(
    rf"(?:\b(?P<noun>{UP}|{DOWN}|difference|gap|(?:under|over)spend|savings?|shortfall|surplus)\s+(?:of|by)|(?:\b(?:is|was|are|were)|,)\s+(?P<way>up|down)(?:\s+by)?)"
    rf"\s+{_LOOSE}{_SIGN}$",
    re.IGNORECASE,
)
_MOVED_BY = rule(rf"\b(?P<noun>{UP}|{DOWN})\s+{_LOOSE}$", re.IGNORECASE)
_PIECE = rule(r"[\s-](?:thirds?|quarters?|fifths?|tenths?|halves)\b", re.IGNORECASE)
_GOES_ON = rule(r"\s+(?:to|and|or)\b|\s*-", re.IGNORECASE)
_FROM = rule(
    rf"\bfrom\s+{_LOOSE}(?:(?:high|low|peak|total|average|rate|figure|baseline)\s+(?:rate\s+)?of\s+)?{_SIGN}$",
    re.IGNORECASE,
)
_TO = rule(rf"(?:\b(?P<way>down|up)\s+)?\bto\s+{_LOOSE}{_SIGN}$", re.IGNORECASE)
_BACK = rule(
    rf"^\W{{0,3}}(?:[^.;]{{0,40}}?\b)?(?:(?P<way>up|down)|(?P<word>{UP}|{DOWN}))\s+from\s+{_LOOSE}{_SIGN}$",
    re.IGNORECASE,
)
_HAS_ITS_OWN = rule(r"\s*to\s+\d")
"""After a value that came from another: a rise from 4 to 6."""

_TAKEN_BACK = rule(r"\b(?:not?|prevent\w*|avoid\w*|without|revers\w+|offset|stop\w*|despite)\b", re.IGNORECASE)
_NO_WAY = rule(r"\b(?:went|gone|moved|changed|improv\w+|worsen\w+|rang\w+)\b|[;:]", re.IGNORECASE)
_WAY_BEFORE = rule(r"\b(?:is|was|are|were|gone|went|moved)\s+(?P<way>up|down)\s+$", re.IGNORECASE)
_BETTER = rule(r"\b(?:(?P<better>improv\w+)|worsen\w+|deteriorat\w+)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_CHANGED = rule(rf"\b(?:{UP}|{DOWN}|up|down|doubl\w+|halv\w+|trebl\w+|tripl\w+|quadrupl\w+)\b", re.IGNORECASE)
_ONLY_TWO = rule(rf"\(\s*(?:from\s+)?{_SIGN}[\d.,]+\s*%?\s+to\s+{_SIGN}[\d.,]+\s*%?\s*[,;)]", re.IGNORECASE)
_NEAR = 80
_AND_SO = rule(
    rf"(?:\s+per\s+[\d,]+)?,\s+(?:which is\s+|this is\s+|representing\s+)?an?\s+(?:\w+\s+)?{_NOUN}\b",
    re.IGNORECASE,
)
_AGAINST = rule(
    r"\b(?:compared\s+(?:to|with|against)|in\s+comparison\s+(?:to|with)|against|versus|vs\.?)(?=\s)|"
    r"(?<=%)\s+(?:(?:higher|lower|more|fewer|less)\s+than|above|below)\b|"
    r"(?<=%)\s+(?:in\s+[\w ]{3,40}?\s+)?(?:on|from)\s+(?:the\s+)?(?:last|previous|prior)\s+"
    r"(?:financial\s+)?(?:year|quarter|period)(?:['\N{RIGHT SINGLE QUOTATION MARK}]s)?"
    r"(?:\s+(?:figure|total|number|rate))?(?:\s+of)?\s*(?=\(?\d)|"
    r"\bpoints?\s+(?:(?:higher|lower)\s+than|above|below)\b",
    re.IGNORECASE,
)
_FARTHEST = 130
LONGEST = 3_000
"""Letters of a sentence from which on it is no prose, and nothing is read from it."""

_NEXT = 6
"""Numbers after the first among which the second is sought."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much something changed.

    Attributes:
        token: the number.
        direction: 1 up, -1 down, 0 where the word does not tell ("a gap of 8%").
        start, end: the stretch of number and word, without the article.
        word: the noun or verb.
    """

    token: Token
    direction: int
    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An earlier and a later value, or another's and one's own.

    Attributes:
        before, after: the two.
        direction: as the words about them tell it; 0 where they do not.
        is_of_places: whether the first is another's of the same time.
    """

    before: Token
    after: Token
    direction: int = 0
    is_of_places: bool = False

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return min(self.before.start, self.after.start)

    @property
    def end(self) -> int:
        """Where the second ends."""
        return max(self.before.end, self.after.end)


def way(word: str) -> int:
    """1 of a word for more, -1 of one for less, 0 of any other."""
    if word.lower() in _WAYS:
        return _WAYS[word.lower()]
    found = MOVED.fullmatch(word)
    return 0 if found is None else 1 if found["up"] else -1


@lru_cache(maxsize=4096)
def whole_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence; a semicolon ends none."""
    joined: list[tuple[int, int]] = []
    for start, end in sentences(text):
        if joined and text[joined[-1][0] : joined[-1][1]].rstrip().endswith(";"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def amounts_in(text: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """Every amount of change of a stretch: "a 15.6% reduction", "reduction of -13%", "increased by 4".

    Args:
        text: of the passage.
        start: of the stretch.
        end: of it; the end of the text where not told.
    """
    last = len(text) if end is None else end
    if last - start > LONGEST:
        return ()
    found = _all_amounts(text)
    return found[bisect_left(found, start, key=_begin) : bisect_left(found, last, key=_begin)]


@lru_cache(maxsize=4096)
def _all_amounts(text: str) -> tuple[Amount, ...]:
    tokens = (each for each in scan(text) if each.sort in _AMOUNT)
    return tuple(amount for each in tokens if (amount := amount_of(text, each)) is not None)


def _begin(amount: Amount) -> int:
    return amount.token.start


def amount_of(text: str, token: Token) -> Amount | None:
    """What a number is an amount of: "a 15.6% reduction"; nothing where it is none.

    Args:
        text: of the passage.
        token: the number.
    """
    if _PIECE.match(text, token.end):
        return None
    before = text[max(0, token.start - 60) : token.start]
    begins = token.start - len(before)
    signed = token.start - int(bool(token.sign) and before[-1:] in "+-\N{MINUS SIGN}\N{EN DASH}")
    if (after := _AFTER.match(text, token.end)) is not None:
        noun = after["noun"] or after["than"]
        return Amount(token, way(noun), signed, after.end(), noun)
    told = _BEFORE.search(before)
    if told is None and token.sort in {Sort.PERCENT, Sort.POINTS} and not _GOES_ON.match(text, token.end):
        moved = _MOVED_BY.search(before)
        return moved and Amount(token, way(moved["noun"]), begins + moved.start(), token.end, moved["noun"])
    if told is None:
        return None
    word = told["noun"] or told["way"]
    return Amount(token, way(word), begins + told.start("noun" if told["noun"] else "way"), token.end, word)


def pairs_in(text: str, start: int = 0, end: int | None = None) -> tuple[Pair, ...]:
    """Every two values of a stretch of which one is said to come from, or to be compared with, the other.

    Args:
        text: of the passage.
        start: of a sentence.
        end: of it; every sentence where not told.
    """
    if end is None:
        return tuple(pair for first, last in whole_sentences(text) for pair in pairs_in(text, first, last))
    if end - start > LONGEST:
        return ()
    taken = {each.token for each in amounts_in(text, start, end)}
    values = [each for each in within(text, start, end) if each.sort in _VALUE and each not in taken]
    found = [
        *_moved(text, start, values),
        *_bracketed(text, start, values),
        *_back(text, values),
        *_compared(text, (start, end), set(values)),
    ]
    return tuple(sorted(found, key=lambda pair: pair.start))


def _moved(text: str, start: int, values: list[Token]) -> Iterator[Pair]:
    """From 4 to 6."""
    for at, first in enumerate(values):
        came = _FROM.search(text[max(start, first.start - 60) : first.start])
        if came is None:
            continue
        is_inside = _in_brackets(text, first)
        later = (
            each
            for each in values[at + 1 : at + _NEXT]
            if alike(first, each) and (is_inside or not _in_brackets(text, each))
        )
        second = next(later, None)
        if second is None or second.start - first.end > _FARTHEST:
            continue
        gap = text[first.end : second.start]
        led = _TO.search(gap)
        if led is not None and not re.search(r"\bfrom\b|[.;](?=\s)", gap):
            from_word = max(start, first.start - 60) + came.start()
            told = way(led["way"] or "") or _said_before(text, start, from_word)
            yield Pair(first, second, told or _said_after(text, second.end))


def _bracketed(text: str, start: int, values: list[Token]) -> Iterator[Pair]:
    """Doubled (12 to 24): after a word of change, a bracket with nothing but the two values."""
    for first, second in pairwise(values):
        opens = text.rfind("(", 0, first.start)
        is_whole = opens > start and _ONLY_TWO.fullmatch(text[opens : second.end + 1])
        if is_whole and alike(first, second) and _CHANGED.search(text[max(start, opens - _NEAR) : opens]):
            yield Pair(first, second, _said_before(text, start, opens))


def _said_before(text: str, start: int, end: int) -> int:
    """The direction that the words before "from" tell: those of the last word of change, unless it is taken back."""
    begins = max(start, end - _FARTHEST)
    amounts = {each.token for each in amounts_in(text, begins, end)}
    values = (each for each in within(text, begins, end) if each.sort in _VALUE and each not in amounts)
    begins = max([begins, *(each.end for each in values)])
    clause = text[begins:end]
    if (told := _WAY_BEFORE.search(clause)) is not None:
        return way(told["way"])
    if (better := _BETTER.search(clause)) is not None:
        is_good = is_high_good(clause)
        return 0 if is_good is None else (1 if is_good else -1) * (1 if better["better"] else -1)
    moved = list(MOVED.finditer(clause))
    if not moved:
        return 0
    last = moved[-1]
    opposed = any(one.end() > last.start() - 30 and way(one[0]) != way(last[0]) for one in moved[:-1])
    if opposed or _NO_WAY.search(clause, last.end()):
        return 0
    near = clause[max(0, last.start() - 40) : last.start()]
    return 0 if _TAKEN_BACK.search(near) else way(last[0])


def _said_after(text: str, offset: int) -> int:
    """The direction that follows: ", a reduction"."""
    said = _AND_SO.match(text, offset)
    return 0 if said is None else way(said["noun"])


def _back(text: str, values: list[Token]) -> Iterator[Pair]:
    """6, down from 4."""
    for later, earlier in pairwise(values):
        gap = text[later.end : earlier.start]
        came = _BACK.search(gap) if alike(later, earlier) and len(gap) <= _FARTHEST else None
        if came is not None and not _HAS_ITS_OWN.match(text, earlier.end):
            yield Pair(earlier, later, way(came["way"] or came["word"]))


def _compared(text: str, stretch: tuple[int, int], values: set[Token]) -> Iterator[Pair]:
    """144 compared to 171; the one before is the nearest like it."""
    for told in _AGAINST.finditer(text, *stretch):
        after = next((t for t in within(text, told.end(), told.end() + _FARTHEST) if t in values), None)
        before = within(text, max(stretch[0], told.start() - _FARTHEST), told.start())
        own = [each for each in before if after is not None and each in values and each.sort is after.sort]
        if after is not None and own:
            yield Pair(after, own[-1], 0, bool(PLACE.search(text[told.end() : after.start])))


def alike(first: Token, second: Token) -> bool:
    """Whether two numbers may be two values of one thing."""
    if first.sort is second.sort is Sort.DURATION:
        return first.words.lower().rstrip("s").split()[-1] == second.words.lower().rstrip("s").split()[-1]
    plain = {Sort.COUNT, Sort.NUMBER}
    if {first.sort, second.sort} <= plain:
        return first.sort is second.sort or not (first.noun or second.noun)
    return first.sort is second.sort


def _in_brackets(text: str, token: Token) -> bool:
    before = text[max(0, token.start - 60) : token.start]
    return before.rfind("(") > before.rfind(")")


def span(token: Token, *, is_rate: bool) -> tuple[Decimal, Decimal]:
    """The least and the greatest number that a printed one stands for.

    Args:
        token: as printed.
        is_rate: whether a whole number was rounded too, as rates are; a count of persons never is.
    """
    if token.sort is Sort.COUNT and is_rate and not token.is_person:
        half = Decimal("0.5")
        return token.value - half, token.value + half
    return token.low, token.high
