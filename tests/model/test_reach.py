"""When the events of a table go on to the end of a quarter."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.reach import Reach, reaches

END = date(2020, 3, 31)


def test_an_event_of_the_last_month_or_later_is_enough() -> None:
    assert reaches([date(2020, 3, 1)], END)
    assert reaches([date(2020, 7, 9)], END)
    assert not reaches([date(2020, 2, 29)], END)
    assert not reaches([], END)


def test_a_busy_table_that_falls_silent_does_not_reach_the_end() -> None:
    weekly = [date(2020, 2, 29) - timedelta(days=7 * number) for number in range(60)]

    assert not reaches(weekly, END)


def test_a_table_of_few_events_may_be_as_silent_as_it_was_before() -> None:
    # 49 days from 11 February to 31 March; 60 from 13 December before it
    assert reaches([date(2019, 12, 13), date(2020, 2, 11)], END)
    assert not reaches([date(2020, 1, 1), date(2020, 2, 11)], END)


def test_what_was_silent_more_than_a_year_ago_excuses_nothing() -> None:
    assert not reaches([date(2017, 1, 1), date(2018, 1, 1), date(2020, 2, 11)], END)


def test_a_table_without_an_event_in_the_quarter_never_reaches_its_end() -> None:
    assert not reaches([date(2019, 1, 1), date(2019, 12, 31)], END)


@given(
    st.lists(st.dates(date(2018, 1, 1), date(2020, 12, 31)), min_size=1), st.dates(date(2020, 3, 1), date(2021, 1, 1))
)
def test_a_later_event_never_takes_the_reach_away(events: list[date], later: date) -> None:
    assert reaches([*events, later], END)


def test_a_reach_names_the_table_and_months_and_no_day() -> None:
    assert str(Reach("custody", date(2019, 12, 24), END, is_reached=False)) == (
        "custody: its last event is of December 2019; it should go on to March 2020"
    )
    assert str(Reach("custody", None, END, is_reached=False)) == "custody: it has no dated event"
    assert str(Reach("custody", None, None, is_reached=False, is_there=False)) == "custody: the table is not there"
    assert str(Reach("episodes", date(2020, 7, 9), END, is_reached=True)) == (
        "episodes: its last event is of July 2020, and so it reaches the end of March 2020"
    )
