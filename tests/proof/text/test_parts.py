"""Parts of a whole are found in the forms that papers use, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.text.parts import parts_in, shares_in, wholes_in


def _told(text: str) -> list[tuple[str, str, str]]:
    """Count, share and whole of each part, as printed."""
    return [
        tuple(each.words if each else "" for each in (part.count, part.share, part.whole))  # type: ignore[misc]
        for part in parts_in(text)
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("75% (9) have a plan", ("9", "75%", "")),
        ("9 (75%) have a plan", ("9", "75%", "")),
        ("9 children (75%) have a plan", ("9", "75%", "")),
        ("75% (9 children) have a plan", ("9", "75%", "")),
        ("9 of these 12 children (75%) have a plan", ("9", "75%", "12")),
        ("9 of the 12 (75%) have a plan", ("9", "75%", "12")),
        ("75% (9 of 12) have a plan", ("9", "75%", "12")),
        ("75% (9/12) have a plan", ("9", "75%", "12")),
        ("9 (75%) of the 12 children have a plan", ("9", "75%", "12")),
        ("9 out of 12 have a plan", ("9", "", "12")),
        ("Nine of the twelve young people have a plan", ("Nine", "", "twelve")),
        ("9 of these have a plan", ("9", "", "")),
        ("75%, or 9 of the 12 children, have a plan", ("9", "75%", "12")),
        ("75%, equating to 9 children, have a plan", ("9", "75%", "")),
    ],
)
def test_a_part_is_found_in_each_form(text: str, part: tuple[str, str, str]) -> None:
    assert _told(text) == [part]


@pytest.mark.parametrize(
    "text",
    [
        "custody fell by 4 (33%)",
        "an increase of 11 (21%) on last year",
        "9 more (75%) than before",
        "fell from 12 to 9 (25%)",
        "9 (75% higher) than before",
        "4 were remanded, and of all cases 40% closed",
        "12 of 2019",
        "9 of the 12 months",
        "an increase of 9",
    ],
)
def test_a_change_a_period_and_two_thoughts_are_no_part(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Of the 14 young people with open cases:", "14"),
        ("Across the total 213 open cases the share is low", "213"),
        ("In the 18 cases that closed", "18"),
        ("it refers to a total number of 13 re-offences", "13"),
        ("The service worked with 213 children", "213"),
        ("Of the 14, most are boys", "14"),
    ],
)
def test_a_whole_is_known_by_the_words_before_it(text: str, whole: str) -> None:
    assert [each.words for each in wholes_in(text)] == [whole]


def test_a_count_with_no_such_words_is_no_whole() -> None:
    assert wholes_in("The service had 14 referrals and 3 children moved") == ()


def test_a_percentage_by_which_something_changed_is_no_share() -> None:
    assert shares_in("It fell by 4%, a 12% reduction, up by 30% and a rise of 2%; -8%; 120%") == ()


@given(count=st.integers(0, 400), whole=st.integers(1, 400))
def test_counts_and_whole_are_read_back_whatever_they_are(count: int, whole: int) -> None:
    assert _told(f"It is {count} out of the {whole} children (50%) here") == [(str(count), "50%", str(whole))]


@pytest.mark.parametrize("piece", ["a ", "1 ", "1, ", "1 of ", "(1% ", "1% (1 "])
def test_long_junk_is_read_without_going_back_over_it(piece: str) -> None:
    parts_in(piece * (20_000 // len(piece)))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("29 of the 81 children who left school (35.8%) came", ("29", "35.8%", "81")),
        ("Of 30 reports due, 26 were sent in time (86.7%)", ("26", "86.7%", "")),
        ("It supported 120 victims, of whom 54 took the offer (45%)", ("54", "45%", "")),
    ],
)
def test_more_words_may_lie_between_a_count_and_its_share_where_the_whole_is_known(
    text: str, part: tuple[str, str, str]
) -> None:
    assert _told(text) == [part]


def test_two_thirds_are_no_two() -> None:
    assert _told("Two thirds (66.7%) of the 15 children came") == []
