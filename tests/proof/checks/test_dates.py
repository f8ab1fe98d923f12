"""A date that no calendar has is found, and its last day told; every other date is left alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.checks.dates import days_that_are_wrong
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _found(text: str, *, as_at: date | None = None) -> list[Fault]:
    return list(days_that_are_wrong(Paper("paper.txt", (Passage("paragraph", text),), as_at), Known()))


@pytest.mark.parametrize(
    ("text", "says", "should_be"),
    [
        ("The period 1 July 2021 to 31 June 2022.", "31 June 2022", "30 June 2022"),
        ("It met on 30th February.", "30th February", "29 February"),
        ("It met on 29 February 2021.", "29 February 2021", "28 February 2021"),
        ("It met on 31/04/2021.", "31/04/2021", "30 April 2021"),
    ],
)
def test_a_day_after_the_last_of_its_month_should_be_the_last(text: str, says: str, should_be: str) -> None:
    [fault] = _found(text)

    assert (fault.kind, fault.says, fault.should_be) == ("date-that-does-not-exist", says, should_be)


def test_a_month_after_the_twelfth_does_not_exist() -> None:
    [fault] = _found("It met on 07/28/2021.")

    assert fault.what == "there is no month 28"
    assert fault.should_be == ""


@pytest.mark.parametrize(
    "text",
    [
        "It met on 29 February 2020.",
        "It met on 29 February.",
        "Of the children, 35 may have moved away.",
        "Version 1.31.20 of the form.",
        "The 64 March returns were late.",
        "The period 1 July 2021 to 30 June 2022.",
    ],
)
def test_other_dates_and_figures_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_a_weekday_must_fit_its_date() -> None:
    """14 July 2020 was a Tuesday."""
    [fault] = _found("Interviews were on Monday 14 July 2020.")

    assert (fault.kind, fault.says, fault.should_be) == ("weekday", "Monday 14 July 2020", "Tuesday 14 July 2020")


def test_a_weekday_without_a_year_is_judged_by_the_years_around_the_paper() -> None:
    """28 March was a Wednesday, a Thursday and a Saturday in 2018, 2019 and 2020."""
    assert _found("It took place on Thursday 28th March.", as_at=date(2019, 6, 1)) == []
    assert _found("It took place on Saturday 28th March.", as_at=date(2019, 6, 1)) == []
    [fault] = _found("It took place on Monday 28th March.", as_at=date(2019, 6, 1))
    assert fault.should_be == "Thursday 28th March"


def test_a_weekday_without_any_year_is_left_alone() -> None:
    assert _found("It took place on Monday 28th March.") == []


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_wrong_unless_it_is_the_days_own(day: date, step: int) -> None:
    named = (day + timedelta(days=step)).strftime("%A")

    faults = _found(f"It met on {named} {day.day} {day.strftime('%B %Y')}.")

    assert [each.kind for each in faults] == (["weekday"] if step else [])
