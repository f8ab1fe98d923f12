"""What adds up to what among addresses."""

from __future__ import annotations

from report_builder.model.addition import additions, by_rest

ASIAN, INDIAN, PAKISTANI = (("eth", "Asian"),), (("eth", "Indian"),), (("eth", "Pakistani"),)
PARENTS = {"eth": {"Indian": "Asian", "Pakistani": "Asian"}}


def test_a_group_is_the_sum_of_its_categories_and_the_total_that_of_the_groups() -> None:
    found = additions([(), ASIAN, INDIAN, PAKISTANI], PARENTS)

    assert set(found) == {((), (ASIAN,)), (ASIAN, (INDIAN, PAKISTANI))}


def test_a_group_that_is_nowhere_is_passed_over() -> None:
    assert additions([(), INDIAN, PAKISTANI], PARENTS) == (((), (INDIAN, PAKISTANI)),)


def test_each_dimension_adds_up_by_itself() -> None:
    boys, indian_boys = (("sex", "Boys"),), (("eth", "Indian"), ("sex", "Boys"))

    found = additions([(), INDIAN, boys, indian_boys], {})

    assert set(found) == {((), (INDIAN,)), ((), (boys,)), (INDIAN, (indian_boys,)), (boys, (indian_boys,))}


def test_years_to_date_are_no_parts_of_the_whole() -> None:
    q1, ytd2 = (("period", "Q1"),), (("period", "YTD2"),)

    assert additions([(), q1, ytd2], {}) == (((), (q1,)),)


def test_addresses_are_found_by_what_they_are_but_for_the_period() -> None:
    boys_q1 = (("period", "Q1"), ("sex", "Boys"))

    assert by_rest([boys_q1, INDIAN]) == {(("sex", "Boys"),): {"Q1": boys_q1}}
