"""Deadlines in words.

Bank holidays of England and Wales in the spring of 2020: 10 and 13 April, 8 and 25 May (www.gov.uk/bank-holidays).
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.deadlines import Deadlines, day_of, deadlines_of, working_days_late
from report_builder.model.period import Quarter
from report_builder.model.publication import clear_days_between, is_working_day, last_day_to_publish
from report_builder.model.schedule import Schedule
from report_builder.model.spec import Meeting

END = date(2020, 3, 31)
MEETING = date(2020, 7, 13)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1 working day after quarter end", date(2020, 4, 1)),  # 31 March was a Tuesday
        ("8 working days after quarter end", date(2020, 4, 14)),  # less Good Friday, a weekend and Easter Monday
        ("30 working days after the quarter end", date(2020, 5, 15)),  # 8 May was moved from the Monday before
        ("10 days before the meeting", date(2020, 7, 3)),
        ("10 days after meeting", date(2020, 7, 23)),
        ("10 working days before meeting", date(2020, 6, 29)),
        ("5 clear working days before meeting", date(2020, 7, 3)),
        ("5 clear days before meeting", date(2020, 7, 7)),
        ("1 clear working day after meeting", date(2020, 7, 15)),
        ("0 working days after quarter end", END),
        ("2020-06-01", date(2020, 6, 1)),
    ],
)
def test_the_words_of_a_deadline_are_a_day(words: str, day: date) -> None:
    assert day_of(words, END, MEETING) == day


def test_before_a_meeting_without_a_day_there_is_no_deadline() -> None:
    assert day_of("10 days before meeting", END, None) is None
    assert day_of("10 days after quarter end", END, None) == date(2020, 4, 10)


def test_other_words_are_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="soon"):
        day_of("soon", END, MEETING)


@given(DAYS, st.integers(1, 200))
def test_counting_the_working_days_back_gives_their_number(start: date, number: int) -> None:
    after = day_of(f"{number} working days after quarter end", start, None)
    before = day_of(f"{number} working days before meeting", END, start)
    clear = day_of(f"{number} clear working days before meeting", END, start)

    assert after
    assert before
    assert clear
    assert is_working_day(after)
    assert clear_days_between(start, after) == number - 1
    assert is_working_day(before)
    assert clear_days_between(before, start) == number - 1
    assert is_working_day(clear)
    assert clear_days_between(clear, start) == number


@given(DAYS)
def test_five_clear_working_days_are_those_of_the_law(meeting: date) -> None:
    assert day_of("5 clear working days before meeting", END, meeting) == last_day_to_publish(meeting)


@given(DAYS, st.integers(0, 999))
def test_days_are_those_of_the_calendar(start: date, number: int) -> None:
    assert day_of(f"{number} days after quarter end", start, None) == start + timedelta(days=number)
    assert day_of(f"{number} days before meeting", END, start) == start - timedelta(days=number)


def test_a_paper_has_five_deadlines() -> None:
    schedule = Schedule(
        data_due="20 working days after quarter end",
        draft_due="30 working days after quarter end",
        sign_off_due="10 working days before meeting",
        meeting=MEETING,
    )

    assert deadlines_of(
        schedule, Quarter(2019, 4), Meeting("Board", MEETING, publication=date(2020, 7, 3))
    ) == Deadlines(
        data_in=date(2020, 4, 30),
        draft=date(2020, 5, 15),
        sign_off=date(2020, 6, 29),
        publication=date(2020, 7, 3),
        meeting=MEETING,
    )


def test_the_schedules_own_day_of_publication_goes_before_the_laws() -> None:
    schedule = Schedule(publication_due="2020-07-01", meeting=MEETING)

    found = deadlines_of(schedule, Quarter(2019, 4), Meeting("Board", MEETING, publication=date(2020, 7, 3)))

    assert found.publication == date(2020, 7, 1)


def test_a_meeting_that_nobody_named_sets_no_deadline() -> None:
    schedule = Schedule(sign_off_due="10 working days before meeting")

    found = deadlines_of(schedule, Quarter(2019, 4), Meeting("", MEETING, publication=date(2020, 7, 3)))

    assert (found.sign_off, found.publication, found.meeting) == (None, None, None)


def test_a_weekend_makes_nobody_late() -> None:
    friday = date(2020, 5, 15)

    assert [working_days_late(friday, friday + timedelta(days=number)) for number in (-3, 0, 1, 2, 3, 4)] == [
        0,
        0,
        0,
        0,
        1,
        2,
    ]
