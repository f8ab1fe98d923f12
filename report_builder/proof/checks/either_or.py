"""Two parts that nobody can be in both of, and that are together more than their whole: 61 and 28 of 88."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.proof.paper import Fault, Passage
from report_builder.proof.text.opposites import are_opposites
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import within
from report_builder.proof.text.segments import Segment, segments
from report_builder.proof.text.sentences import sentences
from report_builder.proof.text.tokens import Sort, Token

_OPENS = rule(
    r"^\s*(?:(?:of|from|among) (?:these|those|them|which|whom),?\s+|(?:in all|altogether|in total),?\s+)?"
    r"(?:(?:just|only)\s+)?$",
    re.IGNORECASE,
)
_TAKES = rule(
    r"\b(?:of|out of|from|among)\s+(?:all\s+)?(?:the |these |those |our )?$|"
    r"\b(?:received|had|made|took|saw|there were|there had been)\s+$",
    re.IGNORECASE,
)
_DOES = rule(r"^\s*(?:\w+ )?(?:were|was|are|is|had|have|has|did)\b", re.IGNORECASE)
_MORE = rule(r"\b(?:more|fewer|less|than|times|each|per|further|another|average)\b", re.IGNORECASE)
_PAIR = 2


def either_or(passage: Passage) -> Iterator[Fault]:
    """Opposite parts that are more than the one count of the sentence before, or of the beginning of their own.

    Fewer than the whole may be right: others may wait still.
    """
    text, before = passage.text, tuple[Token, ...]()
    for start, end in sentences(text):
        found = segments(text, start, end)
        counts = tuple(each for each in within(text, start, end) if each.sort is Sort.COUNT)
        for whole, parts in _cuts(text, start, before, found):
            if _are_parts(text, whole, parts) and sum(each.count.value for each in parts) > whole.value:
                yield _fault(passage, whole, parts)
        before = counts


def _cuts(
    text: str, start: int, before: tuple[Token, ...], found: tuple[Segment, ...]
) -> Iterator[tuple[Token, tuple[Segment, ...]]]:
    if len(found) == _PAIR and len(before) == 1 and _OPENS.match(text[start : found[0].count.start]):
        yield before[0], found
    if len(found) == _PAIR + 1 and _TAKES.search(text[max(start, found[0].count.start - 40) : found[0].count.start]):
        yield found[0].count, found[1:]


def _are_parts(text: str, whole: Token, parts: tuple[Segment, ...]) -> bool:
    """Whether both are parts of this whole and of nothing else, none of them a change or a guess."""
    one, other = parts
    tokens = (whole, one.count, other.count)
    nouns = {each.noun for each in (one.count, other.count) if each.noun and not _is_sex(each.noun)} - {whole.noun}
    if not whole.noun or nouns or any(each.is_about or each.sign for each in tokens):
        return False
    is_said = _DOES.match(text[one.count.end : one.count.end + 30]) is not None
    is_plain = not any(_MORE.search(each.words) for each in parts)
    said = [each.words[len(each.count.words) :] for each in parts]
    return is_said and is_plain and are_opposites(*said)


def _is_sex(noun: str) -> bool:
    return noun.endswith(("boys", "girls", "males", "men"))


def _fault(passage: Passage, whole: Token, parts: tuple[Segment, ...]) -> Fault:
    one, other = (each.count for each in parts)
    told = (
        f"{one.words} + {other.words} is {one.value + other.value}, more than the {whole.words} of whom they are part"
    )
    told = told if whole.is_person else told.replace("of whom", "of which")
    return Fault("parts-and-whole", passage, one.start, other.end, told, "mend one of the three")
