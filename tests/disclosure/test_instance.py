"""A problem in numbers: rows in compressed form, and what hidden and defended mean."""

from __future__ import annotations

import numpy as np
from small_instances import addition, between, crossing, instance

from report_builder.disclosure.instance import flags, matrix_of


def test_rows_side_by_side_give_each_its_own_sum() -> None:
    matrix = matrix_of([addition(2, 0, 1), between(0, {1: 0.5}, 9)])

    # 9 - 2 - 4 = 3, and 0.5 x 4 = 2
    assert matrix.times(np.array([2.0, 4.0, 9.0])).tolist() == [3.0, 2.0]


def test_no_rows_have_no_sums() -> None:
    assert matrix_of([]).times(np.array([1.0])).tolist() == []


def test_a_cell_that_stands_twice_in_a_row_is_counted_twice() -> None:
    row = between(0, {0: 1}, 9)
    twice = type(row)((0, 0), (1.0, 1.0), 0.0, 9.0)

    assert matrix_of([twice]).times(np.array([3.0])).tolist() == [6.0]


def test_an_unseen_cell_is_hidden_though_nothing_is_withheld() -> None:
    problem = instance([7, 9], unseen=[1])

    assert problem.hidden(flags(2)).tolist() == [False, True]


def test_an_unseen_cell_needs_three_candidates_only_where_it_is_guarded() -> None:
    problem = instance([7, 9, 8], unseen=[1, 2], guarded=[2])

    assert problem.targets(flags(3, [0])).tolist() == [True, False, True]


def test_a_decided_pattern_has_no_further_partners_and_keeps_small_cells_apart_from_them() -> None:
    decided = instance([2, 7, 9, 18]).decided(flags(4, [0, 1]))

    assert decided.small.tolist() == [True, False, False, False]
    assert decided.free.tolist() == [False, True, False, False]


def test_every_addition_of_a_crossing_holds_in_it() -> None:
    counts, rows = crossing([[2, 9, 11], [8, 20, 30]])

    # Lines 22 and 58, columns 10, 29 and 41, all 80.
    assert counts[6:] == [22, 58, 10, 29, 41, 80]
    assert matrix_of(rows).times(np.array(counts, dtype=np.float64)).tolist() == [0.0] * 7
