"""A claim about other areas is made for the years for which it is true."""

from __future__ import annotations

import pytest
from spoken_tables import book, count, published

from report_builder.model.tables import Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.comparison import comparison_words
from report_builder.report.needs import five_years

YEARS = tuple(f"{year}-04-01/{year + 1}-03-31" for year in (2015, 2016, 2017, 2018, 2019))


def compared(own: str, **others: str) -> Book:
    """Published custody rates, a year each from the latest back: "0.16 0.12 -" with a dash where there is none."""
    view = View("custody_rate")
    names = {"own": ("yjs", "Rotherham"), "family": ("family", "Family"), "pcc": ("pcc", "South Yorkshire")}
    names["national"] = ("england and wales", "england and wales")
    tables = [published(view, {("yjs", "Rotherham", YEARS[-1]): own.split(maxsplit=1)[0]})]
    for area, place in names.items():
        values = {**others, "own": own}.get(area, "").split()
        rows = {(*place, year): value for year, value in zip(reversed(YEARS), values, strict=False)}
        tables.append(published(five_years(view, area), rows))
    return book(*tables)


@pytest.mark.parametrize(
    ("own", "family", "words"),
    [
        ("0.16", "0.20", "below the family average"),
        ("0.20", "0.16", "above the family average"),
        ("0.20", "0.20", "equal to the family average"),
        ("0.16 0.12", "0.20 0.20", "below the family average in both years"),
        ("0.16 0.12 0.30 0.10 0.11", "0.20 0.20 0.20 0.20 0.20", "below the family average in four of the five years"),
        ("0.30 0.30 0.30 0.30 0.30", "0.20 0.20 0.20 0.20 0.20", "above the family average in all five years"),
        (
            "0.20 0.12 0.30 0.20",
            "0.20 0.20 0.20 0.20",
            "below the family average in one of the four years and above it in one",
        ),
        ("0.20 0.12 0.20", "0.20 0.20 0.20", "below the family average in one of the three years"),
        ("0.30 0.12", "0.20 0.20", "below the family average in one of the two years and above it in the other"),
        ("0.20 0.30 0.20 0.20", "0.20 0.20 0.20 0.20", "above the family average in one of the four years"),
        ("0.20 0.20 0.20", "0.20 0.20 0.20", "equal to the family average in every year"),
        ("0.16 - 0.12", "0.20 0.20 0.20", "below the family average in both years"),
        ("0.16 0.30", "0.20 -", "below the family average"),
        ("-", "0.20", ""),
    ],
)
def test_a_comparison_is_made_of_the_years_that_both_have(own: str, family: str, words: str) -> None:
    assert comparison_words(compared(own, family=family), View("custody_rate")) == words


def test_each_comparator_is_named_and_the_last_joined_with_and() -> None:
    shelf = compared("0.16", family="0.20", pcc="0.10", national="0.16")

    assert comparison_words(shelf, View("custody_rate")) == (
        "below the family average, above the South Yorkshire rate and equal to the rate for England and Wales"
    )


def test_a_comparator_with_two_halves_is_set_off_from_the_next() -> None:
    shelf = compared("0.30 0.12", family="0.20 0.20", pcc="0.40 0.40")

    assert comparison_words(shelf, View("custody_rate")) == (
        "below the family average in one of the two years and above it in the other, "
        "and below the South Yorkshire rate in both years"
    )


def test_a_year_that_is_not_compared_does_not_stand_in_the_sentence() -> None:
    shelf = compared("0.16 - 0.12", family="0.20 0.20 0.20")

    comparison_words(shelf, View("custody_rate"))

    assert {figure.status for figure in shelf.touched} == {Status.SHOWN}


def test_comparators_of_which_the_same_is_true_in_the_same_years_are_named_together() -> None:
    shelf = compared("0.16 0.12 0.30", family="0.20 0.20 0.20", national="0.23 0.31 0.20")

    assert comparison_words(shelf, View("custody_rate")) == (
        "below the family average and the rate for England and Wales in two of the three years"
    )


def test_the_same_number_of_other_years_is_not_named_together() -> None:
    shelf = compared("0.16 0.12 0.30", family="0.20 0.20 0.20", national="0.10 0.31 0.40")

    assert comparison_words(shelf, View("custody_rate")) == (
        "below the family average in two of the three years and below the rate for England and Wales in two of the "
        "three years"
    )


def test_counts_of_areas_of_another_size_are_not_compared() -> None:
    assert comparison_words(book(count(3, "cautioned_count")), View("cautioned_count")) == ""


def test_an_average_of_several_is_set_off_from_the_area_named_beside_it() -> None:
    view, year = View("custody_rate"), YEARS[-1]
    own = {("yjs", "Rotherham", year): "0.16"}
    others = {"family": ("family", "Statistical neighbours"), "national": ("england", "England"), "pcc": ("pcc", "-")}
    theirs = {area: {(*place, year): "-" if area == "pcc" else "0.20"} for area, place in others.items()}
    tables = [published(five_years(view, area), rows) for area, rows in {"own": own, **theirs}.items()]

    assert comparison_words(book(*tables), view) == (
        "below both the average of its statistical neighbours and the rate for England"
    )
