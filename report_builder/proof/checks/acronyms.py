"""Acronyms that a paper does not explain, misspells, or uses in two meanings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.acronyms import (
    Acronym,
    acronyms_in,
    in_short,
    is_introduced,
    meaning_of,
    spelled_out,
    written_in_full,
)
from report_builder.proof.text.field_acronyms import ALSO_MEANS, NEED_NO_TELLING, of_the_field
from report_builder.proof.text.rule import rule
from report_builder.proof.text.words import ORDINALS

_SINGLY = 5
"""Unexplained acronyms that are told one by one; more are told in one finding, so that it can still be read."""

_OUTDATED = frozenset(("BAME", "BME", "LAC", "OOCD", "OoCD"))
_WRITE_ANOTHER = "write what is meant in today's words"
"""Of acronyms that are outdated terms as well, which are not to be written out."""

_WORDLIKE = rule(r"(?!([A-Z])\1)(?:[B-DF-HJ-NP-TV-XZ]{0,2}[AEIOUY]{1,2})+[B-DF-HJ-NP-TV-XZ]{0,2}E?")
_STAFFED = rule(
    r"\b\d+\.\d+\s*(?:x\s*)?FTEs?\b|\b\d+\s*(?:x\s*)?FTEs?\s+(?:\w+\s+){0,4}?(?:posts?|vacanc\w+|staff|officers?|"
    r"workers?|managers?|positions?|roles?|practitioners?|nurses?|administrators?)\b|"
    r"\bFTEs?\s+(?:posts?|staff|vacanc\w+|establishment|equivalents?|hours|salar\w+)\b",
)
_ENTRANT = rule(r"\bfirst[\s-]time[\s-]entrants?\b", re.IGNORECASE)
_SHORTEST = 12
_SHOUTED = 0.6
"""Share of capitals from which on a passage is a line in capitals, and none of its words an acronym."""


@dataclass(frozen=True, slots=True)
class _Use:
    """An acronym where it stands, and its meaning if the words beside it tell it."""

    passage: Passage
    acronym: Acronym
    meaning: str

    @property
    def place(self) -> str:
        return self.passage.place_at(self.acronym.start)


def acronyms(paper: Paper, known: Known) -> Iterator[Fault]:
    """Acronyms unexplained, misspelt, or with two meanings.

    Args:
        paper: as it was read.
        known: its `acronyms` are explained, each with its one meaning.
    """
    uses = _uses(paper)
    text = paper.text
    unexplained = {
        letters: found
        for letters, found in uses.items()
        if letters not in known.acronyms and not _is_explained(found, letters, text) and _is_acronym(letters, text)
    }
    misspelt = {letters: meant for letters in unexplained if (meant := _meant(letters, uses, unexplained))}
    for letters, meant in misspelt.items():
        yield _misspelling(unexplained.pop(letters)[0], meant)
    outdated = frozenset() if known.terminology == "legacy-2020" else _OUTDATED
    yield from _unexplained(unexplained, outdated)
    yield from _two_meanings(uses, known.acronyms)
    yield from _staff_and_entrants(paper, known.acronyms)


def _uses(paper: Paper) -> Mapping[str, list[_Use]]:
    uses: dict[str, list[_Use]] = defaultdict(list)
    for passage in paper.passages:
        if _is_shouted(passage.text):
            continue
        in_rows = {row[0].strip(): row[1] for row in passage.rows if len(row) > 1 and row[1].strip()}
        for acronym in acronyms_in(passage.text):
            meaning = meaning_of(passage.text, acronym) or _in_row(in_rows.get(acronym.letters, ""))
            uses[acronym.letters].append(_Use(passage, acronym, meaning))
    return uses


def _is_shouted(text: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    return len(letters) > _SHORTEST and sum(each.isupper() for each in letters) > _SHOUTED * len(letters)


def _in_row(cell: str) -> str:
    """The meaning that the second cell of a glossary gives; a cell of figures gives none."""
    return cell if len(re.findall(r"[A-Za-z]{2,}", cell)) > 1 else ""


def _is_explained(found: list[_Use], letters: str, text: str) -> bool:
    """Whether the paper tells the meaning anywhere, beside the acronym or by the full name."""
    meaning = of_the_field().get(letters, "")
    is_named = bool(meaning) and re.search(rf"\b{_loosely(meaning)}", text, re.IGNORECASE) is not None
    is_told = any(each.meaning or is_introduced(each.passage.text, each.acronym) for each in found)
    return is_told or is_named or written_in_full(text, letters)


def _loosely(meaning: str) -> str:
    """A pattern for a meaning, whatever stands between its words, and whatever their endings."""
    return r"\w*\W+".join(re.escape(word) for word in re.findall(r"\w+", meaning)[:6])


def _is_acronym(letters: str, text: str) -> bool:
    """Whether capitals are an acronym that a reader may not know: of the field, or no word that can be spoken."""
    if letters in NEED_NO_TELLING or letters.lower() in ORDINALS:
        return False
    if letters in of_the_field():
        return True
    is_a_word = re.search(rf"\b{re.escape(letters.capitalize())}\b|\b{re.escape(letters.lower())}\b", text) is not None
    return not is_a_word and not (len(letters) > 3 and letters[0] != "Y" and _WORDLIKE.fullmatch(letters))


def _meant(letters: str, uses: Mapping[str, list[_Use]], unexplained: Mapping[str, object]) -> str:
    """The acronym whose letters these are in another order, where the paper uses that one more, and it is known."""
    for other, found in uses.items():
        is_shuffled = other != letters and len(letters) > 2 and sorted(other) == sorted(letters)
        is_known = other not in unexplained or other in of_the_field()
        if is_shuffled and is_known and letters not in of_the_field() and len(found) > len(uses[letters]):
            return other
    return ""


def _misspelling(use: _Use, meant: str) -> Fault:
    what = f"{use.acronym.letters} is nowhere explained, and {meant} has the same letters"
    return _fault("acronym-unexplained", use, what, f"write {meant}", meant)


def _unexplained(found: Mapping[str, list[_Use]], outdated: frozenset[str]) -> Iterator[Fault]:
    if len(found) <= _SINGLY:
        for letters, uses in found.items():
            meanings = () if letters in outdated else _meanings(letters)
            should_be = f"{meanings[0]} ({letters})" if len(meanings) == 1 else ""
            mend = _write_out(letters, meanings) if letters not in outdated else _WRITE_ANOTHER
            yield _fault("acronym-unexplained", uses[0], f"{letters} is nowhere explained", mend, should_be)
        return
    (first, uses), *others = found.items()
    listed = ", ".join(f"{letters} ({each[0].place})" for letters, each in others)
    what = f"{first} is nowhere explained, nor are {listed}"
    yield _fault("acronym-unexplained", uses[0], what, "write each out where it stands first, or add a glossary")


def _meanings(letters: str) -> tuple[str, ...]:
    return tuple(each for each in (of_the_field().get(letters), ALSO_MEANS.get(letters)) if each)


def _write_out(letters: str, meanings: tuple[str, ...]) -> str:
    told = " or ".join(f"'{meaning} ({letters})'" for meaning in meanings)
    return f"write {told} here" if told else "write it out where it stands first"


def _two_meanings(uses: Mapping[str, list[_Use]], known: Mapping[str, str]) -> Iterator[Fault]:
    """Acronyms that the paper, or the paper and what is known, expand in two ways; told where the second stands."""
    for letters, found in uses.items():
        told = [each for each in found if spelled_out(each.meaning.replace("-", " ").split(), letters)]
        first = known.get(letters) or (told[0].meaning if told else "")
        if not spelled_out(re.findall(r"\w+", first), letters):
            continue
        second = next((each for each in told if not _is_same(each.meaning, first)), None)
        if second is not None:
            what = f"{letters} means '{first}' and '{second.meaning}'"
            yield _fault("acronym-two-meanings", second, what, "write one of the two in full everywhere")


def _is_same(one: str, other: str) -> bool:
    first, second = in_short(one), in_short(other)
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]


def _staff_and_entrants(paper: Paper, known: Mapping[str, str]) -> Iterator[Fault]:
    """FTE for full-time equivalent in a paper on first time entrants; told once, where it stands first."""
    is_entrant = "FTE" in paper.text and _ENTRANT.search(" ".join((paper.text, known.get("FTE", ""))))
    found = [(passage, each) for passage in paper.passages for each in _STAFFED.finditer(passage.text)]
    if not is_entrant or not found:
        return
    passage, first = found[0]
    others = ", ".join(each[0] for _, each in found[1:])
    what = "FTE means first time entrant in this paper, and full-time equivalent here"
    what += f" (and in {others})" if others else ""
    should_be = first[0].replace("FTE", "WTE")
    mend = "write WTE (whole time equivalent) for staff"
    yield Fault("acronym-two-meanings", passage, *first.span(), what, mend, should_be)


def _fault(kind: str, use: _Use, what: str, mend: str, should_be: str = "") -> Fault:
    return Fault(kind, use.passage, use.acronym.start, use.acronym.end, what, mend, should_be)
