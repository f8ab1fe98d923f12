"""Trends told as going on, of what the paper says there are no new data."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.stale_claims import stale_claims
from report_builder.proof.paper import Known, Paper, Passage

_SILENT = Passage("paragraph", "There is no further update to FTE statistics this quarter.", places=((0, "line 9"),))


def _found(*sentences: str) -> list[str]:
    passages = tuple(Passage("paragraph", each) for each in sentences)
    return [each.says for each in stale_claims(Paper("paper.txt", (*passages, _SILENT)), Known())]


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("The rate of first time entrants continues to fall significantly.", "continues to fall significantly"),
        ("First time entrants (FTEs) are falling.", "are falling"),
        ("The number of FTEs is still rising.", "is still rising"),
        ("First-time entrants continue to decrease year on year.", "continue to decrease"),
    ],
)
def test_a_trend_that_goes_on_without_new_data_is_stale(sentence: str, says: str) -> None:
    assert _found(sentence) == [says]


@pytest.mark.parametrize(
    "sentence",
    [
        "The rate of custody continues to fall.",
        "The service continues to work with first time entrants.",
        "First time entrants fell from 231 in 2017 to 164 in 2018.",
        "The tracker shows that first time entrants continue to fall.",
        "We continue to reduce the waiting time of assessments.",
        "The aim is that first time entrants will continue to fall.",
    ],
)
def test_what_is_of_something_else_or_of_named_years_is_left_alone(sentence: str) -> None:
    assert _found(sentence) == []


def test_nothing_is_stale_where_the_paper_does_not_say_so() -> None:
    paper = Paper("paper.txt", (Passage("paragraph", "First time entrants continue to fall."),))

    assert list(stale_claims(paper, Known())) == []


def test_the_fault_names_the_line_that_says_so() -> None:
    paper = Paper("paper.txt", (Passage("paragraph", "First time entrants continue to fall."), _SILENT))

    assert [each.what for each in stale_claims(paper, Known())] == [
        "the paper says on line 9 that there are no new data of first time entrants"
    ]
