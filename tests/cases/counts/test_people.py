"""Ages on a day and what is known of a child."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.cases.counts.people import age_categories, ages_on, yes_or_no


def age(born: str | None, on: date) -> object:
    births = pd.Series([born], dtype="datetime64[s]")
    return age_categories(ages_on(births, on)).iloc[0]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("2006-03-31", "14"),
        ("2006-04-01", "13"),
        ("2010-03-31", "10"),
        ("2010-04-01", "9"),
        ("2015-01-01", "9"),
        ("2002-04-01", "17"),
        ("2002-03-31", "18+"),
        ("1990-01-01", "18+"),
        (None, "not recorded"),
    ],
)
def test_a_birthday_on_the_quarters_last_day_counts_and_the_day_after_does_not(born: str | None, expected: str) -> None:
    assert age(born, date(2020, 3, 31)) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2018, 2, 28), "13"), (date(2018, 3, 1), "14"), (date(2020, 2, 28), "15"), (date(2020, 2, 29), "16")],
)
def test_who_is_born_on_29_february_is_older_on_1_march_of_a_common_year(on: date, expected: str) -> None:
    assert age("2004-02-29", on) == expected


def test_ages_may_be_taken_on_a_day_of_each_ones_own() -> None:
    births = pd.Series(["2005-06-15", "2005-06-15", None], dtype="datetime64[s]")
    days = pd.Series(["2020-06-14", "2020-06-15", "2020-06-15"], dtype="datetime64[s]")

    assert ages_on(births, days).to_list() == [14, 15, pd.NA]


def test_a_blank_claim_is_not_a_no() -> None:
    claims = pd.Series([True, False, None], dtype="boolean")

    assert yes_or_no(claims).to_list() == ["yes", "no", "not recorded"]


@given(st.dates(date(1995, 1, 1), date(2020, 1, 1)), st.dates(date(2020, 1, 1), date(2025, 12, 31)))
def test_nobody_grows_more_than_a_year_in_a_year(born: date, day: date) -> None:
    births = pd.Series([pd.Timestamp(born)])

    now = ages_on(births, day).iloc[0]

    assert now * 365 <= (day - born).days <= (now + 1) * 366
