from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.importers.period_words import ending_month, read_period
from report_builder.model.period import MONTHS


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Apr 19 - Mar 20", "2019-04-01/2020-03-31"),
        ("Apr 2019 to Mar 2020", "2019-04-01/2020-03-31"),
        ("April 2019 \u2013 March 2020 [note 4]", "2019-04-01/2020-03-31"),
        ("Apr 2009-Mar 2010(1)", "2009-04-01/2010-03-31"),
        ("Apr-19 to Mar-20", "2019-04-01/2020-03-31"),
        ("2019-20", "2019-04-01/2020-03-31"),
        ("2019/2020", "2019-04-01/2020-03-31"),
        ("Jan-Dec 2019", "2019-01-01/2019-12-31"),
        ("Jul 17 - Jun 18", "2017-07-01/2018-06-30"),
        ("Apr - Jun 2019", "2019-04-01/2019-06-30"),
        ("Oct - Sept 2019", "2018-10-01/2019-09-30"),
        ("Year ending March 2020", "2019-04-01/2020-03-31"),
        ("12 months to 31 December 2019", "2019-01-01/2019-12-31"),
        ("2019-20 Q4", "2020-01-01/2020-03-31"),
        ("01/04/2019 to 31/03/2020", "2019-04-01/2020-03-31"),
        ("2019-04-01/2020-03-31", "2019-04-01/2020-03-31"),
    ],
)
def test_a_period_is_read_in_any_of_the_ways_that_it_is_written(words: str, days: str) -> None:
    assert str(read_period(words)) == days


@pytest.mark.parametrize(
    "words",
    ["2019", "Mar 20", "2020-03-31", "2019-21", "Year ending March 2010 to March 2020", "Q4", "Rank", "", "Apr to Mar"],
)
def test_what_may_mean_several_periods_or_none_is_not_read(words: str) -> None:
    assert read_period(words) is None


@pytest.mark.parametrize("cell", ["2020", "2020(1)", "2020-03-31", "2020-03-01", "31/03/2020"])
def test_a_lone_year_or_a_real_date_is_the_year_that_ends_then_where_the_table_says_so(cell: str) -> None:
    assert str(read_period(cell, ending=3)) == "2019-04-01/2020-03-31"


def test_a_real_date_of_another_month_than_the_years_end_is_not_read() -> None:
    assert read_period("2020-04-01", ending=3) is None


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("Table 2.9: First time entrants(1)(2), years ending December 2010 to 2020", 12),
        ("Year ended 31 March 2020", 3),
        ("years ending March 2010 to 2020 and year ending December 2020", 0),
        ("First time entrants", 0),
    ],
)
def test_a_title_says_in_which_month_its_years_end(title: str, month: int) -> None:
    assert ending_month(title) == month


@given(st.integers(1, 12), st.integers(2001, 2098), st.booleans())
def test_twelve_months_are_read_whatever_month_they_begin_in(month: int, year: int, is_short: bool) -> None:
    last, last_year = (month - 2) % 12, year + (month > 1)
    spelled = [(MONTHS[month - 1], year), (MONTHS[last], last_year)]
    words = " - ".join(f"{name[:3]} {number % 100:02d}" if is_short else f"{name} {number}" for name, number in spelled)

    period = read_period(words)

    assert period is not None
    assert (period.months, period.start.month, period.start.year) == (12, month, year)


@given(st.text(max_size=40))
def test_no_text_makes_it_stumble(words: str) -> None:
    assert read_period(words, ending=3) is None or read_period(words, ending=3).months <= 36  # type: ignore[union-attr]
