"""Ages, birthdays and weekdays."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from report_builder.demo.days import age_on, birthday, on_a_weekday, weekday_between


def test_a_child_is_a_year_older_on_the_birthday_and_not_the_day_before() -> None:
    assert age_on(date(2020, 3, 31), date(2002, 3, 31)) == 18
    assert age_on(date(2020, 3, 30), date(2002, 3, 31)) == 17


def test_a_birth_of_29_february_counts_on_1_march() -> None:
    assert birthday(date(2004, 2, 29), 15) == date(2019, 3, 1)
    assert birthday(date(2004, 3, 1), 15) == date(2019, 3, 1)


def test_a_weekend_gives_way_to_the_friday_before_it() -> None:
    assert on_a_weekday(date(2020, 3, 20)) == date(2020, 3, 20)
    assert on_a_weekday(date(2020, 3, 21)) == date(2020, 3, 20)
    assert on_a_weekday(date(2020, 3, 22)) == date(2020, 3, 20)
    assert on_a_weekday(date(2020, 3, 23)) == date(2020, 3, 23)


@given(st.dates(date(2018, 1, 1), date(2020, 7, 1)), st.integers(0, 60), st.integers())
def test_a_drawn_day_lies_within_its_bounds_and_off_the_weekend_but_for_the_first(
    first: date, days: int, seed: int
) -> None:
    drawn = weekday_between(first, first + timedelta(days=days), Random(seed))

    assert first <= drawn <= first + timedelta(days=days)
    assert drawn == first or drawn.weekday() < 5
