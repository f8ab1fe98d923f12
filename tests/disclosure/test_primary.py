"""Which cells are too small on their own account, counted in persons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_tables import cell, key, one_way

from report_builder.disclosure.primary import small_cells
from report_builder.disclosure.problem import pose
from report_builder.model.spec import Edition
from report_builder.model.tables import Count, CountTable, Wanted
from report_builder.model.view import View

PUBLIC = Edition("public", 5)
AGES = one_way("age", {"12": 0, "13": 1, "14": 4, "15": 5, "16": 30})


def small_ages(edition: Edition) -> set[str]:
    return {dict(at.by).get("age", "all") for at in small_cells(pose((AGES,)), edition)}


@pytest.mark.parametrize(
    ("edition", "small"),
    [
        (PUBLIC, {"13", "14"}),
        (replace(PUBLIC, threshold=6), {"13", "14", "15"}),
        (replace(PUBLIC, threshold=2), {"13"}),
        (replace(PUBLIC, is_zero_safe=False), {"12", "13", "14"}),
        (Edition("board", 0), set()),
        (Edition("board", 0, is_zero_safe=False), set()),
    ],
)
def test_the_cells_under_the_threshold_are_small(edition: Edition, small: set[str]) -> None:
    assert small_ages(edition) == small


def test_a_number_that_is_public_already_is_never_small() -> None:
    public = replace(AGES, cells=tuple(replace(one, is_public=True) for one in AGES.cells))

    assert small_cells(pose((public,)), PUBLIC) == frozenset()


def test_twenty_offences_of_two_children_are_small() -> None:
    offences = key("suspensions")
    table = CountTable(View("suspensions"), (Wanted(offences, Count(offences)),), (cell(offences, 20, persons=2),))

    assert small_cells(pose((table,)), PUBLIC) == {offences}


@given(st.dictionaries(st.sampled_from(list("abcdef")), st.integers(0, 30), min_size=1), st.integers(2, 20))
def test_what_is_left_is_nought_or_large_enough(counts: dict[str, int], threshold: int) -> None:
    problem = pose((one_way("locality", counts),))

    small = small_cells(problem, Edition("public", threshold))

    assert all(one.count == 0 or one.count >= threshold for at, one in problem.cells.items() if at not in small)
