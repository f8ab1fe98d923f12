"""A share that no whole number of its whole gives is found; one of another whole is left alone."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.impossible_shares import impossible_shares
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(text: str) -> list[Fault]:
    return list(impossible_shares(Paper("paper.txt", (Passage("paragraph", text),)), Known()))


@pytest.mark.parametrize(
    ("text", "says", "should_be"),
    [
        ("Of the 213 open cases, boys are almost half the total cohort (48.3%).", "48.3%", "47.9% or 48.4%"),
        ("We worked with 213 children. Girls are 26.2% of the cohort.", "26.2%", "25.8% or 26.3%"),
        ("Of the 20 children 48% are boys.", "48%", "45% or 50%"),
        ("Stability is at 48%. These figures were based on only 20 children.", "48%", "45% or 50%"),
        ("Stability is at 48%, but it was noted that this was based on a small cohort of 20.", "48%", "45% or 50%"),
        ("Of the 20 children 45% of the caseload are boys and 56% girls.", "56%", "55% or 60%"),
    ],
)
def test_a_share_that_no_count_gives_is_found_with_the_two_nearest(text: str, says: str, should_be: str) -> None:
    assert [(fault.kind, fault.says, fault.should_be) for fault in _faults(text)] == [
        ("impossible-share", says, should_be)
    ]


def test_the_two_nearest_counts_are_told() -> None:
    (fault,) = _faults("Of the 20 children 48% are boys.")
    assert fault.what == "no whole number of 20 is 48%; 9 is 45% and 10 is 50%"


@pytest.mark.parametrize(
    "text",
    [
        "Of the 213 open cases, 73.2% of the cohort are boys.",
        "Of the 20 children, half (50.8%) of the total females are 14.",
        "Of the 20 children, the rate among them rose by 3%.",
        "Of the 20 children most did well, against 48.3% nationally.",
        "Of the 20 children 9 have a plan, and 48% of their parents came.",
        "We worked with 20 children. Nationally 48.3% of children in care have a plan.",
        "We worked with 20 children. About 48% of the cohort are boys.",
        "Girls are 26.2% of the cohort.",
        "Stability is at 45%. These figures were based on only 20 children.",
        "Stability is at 48%, and 33% elsewhere. These figures were based on only 20 children.",
        "Stability is at 48%. The plan was based on 20 visits.",
        "Stability is at 48%. We met. These figures were based on only 20 children.",
        "Stability is at 48%. These figures are based on about 20 children.",
        "Of the 1,500 children 48.3% are boys.",
    ],
)
def test_a_share_that_may_be_of_another_whole_is_left_alone(text: str) -> None:
    assert _faults(text) == []
