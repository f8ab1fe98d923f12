"""Which tables of a paper reach its quarter's end, by small datasets made here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from report_builder.cases.load import latest_quarter, read_and_check
from report_builder.cases.reach import reach_of
from report_builder.model.period import Quarter
from report_builder.model.reach import Reach
from report_builder.model.schedule import Schedule
from report_builder.model.spec import ReportSpec

EPISODES = "episode_id,person_id,type,start_date\n"
TABLES = ("persons", "episodes", "custody", "budget")
MARCH = EPISODES + "e1,p1,yro,2020-03-02\n"


def reached(spec: ReportSpec, *needed: str) -> dict[str, Reach]:
    return {one.table: one for one in reach_of(read_and_check(spec, needed=needed), spec, needed)}


def test_a_table_is_asked_where_the_paper_needs_it_and_it_has_events(
    dataset: Callable[..., Path], asked: Callable[..., ReportSpec]
) -> None:
    custody = "person_id,kind,start_date\np1,sentence,2019-12-31\n"

    found = reached(asked(dataset(episodes=MARCH, custody=custody)), "persons", "episodes", "custody", "budget")

    assert found == {
        "episodes": Reach("episodes", date(2020, 3, 2), date(2020, 3, 31), is_reached=True),
        "custody": Reach("custody", date(2019, 12, 31), date(2020, 3, 31), is_reached=False),
    }


def test_a_quiet_table_need_only_be_there(dataset: Callable[..., Path], asked: Callable[..., ReportSpec]) -> None:
    empty = dataset(custody="person_id,kind,start_date\n")
    spec = asked(empty, schedule=Schedule(quiet_tables=("custody",)))

    assert reached(spec, "custody")["custody"] == Reach("custody", None, None, is_reached=True)
    assert not reached(asked(empty), "custody")["custody"].is_reached


def test_a_table_that_is_not_there_is_not_reached_either(
    dataset: Callable[..., Path], asked: Callable[..., ReportSpec]
) -> None:
    spec = asked(dataset(custody=None), schedule=Schedule(quiet_tables=("custody",)))

    assert str(reached(spec, "custody")["custody"]) == "custody: the table is not there"


def test_what_was_not_known_yet_reaches_nothing(dataset: Callable[..., Path], asked: Callable[..., ReportSpec]) -> None:
    episodes = EPISODES + "e1,p1,yro,2020-01-02\ne2,p1,yro,2020-04-02\n"
    spec = asked(dataset(episodes=episodes))

    assert reached(spec, "episodes")["episodes"].is_reached
    assert reached(replace(spec, as_at=date(2020, 4, 1)), "episodes")["episodes"].last == date(2020, 1, 2)


def test_no_table_reaches_the_end_of_a_quarter_that_is_not_over(
    dataset: Callable[..., Path], asked: Callable[..., ReportSpec]
) -> None:
    spec = replace(asked(dataset(episodes=MARCH)), as_at=date(2020, 3, 30))

    assert str(reached(spec, "episodes")["episodes"]) == (
        "episodes: its last event is of March 2020, and March 2020 is not over"
    )
    assert reached(replace(spec, as_at=date(2020, 3, 31)), "episodes")["episodes"].is_reached


def test_of_two_days_in_a_row_the_later_tells_the_event(
    dataset: Callable[..., Path], asked: Callable[..., ReportSpec]
) -> None:
    offences = "offence_id,person_id,offence_date,outcome_date\no1,p1,2020-03-01,2020-01-05\no2,p1,2019-10-01,\n"

    assert reached(asked(dataset(offences=offences)), "offences")["offences"].last == date(2020, 3, 1)


def test_the_tracker_reaches_the_end_of_its_cohort(
    dataset: Callable[..., Path], asked: Callable[..., ReportSpec]
) -> None:
    tracker = "person_id,cohort,entry_date\np1,2019-01-01/2019-03-31,2019-03-06\n"
    spec = asked(dataset(tracker=tracker), tracker_cohort="2019-01-01/2019-03-31")

    assert reached(spec, "tracker")["tracker"] == Reach("tracker", date(2019, 3, 6), date(2019, 3, 31), is_reached=True)


def test_a_quarter_that_is_not_over_is_not_the_latest(
    dataset: Callable[..., Path], asked: Callable[..., ReportSpec]
) -> None:
    spec = asked(dataset())  # whose events are of January and February 2020

    assert latest_quarter(replace(spec, as_at=date(2020, 3, 30))) == Quarter(2019, 3)
    assert latest_quarter(replace(spec, as_at=date(2020, 3, 31))) == Quarter(2019, 4)


def test_the_latest_quarter_does_not_wait_for_a_quiet_table(
    dataset: Callable[..., Path], asked: Callable[..., ReportSpec]
) -> None:
    data = dataset(custody="person_id,kind,start_date\np1,sentence,2018-12-31\n")

    assert latest_quarter(asked(data)) == Quarter(2018, 3)
    assert latest_quarter(asked(data, schedule=Schedule(quiet_tables=("custody",)))) == Quarter(2019, 4)
