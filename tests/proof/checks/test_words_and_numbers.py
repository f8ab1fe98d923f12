"""Portions in words against the numbers beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from report_builder.proof.checks.words_and_numbers import words_and_numbers
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(text: str) -> list[Fault]:
    return list(words_and_numbers(Paper("paper.txt", (Passage("paragraph", text),)), Known()))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Over a third of the children (32.1%) live there.", "almost a third"),
        ("The rate is 47.7%, therefore roughly 4:10 of them reoffend.", "almost half"),
        ("One in five (24%) was in care.", "almost a quarter"),
        ("One in five (12.5%) was in care.", "one in eight"),
        ("Almost half the cohort (52.4%) were girls.", "just over half"),
        ("Two thirds of the orders (58%) ended early.", "almost three fifths"),
        ("A quarter (33%) had a plan.", "about a third"),
        ("More than half of the 62 children (30 of 62) were excluded.", "almost half"),
        ("The majority of them (45%) live in the south.", ""),
        ("The vast majority (61%) were boys.", "just over three fifths"),
        ("All 14 young people (92.9%) are known.", "just over nine tenths"),
        ("Most young people (33.3%) did not reoffend.", "about a third"),
        ("Nearly all (66%) had a plan.", "about two thirds"),
        ("Most (46%) live in the town.", "almost half"),
        ("A minority (66%) had a plan.", "about two thirds"),
    ],
)
def test_words_that_their_number_does_not_bear_out_are_found_with_the_words_that_it_does(text: str, right: str) -> None:
    (fault,) = _faults(text)

    assert (fault.kind, fault.should_be) == ("words-and-number", right)


@pytest.mark.parametrize(
    "text",
    [
        "Boys of 14 to 18 are almost half the total cohort of young people (48.3%).",
        "Those of 14 and 15 account for half (50.8%) of the females.",
        "They went on to commit well over half (53%) of all further offences.",
        "It should be borne in mind that almost a third (31%) of those did so in the second half of the year.",
        "Over a third (33%) had a plan.",
        "One in four (27%) was in care, and 1 in 3 (31%) was not.",
        "About 5 in 10 (47.7%) reoffend.",
        "In the first half (12%) fewer did than in the second half (40%).",
        "Over the last quarter (12%) fewer did so.",
        "Half of them were girls; the rest (12%) were not.",
        "Half were girls and some (12%) were older.",
        "45%, half of whom were girls, came back.",
        "At least half (50%) did.",
        "The vast majority (82%) were boys.",
        "Most of them (51%) were boys, the most common offence (14%) was theft.",
        "All young people (100%) had a plan.",
        "Of all children (45%) had a plan.",
        "The majority of those in the programme already use it.",
        "A third party (12%) was involved.",
        "A half day (12%) was lost.",
        "Two thirds (2 of 3) did.",
    ],
)
def test_words_that_their_number_bears_out_and_words_with_none_are_left_alone(text: str) -> None:
    assert _faults(text) == []


@given(some.integers(34, 99))
def test_over_a_third_is_true_of_every_whole_percentage_above_it(percent: int) -> None:
    assert _faults(f"Over a third of them ({percent}%) did.") == []


@given(some.integers(1, 32))
def test_over_a_third_is_true_of_none_below_it(percent: int) -> None:
    assert len(_faults(f"Over a third of them ({percent}%) did.")) == 1
