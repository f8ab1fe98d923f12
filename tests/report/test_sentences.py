"""Sentences that are grammatical and say no more than the numbers bear out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from small_tables import cell, key
from spoken_tables import BOARD, PUBLIC, book, count, published, share

from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.spec import Edition
from report_builder.model.tables import Change, Count, CountTable, Difference, Given, Missing, Quotient, Status, Wanted
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.references import five_years
from report_builder.report.sentences import change_words, comparison_words, represented, sentence

YEARS = tuple(f"{year}-04-01/{year + 1}-03-31" for year in (2015, 2016, 2017, 2018, 2019))


def said(table: CountTable, edition: Edition = BOARD) -> str:
    return sentence(book(table, edition=edition), table.view)


def test_a_withheld_count_is_told_in_words_and_gives_no_number() -> None:
    assert said(count(3), PUBLIC) == (
        "there was a number of children that is not shown to protect individuals in January to March 2020"
    )


def test_a_count_that_does_not_exist_is_not_available() -> None:
    table = replace(count(3), wanted=(Wanted(key(), Missing("late")),))

    assert said(table) == "there was a number of children that is not available in January to March 2020"


def test_a_sentence_says_of_whom_it_speaks() -> None:
    assert said(count(57, sex="female")) == "57 children (girls) were on the caseload in January to March 2020"


def test_a_sentence_of_a_group_names_the_group() -> None:
    at = replace(key(), of=labels({"statutory": "yes"}))
    table = CountTable(View("caseload", of=at.of), (Wanted(at, Count(at.cell)),), (cell(at.cell, 18),))

    assert said(table) == "18 children (statutory) were on the caseload in January to March 2020"


def test_a_share_says_of_what_and_of_whom() -> None:
    assert said(share(57, 213, sex="female")) == "the share of the caseload (girls) was 26.8% in January to March 2020"


def test_a_withheld_share_is_told_in_words() -> None:
    assert said(share(3, 213, sex="female"), PUBLIC) == (
        "the share of the caseload (girls) for January to March 2020 is not shown to protect individuals"
    )


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        ("fte_rate", "296", "the rate of first time entrants was 296 per 100,000 children aged 10 to 17"),
        ("reoff_binary", "30.4", "the share of children who reoffended was 30.4%"),
        ("reoff_per_reoffender", "3.29", "the number of reoffences per reoffender was 3.29"),
        ("budget_income", "1213400", "the figure for income was \u00a31,213,400"),
        ("staffing_wte", "6", "the figure for staff, whole-time equivalent was 6.0 WTE"),
        ("days_per_suspended_child", "6.25", "the figure for days lost per suspended child was 6.25"),
    ],
)
def test_a_level_has_its_subject_and_its_unit(measure: str, value: str, words: str) -> None:
    view = View(measure, areas=("family",))
    table = CountTable(view, (Wanted(key(measure), Given(Fraction(value))),))

    assert said(table) == f"{words} in January to March 2020"


def shares_apart(group: int, population: int) -> CountTable:
    """So many of 1,000 children who were sentenced against so many of 1,000 of the population."""
    keys = [key(measure, ethnic_group=name) for measure in ("ethnic_count", "population") for name in ("asian", "all")]
    cells = [cell(at, n, is_public=True) for at, n in zip(keys, (group, 1000, population, 1000), strict=True)]
    formula = Difference(Quotient(keys[0], keys[1], 100), Quotient(keys[2], keys[3], 100))
    return CountTable(View("over_representation"), (Wanted(key("over_representation"), formula),), tuple(cells))


@pytest.mark.parametrize(
    ("group", "population", "words"),
    [
        (162, 50, "over-represented by 11.2 percentage points"),
        (50, 162, "under-represented by 11.2 percentage points"),
        (60, 50, "over-represented by 1.0 percentage point"),
        (50, 50, "represented as in the population"),
    ],
)
def test_representation_has_a_side_and_points(group: int, population: int, words: str) -> None:
    assert said(shares_apart(group, population)) == words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.WITHHELD, "represented to a degree that is not shown to protect individuals"),
        (Status.NOT_AVAILABLE, "represented to a degree that is not available"),
    ],
)
def test_representation_without_a_number_takes_no_side(status: Status, words: str) -> None:
    figure = book(shares_apart(162, 50)).figure(View("over_representation"))

    assert represented(replace(figure, value=None, status=status)) == words


def at(measure: str, period: str) -> Key:
    return Key(measure, "Rotherham", "yjs", Period.parse(period))


def moved(
    before: Wanted, after: Wanted, *, reason: str = "", measure: str = "custody_count", edition: Edition = BOARD
) -> str:
    """What is said of the change from one figure to another."""
    view = View(measure)
    wanted = (before, after, Wanted(replace(after.key, variety="change"), Change(before.key, after.key, reason)))
    counted = [one for one in (before, after) if isinstance(one.formula, Count)]
    cells = tuple(cell(one.key, NUMBERS[one.key.period]) for one in counted)
    tables = (CountTable(view, (before, after), cells), CountTable(replace(view, variety="change"), wanted[2:], cells))
    shelf = book(*tables, edition=edition)
    return change_words(shelf, view)


NUMBERS: dict[Period, int] = {}


def counted(number: int, year: int) -> Wanted:
    """A count of custodial sentences in one of YEARS."""
    place = at("custody_count", YEARS[year])
    NUMBERS[place.period] = number
    return Wanted(place, Count(place))


def rate(part: int | None, value: str, year: int, *, whole: int = 1000, measure: str = "reoff_binary") -> Wanted:
    """A published value, with the counts behind it where they are known."""
    behind = {} if part is None else {"numerator": Fraction(part), "denominator": Fraction(whole)}
    return Wanted(at(measure, YEARS[year]), Given(Fraction(value), text=value, **behind))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (20, 60, "it rose by 40 from the period before"),
        (60, 20, "it fell by 40 from the period before"),
        (
            20,
            22,
            "there is no clear change from the period before: the difference is within what chance alone would do",
        ),
    ],
)
def test_a_word_of_change_is_said_only_where_it_is_borne_out(before: int, after: int, words: str) -> None:
    assert moved(counted(before, 3), counted(after, 4)) == words


def test_shares_move_by_percentage_points() -> None:
    said = moved(rate(500, "50.0", 3), rate(304, "30.4", 4), measure="reoff_binary")

    assert said == "it fell by 19.6 percentage points from the period before"


def test_without_the_counts_behind_it_no_change_is_claimed() -> None:
    said = moved(rate(None, "50.0", 3), rate(None, "30.4", 4), measure="reoff_binary")

    assert said == "no change is claimed, because the counts behind the figures are not known"


def test_a_stale_figure_has_no_word_however_far_it_moved() -> None:
    reason = "no new data have been published since the last report"

    said = moved(rate(500, "50.0", 3), rate(304, "30.4", 4), reason=reason, measure="reoff_binary")

    assert said == f"no change is claimed, because {reason}"


def test_a_withheld_end_gives_neither_a_size_nor_a_reason() -> None:
    assert moved(counted(60, 3), counted(2, 4), edition=PUBLIC) == "it cannot be compared with an earlier period"


def test_a_missing_earlier_figure_is_said() -> None:
    view = View("custody_count")
    latest = counted(20, 4)
    change = Wanted(replace(latest.key, variety="change"), Missing("there is no earlier figure"))
    tables = (
        CountTable(view, (latest,), (cell(latest.key, 20),)),
        CountTable(replace(view, variety="change"), (change,)),
    )

    assert change_words(book(*tables), view) == (
        "it cannot be compared with an earlier period, because there is no earlier figure"
    )


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


def test_a_published_sentence_ends_with_its_comparators() -> None:
    shelf = compared("0.16 0.12", family="0.20 0.20")

    assert sentence(shelf, View("custody_rate")) == (
        "the rate of custodial sentences was 0.16 per 1,000 children aged 10 to 17 in the 12 months to March 2020, "
        "below the family average in both years"
    )


def test_without_comparators_a_published_sentence_is_its_level() -> None:
    assert sentence(compared("0.16"), View("custody_rate")) == (
        "the rate of custodial sentences was 0.16 per 1,000 children aged 10 to 17 in the 12 months to March 2020"
    )


def test_a_year_that_is_not_compared_does_not_stand_in_the_sentence() -> None:
    shelf = compared("0.16 - 0.12", family="0.20 0.20 0.20")

    comparison_words(shelf, View("custody_rate"))

    assert {figure.status for figure in shelf.touched} == {Status.SHOWN}
