"""Periods, quarters and how a paper spells them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.period import Period, Quarter, first_of_two_years, month_end, spell_date

quarters = st.builds(Quarter, st.integers(1990, 2099), st.integers(1, 4))
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019-20 Q1", date(2019, 4, 1), date(2019, 6, 30)),
        ("2019-20 Q2", date(2019, 7, 1), date(2019, 9, 30)),
        ("2019/20 Q3", date(2019, 10, 1), date(2019, 12, 31)),
        ("2019-2020 q4", date(2020, 1, 1), date(2020, 3, 31)),
        ("1999-00 Q4", date(2000, 1, 1), date(2000, 3, 31)),
    ],
)
def test_a_quarter_has_its_three_months(text: str, start: date, end: date) -> None:
    assert Quarter.parse(text).period == Period(start, end)


@pytest.mark.parametrize("text", ["2019-20", "2019-21 Q1", "2019-20 Q5", "2019-20 Q0", "19-20 Q1", "2019-2021 Q1", ""])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a quarter|do not follow"):
        Quarter.parse(text)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2020, 3, 31), "2019-20 Q4"),
        (date(2020, 4, 1), "2020-21 Q1"),
        (date(2020, 12, 31), "2020-21 Q3"),
        (date(2020, 1, 1), "2019-20 Q4"),
    ],
)
def test_a_day_lies_in_a_quarter_of_the_financial_year(day: date, quarter: str) -> None:
    assert str(Quarter.of_day(day)) == quarter


@pytest.mark.parametrize(("text", "first"), [("2019-20", 2019), ("1999/2000", 1999), ("2019-21", None), ("2019", None)])
def test_two_years_are_read_only_where_they_follow_each_other(text: str, first: int | None) -> None:
    assert first_of_two_years(text) == first


def test_the_rolling_year_of_a_quarter_crosses_financial_years() -> None:
    quarter = Quarter(2019, 2)

    assert quarter.twelve_months == Period(date(2018, 10, 1), date(2019, 9, 30))
    assert quarter.last_four == (Quarter(2018, 3), Quarter(2018, 4), Quarter(2019, 1), Quarter(2019, 2))
    assert quarter.financial_year_period == Period(date(2019, 4, 1), date(2020, 3, 31))


@given(quarters)
def test_a_quarter_is_read_back_from_its_name(quarter: Quarter) -> None:
    assert Quarter.parse(str(quarter)) == quarter
    assert Quarter.parse(str(quarter).replace("-", "/")) == quarter


@given(quarters)
def test_quarters_follow_each_other_without_gap_or_overlap(quarter: Quarter) -> None:
    before = quarter.previous

    assert before.period.end + timedelta(days=1) == quarter.period.start
    assert not before.period.overlaps(quarter.period)
    assert before < quarter


@given(quarters)
def test_the_months_of_a_rolling_year_make_it_up(quarter: Quarter) -> None:
    months = quarter.months_of_year

    assert len(months) == 12
    assert (months[0].start, months[-1].end) == (quarter.twelve_months.start, quarter.twelve_months.end)
    assert all(month.months == 1 and month.is_whole_months for month in months)
    assert all(one.end + timedelta(days=1) == next_.start for one, next_ in pairwise(months))


@given(quarters)
def test_four_quarters_make_up_the_rolling_year(quarter: Quarter) -> None:
    days_in_quarters = sum((one.period.end - one.period.start).days + 1 for one in quarter.last_four)

    assert days_in_quarters == (quarter.twelve_months.end - quarter.twelve_months.start).days + 1
    assert quarter.twelve_months.months == 12


@given(days, days)
def test_a_period_is_read_back_from_its_spelling(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))

    assert Period.parse(str(period)) == period
    assert one in period
    assert period.end + timedelta(days=1) not in period


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        Period.parse("2020-03-31/2020-01-01")


@pytest.mark.parametrize("text", ["", "2020-01-01", "2020-01-01/2020-06-31", "January/March"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"[Ii]nvalid|day"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("2020-01-01/2020-03-31", "January to March 2020", "Jan to Mar 2020"),
        ("2019-11-01/2020-01-31", "November 2019 to January 2020", "Nov 2019 to Jan 2020"),
        ("2019-04-01/2020-03-31", "the 12 months to March 2020", "Apr 2019 to Mar 2020"),
        ("2017-04-01/2020-03-31", "the 36 months to March 2020", "Apr 2017 to Mar 2020"),
        ("2019-01-01/2019-12-31", "the calendar year 2019", "2019"),
        ("2023-09-01/2024-08-31", "the school year 2023-24", "2023-24 school year"),
        ("1999-09-01/2000-08-31", "the school year 1999-00", "1999-00 school year"),
        ("2020-02-01/2020-02-29", "February 2020", "Feb 2020"),
        ("2020-02-01/2020-02-28", "the time from 1 February 2020 to 28 February 2020", "2020-02-01 to 2020-02-28"),
    ],
)
def test_a_period_is_spelled_as_a_paper_says_it(text: str, words: str, label: str) -> None:
    period = Period.parse(text)

    assert (period.words, period.label) == (words, label)


@given(days)
def test_the_end_of_a_month_is_followed_by_a_first(day: date) -> None:
    assert (month_end(day.year, day.month) + timedelta(days=1)).day == 1
    assert month_end(day.year, day.month).month == day.month


def test_a_date_is_spelled_without_a_nought_before_it() -> None:
    assert spell_date(date(2020, 7, 3)) == "3 July 2020"


def test_periods_that_share_a_single_day_overlap() -> None:
    winter = Period(date(2020, 1, 1), date(2020, 3, 31))

    assert winter.overlaps(Period(date(2020, 3, 31), date(2020, 6, 30)))
    assert not winter.overlaps(Period(date(2020, 4, 1), date(2020, 6, 30)))
