"""Assessments due and completed in time."""

from __future__ import annotations

import pytest

from report_builder.demo.assessments import assessments


@pytest.fixture(scope="module")
def assessed(demo):
    rows = demo["assessments"]
    return rows.assign(
        month=rows["due_date"].dt.strftime("%Y_%m"), is_in_time=rows["completed_date"] <= rows["due_date"]
    )


@pytest.mark.parametrize("month", [*(f"2019_{number:02d}" for number in range(4, 13)), "2020_01", "2020_02", "2020_03"])
def test_assetplus_timeliness_is_as_printed_in_every_month(assessed, expected, share, month: str) -> None:
    due = assessed[(assessed["kind"] == "assetplus") & (assessed["month"] == month)]

    assert share(due["is_in_time"].sum(), len(due)) == expected[f"assetplus_{month}"]


def test_in_march_10_of_13_assetplus_and_3_of_5_early_help_assessments_were_in_time(assessed, expected, share) -> None:
    march = assessed[assessed["month"] == "2020_03"]
    by_kind = march.groupby("kind")["is_in_time"].agg(["sum", "size"])

    assert by_kind.loc["assetplus"].to_list() == [
        expected["assetplus_in_time_2020_03"],
        expected["assetplus_due_2020_03"],
    ]
    assert by_kind.loc["early help assessment"].to_list() == [
        expected["early_help_in_time_2020_03"],
        expected["early_help_due_2020_03"],
    ]
    assert share(3, 5) == expected["early_help_share_2020_03"]


def test_the_initial_contacts_of_3_children_were_late_in_march(assessed, expected) -> None:
    march = assessed[(assessed["month"] == "2020_03") & (assessed["kind"] == "early help initial contact")]
    late = march.loc[~march["is_in_time"].fillna(False), "person_id"]

    assert late.nunique() == len(late) == expected["initial_contacts_delayed_2020_03"]


def test_nothing_is_completed_before_the_work_began(demo, assessed) -> None:
    first = demo["episodes"].groupby("person_id")["start_date"].min().rename("began")
    rows = assessed.merge(first, on="person_id", validate="many_to_one")

    assert not (rows["completed_date"] < rows["began"]).any()
    assert (rows["due_date"] > rows["began"]).all()


def test_only_a_completed_assetplus_is_rated_and_most_statutory_children_are(demo, assessed) -> None:
    rated = assessed[assessed["rosh"] != ""]
    caseload = demo.caseload()
    statutory = caseload.loc[caseload["is_statutory"], "person_id"]

    assert set(rated["kind"]) == {"assetplus"}
    assert rated["completed_date"].notna().all()
    assert statutory.isin(rated.loc[rated["completed_date"] <= "2020-03-31", "person_id"]).sum() >= 14


def test_too_few_children_for_the_printed_months_is_a_fault_that_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="only 0 assessments can fall due in April 2019"):
        assessments([], {})
