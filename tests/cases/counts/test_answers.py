"""From cells to figures."""

from datetime import date

import pandas as pd

from report_builder.cases.counts.answers import counts_of, joined, nothing_supplied, quotients_of, shares_of
from report_builder.cases.counts.cube import Cube, count_cube
from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.tables import Count, Missing, Quotient
from report_builder.model.view import View

QUARTER = Period(date(2020, 1, 1), date(2020, 3, 31))
ROWS = pd.DataFrame({"person_id": ["a", "b"], "sex": ["female", "male"], "statutory": ["yes", "no"]}, dtype="string")


def key(measure: str = "caseload", **by: str) -> Key:
    return Key(measure, "Rotherham", "yjs", QUARTER, tuple(sorted(by.items())))


def cube(view: View, measure: str = "caseload") -> Cube:
    return count_cube(view, ROWS, total=key(measure))


def test_the_group_stands_in_of_and_what_is_fixed_or_spread_in_by() -> None:
    view = View("caseload", ("sex",), fixed=(("statutory", "yes"),), of=(("statutory", "yes"),))

    table = counts_of(view, cube(view))

    assert table.wanted[0].key.by == (("sex", "female"), ("statutory", "yes"))
    assert table.wanted[0].key.of == (("statutory", "yes"),)
    assert table.wanted[0].formula == Count(key(sex="female", statutory="yes"))
    assert table.wanted[-1].formula == Count(key(statutory="yes"))


def test_shares_have_their_own_measure_and_rest_on_cells_of_the_counted_one() -> None:
    view = View("caseload_share", ("sex",))

    table = shares_of(view, cube(view), denominator=key(), base=100)

    assert table.wanted[0].key == key("caseload_share", sex="female")
    assert table.wanted[0].formula == Quotient(key(sex="female"), key(), 100)


def test_a_mean_divides_at_the_same_place_and_brings_both_cubes() -> None:
    view = View("tracker_per_offender", ("sex",))
    over, under = cube(view, "tracker_reoffences"), cube(view, "tracker_children")

    table = quotients_of(view, over, denominators=under, base=1)

    pair = Quotient(key("tracker_reoffences", sex="male"), key("tracker_children", sex="male"))
    assert table.wanted[1].formula == pair
    assert {cell.key.measure for cell in table.cells} == {"tracker_reoffences", "tracker_children"}


def test_joined_tables_hold_each_cell_and_sum_once() -> None:
    view = View("caseload", ("sex",))
    table = counts_of(view, cube(view))

    twice = joined(view, (table, table))

    assert len(twice.wanted) == 2 * len(table.wanted)
    assert twice.cells == table.cells
    assert twice.relations == table.relations


def test_nothing_supplied_is_one_figure_that_does_not_exist() -> None:
    table = nothing_supplied(View("caseload", ("sex",)), key(), what="the caseload")

    assert [wanted.formula for wanted in table.wanted] == [Missing("No data was supplied for the caseload.")]
    assert table.missing == "No data was supplied for the caseload."
