"""Days as papers write them, and where sentences end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.text.dates import days_in
from report_builder.proof.text.sentences import sentence_at, sentences


@pytest.mark.parametrize(
    "text",
    ["28 July 2020", "Tuesday 28 July 2020", "28th July 2020", "28 Jul 2020", "28/07/2020", "28.07.20", "2020-07-28"],
)
def test_a_day_is_read_in_every_form(text: str) -> None:
    (day,) = days_in(f"It met on {text}.")

    assert day.date == date(2020, 7, 28)


def test_a_day_that_no_calendar_has_is_found_and_does_not_exist() -> None:
    (day,) = days_in("1 July 2019 to 31 June 2020".partition("to")[2])

    assert (day.day, day.month, day.year) == (31, 6, 2020)
    assert not day.exists
    assert day.date is None
    assert day.last_of_month == 30


def test_the_last_of_february_needs_a_year_to_be_wrong() -> None:
    assert [day.exists for day in days_in("29 February; 29 February 2019; 29 February 2020")] == [True, False, True]


def test_a_fraction_is_no_day() -> None:
    assert list(days_in("outcome 21/22 and 4.92 and 2019/20 and 10-17")) == []


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)))
def test_every_day_is_read_as_it_was_written(day: date) -> None:
    written = f"{day.strftime('%A')} {day.day} {day.strftime('%B %Y')}"
    (found,) = days_in(f"met on {written} again")

    assert found.date == day
    assert found.weekday == day.strftime("%A").lower()
    assert found.date + timedelta(0) == day


def cut(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text)]


def test_a_full_stop_ends_a_sentence_and_one_within_a_number_does_not() -> None:
    assert cut("The rate was 0.16. It was 0.12 before.") == ["The rate was 0.16.", "It was 0.12 before."]


def test_a_short_word_with_a_stop_ends_none() -> None:
    assert cut("See No. 4 e.g. for Mr. Smith") == ["See No. 4 e.g. for Mr. Smith"]


def test_a_line_that_was_ended_on_purpose_ends_a_sentence() -> None:
    assert cut("Number reoffending 8\nNumber of offences 17") == ["Number reoffending 8", "Number of offences 17"]


@given(st.text(alphabet="aB1.;!? \n()", max_size=120))
def test_sentences_make_the_whole_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in sentences(text)) == text
    assert all(sentence_at(text, start) == (start, end) for start, end in sentences(text))
