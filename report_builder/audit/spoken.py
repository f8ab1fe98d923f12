"""Numbers told in words: "the remaining three", "no girls", "doubled", "the highest" beside a withheld number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.audit.artefacts import Passage
from report_builder.audit.permitted import Known, Permitted, folded

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
SIZES = {"no": 0, "none": 0, "nobody": 0, "a single": 1, **{word: size for size, word in enumerate(_WORDS, start=1)}}
_COUNT = "|".join(SIZES)
_NOUN = (
    r"(?:child(?:ren)?|girls?|boys?|persons?|people|pupils?|teenagers?|youngsters?|victims?|families|staff|cases?"
    r"|offen[cs]es?|reoffen[cs]es?|reoffenders?|offenders?|sentences?|suspensions?|exclusions?)"
)
_OF_PERSONS = re.compile(
    rf"\b({_COUNT})(?: of (?:the|them|these|those|our))?(?: (?!years|months)[a-z-]+){{0,2}}? {_NOUN}\b"
)
_OF_THEM = re.compile(rf"\b({_COUNT}) of (?:them|these|those|whom)\b")
_REMAINING = re.compile(
    rf"\b(?:remaining|other|only|just|last) ({_COUNT})\b(?! (?:years?|months?|quarters?|measures?|themes?|areas?)\b)"
)
_INNOCENT = re.compile(r"\bby a single\b|\bso that no (?:single )?(?:child|young person|person)\b")
"""How far one sentence more moves a rate, and what protection is for: said of any number."""
_TIMES = re.compile(
    r"\b(?:doubled|halved|trebled|tripled|quadrupled|twice|thrice|half of|one half|a third of|two thirds|a quarter of"
    r"|three quarters of|all but)\b"
)
_SUPERLATIVE = r"(?:highest|lowest|largest|smallest|biggest|greatest|most|fewest|least)"
_RANKED = re.compile(rf"\b{_SUPERLATIVE}\b")
_MARK = re.compile(r"\[c\]|\bwithheld\b|not shown, to protect", re.IGNORECASE)
_SINGULAR = re.compile(r"(?:\[c\]|withheld) (?:child|girl|boy|person|sentence|offence|reoffence|suspension)\b")
_MAY_TELL = re.compile(rf"\b(?:{_COUNT})\b|{_TIMES.pattern}|{_RANKED.pattern}|{_MARK.pattern}", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")


def told_in_words(passage: Passage, words: str, known: Permitted) -> Iterator[tuple[str, bool]]:
    """What a passage tells in words and no figure of its place bears out, and whether that is certain."""
    if not _MAY_TELL.search(words):
        return
    figures = known.by_block.get(passage.block, ())
    sizes = {size for figure in figures for size in figure.sizes}
    is_hidden = any(figure.is_withheld for figure in figures)
    for sentence in _SENTENCE.split(words):
        low = sentence.lower()
        is_marked = bool(_MARK.search(low))
        if any(Decimal(SIZES[count]) not in sizes for count in _counts(low)):
            yield "a number in words that no figure of this place bears out", True
        if _TIMES.search(low) and (is_marked or is_hidden):
            yield "a multiple or a part, in words, beside a withheld number", True
        if _RANKED.search(low) and is_marked:
            yield "an order, in words, beside a withheld number", True
        if _SINGULAR.search(low):
            yield "a withheld number of which the words tell that it is one", True
        if _ranks_a_withheld_group(low, known):
            yield "an order, in words, of a group whose numbers are withheld", False


def _counts(sentence: str) -> Iterator[str]:
    """The number words that count persons or what they did."""
    left = _INNOCENT.sub("", sentence)
    for form in (_OF_PERSONS, _OF_THEM, _REMAINING):
        yield from (found[1] for found in form.finditer(left))


def _ranks_a_withheld_group(sentence: str, known: Permitted) -> bool:
    """Whether the sentence calls a group the highest or the lowest of which nothing is shown anywhere."""
    if not known.withheld_labels or not _RANKED.search(sentence):
        return False
    group = "|".join(re.escape(label) for label in sorted(known.withheld_labels))
    before = rf"\b(?:{group}) (?:had|has|have|is|are|was|were|saw) (?:by far )?the {_SUPERLATIVE}\b"
    after = rf"\b{_SUPERLATIVE}\b[a-z ]{{0,40}} (?:in|among|was|were|is) (?:the )?(?:{group})\b"
    return bool(re.search(f"{before}|{after}", folded(sentence)))


def has_mark(words: str) -> bool:
    """Whether the words hold the mark of a withheld number, or say it."""
    return bool(_MARK.search(words))


def withheld_in(figures: tuple[Known, ...]) -> int:
    """How many of the figures are withheld."""
    return sum(figure.is_withheld for figure in figures)
