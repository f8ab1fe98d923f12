"""How days, periods and names of a quarter move on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.configfile.next_days import months_on, respelled, weeks_on
from report_builder.model.period import Period, Quarter
from report_builder.model.publication import is_working_day

QUARTERS = st.builds(Quarter, st.integers(1990, 2098), st.integers(1, 4))


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("2019-20 Q4", "2020-21 Q1"),
        ("2019/20 q4", "2020/21 q1"),
        ("2019-2020 Q4", "2020-2021 Q1"),
        ("../data/rotherham-2019-20-q4", "../data/rotherham-2020-21-q1"),
        ("../2019_20/Q4/export.xlsx", "../2020_21/Q1/export.xlsx"),
        ("201920Q4.xlsx", "202021Q1.xlsx"),
        ("board-q4-2019-20", "board-q1-2020-21"),
    ],
)
def test_a_quarter_moves_in_the_spelling_that_it_has(was: str, becomes: str) -> None:
    assert respelled(was, Quarter(2019, 4)) == becomes


@pytest.mark.parametrize("other", ["2019-20-q3", "2018-19 Q4", "12019-20-q4", "2019-20-q41", "2019-21 Q4", "rotherham"])
def test_what_is_not_that_quarter_stays(other: str) -> None:
    assert respelled(other, Quarter(2019, 4)) == other


def test_the_turn_of_the_century_is_spelled_with_two_noughts() -> None:
    assert respelled("1998-99 Q4", Quarter(1998, 4)) == "1999-00 Q1"


@given(QUARTERS)
def test_four_quarters_on_it_is_the_same_quarter_of_the_next_year(quarter: Quarter) -> None:
    text, at = f"data-{quarter}", quarter
    for _ in range(4):
        text, at = respelled(text, at), at.following

    assert text == f"data-{Quarter(quarter.first_year + 1, quarter.number)}"
    assert at.previous.following == at


@given(st.dates(date(1990, 1, 1), date(2098, 1, 1)))
def test_thirteen_weeks_on_is_a_working_day_and_as_a_rule_the_same_weekday(day: date) -> None:
    later = weeks_on(day)

    assert is_working_day(later)
    assert 91 <= (later - day).days <= 91 + 5
    assert (later - day).days == 91 or not is_working_day(date.fromordinal(day.toordinal() + 91))


def test_a_bank_holiday_is_left_for_the_day_after() -> None:
    # 4 May 2026 is the early May bank holiday, thirteen weeks after 2 February.
    assert weeks_on(date(2026, 2, 2)) == date(2026, 5, 5)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("2020-01-01/2020-03-31", "2020-04-01/2020-06-30"),
        ("2019-12-01/2020-02-29", "2020-03-01/2020-05-31"),
        ("2011-04-01/2012-03-31", "2011-07-01/2012-06-30"),
        ("2019-11-30/2019-12-15", "2020-02-29/2020-03-15"),
    ],
)
def test_whole_months_stay_whole_months(was: str, becomes: str) -> None:
    assert str(months_on(Period.parse(was))) == becomes


@given(QUARTERS)
def test_a_quarter_s_months_become_those_of_the_next(quarter: Quarter) -> None:
    assert months_on(quarter.period) == quarter.following.period
    assert months_on(quarter.twelve_months) == quarter.following.twelve_months
