"""Acronyms in a text, and what the text around them says that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_builder.proof.text.rule import rule

_APOSTROPHE = "'\N{RIGHT SINGLE QUOTATION MARK}"
_TOKEN = rule(
    rf"(?<![\w&.@-])(?P<letters>[A-Z]{{2,7}}|[A-Z]{{1,3}}[a-z]{{1,2}}[A-Z]{{1,4}}|[A-Z] ?& ?[A-Z])"
    rf"(?:s|[{_APOSTROPHE}]s?)?(?![\w@&]|-\d|\.\w|[{_APOSTROPHE}]\w)"
)
_WORD = rule(rf"[A-Za-z][\w{_APOSTROPHE}]*")
_NAME_BEFORE = rule(rf"((?:[A-Z][\w{_APOSTROPHE}-]+\s+(?:(?:and|of|for|the|&)\s+)?){{2,8}})\(\s*$")
_OPENING = rule(
    r"\s*(?:\(|[-:|=\N{EN DASH}\N{EM DASH}]|(?:,\s*)?\b(?:means|meaning|stands for|is)\b(?:\s+(?:both|either)\b)?)?\s*"
)
"""Between an acronym and its meaning."""

_SMALL = frozenset(("a", "an", "and", "at", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with", "by"))
_LONGEST = 16
"""Words of a meaning at most, small ones included."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """A word of capitals as it stands in a text; `letters` without its plural or genitive: "YOT" of "YOT's"."""

    letters: str
    start: int
    end: int


def acronyms_in(text: str) -> Iterator[Acronym]:
    """Every word of capitals, and such as DfE and OoCD."""
    for found in _TOKEN.finditer(text):
        yield Acronym(found["letters"].replace(" ", ""), *found.span())


def meaning_of(text: str, acronym: Acronym) -> str:
    """What the text beside an acronym says that it means; empty where it says nothing.

    Known forms: "first time entrant (FTE)", "FTE (first time entrant)", "FTE - first time entrant", and the line of a
    glossary, "FTE first time entrant".
    """
    before, after = text[: acronym.start], text[acronym.end :]
    if re.search(r"\(\s*(?:or\s+|the\s+)?[\N{LEFT DOUBLE QUOTATION MARK}\"']?$", before):
        return _ending(before[max(0, len(before) - 200) :], acronym.letters)
    opening = _OPENING.match(after)
    is_joined = opening is not None and opening[0].strip()
    if not is_joined and acronym.start > 0:
        return ""
    return spelled_out(_WORD.findall(after[opening.end() if opening else 0 :][:200])[:_LONGEST], acronym.letters)


def _ending(before: str, letters: str) -> str:
    """The words just before a bracket that begin with these letters; one more word may follow them."""
    words = _WORD.findall(re.split(r"[.;:!?]\s", before)[-1])
    for last in (len(words), len(words) - 1):
        for first in range(max(0, last - _LONGEST), last):
            meaning = spelled_out(words[first:last], letters)
            if meaning and len(meaning.split()) == last - first:
                return meaning
    return ""


def is_introduced(text: str, acronym: Acronym) -> bool:
    """Whether it stands in brackets after a name with most of its letters: "Safer Communities Partnership (SSCP)"."""
    before = _NAME_BEFORE.search(text[max(0, acronym.start - 200) : acronym.start])
    if before is None:
        return False
    found, at = 0, 0
    for word in _WORD.findall(before[1]):
        place = acronym.letters.upper().find(word[0], at)
        if word[0].isupper() and place >= 0:
            found, at = found + 1, place + 1
    return found >= max(2, len(acronym.letters) - 1)


def spelled_out(words: Sequence[str], letters: str) -> str:
    """The first of these words, as many as it takes for their first letters to be these; else empty.

    Small words may be left out, and a word that is itself of capitals stands for as many letters as it has.
    """
    taken = _taken(tuple(words), letters.replace("&", "").upper())
    return " ".join(words[:taken])


def _taken(words: tuple[str, ...], letters: str) -> int:
    if not letters:
        return 0
    if not words:
        return -len(letters) - _LONGEST
    word = words[0]
    choices = []
    if word[0].upper() == letters[0]:
        choices.append(1 + _taken(words[1:], letters[1:]))
        if word.isupper() and 1 < len(word) < len(letters) and letters.startswith(word):
            choices.append(1 + _taken(words[1:], letters[len(word) :]))
    if word.lower() in _SMALL:
        choices.append(1 + _taken(words[1:], letters))
    return max([each for each in choices if each > 0], default=-_LONGEST - len(letters))


def written_in_full(text: str, letters: str) -> bool:
    """Whether a name of these letters stands somewhere, all its words but one with a capital: "Youth Justice Board"."""
    if "&" in letters:
        one, other = letters.split("&")
        return re.search(rf"\b{one}\w+ (?:and|&) {other}\w+", text) is not None
    if len(letters) < 3:
        return False
    small = rf"(?:(?:{'|'.join(sorted(_SMALL))}|&)\s+){{0,3}}"
    name = rf"[\w{_APOSTROPHE}]*,?[\s/-]+{small}".join(letters.upper())
    for found in re.finditer(rf"(?<![\w]){name}[\w{_APOSTROPHE}]+", text, re.IGNORECASE):
        words = [word for word in _WORD.findall(found[0]) if word.lower() not in _SMALL]
        if sum(word[0].isupper() for word in words) >= len(letters) - 1 and not any(word.isupper() for word in words):
            return True
    return False


def in_short(meaning: str) -> tuple[str, ...]:
    """A meaning without plurals, endings and small words, to compare with another."""
    return tuple(word[:3].lower() for word in _WORD.findall(meaning) if word.lower() not in _SMALL)
