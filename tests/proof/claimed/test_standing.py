"""The words that say where a number stands."""

from __future__ import annotations

import pytest

from report_builder.proof.claimed.standing import extremes_in, standings_in


@pytest.mark.parametrize(
    ("text", "others", "is_lasting"),
    [
        ("The rate is below the national and regional figures.", ("national", "regional"), False),
        ("Rates continue to be lower than the YOT family's.", ("family",), True),
        ("Reoffending has been above England and Wales.", ("national",), True),
        ("Custody is better than the PCC average.", ("regional",), False),
    ],
)
def test_a_comparison_names_its_others(text: str, others: tuple[str, ...], is_lasting: bool) -> None:
    found = [(each.others, each.is_lasting) for each in standings_in(text, 0, len(text))]

    assert found == [(others, is_lasting)]


@pytest.mark.parametrize(
    "text",
    [
        "The rate should be below the national rate.",
        "The target is to be below the family.",
        "The rate was below the family in three of the five years.",
        "See the chart below.",
    ],
)
def test_a_target_and_what_is_said_of_some_years_are_no_comparison_of_all(text: str) -> None:
    assert list(standings_in(text, 0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "years", "is_of_family"),
    [
        ("It is the lowest rate in the last five years.", 5, False),
        ("It is the highest in the YOT family.", 0, True),
        ("It is the lowest on record.", 0, False),
    ],
)
def test_lowest_says_of_what(text: str, years: int, is_of_family: bool) -> None:
    assert [(each.years, each.is_of_family) for each in extremes_in(text, 0, len(text))] == [(years, is_of_family)]


@pytest.mark.parametrize("text", ["It is one of the lowest in five years.", "It is the fourth highest in the family."])
def test_one_of_the_lowest_and_the_fourth_highest_are_not_the_lowest(text: str) -> None:
    assert list(extremes_in(text, 0, len(text))) == []
