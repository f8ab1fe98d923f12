"""Exclusions of the caseload's children in the quarter."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def counted(demo):
    rows = demo["exclusions"]
    is_counted = demo.within(rows["start_date"], demo.quarter) & rows["person_id"].isin(demo.caseload()["person_id"])
    return rows[is_counted]


def test_62_children_had_183_suspensions_and_lost_387_and_a_half_days(counted, expected, ratio) -> None:
    suspensions = counted[counted["kind"] == "suspension"]
    days_lost = suspensions["days_lost"].astype(float)

    assert suspensions["person_id"].nunique() == expected["children_suspended"]
    assert len(suspensions) == expected["suspensions"]
    assert days_lost.sum() == expected["days_lost"]
    assert ratio(183, 62, "0.01") == expected["suspensions_per_suspended_child"]
    assert ratio(387.5, 62, "0.01") == expected["days_per_suspended_child"]


def test_days_are_lost_in_halves_and_never_more_than_a_week_at_once(counted) -> None:
    days_lost = counted.loc[counted["kind"] == "suspension", "days_lost"].astype(float)

    assert (days_lost * 2 % 1 == 0).all()
    assert days_lost.between(0.5, 5).all()


def test_7_children_were_permanently_excluded(counted, expected) -> None:
    permanent = counted.loc[counted["kind"] == "permanent", "person_id"]

    assert permanent.nunique() == len(permanent) == expected["children_permanently_excluded"]


def test_suspensions_start_on_school_days_while_schools_were_open(counted) -> None:
    assert (counted["start_date"].dt.day_of_week < 5).all()
    assert (counted["start_date"] <= "2020-03-20").all()


def test_a_childs_suspensions_do_not_start_on_one_day(counted) -> None:
    suspensions = counted[counted["kind"] == "suspension"]

    assert not suspensions.duplicated(["person_id", "start_date"]).any()


def test_some_rows_lie_outside_the_quarter_or_the_caseload(demo, counted) -> None:
    rows = demo["exclusions"]

    assert (~demo.within(rows["start_date"], demo.quarter)).sum() == 9
    assert (~rows["person_id"].isin(demo.caseload()["person_id"])).sum() == 3
    assert len(rows) == len(counted) + 12
