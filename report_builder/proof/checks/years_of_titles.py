"""The years that belong to a name: of an Act of Parliament, and of a plan that is named more than once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.rule import rule

_YEARS_OF_ACTS = {
    "anti-social behaviour, crime and policing": (2014,),
    "bail": (1976,),
    "care": (2014,),
    "children": (1908, 1948, 1958, 1972, 1975, 1989, 2004),
    "children and families": (2014,),
    "children and social work": (2017,),
    "children and young persons": (1933, 1963, 1969, 2008),
    "crime and courts": (2013,),
    "crime and disorder": (1998,),
    "criminal justice": (1925, 1948, 1961, 1967, 1972, 1982, 1987, 1988, 1991, 1993, 2003),
    "criminal justice and courts": (2015,),
    "criminal justice and immigration": (2008,),
    "criminal justice and public order": (1994,),
    "data protection": (1984, 1998, 2018),
    "domestic abuse": (2021,),
    "equality": (2006, 2010),
    "freedom of information": (2000,),
    "human rights": (1998,),
    "legal aid, sentencing and punishment of offenders": (2012,),
    "local government": (1933, 1958, 1966, 1972, 1974, 1985, 1986, 1988, 1992, 1999, 2000, 2003, 2010),
    "mental health": (1959, 1983, 2007, 2025),
    "modern slavery": (2015,),
    "offender rehabilitation": (2014,),
    "police and criminal evidence": (1984,),
    "police, crime, sentencing and courts": (2022,),
    "powers of criminal courts (sentencing)": (2000,),
    "rehabilitation of offenders": (1974,),
    "sentencing": (2020,),
    "youth justice and criminal evidence": (1999,),
}
"""Short titles and their years, of the law that papers on youth justice cite. Source: legislation.gov.uk."""

_ACT = rule(
    rf"\b(?P<title>{'|'.join(sorted(map(re.escape, _YEARS_OF_ACTS), key=len, reverse=True))})\s+act\s*,?\s*\(?"
    r"(?P<year>(?:18|19|20)\d\d)\b",
    re.IGNORECASE,
)
_TITLED_BEFORE = rule(r"[A-Z][\w-]*,?\s+(?:(?:and|of|the|&)\s+)?$|\band\s+$")
"""Another capital word before the title: this Act has a longer name than ours."""

_PLAN = rule(
    r"\b(?P<title>(?:[A-Z][\w-]*\s+(?:(?:and|of|for|the|&)\s+)?){1,5}(?:Plan|Strategy|Framework))\s*[,:(]?\s*(?:for\s+)?"
    r"(?P<since>20\d\d)\s*(?:-|\N{EN DASH}|/|to)\s*(?P<until>20\d\d|\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class _Plan:
    passage: Passage
    start: int
    end: int
    title: str
    since: int
    until: int


def years_of_titles(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Acts under a year in which there was none of the name, and plans of one title and beginning with two ends.

    Args:
        paper: as it was read.
        _known: not needed: the law is the same for everybody.
    """
    for passage in paper.passages:
        yield from _acts(passage)
    yield from _plans(paper)


def _acts(passage: Passage) -> Iterator[Fault]:
    for found in _ACT.finditer(passage.text):
        title, year = " ".join(found["title"].lower().split()), int(found["year"])
        years = _YEARS_OF_ACTS[title]
        if year in years or _TITLED_BEFORE.search(passage.text[: found.start()]):
            continue
        name = " ".join(found[0].split())
        should_be = f"{name[: -len(found['year'])]}{years[0]}" if len(years) == 1 else ""
        what = f"there is no such Act of {year}, but one of {' or '.join(map(str, years))}"
        mend = "write the year of the Act that is meant"
        yield Fault("contradicting-dates", passage, *found.span(), what, mend, should_be)


def _plans(paper: Paper) -> Iterator[Fault]:
    """A plan's years that are not those under which the paper names it otherwise; of two as frequent, the later."""
    plans = [plan for passage in paper.passages for plan in _named(passage)]
    ends = Counter((each.title, each.since, each.until) for each in plans)
    for at, each in enumerate(plans):
        rivals = [other for other in plans if _same_plan(each, other)]
        own = ends[each.title, each.since, each.until]
        if rivals and (own < len(rivals) or (own == len(rivals) and at > plans.index(rivals[0]))):
            other = rivals[0]
            words = other.passage.text[other.start : other.end]
            what = f"elsewhere ({other.passage.place_at(other.start)}) the paper has it as {words}"
            yield Fault(
                "contradicting-dates", each.passage, each.start, each.end, what, "give it the same years everywhere"
            )


def _named(passage: Passage) -> Iterator[_Plan]:
    for found in _PLAN.finditer(passage.text):
        since, until = int(found["since"]), int(found["until"])
        until += since // 100 * 100 * (until < 100)
        title = " ".join(found["title"].casefold().split()[-3:])
        yield _Plan(passage, found.start("since"), found.end(), title, since, until)


def _same_plan(one: _Plan, other: _Plan) -> bool:
    return (one.title, one.since) == (other.title, other.since) and one.until != other.until
