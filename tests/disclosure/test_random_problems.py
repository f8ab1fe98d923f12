"""Random linked tables through the wall: nothing is worked out, nothing is false, and nothing is withheld for nothing.

RANDOM_PROBLEMS=5000 in the environment tries so many of each kind instead of the modest number of every day.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain, combinations
from random import Random
from typing import Any

from additions import Addition, Place, additions, place_of
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from second_opinion import exposed, read
from table_makers import Sheet, Sheets, grouped, linked, quarters
from wall import HEURISTIC_ALONE, SHORT_SEARCH, THRESHOLD, WHOLE_SEARCH, cost, one_after_another, protected

EXAMPLES = int(os.environ.get("RANDOM_PROBLEMS", "60"))
SEEDS = st.integers(0, 10**6)

many = settings(max_examples=EXAMPLES, deadline=None)
few = settings(max_examples=max(EXAMPLES // 4, 1), deadline=None)


@st.composite
def linked_problems(draw: DrawFn) -> Sheets:
    """One to four tables of the same children, over two or three dimensions each."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=2, max_size=4))
    shapes = [shape for many in (1, 2, 3) for shape in combinations(range(len(sizes)), many)]
    chosen = draw(st.lists(st.sampled_from(shapes), min_size=1, max_size=4, unique=True))
    return linked(draw(SEEDS), draw(st.integers(1, 120)), sizes, chosen)


@st.composite
def hierarchical_problems(draw: DrawFn) -> Sheets:
    """Two or three dimensions, some of them categories in groups."""
    sizes = draw(st.lists(st.integers(2, 5), min_size=2, max_size=3))
    groups = [draw(st.sampled_from([0, *range(2, size)])) if size > 2 else 0 for size in sizes]
    return grouped(draw(SEEDS), draw(st.integers(1, 120)), sizes, groups)


@st.composite
def quarterly_problems(draw: DrawFn) -> Sheets:
    """A year's quarters and years to date, all at once."""
    sizes = draw(st.lists(st.integers(2, 3), min_size=1, max_size=2))
    releases = quarters(draw(SEEDS), draw(st.integers(1, 120)), sizes)
    return Sheets(tuple(sheet for release in releases for sheet in release.tables))


PROBLEMS = st.one_of(linked_problems(), hierarchical_problems(), quarterly_problems())
TINY = st.builds(linked, SEEDS, st.integers(4, 150), st.sampled_from([(2, 3), (3, 2), (2, 2)]), st.just([(0, 1)]))
TINY_LINKED = st.builds(linked, SEEDS, st.integers(4, 60), st.just((2, 2, 2)), st.just([(0, 1), (1, 2)]))


def truth_of(sheets: Sheets) -> dict[Place, int]:
    return {place: count for place, count in read(sheets.printed).items() if count is not None}


def withheld(tables: list[dict[str, Any]]) -> set[Place]:
    return {place for place, count in read(tables).items() if count is None}


def assert_safe_and_true(sheets: Sheets, tables: list[dict[str, Any]]) -> None:
    truth, known = truth_of(sheets), read(tables)
    assert known.keys() == truth.keys()
    assert {place: count for place, count in known.items() if count is not None}.items() <= truth.items()
    assert {place for place, count in truth.items() if 0 < count < THRESHOLD} <= withheld(tables)
    assert not {place for place in withheld(tables) if truth[place] == 0}
    assert exposed(tables, sheets.parents) == {}


@many
@given(PROBLEMS)
def test_the_heuristic_alone_leaves_nothing_to_work_out_and_prints_nothing_false(sheets: Sheets) -> None:
    assert_safe_and_true(sheets, protected(sheets, HEURISTIC_ALONE))


@few
@given(PROBLEMS)
def test_the_search_leaves_nothing_to_work_out_and_prints_nothing_false(sheets: Sheets) -> None:
    assert_safe_and_true(sheets, protected(sheets, SHORT_SEARCH))


@few
@given(PROBLEMS)
def test_the_search_never_withholds_more_than_the_heuristic(sheets: Sheets) -> None:
    found, at_once = (withheld(protected(sheets, effort)) for effort in (SHORT_SEARCH, HEURISTIC_ALONE))

    assert cost(list(found)) <= cost(list(at_once))


@few
@given(SEEDS, st.integers(1, 120), st.lists(st.integers(2, 4), min_size=1, max_size=2), st.booleans())
def test_releases_one_after_another_leave_nothing_to_work_out_together(
    seed: int,
    number: int,
    sizes: list[int],
    is_searched: bool,
) -> None:
    releases = quarters(seed, number, sizes)
    tables = one_after_another(releases, SHORT_SEARCH if is_searched else HEURISTIC_ALONE)

    assert_safe_and_true(Sheets(tuple(sheet for release in releases for sheet in release.tables)), tables)


@many
@given(PROBLEMS)
def test_where_nothing_is_small_nothing_is_withheld(sheets: Sheets) -> None:
    fivefold = replace(sheets, tables=tuple(times(sheet, THRESHOLD) for sheet in sheets.tables))

    assert withheld(protected(fivefold)) == set()


def times(sheet: Sheet, factor: int) -> Sheet:
    return replace(sheet, cells=tuple((place, factor * count) for place, count in sheet.cells))


@few
@given(PROBLEMS, SEEDS)
def test_the_order_of_rows_and_files_changes_nothing(sheets: Sheets, seed: int) -> None:
    chance = Random(seed)
    shuffled = [replace(sheet, cells=tuple(chance.sample(sheet.cells, len(sheet.cells)))) for sheet in sheets.tables]
    moved = replace(sheets, tables=tuple(chance.sample(shuffled, len(shuffled))))

    assert withheld(protected(moved)) == withheld(protected(sheets))


@few
@given(TINY | TINY_LINKED)
def test_no_safe_pattern_of_a_tiny_table_is_cheaper_of_all_there_are(sheets: Sheets) -> None:
    truth = truth_of(sheets)

    assert cost(list(withheld(protected(sheets, WHOLE_SEARCH)))) == least_cost(sheets, truth)


def least_cost(sheets: Sheets, truth: Mapping[Place, int]) -> int:
    """Try every pattern, the cheapest first: small cells and any others but noughts."""
    small = frozenset(place for place, count in truth.items() if 0 < count < THRESHOLD)
    free = [place for place, count in truth.items() if count >= THRESHOLD]
    sums = additions(sheets.printed, sheets.parents)
    patterns = chain.from_iterable(combinations(free, number) for number in range(len(free) + 1))
    for partners in sorted(patterns, key=cost):
        pattern = small | set(partners)
        if not names_one_alone(pattern, sums) and exposed(hide(sheets, pattern), sheets.parents) == {}:
            return cost(list(pattern))
    raise AssertionError("no pattern is safe, though all worlds may be doubled")


def names_one_alone(pattern: frozenset[Place], sums: list[Addition]) -> bool:
    """Whether an addition has a single mark, which is then worked out: spares most of the attacks."""
    return any(sum(place in pattern for place in addition.places) == 1 for addition in sums)


def hide(sheets: Sheets, pattern: frozenset[Place]) -> list[dict[str, Any]]:
    tables = sheets.printed
    for row in (row for table in tables for row in table["rows"] if place_of(row) in pattern):
        row.update(count=None, status="withheld")
    return tables
