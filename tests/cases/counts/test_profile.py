"""Ratings and offences of the statutory caseload."""

from collections.abc import Callable
from typing import Any

import pytest

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.profile import count_offences, count_ratings
from report_builder.model.tables import CountTable, at_most
from report_builder.model.view import View

Build = Callable[..., Context]
Counts = Callable[[CountTable], dict[str, Any]]
PERSONS = [{"person_id": each} for each in "abcde"]
EPISODES = [
    {"episode_id": each, "person_id": each, "type": type_, "start_date": "2020-01-02"}
    for each, type_ in (("a", "yro"), ("b", "yro"), ("c", "custody"), ("d", "yro"), ("e", "early help"))
]


def assessed(person: str, completed: str | None, *, due: str = "2020-01-31", **ratings: str) -> dict[str, Any]:
    return {"person_id": person, "kind": "assetplus", "due_date": due, "completed_date": completed, **ratings}


def outcome(person: str, day: str | None, category: str | None, *, tier: str = "community") -> dict[str, Any]:
    number = f"{person}{day}{category}{tier}"
    return {"offence_id": number, "person_id": person, "outcome_date": day, "category": category, "tier": tier}


@pytest.fixture
def rated(build: Build) -> Context:
    """Child a was high and is very high, b is low, c has none by the quarter's end, d a blank; e is not statutory."""
    assessments = [
        assessed("a", "2020-03-31", rosh="very high", likelihood="high"),
        assessed("a", "2020-01-15", rosh="high", likelihood="low"),
        assessed("b", "2020-02-01", rosh="low", likelihood="medium"),
        assessed("c", "2020-04-01", rosh="high"),
        assessed("c", None, rosh="high"),
        {**assessed("c", "2020-02-01", rosh="high"), "kind": "out of court"},
        assessed("d", "2020-02-01"),
        assessed("d", "2019-02-01", rosh="high"),
        assessed("e", "2020-02-01", rosh="very high"),
    ]
    return build({"persons": PERSONS, "episodes": EPISODES, "assessments": assessments})


def test_the_total_is_high_and_very_high_of_the_latest_assetplus(rated: Context, counts: Counts) -> None:
    assert counts(count_ratings(View("rosh_high"), rated)) == {"": 1}
    assert counts(count_ratings(View("rosh_high", ("rating",)), rated)) == {
        "rating=low": 1,
        "rating=medium": 0,
        "rating=high": 0,
        "rating=very high": 1,
        "rating=not recorded": 2,
        "": 1,
    }


def test_likelihood_is_never_very_high(rated: Context, counts: Counts) -> None:
    assert counts(count_ratings(View("likelihood_high", ("rating",)), rated)) == {
        "rating=low": 0,
        "rating=medium": 1,
        "rating=high": 1,
        "rating=not recorded": 2,
        "": 1,
    }


def test_a_rating_may_be_picked(rated: Context, counts: Counts) -> None:
    picked = View("rosh_high", fixed=(("rating", "low"),), of=(("statutory", "yes"),))

    assert counts(count_ratings(picked, rated)) == {"rating=low": 1}
    assert counts(count_ratings(View("likelihood_high", fixed=(("rating", "very high"),)), rated)) == {
        "rating=very high": 0
    }


def test_of_two_of_one_day_the_later_due_and_then_the_later_row_is_the_latest(build: Build, counts: Counts) -> None:
    assessments = [
        assessed("a", "2020-02-01", due="2020-02-05", rosh="low"),
        assessed("a", "2020-02-01", due="2020-02-01", rosh="high"),
        assessed("b", "2020-02-01", rosh="medium"),
        assessed("b", "2020-02-01", rosh="very high"),
    ]
    context = build({"persons": PERSONS, "episodes": EPISODES, "assessments": assessments})

    by_rating = counts(count_ratings(View("rosh_high", ("rating",)), context))

    assert (by_rating["rating=low"], by_rating["rating=high"]) == (1, 0)
    assert (by_rating["rating=medium"], by_rating["rating=very high"]) == (0, 1)


def test_all_ratings_together_are_the_statutory_caseload(rated: Context) -> None:
    table = count_ratings(View("rosh_high", ("rating",)), rated)

    caseload = next(cell for cell in table.cells if cell.key.measure == "caseload")
    whole = next(relation for relation in table.relations if relation.terms[0][0] == caseload.key)
    assert caseload.count == 4
    assert len(whole.terms) == 1 + 5


def test_a_child_counts_once_in_each_offence_group_and_once_in_the_total(build: Build, counts: Counts) -> None:
    offences = [
        outcome("a", "2019-04-01", "robbery"),
        outcome("a", "2020-03-31", "robbery", tier="custody"),
        outcome("a", "2020-03-31", "drugs"),
        outcome("b", "2020-03-31", None),
        outcome("b", "2019-03-31", "arson"),
        outcome("b", "2020-04-01", "arson"),
        outcome("c", "2020-01-01", "arson", tier="none"),
        outcome("c", None, "arson"),
        outcome("e", "2020-01-01", "robbery"),
    ]
    context = build({"persons": PERSONS, "episodes": EPISODES, "offences": offences})

    table = count_offences(View("offence_profile", ("offence_category",)), context)

    assert counts(table) == {
        "offence_category=drugs": 1,
        "offence_category=robbery": 1,
        "offence_category=not recorded": 1,
        "": 2,
    }
    caseload = next(cell for cell in table.cells if cell.key.measure == "caseload")
    assert at_most(table.wanted[-1].key, caseload.key) in table.relations


def test_without_their_tables_nothing_is_counted(build: Build) -> None:
    context = build({"persons": [], "episodes": []})

    assert count_ratings(View("rosh_high"), context).missing == "No data was supplied for assessments."
    assert count_offences(View("offence_profile"), context).missing == "No data was supplied for offences."
