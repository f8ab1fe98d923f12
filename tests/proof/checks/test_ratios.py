"""A ratio printed with its two counts is the one divided by the other, at the decimals that are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.checks.ratios import ratios
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(*texts: str) -> list[Fault]:
    return list(ratios(Paper("paper.txt", tuple(Passage("paragraph", text) for text in texts)), Known()))


def _told(*texts: str) -> list[tuple[str, str, str, str]]:
    return [(fault.kind, fault.says, fault.should_be, fault.what) for fault in _faults(*texts)]


LINES = (
    "Number of young people in cohort: 72",
    "Number of young people reoffending 8",
    "Number of further offences committed by cohort members: 17",
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Of the 213 cases 62 children received 183 exclusions, an average of 2.97 exclusions per child.",
            ("ratio", "2.97", "2.95", "183 / 62 is 2.95"),
        ),
        ("62 of the 213 children received 183 exclusions, an average of 2.95 exclusions per child.", None),
        (
            "There were 17 re-offences by 8 young people. That is 2.1 reoffences per young person and 2.4 per cohort.",
            None,
        ),
        (
            "The 56 children had 196 exclusions, an average of 4.2 per child.",
            ("ratio", "4.2", "3.5", "196 / 56 is 3.5"),
        ),
        ("The 56 children had 196 exclusions, an average of 3.5 per child.", None),
        ("The 56 children had 196 exclusions, an average of 4.2 per school.", None),
        ("62 children had 183 exclusions. In all, 387.5 days were lost, which is 1.82 for each child.", None),
        (
            "Those 45 young people committed 190 reoffences, an average of 3.42 reoffences each.",
            ("ratio", "3.42", "4.22", "190 / 45 is 4.22"),
        ),
        ("Those 45 young people committed 190 reoffences, an average of 4.22 reoffences each.", None),
        (
            "There were 13 re-offences by 6 young people. The mean is 2.3 re-offences per person.",
            ("ratio", "2.3", "2.2", "13 / 6 is 2.2"),
        ),
    ],
)
def test_a_mean_that_is_not_its_counts_divided_is_found(text: str, told: tuple[str, ...] | None) -> None:
    assert _told(text) == ([told] if told else [])


def test_the_rates_of_labelled_lines_are_held_against_the_counts_above_them() -> None:
    """8 / 72 is 0.1111, 17 / 8 is 2.125, 17 / 72 is 0.2361."""
    right = ("Overall binary rate: 11.1%", "Reoffences per reoffender rate: 2.13", "Reoffences per offender rate: 0.24")
    assert _told(*LINES, *right) == []
    wrong = ("Overall binary rate: 11.4%", "Reoffences per reoffender rate: 2.31", "Reoffences per offender rate: 0.25")
    assert _told(*LINES, *wrong) == [
        ("share-of-count", "11.4%", "11.1%", "8 of 72 is 11.1%"),
        ("ratio", "2.31", "2.13", "17 / 8 is 2.13"),
        ("ratio", "0.25", "0.24", "17 / 72 is 0.24"),
    ]


def test_labelled_lines_of_one_passage_are_read_as_well() -> None:
    (fault,) = _faults("\n".join((*LINES, "Reoffences per reoffender rate: 2.31")))
    assert fault.should_be == "2.13"


@pytest.mark.parametrize(
    "texts",
    [
        ("62 children received 183 exclusions, or 2.95 exclusions per child and 6.25 days lost per child.",),
        ("62 children received 183 exclusions, about 3.2 exclusions per child.",),
        ("8 children committed 17 offences, 2.13 per child, or 2.12 offences per child.",),
        ("The rate is 3.59 re-offences per reoffender, with 48 new offences.",),
        (*LINES, "The data show a fall in binary rate of re-offending from 31.0% to 11.1% and from 4.92 down to 2.13."),
        ("Number in cohort: 72", "Reoffences per reoffender rate: 2.31"),
        (LINES[0], "Number of young people reoffending 0", LINES[2], "Reoffences per reoffender rate: 2.31"),
    ],
)
def test_other_ratios_are_left_alone(texts: tuple[str, ...]) -> None:
    assert _told(*texts) == []


@given(events=st.integers(0, 999), children=st.integers(1, 999))
def test_a_mean_rounded_as_it_should_be_is_never_a_fault(events: int, children: int) -> None:
    figures = str((200 * events + children) // (2 * children)).zfill(3)
    text = f"{children} children received {events} exclusions, {figures[:-2]}.{figures[-2:]} exclusions per child."
    assert _told(text) == []
