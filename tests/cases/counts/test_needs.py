"""Needs of the statutory caseload."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.needs import count_needs
from report_builder.model.tables import CountTable, at_most, total_of
from report_builder.model.view import View

Build = Callable[..., Context]
Counts = Callable[[CountTable], dict[str, Any]]
STATUTORY = (("statutory", "yes"),)


@pytest.fixture
def context(build: Build) -> Context:
    """Children a, b, c and d are statutory; e has every need and is not."""
    persons = [
        {"person_id": "a", "care_status": "current", "sen": "ehcp", "mental_health_need": True},
        {"person_id": "b", "care_status": "previous", "substance_misuse_need": True, "ethnicity": "W1"},
        {"person_id": "c", "mental_health_need": True, "physical_health_need": False},
        {"person_id": "d"},
        {"person_id": "e", "care_status": "current", "sen": "ehcp", "mental_health_need": True},
    ]
    episodes = [
        {
            "episode_id": "1",
            "person_id": "a",
            "type": "custody",
            "start_date": "2020-01-02",
            "ete_status_start": "suitable",
        },
        {"episode_id": "2", "person_id": "a", "type": "yro", "start_date": "2020-02-02", "ete_status_start": "neet"},
        {"episode_id": "3", "person_id": "b", "type": "yro", "start_date": "2020-02-02", "ete_status_start": "neet"},
        {
            "episode_id": "4",
            "person_id": "c",
            "type": "yro",
            "start_date": "2020-02-02",
            "ete_status_start": "unsuitable",
        },
        {"episode_id": "5", "person_id": "d", "type": "youth conditional caution", "start_date": "2020-02-02"},
        {
            "episode_id": "6",
            "person_id": "e",
            "type": "youth caution",
            "start_date": "2020-02-02",
            "ete_status_start": "neet",
        },
    ]
    return build({"persons": persons, "episodes": episodes})


def test_a_child_counts_in_every_need_it_has_and_a_blank_is_no_need(context: Context, counts: Counts) -> None:
    assert counts(count_needs(View("needs_count", ("need",)), context)) == {
        "need=looked after": 1,
        "need=neet at start": 1,
        "need=mental health": 2,
        "need=substance misuse": 1,
        "need=physical health": 0,
        "need=ehcp": 1,
        "": 4,
    }


def test_shares_are_of_the_statutory_caseload_with_the_not_recorded_in_the_base(
    context: Context, counts: Counts
) -> None:
    table = count_needs(View("needs_share", ("need",)), context)

    assert counts(table)["need=mental health"] == 50
    assert counts(table)["need=ehcp"] == Fraction(25)
    assert {wanted.key.of for wanted in table.wanted} == {STATUTORY}


def test_asking_for_the_statutory_group_changes_nothing(context: Context) -> None:
    by_nature = count_needs(View("needs_share", ("need",)), context)
    asked = count_needs(View("needs_share", ("need",), of=STATUTORY), context)

    assert asked.wanted == by_nature.wanted
    assert asked.cells == by_nature.cells


def test_looked_after_and_ehcp_are_known_to_be_categories_of_the_caseload(context: Context) -> None:
    table = count_needs(View("needs_count", ("need",)), context)

    def key(measure: str, **conditions: str) -> Any:
        period = table.wanted[0].key.period
        return context.own_key(measure, period, {"statutory": "yes", **conditions})

    assert total_of(key("caseload", sen="ehcp"), (key("needs_count", need="ehcp"),)) in table.relations
    assert total_of(key("caseload"), (key("needs_count"),)) in table.relations
    assert at_most(key("needs_count", need="mental health"), key("caseload")) in table.relations


def test_ethnic_groups_of_the_statutory_caseload_are_a_partition(context: Context, counts: Counts) -> None:
    by_group = counts(count_needs(View("needs_count", ("ethnic_group",)), context))

    assert (by_group["ethnic_group=white"], by_group["ethnic_group=not stated"], by_group[""]) == (1, 3, 4)


def test_needs_may_be_crossed_with_ethnic_group(context: Context, counts: Counts) -> None:
    crossed = counts(count_needs(View("needs_count", ("need", "ethnic_group")), context))

    assert crossed["ethnic_group=white need=substance misuse"] == 1
    assert crossed["ethnic_group=not stated need=substance misuse"] == 0


def test_nobody_statutory_is_noughts(build: Build, counts: Counts) -> None:
    empty = build({"persons": [], "episodes": []})

    assert set(counts(count_needs(View("needs_count", ("need",)), empty)).values()) == {0}


def test_without_a_caseload_nothing_is_counted(build: Build) -> None:
    table = count_needs(View("needs_share", ("need",)), build({"persons": []}))

    assert table.missing == "No data was supplied for the caseload."
    assert table.wanted[0].key.of == STATUTORY
