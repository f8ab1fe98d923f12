"""A paper's problem as the engine takes it: what may be withheld, what is unseen, and what a reader knows of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
from small_tables import cell, key, one_way

from report_builder.disclosure.instance import Instance
from report_builder.disclosure.posed import Posed
from report_builder.disclosure.problem import Pattern, Problem, pose
from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import CountTable, at_most
from report_builder.model.view import View

PUBLIC = Edition("public", 5)
AGES = one_way("age", {"14": 1, "15": 9, "16": 0})
"""1 + 9 + 0 = 10."""
YOUNG, OLD, NONE, ALL = key(age="14"), key(age="15"), key(age="16"), key()


def posed(*tables: CountTable, edition: Edition = PUBLIC, small: frozenset[Key] = frozenset({YOUNG})) -> Posed:
    return Posed(pose(tables), edition, small)


def named(problem: Posed, cells: np.ndarray) -> set[Key]:
    return set(problem.keys_of(cells))


def made(problem: Posed, **settings: object) -> Instance:
    return problem.instance(Pattern(), **settings)  # type: ignore[arg-type]  # a test's shorthand


def test_small_cells_are_small_and_larger_ones_are_free_but_headlines_and_noughts_are_not() -> None:
    problem = posed(AGES)
    found = made(problem)

    assert named(problem, found.small) == {YOUNG}
    assert named(problem, found.free) == {OLD}


def test_a_headline_is_free_only_where_it_may_be_hidden() -> None:
    problem = posed(AGES)

    assert named(problem, made(problem, may_hide_headlines=True).free) == {OLD, ALL}


def test_a_cell_that_could_not_be_hidden_itself_is_not_free() -> None:
    problem = posed(AGES)

    assert named(problem, made(problem, fixed={OLD}).free) == set()


def test_what_is_published_is_known_to_be_what_it_is() -> None:
    published = replace(AGES, cells=tuple(replace(one, is_public=one.key == OLD) for one in AGES.cells))
    problem = posed(published)
    found, place = made(problem), posed(published).places[OLD]

    assert not found.free[place]
    assert [found.low[place], found.high[place]] == [9.0, 9.0]


def test_a_dropped_table_is_unseen_and_its_small_cells_are_guarded() -> None:
    problem = posed(AGES)
    found = problem.instance(Pattern(dropped={0: 1}))

    assert named(problem, found.unseen) == {YOUNG, OLD, NONE}
    assert named(problem, found.guarded) == {YOUNG}
    assert named(problem, found.small) == set()


def test_a_mark_is_at_least_one_but_an_unseen_cell_may_be_nought() -> None:
    problem = posed(AGES)

    assert made(problem).low[problem.places[YOUNG]] == 1.0
    assert problem.instance(Pattern(dropped={0: 1})).low[problem.places[YOUNG]] == 0.0


def test_a_mark_may_be_nought_where_noughts_are_not_printed() -> None:
    problem = posed(AGES, edition=replace(PUBLIC, is_zero_safe=False))

    assert made(problem).low[problem.places[YOUNG]] == 0.0


def test_noughts_that_are_known_in_any_case_are_given_up() -> None:
    problem = Posed(pose((AGES,)), PUBLIC, frozenset({YOUNG, NONE}), frozenset({NONE}))
    found = made(problem)

    assert named(problem, found.small) == {YOUNG}
    assert named(problem, found.unseen) == {NONE}
    assert named(problem, found.guarded) == set()


def test_one_child_alone_is_a_contributor_only_where_the_rules_ask_for_that() -> None:
    problem, without = posed(AGES), posed(AGES, edition=replace(PUBLIC, contributors=False))

    assert named(problem, made(problem).alone) == {YOUNG}
    assert named(without, made(without).alone) == set()


def test_several_offences_of_one_child_are_his_own() -> None:
    six = replace(AGES, cells=tuple(replace(one, persons=1) if one.key == OLD else one for one in AGES.cells))
    problem = posed(six, small=frozenset({YOUNG, OLD}))

    assert named(problem, made(problem).alone) == {YOUNG, OLD}


def test_an_addition_is_a_row_with_both_bounds_and_an_inequality_has_one() -> None:
    table = replace(AGES, relations=(*AGES.relations, at_most(OLD, ALL)))
    addition, inequality = posed(table).rows

    # 10 - 1 - 9 - 0 = 0, and 10 - 9 is at least 0.
    assert (addition.low, addition.high, addition.weights) == (0.0, 0.0, (1.0, -1.0, -1.0, -1.0))
    assert (inequality.low, inequality.high, inequality.weights) == (0.0, np.inf, (1.0, -1.0))


def test_days_lost_may_have_halves_and_children_may_not() -> None:
    days, sessions = key("days_lost", age="14"), key("sessions", age="14")
    half = replace(cell(sessions, 4, persons=2), count=Fraction(9, 2))
    table = CountTable(View("days_lost"), (), (cell(days, 9, persons=2), half))
    problem = Posed(pose((AGES, table)), PUBLIC, frozenset())

    assert named(problem, ~made(problem).whole) == {days, sessions}  # 9 by its measure, 4 1/2 by its count


def test_places_and_keys_lead_to_each_other() -> None:
    problem = posed(AGES)

    assert [problem.keys[problem.places[one]] for one in problem.keys] == list(problem.keys)
    assert named(problem, problem.flags([OLD, ALL])) == {OLD, ALL}
    assert isinstance(problem.problem, Problem)
