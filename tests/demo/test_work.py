"""Offences and their outcomes: ethnicity, first time entrants, and agreement with the episodes."""

from __future__ import annotations

import pandas as pd
import pytest

SUBSTANTIVE = ["pre-court", "first-tier", "community", "custody"]


@pytest.fixture(scope="module")
def substantive(demo):
    rows = demo["offences"]
    return rows[rows["tier"].isin(SUBSTANTIVE)]


def _groups(ethnicity: pd.Series) -> pd.Series:
    return ethnicity.str.split(":").str[0].str.split(r"[ ,]", regex=True).str[0].str.lower()


def test_of_40_children_whose_group_is_known_33_are_white_and_7_are_not(demo, substantive, expected, share) -> None:
    children = substantive.loc[demo.within(substantive["outcome_date"], demo.year), ["person_id"]].drop_duplicates()
    groups = _groups(children.merge(demo["persons"], validate="one_to_one")["ethnicity"]).value_counts()

    assert groups["white"] == expected["offending_white"]
    assert groups[["asian", "mixed", "black", "other"]].to_list() == [3, 2, 1, 1]
    assert groups["not"] == 2
    assert groups.sum() == 42
    assert share(33, 40) == expected["offending_white_share"]
    assert share(7, 40) == expected["offending_others_share"]


def test_28_children_entered_for_the_first_time_in_the_year(demo, substantive) -> None:
    first_day = substantive.groupby("person_id")["outcome_date"].transform("min")
    is_derived = (substantive["first_time_entrant"] == "") & (substantive["outcome_date"] == first_day)
    entries = substantive[is_derived | (substantive["first_time_entrant"] == "yes")]
    rows = entries.merge(demo["persons"], on="person_id", validate="many_to_one")
    eighteenth = rows["date_of_birth"] + pd.DateOffset(years=18)
    is_in_year = demo.within(rows["outcome_date"], demo.year)
    is_child = rows["outcome_date"] < eighteenth

    assert rows.loc[is_in_year & is_child, "person_id"].nunique() == 28
    assert (is_in_year & ~is_child).sum() == 1


def test_flags_say_yes_no_and_nothing(demo) -> None:
    assert set(demo["offences"]["first_time_entrant"]) == {"yes", "no", ""}


def test_the_statutory_children_have_an_outcome_on_the_day_their_order_began(demo, substantive) -> None:
    caseload = demo.caseload()
    statutory = caseload.loc[caseload["is_statutory"], ["person_id", "type"]]
    began = demo["episodes"].merge(statutory, on=["person_id", "type"])[["person_id", "start_date"]]
    decided = substantive[["person_id", "outcome_date"]].drop_duplicates()
    both = began.merge(decided, left_on=["person_id", "start_date"], right_on=["person_id", "outcome_date"])

    assert set(both["person_id"]) == set(statutory["person_id"])


def test_no_offence_comes_after_its_outcome_and_nobody_is_under_10(demo) -> None:
    rows = demo["offences"].merge(demo["persons"], on="person_id", validate="many_to_one")

    assert (rows["offence_date"] < rows["outcome_date"]).all()
    assert (rows["offence_date"] >= rows["date_of_birth"] + pd.DateOffset(years=10)).all()
    assert (rows["offence_date"] < rows["date_of_birth"] + pd.DateOffset(years=18)).all()


def test_work_begins_between_the_10th_birthday_and_the_19th_and_ends_after_it_began(demo) -> None:
    rows = demo["episodes"].merge(demo["persons"], on="person_id", validate="many_to_one")

    assert (rows["start_date"] >= rows["date_of_birth"] + pd.DateOffset(years=10)).all()
    assert (rows["start_date"] < rows["date_of_birth"] + pd.DateOffset(years=19)).all()
    assert not (rows["end_date"] < rows["start_date"]).any()


def test_nothing_is_dated_after_the_day_of_the_paper(demo) -> None:
    for table in ("episodes", "offences", "assessments", "exclusions", "custody", "tracker", "reoffences"):
        rows = demo[table]
        for column in rows.select_dtypes("datetime"):
            if column != "due_date":
                assert not (rows[column] > pd.Timestamp("2020-07-13")).any(), (table, column)
