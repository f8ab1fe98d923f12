"""The development problems through the command, attacked by somebody who knows nothing of the program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from additions import Place
from command import THRESHOLD, files_of, protect, releases_of_g1, secondary, truth_of
from second_opinion import exposed, opinions, read

PROVEN = {"a1": 15, "b1": 28, "e1": 31}
"""The fewest further cells with which every withheld one keeps three candidates; nobody can do with fewer."""

MOST_OF_G1 = 35
LONG_ENOUGH = "--seconds=300"


def assert_true(tables: list[dict[str, Any]], truth: Mapping[Place, int]) -> None:
    known = read(tables)
    assert known.keys() == truth.keys()
    assert {place: count for place, count in known.items() if count is not None}.items() <= truth.items()
    small = {place for place, count in truth.items() if 0 < count < THRESHOLD}
    assert small <= {place for place, count in known.items() if count is None}


@pytest.fixture(scope="module", params=PROVEN)
def best(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any], dict[Place, int]]:
    files = files_of(request.param)
    return request.param, protect([*files, LONG_ENOUGH]), truth_of(files)


@pytest.mark.slow
def test_nobody_narrows_a_withheld_number_below_three_candidates(
    best: tuple[str, dict[str, Any], dict[Place, int]],
) -> None:
    _, answer, truth = best
    found = opinions(answer["tables"])

    assert len(found) == answer["audit"]["withheld"]
    assert {place: one for place, one in found.items() if one.candidates < 3} == {}
    assert all(one.low <= truth[place] <= (one.high or truth[place]) for place, one in found.items())


@pytest.mark.slow
def test_the_certificate_says_what_the_second_opinion_finds(
    best: tuple[str, dict[str, Any], dict[Place, int]],
) -> None:
    _, answer, truth = best
    widths = [one.high - one.low for one in opinions(answer["tables"]).values() if one.high is not None]
    audit = answer["audit"]

    assert audit["cells"] == len(truth)
    assert audit["exactly_recoverable"] == 0
    assert audit["narrowest_interval"] == min(widths) >= 2


@pytest.mark.slow
def test_the_cheapest_pattern_there_is_is_found_and_known_to_be_the_cheapest(
    best: tuple[str, dict[str, Any], dict[Place, int]],
) -> None:
    problem, answer, truth = best

    assert len(secondary(answer["tables"], truth)) == PROVEN[problem]
    assert answer["audit"]["optimal"]


@pytest.mark.slow
def test_what_is_shown_is_true_and_what_is_small_is_not_shown(
    best: tuple[str, dict[str, Any], dict[Place, int]],
) -> None:
    _, answer, truth = best

    assert_true(answer["tables"], truth)


@pytest.mark.parametrize("problem", PROVEN)
def test_the_heuristic_alone_is_safe_and_true(problem: str) -> None:
    files = files_of(problem)
    answer = protect([*files, "--seconds=0"])

    assert exposed(answer["tables"]) == {}
    assert_true(answer["tables"], truth_of(files))


def in_order_of_release(folder: Path, *limits: str) -> list[dict[str, Any]]:
    """The tables of all releases of g1, each protected with the ledger of those before it."""
    ledger = f"--ledger={folder / 'ledger.sqlite'}"
    answers = [protect([*files, ledger, *limits]) for files in releases_of_g1()]
    return [table for answer in answers for table in answer["tables"]]


@pytest.mark.slow
def test_four_releases_together_give_nothing_away_for_few_further_cells(tmp_path: Path) -> None:
    tables = in_order_of_release(tmp_path, "--seconds=60")
    truth = truth_of(files_of("g1"))

    assert exposed(tables) == {}
    assert len(secondary(tables, truth)) <= MOST_OF_G1
    assert_true(tables, truth)


def test_four_releases_by_the_heuristic_alone_give_nothing_away(tmp_path: Path) -> None:
    assert exposed(in_order_of_release(tmp_path, "--seconds=0")) == {}


def test_the_same_releases_without_a_ledger_do_give_numbers_away() -> None:
    answers = [protect([*files, "--seconds=0"]) for files in releases_of_g1()]

    assert exposed([table for answer in answers for table in answer["tables"]]) != {}
