"""What an officer's editing may have done to a paper: a figure lost or changed, a passage gone, a number moved on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from report_builder.proof.edited.passages import Passage
from report_builder.proof.finding import Finding, around

_SEE = "see figures.json, or take the DOCX that the program wrote"


@dataclass(frozen=True, slots=True)
class Typed:
    """A number that is no figure's: its place, the words around it, and whether a figure of the place is withheld."""

    place: str
    number: str
    passage: str
    is_withheld: bool


def check(
    passages: tuple[Passage, ...], figures: Mapping[str, Any], *, original: Mapping[str, str], typed: Iterable[Typed]
) -> tuple[Finding, ...]:
    """Everything that is wrong with an edited paper.

    Args:
        passages: the paper's, as it is now.
        figures: the edition's figures.json.
        original: place -> all that stood there when the paper was written; empty where nobody knows.
        typed: numbers that no figure of their place bears out.
    """
    lost = list(_lost(passages, figures, original))
    found = [*_gone(passages, original), *_changed(lost, list(typed)), *_moved(passages)]
    order = {place: at for at, place in enumerate([*original, *(each.place for each in passages)])}
    return tuple(sorted(found, key=lambda one: order.get(one.where, -1)))


def _now(passages: Iterable[Passage]) -> dict[str, str]:
    """Place -> what stands there; two passages of one bookmark together."""
    found: dict[str, str] = {}
    for each in passages:
        found[each.place] = f"{found.get(each.place, '')} {each.words}".strip()
    return found


def _gone(passages: tuple[Passage, ...], original: Mapping[str, str]) -> Iterator[Finding]:
    now = _now(passages)
    for place, words in original.items():
        if not now.get(place):
            mend = "put it back, or leave the section out in the config"
            yield Finding("missing-passage", place, "", "", around(words, ""), mend)


def _lost(
    passages: tuple[Passage, ...], figures: Mapping[str, Any], original: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Place, figure as printed, and what stands there now: figures that stood there more often than they do."""
    now = _now(passages)
    placed = {(place, str(each["shown"])) for each in figures["figures"] for place in each["where"]}
    for place, shown in sorted(placed):
        words = now.get(place, "")
        if words and times(shown, words) < times(shown, original.get(place, "")):
            yield place, shown, words


def times(shown: str, text: str) -> int:
    """How often a figure stands in a text as it is printed: not as a part of another number."""
    return len(re.findall(rf"(?<![\w.,\N{{MINUS SIGN}}+-]){re.escape(shown)}(?![\w%]|[.,]\d)", text))


def _changed(lost: list[tuple[str, str, str]], typed: list[Typed]) -> Iterator[Finding]:
    """Lost figures and typed numbers; where a place has one of each, the one was changed into the other."""
    lost_in, typed_in = Counter(place for place, _, _ in lost), Counter(one.place for one in typed)
    paired = {place for place in lost_in if lost_in[place] == typed_in[place] == 1}
    instead = {one.place: one for one in typed if one.place in paired}
    for place, shown, words in lost:
        if place in paired:
            one = instead[place]
            kind = "withheld-number" if shown == "[c]" else "changed-number"
            yield Finding(kind, place, one.passage, one.number, shown, f"write {shown}")
        elif shown == "[c]":
            yield Finding("withheld-number", place, around(words, ""), "", shown, "put the mark back")
        else:
            yield Finding("lost-figure", place, around(words, ""), "", shown, f"put {shown} back, or {_SEE}")
    for one in typed:
        if one.place not in paired:
            kind = "withheld-number" if one.is_withheld else "typed-number"
            mend = "take it out: a number is withheld here" if one.is_withheld else f"take it out, or {_SEE}"
            yield Finding(kind, one.place, one.passage, one.number, "", mend)


def _moved(passages: tuple[Passage, ...]) -> Iterator[Finding]:
    """The first paragraph of each section whose number is another now; those after it moved with it."""
    moved = [(each, each.place.rpartition("para ")[2]) for each in passages if "para " in each.place]
    wrong = [(each, number) for each, number in moved if each.number != number]
    for _, group in groupby(wrong, key=lambda pair: pair[0].place.rpartition(".")[0]):
        each, number = next(group)
        mend = "references to it, and to those after it, name the old number"
        yield Finding("moved-number", each.place, around(each.words, ""), each.number, number, mend)
