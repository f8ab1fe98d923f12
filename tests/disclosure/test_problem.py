"""All tables of a document as one problem: one number for one cell, additions that hold, and what is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from small_tables import cell, key, one_way

from report_builder.disclosure.problem import Pattern, kept, pose, printed, rests_on
from report_builder.model.key import Key
from report_builder.model.tables import (
    Change,
    Count,
    CountTable,
    Difference,
    Formula,
    Given,
    Missing,
    OnDate,
    Quotient,
    RelativeRate,
    Wanted,
    at_most,
    total_of,
)
from report_builder.model.view import View

A, B, C, D = (key(locality=name) for name in "abcd")
SHARE, OTHER = Quotient(A, B, 100), Quotient(C, D, 100)


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        (Count(A), (A,)),
        (SHARE, (A, B)),
        (Difference(SHARE, OTHER), (A, B, C, D)),
        (RelativeRate(SHARE, OTHER, "upper"), (A, B, C, D)),
        (Given(Fraction(3), rests_on=(A, C)), (A, C)),
        (OnDate(date(2021, 9, 30), rests_on=(B,)), (B,)),
        (Missing("late"), ()),
        (Change(A, B), ()),
    ],
)
def test_a_figure_rests_on_every_cell_that_it_would_give_away(formula: Formula, cells: tuple[Key, ...]) -> None:
    assert rests_on(formula) == cells


def lone(at: Key, count: int, *, is_public: bool = False) -> CountTable:
    return CountTable(View(at.measure), (Wanted(at, Count(at)),), (cell(at, count, is_public=is_public),))


def test_a_cell_of_two_tables_is_one_cell() -> None:
    problem = pose((one_way("sex", {"female": 57, "male": 156}), one_way("age", {"14": 100, "15": 113})))

    assert len(problem.cells) == 5
    assert problem.cells[key()].count == 213


def test_an_addition_of_two_tables_is_one_addition() -> None:
    ages = one_way("age", {"14": 100, "15": 113})

    assert len(pose((ages, ages)).relations) == 1


def test_two_tables_that_count_one_cell_differently_are_a_fault_that_names_no_number() -> None:
    with pytest.raises(ValueError, match="two tables count caseload/yjs/2020-01-01/2020-03-31 differently") as fault:
        pose((lone(key(), 213), lone(key(), 214)))

    assert "213" not in str(fault.value)


@pytest.mark.parametrize(
    "relation", [total_of(key(), (A, B)), at_most(key(), A)], ids=["an addition", "a part above its whole"]
)
def test_a_relation_that_does_not_hold_is_a_fault(relation: object) -> None:
    tables = (lone(key(), 10), lone(A, 4), lone(B, 5))
    broken = replace(tables[0], relations=(relation,))  # type: ignore[arg-type]

    with pytest.raises(ValueError, match="an addition does not hold"):
        pose((broken, *tables[1:]))


@pytest.mark.parametrize(("local", "is_public"), [(4, True), (3, False)])
def test_a_local_number_is_public_only_where_it_equals_the_published_one(local: int, *, is_public: bool) -> None:
    ours = key("custody_count", source="local")

    problem = pose((lone(key("custody_count"), 4, is_public=True), lone(ours, local)))

    assert problem.cells[ours].is_public is is_public


AGES = one_way("age", {"14": 100, "15": 113})


@pytest.mark.parametrize(("level", "places"), [(0, ["14", "15", "all"]), (1, ["all"]), (2, [])])
def test_a_dropped_table_keeps_its_total_and_then_nothing(level: int, places: list[str]) -> None:
    assert [dict(wanted.key.by).get("age", "all") for wanted in kept(AGES, level)] == places


def test_a_table_without_dimensions_has_no_total_to_keep() -> None:
    assert kept(lone(A, 4), 1) == ()


def test_what_another_table_still_prints_is_printed() -> None:
    problem = pose((AGES, lone(key(age="14"), 100)))

    assert printed(problem, Pattern()) == {key(age="14"), key(age="15"), key()}
    assert printed(problem, Pattern(dropped={0: 2})) == {key(age="14")}


def test_dropping_goes_a_step_at_a_time_and_no_further_than_wholly() -> None:
    once = Pattern().dropping([0])

    assert once.dropped == {0: 1}
    assert once.dropping([0, 1]).dropped == {0: 2, 1: 1}
    assert once.dropping([0]).dropping([0]).dropped == {0: 2}


def test_withholding_adds_to_what_is_withheld() -> None:
    assert Pattern(frozenset({A})).withholding([B]).withheld == {A, B}
