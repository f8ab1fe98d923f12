"""Each figure of now is compared with its own of then, or with that of the period before."""

from __future__ import annotations

from issued_figures import BEFORE, QUARTER, entry

from report_builder.earlier.pairs import months_between, pairs
from report_builder.model.period import Period, Quarter


def ids(before: list[dict[str, object]], after: list[dict[str, object]], months: int) -> list[tuple[object, ...]]:
    return [
        (one.before and one.before["period"], one.after and one.after["period"], one.is_moved)
        for one in pairs(before, after, months=months)
    ]


def test_of_the_same_quarter_a_figure_is_compared_with_itself_alone() -> None:
    assert ids([entry(period=BEFORE)], [entry()], 0) == [(None, QUARTER, False), (BEFORE, None, False)]
    assert ids([entry()], [entry()], 0) == [(QUARTER, QUARTER, False)]


def test_in_the_next_quarter_the_latest_figure_is_compared_with_the_latest_of_then_and_the_others_with_themselves() -> (
    None
):
    oldest = "2019-07-01/2019-09-30"
    then, now = [entry(period=oldest), entry(period=BEFORE)], [entry(period=BEFORE), entry(period=QUARTER)]

    assert ids(then, now, 3) == [(BEFORE, BEFORE, False), (BEFORE, QUARTER, True), (oldest, None, False)]


def test_a_source_that_moves_by_a_year_is_compared_with_the_latest_year_that_the_issue_had() -> None:
    then = [entry(period="2017-01-01/2017-12-31"), entry(period="2018-01-01/2018-12-31")]
    now = [entry(period="2019-01-01/2019-12-31")]

    assert ids(then, now, 3)[0] == ("2018-01-01/2018-12-31", "2019-01-01/2019-12-31", True)


def test_a_figure_is_not_compared_with_that_of_another_group_area_or_length() -> None:
    then = [
        entry(period=BEFORE, sex="female"),
        entry(period=BEFORE, area="yjs=wigan"),
        entry(period="2019-01-01/2019-12-31"),
        entry(period=BEFORE, end="change"),
    ]
    assert ids(then, [entry()], 3)[0] == (None, QUARTER, False)


def test_the_name_of_a_source_and_of_a_cohort_is_not_part_of_the_series() -> None:
    then = {**entry(period=BEFORE), "by": {"source": "Youth Justice Board, YOT data summary 97"}}
    tracked = entry("tracker_children", period=BEFORE, cohort="2019-10-01-2019-12-31")

    found = ids([then, tracked], [entry(), entry("tracker_children", cohort="2020-01-01-2020-03-31")], 3)

    assert found == [(BEFORE, QUARTER, True), (BEFORE, QUARTER, True)]


def test_months_are_counted_over_the_turn_of_a_year() -> None:
    assert months_between(Quarter(2019, 3).period, Quarter(2019, 4).period) == 3
    assert months_between(Quarter(2019, 4).period, Quarter(2020, 4).period) == 12
    assert months_between(Period.parse(QUARTER), Period.parse(QUARTER)) == 0
