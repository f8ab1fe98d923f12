from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from report_builder.cases.load import read_and_check

PERSON = "person_id,date_of_birth"
EPISODE = "episode_id,person_id,type,start_date,end_date"


def test_an_age_is_that_on_the_day_of_the_event(dataset: Callable[..., Path], asked: Callable) -> None:
    persons = f"{PERSON}\np1,2004-05-17\np2,2005-11-30\n"
    episodes = f"{EPISODE}\ne1,p1,prevention,2014-05-17,2020-01-01\ne2,p2,prevention,2015-11-29,2020-01-01\n"

    (finding,) = read_and_check(asked(dataset(persons=persons, episodes=episodes))).findings

    assert (finding.name, finding.rows) == ("age-outside-10-18", (3,))


def test_an_open_episode_of_a_child_who_was_seen_since_is_alive(dataset: Callable[..., Path], asked: Callable) -> None:
    episodes = f"{EPISODE}\ne1,p1,prevention,2016-01-01,\n"

    assert read_and_check(asked(dataset(episodes=episodes))).findings == ()


def test_planned_dates_may_lie_after_the_papers_own(dataset: Callable[..., Path], asked: Callable) -> None:
    custody = "person_id,kind,start_date,end_date\np1,sentence,2020-01-06,2022-01-06\n"
    assessments = "person_id,kind,due_date\np1,assetplus,2020-12-01\n"

    assert read_and_check(asked(dataset(custody=custody, assessments=assessments))).findings == ()
