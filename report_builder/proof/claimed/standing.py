"""Claims of where a number stands: below or above others, the lowest or highest of its years or of its family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.proof.claimed.spoken import Way
from report_builder.proof.text.rule import rule
from report_builder.proof.text.words import SPELLED

OTHERS = {
    "family": r"(?:yo[ts]|yjs|youth justice|statistical)?\s*"
    r"[\"'\N{LEFT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}]?"
    r"(?:famil(?:y|ies)|neighbours)\b|comparators?\b|similar (?:services|areas|yots)\b",
    "national": r"national(?:ly)?\b|england\b(?: and wales\b)?|wales\b",
    "regional": r"regional(?:ly)?\b|region\b|pcc\b|police (?:force )?area\b",
}
"""Comparators in a paper's words."""

_ANY_OTHER = "|".join(f"(?P<{name}>{pattern})" for name, pattern in OTHERS.items())
_OTHER = rule(rf"\b(?:{_ANY_OTHER})", re.IGNORECASE)
_WORDS = {
    "below": Way.DOWN,
    "lower": Way.DOWN,
    "less": Way.DOWN,
    "above": Way.UP,
    "higher": Way.UP,
    "more": Way.UP,
    "better": Way.BETTER,
    "worse": Way.WORSE,
}
_STANDING = rule(
    r"\b(?P<word>(?:well |slightly |just |significantly |consistently |far |much )?"
    r"(?P<core>below|above|(?:lower|less|higher|more|better|worse)"
    r"(?:\s+than|\s+compared (?:to|with)|\s+when compared (?:to|with))))\s+(?P<rest>[^.;:()\d]{3,90})",
    re.IGNORECASE,
)
_LASTING = rule(
    r"\b(?:continu\w+|remain\w*|consistently|always|throughout|every year|each year|still)\b|\b(?:has|have) been\b",
    re.IGNORECASE,
)
_UNSAID = rule(
    r"\b(?:(?<!continue )(?<!continues )(?<!continued )to|will|would|should|could|can|may|"
    r"might|must|if|whether|target|aim\w*|not|never)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_LIMITED = rule(
    r"\b(?:in|for|during|over)\s+(?:\w+\s+of\s+(?:the\s+)?|the\s+(?:last|past|latest|first)\s+)?(?:one|two|three|four|five|\d)\s+"
    r"(?:of\s+the\s+\w+\s+)?(?:years?|periods?|quarters?)",
    re.IGNORECASE,
)
_SEVERAL = "two|three|four|five|six|seven|eight|nine|ten"
_EXTREME = rule(
    r"\b(?P<which>lowest|highest)\b(?P<rest>[^.;:]{0,70}?)(?:"
    rf"\b(?:in|for|over|of|across|since)\s+(?:the\s+)?(?:last\s+|past\s+)?(?P<years>\d+|{_SEVERAL})\s+years\b|"
    r"\b(?P<record>on record|ever recorded|to date)\b|"
    r"\b(?:in|of|among|amongst|within|across)\s+(?:the|our|its)\s+"
    r"(?P<family>(?:yot |youth justice )?family|comparators)\b)",
    re.IGNORECASE,
)
_ONE_OF = rule(
    r"\bone of (?:the|its|our)\s+$|\b(?:second|third|fourth|fifth|sixth|seventh|\d+(?:nd|rd|th))[\s-]+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A number said to lie below or above others.

    Attributes:
        start, end: the stretch of the text, comparators included.
        way: where it is said to lie.
        others: which comparators are named: family, national, regional; empty where only places' names may be.
        is_lasting: whether it is said of more than the latest period.
        rest: the words in which the others are named.
    """

    start: int
    end: int
    way: Way
    others: tuple[str, ...]
    is_lasting: bool
    rest: str


@dataclass(frozen=True, slots=True)
class Extreme:
    """A number said to be the lowest or highest.

    Attributes:
        start, end: the stretch of the text.
        is_lowest: whether lowest is said.
        years: of how many years; 0 of all that there are, or where it is of areas.
        is_of_family: whether it is of areas, not of years.
    """

    start: int
    end: int
    is_lowest: bool
    years: int
    is_of_family: bool


def standings_in(text: str, start: int, end: int) -> Iterator[Standing]:
    """Claims that a number lies below or above others, none that is said of some years alone."""
    for found in _STANDING.finditer(text, start, end):
        if _UNSAID.search(text[start : found.start()]) or _LIMITED.search(text, start, end):
            continue
        named = list(_OTHER.finditer(found["rest"]))
        stop = found.start("rest") + named[-1].end() if named else found.end()
        others = tuple(dict.fromkeys(str(each.lastgroup) for each in named))
        way = _WORDS[found["core"].split()[0].lower()]
        is_lasting = bool(_LASTING.search(text, start, found.end("word")))
        yield Standing(found.start(), stop, way, others, is_lasting, found["rest"])


def extremes_in(text: str, start: int, end: int) -> Iterator[Extreme]:
    """Claims that a number is the lowest or highest of its years, or of its family."""
    for found in _EXTREME.finditer(text, start, end):
        if _ONE_OF.search(text[start : found.start()]):
            continue
        said = (found["years"] or "").lower()
        years = SPELLED.get(said) or (int(said) if said.isdecimal() else 0)
        yield Extreme(found.start(), found.end(), found["which"].lower() == "lowest", years, bool(found["family"]))
