"""What a period word means."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.periods import during, periods_of, year_to
from report_builder.errors import ConfigError
from report_builder.model.period import Period
from report_builder.model.view import View

Build = Callable[..., Context]


@pytest.mark.parametrize(
    ("word", "first", "last", "length"),
    [
        ("default", "2020-01-01", "2020-03-31", 1),
        ("quarter", "2020-01-01", "2020-03-31", 1),
        ("year", "2019-04-01", "2020-03-31", 1),
        ("quarters", "2019-04-01", "2020-03-31", 4),
        ("months", "2019-04-01", "2020-03-31", 12),
        ("month", "2020-03-01", "2020-03-31", 1),
        ("2018-02-03/2018-02-04", "2018-02-03", "2018-02-04", 1),
    ],
)
def test_words_are_relative_to_the_reports_quarter(build: Build, word: str, first: str, last: str, length: int) -> None:
    periods = periods_of(View("caseload", periods=word), build({}))

    assert (str(periods[0].start), str(periods[-1].end), len(periods)) == (first, last, length)


@pytest.mark.parametrize("word", ["five-years", "latest", "cohort", "2020-13-01/2020-14-01"])
def test_a_word_of_published_figures_is_none_of_the_cases(build: Build, word: str) -> None:
    with pytest.raises(ConfigError, match=f"'{word}' is not a period"):
        periods_of(View("caseload", periods=word), build({}))


@pytest.mark.parametrize(
    ("end", "start"),
    [
        (date(2020, 3, 31), date(2019, 4, 1)),
        (date(2019, 12, 31), date(2019, 1, 1)),
        (date(2020, 2, 29), date(2019, 3, 1)),
    ],
)
def test_a_year_is_the_twelve_months_to_the_periods_end(end: date, start: date) -> None:
    assert year_to(Period(date(2019, 11, 1), end)) == Period(start, end)


def test_both_ends_of_a_period_lie_in_it_and_a_gap_does_not() -> None:
    days = pd.Series(["2020-01-01", "2020-03-31", "2019-12-31", "2020-04-01", None], dtype="datetime64[s]")

    assert during(days, Period(date(2020, 1, 1), date(2020, 3, 31))).to_list() == [True, True, False, False, False]
