"""Charts, tables, figures, appendices, sections and paragraphs that a paper points to and does not have.

A reference to a part of another document is not judged; nor one to sections or paragraphs of a paper that numbers none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.rule import rule
from report_builder.proof.text.sentences import sentence_at

_KINDS = {
    "chart": ("chart", "graph"),
    "graph": ("chart", "graph"),
    "table": ("table",),
    "figure": ("figure",),
    "appendix": ("appendix", "appendice", "annex"),
    "annex": ("appendix", "appendice", "annex"),
}
"""A kind that is named -> the kinds of captions and headings that answer to it."""

_NUMBER = r"(?:\d{1,2}[a-z]?|[A-Z])"
_NAMED = rule(
    r"\b(?P<kind>(?i:charts?|tables?|figures?|graphs?|appendix|appendices|annex(?:es)?))(?:\.(?=\s+\d))?\s+(?i:no\.?\s*)?"
    rf"(?P<numbers>{_NUMBER}(?:(?:\s*(?:,|&|and|or|to|-|\N{{EN DASH}})\s*){_NUMBER})*)(?![\w%]|[.,]\d)"
)
_SECTION = rule(
    r"\b(?P<kind>(?i:sections?|paragraphs?|paras?\.?))\s+(?P<numbers>\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?)(?![\w%/]|[.,]\d)"
)
_JOINT = rule(rf"(?P<joint>,|&|and|or|to|-|\N{{EN DASH}})?\s*(?P<number>{_NUMBER})")
_ELSEWHERE = rule(
    r"^\s*[),]?\s*(?:,\s*)?(?:of|to|in|from)\s+(?!this\b|the (?:report|paper|briefing|appendi)|(?:the )?(?:chart|table|"
    r"year|quarter)|(?:19|20)\d\d|\w+ (?:is|are|was|were)\b)",
    re.IGNORECASE,
)
_LAW = rule(
    r"\b(?:acts?|code|guidance|guidelines?|regulations?|order|enquir\w+|inquir\w+|agreement|duty|duties|notice|statut\w+|"
    r"constitution|monies|funding|legislation|standards?|directive|bill|inspectorate|ofsted|ministry|ministry's)\b",
    re.IGNORECASE,
)
_HERE = rule(r"\b(?:see|in|at|refer to|detailed in|set out in|shown in|\()\s*$", re.IGNORECASE)
_FEWEST = 3
"""Numbered paragraphs from which on a paper numbers its paragraphs."""


@dataclass(frozen=True, slots=True)
class _Reference:
    """A part that is named in a text: its kind, and the numbers."""

    passage: Passage
    start: int
    end: int
    kind: str
    numbers: tuple[str, ...]


def references(paper: Paper, _known: Known) -> Iterator[Fault]:
    """References to what the paper does not have; of a kind of which it has none at all, one finding.

    Args:
        paper: as it was read.
        _known: not needed.
    """
    here = _parts_of(paper)
    missing: dict[str, list[_Reference]] = defaultdict(list)
    for each in _references(paper):
        kinds = _KINDS[each.kind]
        gone = tuple(number for number in each.numbers if not any(_has(here[kind], number) for kind in kinds))
        if gone:
            missing[kinds[0]].append(_Reference(each.passage, each.start, each.end, each.kind, gone))
    for name, found in missing.items():
        yield from _told(found, has_some=any(here[kind] for kind in _KINDS[name]))
    yield from _sections(paper)


def _parts_of(paper: Paper) -> dict[str, set[str]]:
    """Of each kind, the numbers that captions and headings bear: "13b" of Chart 13b."""
    here: dict[str, set[str]] = defaultdict(set)
    for passage in paper.passages:
        for found in _NAMED.finditer(passage.number):
            here[_singular(found["kind"])].update(_numbers(found["numbers"]))
        opening = _NAMED.match(passage.text) if passage.kind in {"heading", "caption", "table"} else None
        if opening:
            here[_singular(opening["kind"])].update(_numbers(opening["numbers"]))
    return here


def _singular(kind: str) -> str:
    return {"appendices": "appendix", "annexes": "annex"}.get(kind.lower(), kind.lower().removesuffix("s"))


def _numbers(words: str) -> tuple[str, ...]:
    """The numbers of a list; a range of figures is written out: 14-17 is 14, 15, 16, 17."""
    told: list[str] = []
    for found in _JOINT.finditer(words):
        is_range = (found["joint"] or "") in {"to", "-", "\N{EN DASH}"} and told
        if is_range and found["number"].isdigit() and told[-1].isdigit():
            told.extend(str(each) for each in range(int(told[-1]) + 1, int(found["number"])))
        told.append(found["number"])
    return tuple(told)


def _has(numbers: set[str], number: str) -> bool:
    """Whether a number is there: whole, or as parts (13 where there are 13a and 13b, 13a where there is a 13)."""
    whole = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return number in numbers or (number.isdigit() and f"{number}a" in numbers) or (whole != number and whole in numbers)


def _references(paper: Paper) -> Iterator[_Reference]:
    """Those of the paper's own parts; what was once said to be another's, as "Annex A of its report", stays so."""
    named = [(passage, found) for passage in paper.passages for found in _NAMED.finditer(passage.text)]
    others = {_what(found) for passage, found in named if _is_elsewhere(passage.text, found)}
    for passage, found in named:
        is_own = found.start() == 0 and passage.kind in {"heading", "caption", "table"}
        if not is_own and not passage.is_cited(*found.span()) and _what(found) not in others:
            kind, _ = _what(found)
            yield _Reference(passage, *found.span(), kind, _numbers(found["numbers"]))


def _what(found: re.Match[str]) -> tuple[str, str]:
    return _singular(found["kind"]), found["numbers"]


def _is_elsewhere(text: str, found: re.Match[str]) -> bool:
    """Whether the part is another document's: "Annex A of the guidance", "the Act's schedule and Table 2"."""
    start, _ = sentence_at(text, found.start())
    before = text[max(start, found.start() - 40) : found.start()]
    is_owned = re.search(r"(?:'s|\N{RIGHT SINGLE QUOTATION MARK}s|s'|s\N{RIGHT SINGLE QUOTATION MARK})\s+$", before)
    is_footed = found["kind"].lower().startswith(("table", "figure")) and _LAW.search(before)
    return bool(_ELSEWHERE.match(text[found.end() :]) or is_owned or is_footed)


def _told(found: list[_Reference], *, has_some: bool) -> Iterator[Fault]:
    """Each missing part where it is named first; all in one where the paper has none of the kind."""
    seen: set[str] = set()
    for each in found if has_some else found[:1]:
        new = [number for number in each.numbers if number not in seen]
        if not new:
            continue
        seen.update(new)
        kind = each.kind.capitalize()
        what = (
            f"the paper has no {kind} {', '.join(new)}" if has_some else f"the paper has no {each.kind}{_others(found)}"
        )
        mend = f"name the {each.kind} that is meant, or put it in"
        yield Fault("missing-reference", each.passage, each.start, each.end, what, mend)


def _others(found: list[_Reference]) -> str:
    """Where else parts of the same kind are named."""
    places = dict.fromkeys(place for each in found[1:] if (place := each.passage.place_at(each.start)))
    return f" (so named at {', '.join(places)} as well)" if places else ""


def _sections(paper: Paper) -> Iterator[Fault]:
    """Sections and paragraphs by number, where the paper numbers them."""
    numbers = {passage.number for passage in paper.passages if passage.number[:1].isdigit()}
    if sum("." in number for number in numbers) < _FEWEST:
        return
    parents = {number.rsplit(".", 1)[0] for number in numbers if "." in number}
    for passage in paper.passages:
        for found in _SECTION.finditer(passage.text):
            start, end = sentence_at(passage.text, found.start())
            number = found["numbers"].rstrip("abcdefghijklmnopqrstuvwxyz")
            is_ours = bool(_HERE.search(passage.text[start : found.start()])) or "." in number
            law = _LAW.search(passage.text[start:end]) or _is_elsewhere(passage.text, found)
            if is_ours and not law and number not in numbers | parents:
                kind = "section" if found["kind"].lower().startswith("s") else "paragraph"
                what = f"the paper has no {kind} {number}"
                yield Fault("missing-reference", passage, *found.span(), what, f"name the {kind} that is meant")
