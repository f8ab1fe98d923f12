"""Neighbourhoods: worked by hand on a chain of additions and on a row too long to be taken whole."""

from __future__ import annotations

from small_instances import addition, instance

from report_builder.disclosure.neighbours import Neighbours

# 2 = 0 + 1; 4 = 2 + 3; and 10 = 4 + 5 + ... + 9.
CHAIN = instance(
    [1, 2, 3, 4, 7, 1, 2, 3, 1, 1, 15],
    [addition(2, 0, 1), addition(4, 2, 3), addition(10, 4, 5, 6, 7, 8, 9)],
)


def test_the_nearest_cells_stand_in_the_same_row_the_greatest_first() -> None:
    assert Neighbours(CHAIN).around(0, 3).tolist()[:2] == [0, 2]


def test_the_next_row_is_entered_before_all_of_a_long_one_is_taken() -> None:
    # From the 5 the total 10 and the 4 of the long row are reached; beyond the 4 lies the row of 2 and 3.
    found = Neighbours(CHAIN).around(5, 5).tolist()

    assert found[0] == 5
    assert {4, 3} <= set(found)
    assert not {6, 7, 8, 9} <= set(found)


def test_no_cell_is_found_twice_and_all_are_found_where_all_are_asked_for() -> None:
    assert sorted(Neighbours(CHAIN).around(3, 100).tolist()) == list(range(11))


def test_a_cell_in_no_row_is_alone() -> None:
    assert Neighbours(instance([3, 9])).around(1, 5).tolist() == [1]


def test_the_rows_of_some_cells_are_all_rows_in_which_one_stands() -> None:
    near = Neighbours(CHAIN)

    assert near.rows_of(near.around(0, 1)) == [0]
    assert near.rows_of(near.around(4, 1)) == [1, 2]
