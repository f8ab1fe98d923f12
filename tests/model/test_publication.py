"""The last day of publication: worked by hand on the calendar, and as it must be for any meeting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.model.publication import _ON_WEEKDAYS, clear_days_between, is_working_day, last_day_to_publish

MEETINGS = st.dates(date(1998, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("meeting", "published"),
    [
        # Tuesday: Monday 27, Friday 24, Thursday 23, Wednesday 22 and Tuesday 21 July lie between.
        (date(2020, 7, 28), date(2020, 7, 20)),
        # Thursday 16 April 2020: 15, 14, then Easter (10 to 13), 9, 8, 7.
        (date(2020, 4, 16), date(2020, 4, 6)),
        # Friday 15 May 2020: 14, 13, 12, 11; Friday 8 May was the bank holiday, moved from Monday 4 May; 7.
        (date(2020, 5, 15), date(2020, 5, 6)),
        # Tuesday 7 January 2020: 6, 3, 2, 31 December and 30 December; 27 December.
        (date(2020, 1, 7), date(2019, 12, 27)),
        # Monday 29 December 2020's week: 28 was Boxing Day's substitute; Wednesday 30: 29, 24, 23, 22, 21; 18.
        (date(2020, 12, 30), date(2020, 12, 18)),
        # A meeting on a Saturday, 25 July 2020: Friday 24 to Monday 20 lie between; Friday 17.
        (date(2020, 7, 25), date(2020, 7, 17)),
    ],
)
def test_five_working_days_lie_between_publication_and_meeting(meeting: date, published: date) -> None:
    assert last_day_to_publish(meeting) == published


def test_days_of_national_mourning_and_jubilees_are_no_working_days() -> None:
    assert not is_working_day(date(2022, 9, 19))
    assert not is_working_day(date(2022, 6, 3))
    assert not is_working_day(date(2023, 5, 8))


def test_a_holiday_of_scotland_alone_is_a_working_day() -> None:
    assert is_working_day(date(2020, 1, 2))


@settings(deadline=None)  # the library is read where a year is none of those that are written out
@given(MEETINGS)
def test_the_last_day_is_a_working_day_with_exactly_five_between(meeting: date) -> None:
    published = last_day_to_publish(meeting)

    assert is_working_day(published)
    assert clear_days_between(published, meeting) == 5


@settings(deadline=None)  # the library is read where a year is none of those that are written out
@given(MEETINGS)
def test_every_later_working_day_leaves_fewer_than_five(meeting: date) -> None:
    published = last_day_to_publish(meeting)
    later = [published + timedelta(days=n) for n in range(1, (meeting - published).days)]

    assert all(clear_days_between(day, meeting) < 5 for day in later if is_working_day(day))


@settings(deadline=None)  # the library is read where a year is none of those that are written out
@given(MEETINGS, st.integers(0, 40))
def test_a_later_meeting_is_never_published_earlier(meeting: date, days: int) -> None:
    assert last_day_to_publish(meeting) <= last_day_to_publish(meeting + timedelta(days=days))


@pytest.mark.parametrize("year", _ON_WEEKDAYS)
def test_the_bank_holidays_that_are_written_out_are_those_of_the_library(year: int) -> None:
    listed = country_holidays("GB", subdiv="ENG", years=year)
    every = (date(year, 1, 1) + timedelta(days=number) for number in range(365))

    assert {day for day in every if day.weekday() < 5 and not is_working_day(day)} == {
        day for day in listed if day.weekday() < 5
    }
