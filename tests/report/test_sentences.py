"""Sentences that are grammatical and say no more than the numbers bear out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from small_tables import cell, key
from spoken_tables import BOARD, PUBLIC, book, count, share

from report_builder.model.key import labels
from report_builder.model.measure import MEASURES
from report_builder.model.spec import Edition
from report_builder.model.tables import Count, CountTable, Difference, Given, Missing, Quotient, Status, Wanted
from report_builder.model.view import View
from report_builder.report.phrases import with_noun
from report_builder.report.sentences import level, represented

YEARS = tuple(f"{year}-04-01/{year + 1}-03-31" for year in (2015, 2016, 2017, 2018, 2019))


def said(table: CountTable, edition: Edition = BOARD) -> str:
    return level(book(table, edition=edition), table.view)


def test_a_withheld_count_is_told_in_words_and_gives_no_number() -> None:
    assert said(count(3), PUBLIC) == (
        "how many children were on the caseload in January to March 2020 is not shown to protect individuals"
    )


def test_a_count_that_does_not_exist_is_not_available() -> None:
    table = replace(count(3), wanted=(Wanted(key(), Missing("late")),))

    assert said(table) == "how many children were on the caseload in January to March 2020 is not available"


def test_a_sentence_says_of_whom_it_speaks() -> None:
    assert said(count(57, sex="female")) == "57 girls were on the caseload in January to March 2020"


@pytest.mark.parametrize(
    ("number", "by", "words"),
    [
        (1, {"sex": "male"}, "1 boy was on the caseload"),
        (0, {"age": "14-15", "sex": "female"}, "no girls (aged 14 to 15) were on the caseload"),
        (2, {"sex": "unknown"}, "2 children (sex not known) were on the caseload"),
    ],
)
def test_the_children_of_one_sex_are_girls_or_boys(number: int, by: dict[str, str], words: str) -> None:
    assert said(count(number, **by)) == f"{words} in January to March 2020"


def test_a_range_has_its_groups_and_its_reason_in_one_pair_of_brackets() -> None:
    figure = replace(book(count(3, age="14-15"), edition=PUBLIC).figure(count(3, age="14-15").view), instead="1 to 6")

    assert with_noun(figure, MEASURES["caseload"], of_whom="aged 14 to 15") == (
        "1 to 6 children (aged 14 to 15; the exact number is withheld to protect individuals)"
    )


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
        ("tracker_mean_follow_up", "149.8", "the mean follow-up was 149.8 days"),
        ("budget_income", "1213400", "income was \u00a31,213,400"),
        ("staffing_wte", "6", "the whole-time equivalent of staff was 6.0 WTE"),
        ("days_per_suspended_child", "6.25", "the mean number of school days lost per suspended child was 6.25"),
    ],
)
def test_a_level_has_its_subject_and_its_unit(measure: str, value: str, words: str) -> None:
    view = View(measure, areas=("family",))
    table = CountTable(view, (Wanted(key(measure), Given(Fraction(value))),))

    cohort = " the cohort of" if measure.startswith(("reoff", "tracker")) else ""
    assert said(table) == f"{words} in{cohort} January to March 2020"


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
    assert said(shares_apart(group, population)) == f"children were {words} in January to March 2020"


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
