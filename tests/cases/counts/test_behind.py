"""The counts of children that a published row gives away."""

from dataclasses import replace
from fractions import Fraction

import pytest
from published_rows import LATEST, SPEC, counted, given, only, row, year_to

from report_builder.model.key import Key
from report_builder.model.tables import Cell
from report_builder.model.view import View


def test_a_public_count_behind_the_rate_is_a_public_cell_and_nothing_rests_on_it() -> None:
    table = counted(LATEST, [row(value="0.16", numerator=4, denominator=25_157)])

    assert table.cells == (
        Cell(Key("custody_count", "Rotherham", "yjs", year_to(2020)), Fraction(4), 4, is_public=True),
    )
    assert given(only(table)).rests_on == ()


def test_a_public_rate_that_only_one_count_can_have_makes_that_count_public() -> None:
    table = counted(LATEST, [row(value="0.16")], residents=[("Rotherham", 2019, 25_157)])

    assert [(cell.count, cell.is_public) for cell in table.cells] == [(4, True)]


def test_a_public_rate_that_several_counts_can_have_gives_none_away() -> None:
    rows = [row(value="0.16")]

    # 0.155 to 0.165 of 251.57 thousand is 38.99 to 41.51: 39, 40 or 41.
    assert counted(LATEST, rows, residents=[("Rotherham", 2019, 251_570)]).cells == ()


@pytest.mark.parametrize("setting", [False, {"custody_rate": False}])
def test_under_embargo_a_rate_rests_on_the_services_own_count(setting: bool | dict[str, bool]) -> None:
    spec = replace(SPEC, published_is_public=setting)

    table = counted(LATEST, [row(value="0.16", numerator=4)], spec=spec)

    key = Key("custody_count", "Rotherham", "yjs", year_to(2020))
    assert table.cells == (Cell(key, Fraction(4), 4, is_public=False),)
    assert given(only(table)).rests_on == (key,)


def test_an_embargo_on_one_measure_leaves_another_public() -> None:
    spec = replace(SPEC, published_is_public={"custody_rate": False})

    table = counted(View("fte_rate"), [row("fte_rate", value="223", numerator=56)], spec=spec)

    assert [cell.is_public for cell in table.cells] == [True]


def test_a_row_that_names_no_publication_is_not_public() -> None:
    table = counted(LATEST, [row(value="0.16", numerator=4, source=None)])

    assert [cell.is_public for cell in table.cells] == [False]
    assert given(only(table)).rests_on == (table.cells[0].key,)


def test_under_embargo_a_rate_alone_rests_on_the_count_that_its_population_gives() -> None:
    spec = replace(SPEC, published_is_public=False)

    table = counted(
        View("fte_rate"), [row("fte_rate", value="223")], spec=spec, residents=[("Rotherham", 2019, 25_157)]
    )

    assert [(cell.key.measure, cell.count, cell.persons) for cell in table.cells] == [("fte_count", 56, 56)]


def test_under_embargo_a_figure_that_nothing_is_known_of_stands_for_one_person() -> None:
    spec = replace(SPEC, published_is_public=False)

    table = counted(View("reoff_per_reoffender"), [row("reoff_per_reoffender", value="4.92")], spec=spec)

    assert [cell.persons for cell in table.cells] == [1, 1]
    assert given(only(table)).rests_on == tuple(cell.key for cell in table.cells)


def test_under_embargo_those_who_did_not_reoffend_are_protected_too() -> None:
    spec = replace(SPEC, published_is_public=False)

    table = counted(View("reoff_binary"), [row("reoff_binary", value="95.7", numerator=45, denominator=47)], spec=spec)

    assert [cell.count for cell in table.cells] == [45, 47, 2]
    assert len(table.relations) == 1
    assert set(given(only(table)).rests_on) == {cell.key for cell in table.cells}


def test_reoffences_stand_for_the_children_who_committed_them() -> None:
    spec = replace(SPEC, published_is_public=False)
    rows = [row("reoff_per_reoffender", value="4.00", numerator=12, denominator=3)]

    table = counted(View("reoff_per_reoffender"), rows, spec=spec)

    assert [(cell.count, cell.persons) for cell in table.cells] == [(12, 3), (3, 3)]


def test_one_count_is_one_cell_whichever_row_states_it() -> None:
    rows = [row("custody_count", value="4"), row(value="0.16", numerator=5)]

    rate, count = counted(LATEST, rows), counted(View("custody_count", periods="latest"), rows)

    assert rate.cells == count.cells
    assert [cell.count for cell in count.cells] == [4]


def test_a_count_that_no_row_states_is_the_numerator_of_its_rate() -> None:
    rows = [row(period=year_to(year), value="0.16", numerator=year - 2015) for year in (2019, 2020)]

    table = counted(View("custody_count", periods="five-years"), rows)

    assert [given(wanted).value for wanted in table.wanted] == [4, 5]
