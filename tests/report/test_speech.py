"""Words for nought, one, many, withheld and not available."""

from __future__ import annotations

import pytest
from spoken_tables import BOARD, PUBLIC, book, count, published, share

from report_builder.model.spec import Edition
from report_builder.model.tables import CountTable, Missing, Wanted
from report_builder.model.view import View
from report_builder.report.needs import five_years
from report_builder.report.speech import Spoken, names


def said(table: CountTable, word: str, edition: Edition = BOARD) -> str:
    return str(getattr(Spoken(book(table, edition=edition), table.view), word))


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no children"), (1, "1 child"), (2, "2 children"), (1213, "1,213 children")]
)
def test_a_count_agrees_with_its_noun(number: int, words: str) -> None:
    assert said(count(number), "children") == words


def test_a_withheld_count_is_said_in_words() -> None:
    words = said(count(3), "counted", PUBLIC)

    assert words == "a number of children that is not shown to protect individuals"


def test_what_is_withheld_has_no_colour() -> None:
    spoken = Spoken(book(share(3, 213, sex="female"), edition=PUBLIC), share(3, 213, sex="female").view)

    assert spoken.rating == "neither green, amber nor red"
    assert spoken.book.unsaid == 1


def test_a_part_names_its_whole() -> None:
    assert said(share(57, 213, sex="female"), "part") == "57 of 213 children (26.8%)"


def test_a_part_that_is_nought_is_none_of_its_whole() -> None:
    assert said(share(0, 213, sex="female"), "part") == "none of the 213 children"
    assert said(share(0, 1, sex="female"), "part") == "0 of 1 child (0.0%)"


def test_a_count_speaks_of_its_share_through_the_share_measure() -> None:
    spoken = Spoken(book(share(16, 213, care_status="current")), View("caseload")).by(care_status="current")

    assert spoken.share == "7.5%"


def test_a_missing_figure_is_not_available() -> None:
    table = count(3)
    missing = CountTable(table.view, (Wanted(table.wanted[0].key, Missing("No data")),))

    assert said(missing, "shown") == "not available"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "no children were on the caseload in January to March 2020"),
        (1, "1 child was on the caseload in January to March 2020"),
        (4, "4 children were on the caseload in January to March 2020"),
    ],
)
def test_a_sentence_agrees_with_its_number(number: int, words: str) -> None:
    assert said(count(number), "level") == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "there were no custodial sentences in January to March 2020"),
        (1, "there was 1 custodial sentence in January to March 2020"),
        (4, "there were 4 custodial sentences in January to March 2020"),
    ],
)
def test_a_sentence_of_events_says_how_many_there_were(number: int, words: str) -> None:
    assert said(count(number, "custody_count"), "level") == words


YEARS = ("2017-04-01/2018-03-31", "2018-04-01/2019-03-31", "2019-04-01/2020-03-31")


def comparison(own: tuple[str, ...], family: tuple[str, ...]) -> str:
    view = View("custody_rate")
    tables = [
        published(view, {("yjs", "Rotherham", YEARS[-1]): own[-1]}),
        published(five_years(view, "own"), {("yjs", "Rotherham", y): v for y, v in zip(YEARS, own, strict=True)}),
        published(five_years(view, "family"), {("family", "Fam", y): v for y, v in zip(YEARS, family, strict=True)}),
        published(five_years(view, "pcc"), {}),
        published(five_years(view, "national"), {}),
    ]
    return Spoken(book(*tables), view).comparison


def test_below_in_every_year_is_said_of_all_years() -> None:
    assert (
        comparison(("0.20", "0.12", "0.16"), ("0.30", "0.24", "0.20")) == "below the family average in all three years"
    )


def test_a_claim_is_made_for_the_years_for_which_it_is_true() -> None:
    assert (
        comparison(("0.41", "0.12", "0.16"), ("0.30", "0.24", "0.20"))
        == "below the family average in two of the three years"
    )


def test_a_year_that_a_comparator_lacks_is_not_claimed() -> None:
    assert comparison(("0.41", "0.12", "0.16"), ("-", "0.24", "0.20")) == "below the family average in both years"


def test_equal_values_are_neither_above_nor_below() -> None:
    assert comparison(("0.2", "0.2", "0.2"), ("0.2", "0.2", "0.2")) == "equal to the family average in every year"


def test_where_no_comparator_has_data_words_say_so() -> None:
    assert comparison(("0.2", "0.2", "0.2"), ("-", "-", "-")) == "not compared with other areas"


def test_every_measure_may_be_named() -> None:
    assert "tracker_children" in names(book(count(1)))
