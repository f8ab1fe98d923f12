"""Terms that the field has left behind: each is told once in a paper, with the term of today and where else it stands.

With `terminology: legacy-2020` the words of the papers of 2020 are right, and nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.acronyms import acronyms_in, meaning_of
from report_builder.proof.text.rule import rule

_LISTED = 12
"""Other places of a term that are named; of more, how many."""

_ENTRY = 90
"""Letters that an entry of a glossary is shorter than."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of the past.

    Attributes:
        words: a pattern for it.
        now: the term of today; "" where there is no one term for another.
        mend: what to write.
        why: whose word it is.
        since: the year from whose papers on it is outdated; 0 for every paper.
        is_exact: whether its capitals count.
    """

    words: str
    now: str
    mend: str
    why: str
    since: int = 0
    is_exact: bool = False


_CHILD_FIRST = "the Youth Justice Board writes of children, and does not name them by an offence"
_GROUPS = "it joins groups that fare differently, and names only some"
_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}]"

TERMS: tuple[_Term, ...] = (
    # Youth Justice Board, "A Guide to Child First" (2022) and Strategic Plan 2021-24: children as children, no label.
    # "Young offender institution" is a place in law (Prison Act 1952, section 43), so it is left.
    _Term(
        r"\b(?:young|youth|juvenile|child)\s+(?:re-?)?offenders?\b(?!\s+institut|\s+panel|\s+act\b|"
        r"\s+information)|\bjuveniles?\b(?!\s+court)",
        "child",
        "write 'child' or 'children', or 'children who have offended'",
        _CHILD_FIRST,
    ),
    # Department for Education, "Suspension and permanent exclusion" guidance (2022): suspension, in law an exclusion
    # for a fixed period.
    _Term(
        r"\bfixed[\s-](?:term|period)\s+exclusions?\b",
        "suspension",
        "write 'suspension' or 'suspensions'",
        "the Department for Education calls it a suspension",
    ),
    # Cabinet Office Race Disparity Unit, "Writing about ethnicity" (2021): neither BAME nor BME; the Commission on Race
    # and Ethnic Disparities (2021), recommendation 24; Office for National Statistics, harmonised standard.
    _Term(
        r"\b(?:BAME|BME)\b|\bblack,?\s+(?:asian,?\s+)?(?:and|&)\s+minority[\s-]ethnic\b|\bnon[\s-]white\b",
        "",
        "name the ethnic groups one by one",
        f"{_GROUPS}: the guidance on writing about ethnicity leaves it out",
    ),
    # "Language that Cares" (TACT, 2019): not the acronym of a child; "looked after" itself is the Children Act's.
    _Term(
        rf"\bLAC(?:{_APOSTROPHE}?s)?\b",
        "children looked after",
        "write 'children looked after' or 'children in care'",
        "children ask not to be called by these letters",
        is_exact=True,
    ),
    # No one source: the Youth Justice Board's case management guidance still said "disposal" in 2024, while services
    # and police forces came to say "resolution"; our current terminology follows them.
    _Term(
        rf"\bout[\s-]of[\s-]court[\s-]disposals?\b|\b(?:OOCD|OoCD)(?:{_APOSTROPHE}?s)?\b",
        "out-of-court resolution",
        "write 'out-of-court resolution'",
        "services and police forces have come to call it a resolution",
    ),
    # Children and Families Act 2014: plans instead of statements, from September 2014.
    _Term(
        r"\bstatements?\s+of\s+(?:SEN|special\s+educational\s+needs?)\b|\bstatemented\b",
        "education, health and care plan",
        "write 'education, health and care plan'",
        "there have been no statements since 2018",
    ),
    # Ministry of Justice and Youth Justice Board, Youth Justice Statistics: over-represented, with a hyphen.
    _Term(
        r"\b(?:over|under)\s+represent(?:ed|ation)\b",
        "",
        "write 'over-represented' or 'under-represented'",
        "the word has a hyphen",
    ),
    # Youth Justice Board: youth justice service, the name that services took from 2021; the law still says team,
    # and the statistics YOT family.
    _Term(
        rf"\byouth\s+offending\s+(?:team|service)s?\b|\b(?:YOT|YOS)(?:{_APOSTROPHE}?s)?\b(?!\s+famil)",
        "youth justice service",
        "write 'youth justice service'",
        "the Youth Justice Board calls them youth justice services",
        since=2021,
    ),
)


def terms(paper: Paper, known: Known) -> Iterator[Fault]:
    """Each outdated term of a paper, where it stands first.

    Args:
        paper: as it was read; its `as_at` tells whether a name of a later year could be known.
        known: its `terminology`.
    """
    if known.terminology == "legacy-2020":
        return
    day = paper.as_at or known.meeting
    for term in TERMS:
        if not term.since or (day is not None and day.year >= term.since):
            yield from _told(paper, term)


def _told(paper: Paper, term: _Term) -> Iterator[Fault]:
    pattern = rule(term.words, 0 if term.is_exact else re.IGNORECASE)
    found = [
        (passage, each)
        for passage in paper.passages
        for each in pattern.finditer(passage.text)
        if not passage.is_cited(*each.span()) and not _is_named(passage, each)
    ]
    if found:
        (passage, first), *others = found
        what = f"{term.why}{_elsewhere(others, besides=passage.place_at(first.start()))}"
        should_be = _many(term.now) if first[0].lower().endswith("s") and not term.is_exact else term.now
        yield Fault("outdated-term", passage, *first.span(), what, term.mend, should_be)


def _many(term: str) -> str:
    return {"child": "children", "": ""}.get(term, f"{term}s")


def _is_named(passage: Passage, found: re.Match[str]) -> bool:
    """Whether the term is spoken of, not used: in quotation marks of its own, or in a glossary."""
    first = next(acronyms_in(passage.text), None)
    if first is not None and not first.start and len(passage.text) < _ENTRY and meaning_of(passage.text, first):
        return True
    before, after = passage.text[: found.start()][-1:], passage.text[found.end() :][:1]
    return (before, after) in {
        ("'", "'"),
        ('"', '"'),
        ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"),
        ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"),
    }


def _elsewhere(others: list[tuple[Passage, re.Match[str]]], *, besides: str) -> str:
    """Where else the term stands, besides the first place."""
    named = dict.fromkeys(passage.place_at(each.start()) for passage, each in others)
    places = [place for place in named if place not in {"", besides}]
    if not places:
        return ""
    more = len(places) - _LISTED
    return f" (so also {', '.join(places[:_LISTED])}{f' and {more} more' if more > 0 else ''})"
