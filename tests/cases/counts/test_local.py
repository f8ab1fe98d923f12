"""Which reading of a measure a view asks for."""

import pytest

from report_builder.cases.counts.local import is_local, without_source
from report_builder.model.view import View

LOCAL = (("source", "local"),)


@pytest.mark.parametrize(
    "view",
    [
        View("custody_rate", fixed=LOCAL),
        View("custody_count"),
        View("custody_count", periods="quarters"),
        View("custody_count", periods="2019-01-01/2019-12-31"),
        View("fte_count", periods="year"),
        View("fte_count", ("sex",), periods="latest"),
    ],
)
def test_the_cases_are_counted_for_the_service_alone_over_the_year_its_quarters_and_breakdowns(view: View) -> None:
    assert is_local(view)


@pytest.mark.parametrize(
    "view",
    [
        View("custody_rate"),
        View("custody_rate", periods="five-years"),
        View("custody_rate", periods="year"),
        View("custody_count", periods="latest"),
        View("custody_count", areas=("own", "family")),
        View("fte_count", fixed=(("source", "YDS 98"),)),
        View("fte_rate", variety="rank"),
        View("fte_count", variety="change"),
        View("custody_rate", periods="2019-01-01/2019-12-31"),
    ],
)
def test_comparisons_rates_and_latest_periods_are_published(view: View) -> None:
    assert not is_local(view)


def test_the_source_is_taken_out_and_the_rest_is_left() -> None:
    view = View("custody_count", fixed=(("sex", "male"), *LOCAL))

    assert without_source(view) == View("custody_count", fixed=(("sex", "male"),))
