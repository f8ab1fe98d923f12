"""Sentences that cut a whole into parts which leave nobody out: by place, sex, age or time, or with a remainder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from report_builder.proof.paper import Fault, Passage
from report_builder.proof.text.parts import parts_in, wholes_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.segments import Segment, segments
from report_builder.proof.text.sentences import sentences
from report_builder.proof.text.tokens import Token

_REMAINDER = rule(
    r"\b(?:the\s+)?(?:remaining|remainder(?:\s+of)?|rest(?:\s+of)?|(?:the\s+)?others?)\s+$", re.IGNORECASE
)
_CUT = rule(
    r"[:\N{EN DASH}]|\b(?:of\s+(?:whom|which|these)|compris(?:ing|ed)|made\s+up\s+of|consist(?:ing|ed)\s+of|"
    r"broken\s+down|in\s+total|12\s+months?|year)\b",
    re.IGNORECASE,
)
_STOOD_AT = rule(
    r"\b(?:caseload|cohort|total|number|referrals|numbers|workforce|establishment)\b[^.;\d]{0,50}?"
    r"\b(?:stood at|stands at|was|is|were|are|of|to)\s+$",
    re.IGNORECASE,
)
_TOTAL = rule(r"\b(?:total(?:\s+number)?\s+of|all)\s+$", re.IGNORECASE)
_OF_THESE = rule(r"\s*(?:of|among)\s+(?:these|those|them)\b", re.IGNORECASE)
MAY_OVERLAP = rule(
    r"\b(?:LAC|EHCPs?|SEN|SEND|NEET|CIN|CPP?|looked|mental|substance|needs?|plans?|in\s+care|disabilit\w+|who|whom|whose|with|"
    r"had|have|has|also|including|such|example|e\.g|mainly|mostly)\b",
    re.IGNORECASE,
)
"""Words for parts that may overlap, or for some of them alone."""
_MOST_PARTS = 8
_MOST_COUNTS = 40
"""Of a sentence; one with more is no prose."""
_NEAR = 2
_NEAR_IN = 20
"""Parts that miss their whole by two, or by a twentieth of it, were meant to make it."""


def partitions(passage: Passage) -> Iterator[Fault]:
    """Parts of a sentence that do not add up to its whole, though they leave nobody out."""
    for start, end in sentences(passage.text):
        found = segments(passage.text, start, end)
        for at, whole in enumerate(found[:-1] if len(found) <= _MOST_COUNTS else ()):
            parts = _parts(passage.text, whole, found[at + 1 :])
            is_cut = _is_cut(passage.text, whole, parts) or (
                _is_whole(passage.text, whole) and _is_near(passage.text, whole, parts)
            )
            if is_cut and (fault := _uneven(passage, whole.count, parts)):
                yield fault
                break


def _is_near(text: str, whole: Segment, parts: tuple[Segment, ...]) -> bool:
    """Whether three or more parts come so close to their whole that they are meant to make it."""
    is_off = abs(sum(int(each.count.value) for each in parts) - int(whole.count.value))
    is_close = 0 < is_off <= max(_NEAR, int(whole.count.value) // _NEAR_IN)
    is_rest = any(_REMAINDER.search(text[max(0, each.count.start - 30) : each.count.start]) for each in parts)
    return len(parts) > 2 and is_close and not is_rest and not any(MAY_OVERLAP.search(each.words) for each in parts)


def back_references(passage: Passage) -> Iterator[Fault]:
    """Of these, 20 were boys and 5 girls: both sexes that are none of the counts of the sentence before."""
    text, before = passage.text, tuple[Segment, ...]()
    for start, end in sentences(text):
        found = segments(text, start, end)
        parts = tuple(each for each in found if not each.is_within)
        is_cut = _OF_THESE.match(text[start : start + 20]) and len(parts) == 2 and _leave_nobody_out(parts)
        total = sum(each.count.value for each in parts)
        people = [each.count for each in before if each.count.is_person]
        if is_cut and people and all(total != each.value for each in people):
            whole = min(people, key=lambda each: abs(each.value - total))
            told = f"{' + '.join(each.count.words for each in parts)} is {total}, not {whole.words}"
            yield Fault("parts-and-whole", passage, parts[0].count.start, parts[-1].count.end, told, "mend a number")
        before = found


def remainders(passage: Passage) -> Iterator[Fault]:
    """A remainder that is not what the other parts leave of the whole."""
    text = passage.text
    introduced = wholes_in(text)
    yield from _after_named(passage)
    for each in segments(text, 0, len(text)):
        if not _REMAINDER.search(text[max(0, each.count.start - 30) : each.count.start]):
            continue
        wholes = [one for one in introduced if one.end < each.count.start]
        if not wholes:
            continue
        before = [one for one in segments(text, wholes[-1].end, each.count.start) if not one.is_within]
        if 0 < len(before) <= _MOST_PARTS and not _some_leave(wholes[-1], before, each.count):
            yield _wrong_remainder(passage, wholes[-1], before, each.count)


def _after_named(passage: Passage) -> Iterator[Fault]:
    """8 of the 11 were for violence and the other 4 for robbery."""
    text = passage.text
    for start, end in sentences(text):
        parts = [each for each in parts_in(text) if start <= each.start < end and each.whole]
        if len(parts) != 1 or (whole := parts[0].whole) is None:
            continue
        found = [each for each in segments(text, max(parts[0].end, whole.end), end) if not each.is_within]
        is_rest = found and _REMAINDER.search(text[max(0, found[0].count.start - 30) : found[0].count.start])
        if is_rest and parts[0].count.value + found[0].count.value != whole.value:
            count = parts[0].count
            left = int(whole.value - count.value)
            told = f"{whole.words} less {count.words} is {left}"
            mend = f"write {left}, or mend another number"
            yield Fault("parts-and-whole", passage, found[0].count.start, found[0].count.end, told, mend, str(left))


def _is_cut(text: str, whole: Segment, parts: tuple[Segment, ...]) -> bool:
    """Whether a sentence says that a count is cut into those after it; years one by one may leave children out."""
    if not parts or not _leave_nobody_out(parts):
        return False
    if whole.count in wholes_in(text) and parts[0].sort != "time":
        return True
    return _is_whole(text, whole) and bool(
        _CUT.search(text[whole.count.end : parts[0].count.start]) or _total(text, whole)
    )


def _is_whole(text: str, whole: Segment) -> bool:
    """Whether a count is spoken of as a whole, or a colon comes before the next count."""
    is_introduced = whole.count in wholes_in(text) or _total(text, whole) or whole.words.rstrip().endswith(":")
    is_named = whole.count.noun or _STOOD_AT.search(text[max(0, whole.count.start - 80) : whole.count.start])
    return bool(is_named and (is_introduced or _CUT.search(whole.words)))


def _total(text: str, whole: Segment) -> bool:
    return _TOTAL.search(text[max(0, whole.count.start - 30) : whole.count.start]) is not None


def _parts(text: str, whole: Segment, after: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The counts after a whole that may be its parts: of the same kind, and no part of a part or whole of their own."""
    others = _wholes_of_their_own(text)
    parts = []
    for each in after:
        if each.count in others or (
            each.count.noun and whole.count.noun and each.count.is_person != whole.count.is_person
        ):
            break
        if not each.is_within:
            parts.append(each)
    return tuple(parts)


@lru_cache(maxsize=64)
def _wholes_of_their_own(text: str) -> frozenset[Token]:
    return frozenset({part.whole for part in parts_in(text) if part.whole} | set(wholes_in(text)))


def _leave_nobody_out(parts: tuple[Segment, ...]) -> bool:
    """Whether all are cut by one thing: three or more of it, or both sexes."""
    sorts = {each.sort for each in parts}
    if len(sorts) != 1 or "" in sorts:
        return False
    return len(parts) >= 3 or (len(parts) == 2 and sorts == {"sex"} and _both_sexes(parts))


def _both_sexes(parts: tuple[Segment, ...]) -> bool:
    female = [bool(re.search(r"\b(?:girls?|females?|(?:young )?women)\b", each.words, re.IGNORECASE)) for each in parts]
    return female[0] != female[1]


def _uneven(passage: Passage, whole: Token, parts: tuple[Segment, ...]) -> Fault | None:
    total = sum(int(each.count.value) for each in parts)
    if total == whole.value or any(each.count.value > whole.value for each in parts):
        return None
    told = f"{' + '.join(each.count.words for each in parts)} is {total}, not {whole.words}"
    missing = int(whole.value) - total
    mend = (
        f"say where the other {missing} {'is' if missing == 1 else 'are'}, or mend a number"
        if missing > 0
        else "mend a number"
    )
    return Fault("parts-and-whole", passage, whole.start, parts[-1].count.end, told, mend, words=whole.words)


def _some_leave(whole: Token, before: list[Segment], rest: Token) -> bool:
    """Whether any of the parts before it, together, leave the remainder."""
    left = whole.value - rest.value
    return any(
        sum(each.count.value for each in some) == left
        for many in range(1, len(before) + 1)
        for some in combinations(before, many)
    )


def _wrong_remainder(passage: Passage, whole: Token, before: list[Segment], rest: Token) -> Fault:
    taken = sum(int(each.count.value) for each in before)
    told = f"{whole.words} less {' and '.join(each.count.words for each in before)} is {int(whole.value) - taken}"
    right = str(int(whole.value) - taken) if len(before) == 1 and taken <= whole.value else ""
    mend = f"write {right}, or mend another number" if right else "mend a number"
    return Fault("parts-and-whole", passage, rest.start, rest.end, told, mend, right)
