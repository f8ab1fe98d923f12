"""A trend is said only where five separate years bear it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.needs import five_years
from report_builder.report.speech import Spoken
from report_builder.report.trend import trend_words

RATE = View("fte_rate")


def of_year(year: int, shown: str) -> Figure:
    """The rate of a calendar year; a dash is not available, [c] withheld."""
    key = Key("fte_rate", "Wigan", "yjs", Period(date(year, 1, 1), date(year, 12, 31)))
    states = {"-": Status.NOT_AVAILABLE, "[c]": Status.WITHHELD}
    value = None if shown in states else Decimal(shown)
    return Figure(key, "rate", value, shown, "per 100,000", None, None, states.get(shown, Status.SHOWN))


def said(*shown: str, stale: frozenset[str] = frozenset()) -> str:
    figures = tuple(of_year(2020 + at, text) for at, text in enumerate(shown))
    return trend_words(book_of(figures, stale), RATE)


def book_of(figures: tuple[Figure, ...], stale: frozenset[str] = frozenset()) -> Book:
    view = five_years(RATE, "own")
    return Book({view: ProtectedTable(view, figures)}, stale)


def test_a_trend_that_cannot_be_claimed_is_told_so_and_our_own_texts_leave_it_out() -> None:
    book = book_of((of_year(2020, "137"),))

    assert Spoken(book, RATE).trend == "has no trend that can be claimed"
    assert book.unsaid == 1


def test_five_years_of_which_each_is_lower_are_a_fall() -> None:
    assert said("150", "140", "139", "120", "90") == "fell every year, from 150 (2020) to 90 (2024)"


def test_five_years_of_which_each_is_higher_are_a_rise() -> None:
    assert said("4.27", "4.35", "6.62", "7.95", "8.68") == "rose every year, from 4.27 (2020) to 8.68 (2024)"


def test_one_year_out_of_order_is_no_trend_however_far_apart_the_ends_are() -> None:
    words = said("215", "126", "98", "99", "90")

    assert words == "did not move the same way every year: the highest was 215 (2020) and the lowest 90 (2024)"


def test_two_years_that_print_alike_are_no_trend() -> None:
    assert "did not move the same way" in said("150", "140", "140", "120", "90")


def test_a_figure_that_never_moves_is_said_to_stand() -> None:
    assert said("3", "3", "3", "3", "3") == "was 3 in every year"


@pytest.mark.parametrize(
    "shown",
    [
        ("150", "140", "130", "120"),
        ("150", "140", "-", "120", "90"),
        ("150", "140", "[c]", "120", "90"),
    ],
)
def test_nothing_is_said_of_fewer_than_five_known_years(shown: tuple[str, ...]) -> None:
    assert said(*shown) == ""


def test_nothing_is_said_of_a_measure_without_new_data() -> None:
    assert said("150", "140", "130", "120", "90", stale=frozenset({"fte_rate"})) == ""


def test_nothing_is_said_of_rolling_years_that_overlap() -> None:
    figures = tuple(
        replace(figure, key=replace(figure.key, period=Period(date(2020, 1 + at, 1), date(2021, 1 + at, 28))))
        for at, figure in enumerate(of_year(2020 + at, str(150 - at)) for at in range(5))
    )

    assert trend_words(book_of(figures), RATE) == ""


def test_nothing_is_said_where_a_year_rests_on_another_population() -> None:
    figures = tuple(of_year(2020 + at, str(150 - at)) for at in range(5))
    noted = (*figures[:4], replace(figures[4], note="worked out with the population of mid-2020"))

    assert trend_words(book_of(noted), RATE) == ""
