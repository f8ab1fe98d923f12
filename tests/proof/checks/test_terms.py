"""Terms left behind are found once each, in current terminology alone; names in law and words of today are left."""

from __future__ import annotations

from datetime import date

import pytest

from report_builder.proof.checks.terms import TERMS, terms
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _found(*texts: str, terminology: str = "current", as_at: date | None = None) -> list[Fault]:
    passages = tuple(Passage("paragraph", text, places=((0, f"line {at}"),)) for at, text in enumerate(texts, 1))
    return list(terms(Paper("paper.txt", passages, as_at), Known(terminology=terminology)))


@pytest.mark.parametrize(
    ("text", "says", "should_be"),
    [
        ("There were 40 young offenders.", "young offenders", "children"),
        ("Of 9 fixed term exclusions, 3 were long.", "fixed term exclusions", "suspensions"),
        ("He is a young offender.", "young offender", "child"),
        ("Of 9 fixed-period exclusions, 3 were long.", "fixed-period exclusions", "suspensions"),
        ("The share of BAME children rose.", "BAME", ""),
        ("Seven are LAC.", "LAC", "children looked after"),
        ("Each out of court disposal is counted.", "out of court disposal", "out-of-court resolution"),
        ("Boys are over represented.", "over represented", ""),
    ],
)
def test_a_term_left_behind_is_found(text: str, says: str, should_be: str) -> None:
    assert [(each.kind, each.says, each.should_be) for each in _found(text)] == [("outdated-term", says, should_be)]


@pytest.mark.parametrize(
    "text",
    [
        "He was held in a young offender institution.",
        "Seven are children looked after; a lac dye was used.",
        "There were 9 suspensions and 2 permanent exclusions.",
        "Boys are over-represented among those with an out-of-court resolution.",
        "Black children, Asian children and white children were counted.",
        "The offender manager wrote to the youth court.",
        "The word \N{LEFT SINGLE QUOTATION MARK}BAME\N{RIGHT SINGLE QUOTATION MARK} is not used here.",
        "The over 18s are represented by another.",
    ],
)
def test_words_of_today_and_names_in_law_are_left_alone(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize("text", ["There were 40 young offenders.", "Seven are LAC and BAME."])
def test_the_words_of_2020_are_right_in_legacy_terminology(text: str) -> None:
    assert _found(text, terminology="legacy-2020") == []


def test_a_term_is_told_once_with_its_other_places() -> None:
    [fault] = _found("BAME children.", "White children.", "BAME boys.", "BME girls.")

    assert fault.passage.place_at(fault.start) == "line 1"
    assert fault.what.endswith("(so also line 3, line 4)")


def test_a_team_is_a_service_only_from_2021_on() -> None:
    text = "The Youth Offending Team met."

    assert _found(text) == []
    assert _found("The YOT family is nine services.", as_at=date(2021, 7, 27)) == []
    assert _found(text, as_at=date(2020, 7, 28)) == []
    assert [each.should_be for each in _found(text, as_at=date(2021, 7, 27))] == ["youth justice service"]


def test_every_term_says_whose_word_it_is_and_what_to_write() -> None:
    assert all(term.why and term.mend.split()[0] in {"write", "name"} for term in TERMS)


def test_an_entry_of_a_glossary_names_a_term_without_using_it() -> None:
    as_at = date(2026, 1, 31)

    assert _found("YOT: youth offending team", "Its YOT family has ten members.", as_at=as_at) == []
    assert [each.says for each in _found("YOT: youth offending team", "The YOT met.", as_at=as_at)] == ["YOT"]
