"""The live tracker's two cohorts."""

from __future__ import annotations

import pandas as pd
import pytest


@pytest.fixture(scope="module")
def entered(demo):
    rows = demo["tracker"]
    return rows[rows["cohort"] == demo.cohort]


@pytest.fixture(scope="module")
def followed(demo):
    """Every reoffence beside its child's entry, with the days from the one to the other."""
    rows = demo["reoffences"].merge(demo["tracker"], on=["person_id", "cohort"], validate="many_to_one")
    return rows.assign(
        days=(rows["offence_date"] - rows["entry_date"]).dt.days,
        days_to_outcome=(rows["outcome_date"] - rows["entry_date"]).dt.days,
        age=rows["age_at_entry"].astype(int),
    )


@pytest.fixture(scope="module")
def counted(demo, followed):
    return followed[
        (followed["cohort"] == demo.cohort) & (followed["days"] <= 365) & (followed["days_to_outcome"] <= 548)
    ]


def test_77_children_entered_in_the_quarter(demo, entered, expected) -> None:
    assert len(entered) == entered["person_id"].nunique() == expected["tracked"]
    assert demo.within(entered["entry_date"], demo.quarter).all()


def test_6_of_77_children_reoffended_13_times(entered, counted, expected, share, ratio) -> None:
    reoffenders = counted["person_id"].nunique()

    assert reoffenders == expected["reoffenders"]
    assert len(entered) - reoffenders == expected["not_reoffending"]
    assert len(counted) == expected["reoffences"]
    assert share(6, 77) == expected["reoffenders_share"]
    assert share(71, 77) == expected["not_reoffending_share"]
    assert ratio(13, 6, "0.01") == expected["reoffences_per_reoffender"]
    assert ratio(13, 77, "0.01") == expected["reoffences_per_offender"]


def test_the_6_children_on_a_yro_committed_8_of_them(entered, counted, expected, share) -> None:
    assert (entered["entry_tier"] == "community").sum() == expected["tracked_community"]
    assert (counted["entry_tier"] == "community").sum() == expected["reoffences_community"]
    assert share(8, 13) == expected["reoffences_community_share"]


def test_9_of_them_were_by_children_of_17_3_of_16_and_1_of_a_younger(counted, expected, share) -> None:
    assert (counted["age"] >= 17).sum() == expected["reoffences_aged_17"]
    assert (counted["age"] == 16).sum() == expected["reoffences_aged_16"]
    assert (counted["age"] < 16).sum() == expected["reoffences_under_16"]
    assert share(9, 13) == expected["reoffences_aged_17_share"]


def test_reoffences_are_less_and_more_and_as_serious_as_the_index_offence(counted) -> None:
    difference = counted["gravity"].astype(int) - counted["index_gravity"].astype(int)

    assert (difference < 0).any()
    assert (difference == 0).any()
    assert (difference > 0).any()


def test_the_earlier_cohort_has_24_children_8_reoffenders_and_21_reoffences(demo, followed) -> None:
    earlier = followed[followed["cohort"] == "2018-04-01/2018-06-30"]
    in_time = earlier[(earlier["days"] <= 365) & (earlier["days_to_outcome"] <= 548)]

    assert (demo["tracker"]["cohort"] == "2018-04-01/2018-06-30").sum() == 24
    assert in_time["person_id"].nunique() == 8
    assert len(in_time) == 21


def test_one_reoffence_is_too_late_and_one_outcome_is(followed) -> None:
    assert followed.loc[followed["days"] > 365, "days"].to_list() == [380]
    is_late_outcome = (followed["days"] <= 365) & (followed["days_to_outcome"] > 548)
    assert followed.loc[is_late_outcome, "days_to_outcome"].to_list() == [581]


def test_what_the_tracker_says_of_a_child_is_what_persons_says(demo) -> None:
    both = demo["tracker"].merge(demo["persons"], on="person_id", validate="one_to_one", suffixes=("", "_of_person"))
    birthday_passed = both["entry_date"].dt.strftime("%m-%d") >= both["date_of_birth"].dt.strftime("%m-%d")
    ages = both["entry_date"].dt.year - both["date_of_birth"].dt.year - (~birthday_passed).astype(int)

    for column in ("sex", "ethnicity", "care_status"):
        assert (both[column] == both[f"{column}_of_person"]).all()
    pd.testing.assert_series_equal(ages.astype("Int64"), both["age_at_entry"].astype("Int64"), check_names=False)


def test_every_reoffence_is_an_offence_of_the_same_child(demo) -> None:
    keys = ["person_id", "offence_date", "outcome_date", "gravity"]
    both = demo["reoffences"].merge(demo["offences"], on=keys, how="left", indicator=True)

    assert (both["_merge"] == "both").all()


def test_a_child_who_entered_in_the_quarter_is_on_its_caseload(demo, entered) -> None:
    assert entered["person_id"].isin(demo.caseload()["person_id"]).all()
