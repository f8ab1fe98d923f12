"""Beside a mark: the range that any reader could work out, from what is printed alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from small_tables import cell, key, one_way, two_way

from report_builder.disclosure.protect import protect
from report_builder.model.spec import Edition
from report_builder.model.tables import Count, CountTable, Quotient, Wanted, total_of
from report_builder.model.view import View

PUBLIC = Edition("public", 5, alternatives=True)


def ranges(*tables: CountTable, edition: Edition = PUBLIC) -> dict[str, str]:
    figures = protect(tables, edition).figures
    return {figure.key.id.rpartition("2020-03-31")[2]: figure.instead for figure in figures if figure.instead}


def test_two_marks_that_make_up_seven_are_from_1_to_6() -> None:
    assert ranges(one_way("age", {"13": 3, "14": 4, "15": 8, "16": 9})) == {"/age=13": "1 to 6", "/age=14": "1 to 6"}


def test_where_noughts_are_withheld_they_are_from_nought_to_seven() -> None:
    careful = replace(PUBLIC, is_zero_safe=False)

    found = ranges(one_way("age", {"13": 3, "14": 4, "15": 8, "16": 9}), edition=careful)

    assert found == {"/age=13": "0 to 7", "/age=14": "0 to 7"}


def test_a_range_wider_than_half_of_the_whole_says_too_little() -> None:
    """3 and 9 of 20 are from 1 to 11 each; half of 20 is 10, which is just not too wide."""
    assert set(ranges(one_way("age", {"13": 3, "14": 9, "15": 8})).values()) <= {"1 to 10", "1 to 11"}
    assert ranges(one_way("sex", {"female": 4, "male": 6})) == {}


def test_a_range_wider_than_20_says_too_little() -> None:
    assert set(ranges(one_way("age", {"13": 3, "14": 19, "15": 80})).values()) == {"1 to 21"}
    assert ranges(one_way("age", {"13": 3, "14": 20, "15": 80})) == {}


def test_what_nothing_bounds_has_no_range() -> None:
    alone = CountTable(View("caseload"), (Wanted(key(), Count(key())),), (cell(key(), 3),))

    assert ranges(alone) == {}


def test_a_share_has_no_range_of_its_own() -> None:
    ages = one_way("age", {"13": 3, "14": 4, "15": 8, "16": 9})
    share = Wanted(key("caseload_share", age="13"), Quotient(key(age="13"), key(), 100))
    shares = CountTable(View("caseload_share", ("age",)), (share,), ages.cells)
    found = {figure.key.measure: figure.instead for figure in protect((ages, shares), PUBLIC).figures}

    assert found["caseload_share"] == ""


def test_nothing_is_said_where_the_edition_does_not_ask_for_it() -> None:
    ages = one_way("age", {"13": 3, "14": 4, "15": 8, "16": 9})

    assert ranges(ages, edition=replace(PUBLIC, alternatives=False)) == {}


def test_a_reader_need_not_know_which_locality_lies_in_which_area() -> None:
    """By the map two make up the 7 of Central and two the 7 of North; without it four make up 14."""
    places = {"Clifton": 3, "Maltby": 4, "Oakwood": 3, "Wath": 4, "Eastwood": 26}
    areas = one_way("locality_area", {"Central": 7, "North": 7, "South": 26})
    map_of = {"Central": ("Clifton", "Maltby"), "North": ("Oakwood", "Wath"), "South": ("Eastwood",)}
    sums = (total_of(key(locality_area=one), tuple(key(locality=each) for each in map_of[one])) for one in map_of)
    localities = one_way("locality", places)
    mapped = replace(localities, cells=(*localities.cells, *areas.cells), relations=(*localities.relations, *sums))

    assert set(ranges(mapped, areas).values()) == {"1 to 11"}


Crossing = Mapping[str, Mapping[str, int]]
_ROWS, _COLUMNS = ("13", "14", "15"), ("female", "male")


@settings(deadline=None, max_examples=60)
@given(
    st.fixed_dictionaries({row: st.fixed_dictionaries({one: st.integers(0, 9) for one in _COLUMNS}) for row in _ROWS})
)
def test_every_range_holds_the_truth_and_two_further_numbers(counts: Crossing) -> None:
    for figure in protect((two_way("age", "sex", counts),), PUBLIC).figures:
        if figure.instead:
            by = dict(figure.key.by)
            rows = [counts[by["age"]]] if "age" in by else list(counts.values())
            truth = sum(row[one] for row in rows for one in _COLUMNS if by.get("sex", one) == one)
            low, high = map(int, figure.instead.split(" to "))
            assert low <= truth <= high
            assert high - low >= 2


def test_data_that_print_the_same_have_the_same_ranges() -> None:
    """The four small cells of a rectangle can change places without a trace."""
    first = {"13": {"female": 3, "male": 2}, "14": {"female": 2, "male": 4}, "15": {"female": 9, "male": 9}}
    second = {"13": {"female": 2, "male": 3}, "14": {"female": 3, "male": 3}, "15": {"female": 9, "male": 9}}

    assert protect((two_way("age", "sex", first),), PUBLIC) == protect((two_way("age", "sex", second),), PUBLIC)
