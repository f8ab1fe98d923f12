"""What a row, a column or an axis shows of a figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from small_tables import key, two_way
from spoken_tables import book

from report_builder.model.key import Key
from report_builder.model.tables import Figure, Status
from report_builder.report.facets import facet, facing, ids, spell
from report_builder.report.phrases import spell_labels


def figure(at: Key) -> Figure:
    return Figure(at, "count", Decimal(1), "1", "children", None, None, Status.SHOWN)


@pytest.mark.parametrize(
    ("side", "id_", "words"),
    [
        ("area", "Rotherham", "Rotherham"),
        ("period", "2020-01-01/2020-03-31", "Jan to Mar 2020"),
        ("sex", "female", "Girls"),
        ("age", "", "All"),
    ],
)
def test_a_side_has_an_id_and_words(side: str, id_: str, words: str) -> None:
    girls = figure(key(sex="female"))

    assert (facet(girls, side), spell(girls, side)) == (id_, words)


@pytest.mark.parametrize(("sex", "words"), [("female", "Women"), ("male", "Men"), ("unknown", "Sex not known")])
def test_members_of_staff_are_not_called_girls_and_boys(sex: str, words: str) -> None:
    assert spell(figure(key("staffing_headcount", sex=sex)), "sex") == words
    assert spell_labels(figure(key("staffing_wte", sex=sex, role="Manager"))) in {
        f"Manager, {words.lower()}",
        f"{words.lower()}, Manager",
    }


def test_the_nation_is_printed_with_its_capitals() -> None:
    assert spell(figure(replace(key(), area="england and wales")), "area") == "England and Wales"


def test_a_row_of_the_scorecard_is_named_by_measure_and_category() -> None:
    one = figure(key("scorecard", scorecard_measure="victims", category="contacted"))
    other = figure(key("scorecard", scorecard_measure="victims"))

    assert [facet(each, "scorecard_measure") for each in (one, other)] == ["victims: contacted", "victims"]
    assert spell(one, "scorecard_measure") == "Victims: contacted"


COUNTS = {"14": {"female": 6, "male": 7}, "15": {"female": 8, "male": 9}}


def test_one_side_of_a_crossing_faces_with_the_margins_of_the_other() -> None:
    table = two_way("age", "sex", COUNTS)
    protected = book(table).table(table.view)

    assert [one.shown for one in facing(protected, ["age"])] == ["13", "17", "30"]
    assert [one.shown for one in facing(protected, ["sex"])] == ["14", "16", "30"]
    assert len(facing(protected, ["age", "sex"])) == 9


def test_ids_stand_once_in_their_order_without_the_margin() -> None:
    table = two_way("age", "sex", COUNTS)

    assert ids(book(table).table(table.view).figures, "sex") == ("female", "male")
