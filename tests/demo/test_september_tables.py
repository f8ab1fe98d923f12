"""The committed tables of the September 2020 briefing against what it prints, counted with pandas alone.

Printed: Rotherham Metropolitan Borough Council, Improving Lives Select Commission, 22 September 2020, paragraphs 2.3 to
2.6 and 2.13 to 2.15 (Open Government Licence v3.0).
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from report_builder.demo.write import write_september_2020

FOLDER = Path(__file__).parents[2] / "data" / "rotherham-2020-21-q1"
QUARTER = (pd.Timestamp("2020-04-01"), pd.Timestamp("2020-06-30"))
STATUTORY = ("custody", "yro iss", "yro", "referral order", "reparation order", "youth conditional caution")
COURT = STATUTORY[:5]


def table(name: str) -> pd.DataFrame:
    rows = pd.read_csv(FOLDER / f"{name}.csv", dtype="string", keep_default_na=False)
    days = [column for column in rows if column.endswith("_date") or column == "date_of_birth"]
    return rows.assign(**{column: pd.to_datetime(rows[column].replace("", pd.NA)) for column in days})


@pytest.fixture(scope="module")
def fourteen() -> pd.DataFrame:
    """The children with statutory work open in the quarter, each with that work."""
    episodes = table("episodes")
    is_open = (episodes["start_date"] <= QUARTER[1]) & ~(episodes["end_date"] < QUARTER[0])
    statutory = episodes[is_open & episodes["type"].isin(STATUTORY)]
    return table("persons").merge(statutory, on="person_id", validate="one_to_one")


@pytest.fixture(scope="module")
def followed() -> pd.DataFrame:
    """Every reoffence of the table beside its child."""
    both = table("reoffences").merge(table("tracker"), on=["person_id", "cohort"], validate="many_to_one")
    days = (both["offence_date"] - both["entry_date"]).dt.days
    wait = (both["outcome_date"] - both["entry_date"]).dt.days
    return both.assign(counts=(days >= 0) & (days <= 365) & (wait <= 548))


@pytest.fixture(scope="module")
def eight(followed) -> pd.DataFrame:
    """The children who reoffended, each with how many reoffences."""
    counted = followed[followed["counts"]].groupby("person_id").size().rename("reoffences")
    return table("tracker").merge(counted, on="person_id", validate="one_to_one")


def test_fourteen_children_have_a_court_order_and_no_other_statutory_work(fourteen) -> None:
    assert len(fourteen) == 14
    assert set(fourteen["type"]) == set(COURT)


def test_their_needs_are_those_printed(fourteen) -> None:
    assert (fourteen["care_status"] == "current").sum() == 7
    assert (fourteen["ete_status_start"] == "neet").sum() == 9
    assert (fourteen["mental_health_need"] == "yes").sum() == 10
    assert (fourteen["substance_misuse_need"] == "yes").sum() == 9
    assert (fourteen["physical_health_need"] == "yes").sum() == 6
    assert (fourteen["sen"] == "ehcp").sum() == 3
    assert fourteen["ethnicity"].value_counts().to_dict() == {"White British": 13, "Black African": 1}


def test_two_of_the_printed_shares_are_not_those_of_the_printed_counts(share) -> None:
    assert {number: share(number, 14) for number in (7, 9, 6, 1, 13)} == {
        7: Decimal("50.0"),
        9: Decimal("64.3"),
        6: Decimal("42.9"),
        1: Decimal("7.1"),
        13: Decimal("92.9"),
    }
    assert (share(10, 14), share(3, 14)) == (Decimal("71.4"), Decimal("21.4"))  # printed 72 and 22


def test_nine_were_convicted_of_violence_and_a_further_three_of_robbery(fourteen) -> None:
    offences = table("offences")
    decided = offences[offences["outcome_date"].between("2019-07-01", "2020-06-30") & (offences["tier"] != "none")]
    ours = decided[decided["person_id"].isin(fourteen["person_id"])]
    violent = set(ours.loc[ours["category"] == "violence against the person", "person_id"])
    robbers = set(ours.loc[ours["category"] == "robbery", "person_id"])

    assert (len(violent), len(robbers), len(violent & robbers)) == (9, 3, 0)


def test_the_latest_ratings_are_high_of_five_three_and_four(fourteen) -> None:
    done = table("assessments").query("completed_date <= '2020-06-30'").sort_values("completed_date")
    latest = done.drop_duplicates("person_id", keep="last").set_index("person_id").loc[fourteen["person_id"]]
    high = {column: latest[column].isin(["high", "very high"]).sum() for column in ("rosh", "likelihood")}

    assert (high["rosh"], high["likelihood"]) == (5, 3)
    assert latest["safety_wellbeing"].isin(["high", "very high"]).sum() == 4
    assert len(done) == 16  # two have an earlier one, rated high throughout


def test_8_of_72_children_reoffended_17_times(followed, eight, share, ratio) -> None:
    tracker = table("tracker")

    assert len(tracker) == tracker["person_id"].nunique() == 72
    assert tracker["entry_date"].between("2019-07-01", "2020-06-30").all()
    assert (len(eight), followed["counts"].sum()) == (8, 17)
    assert share(8, 72) == Decimal("11.1")
    assert (ratio(17, 8, "0.01"), ratio(17, 72, "0.01")) == (Decimal("2.13"), Decimal("0.24"))


def test_the_eight_are_as_printed(eight) -> None:
    assert (eight["sex"] == "female").sum() == 2
    assert eight["care_status"].isin(["current", "previous"]).sum() == 3
    assert eight["reoffences"].value_counts().to_dict() == {3: 3, 2: 3, 1: 2}


def test_every_reoffence_is_less_serious_than_the_offence_before(followed) -> None:
    assert (followed["gravity"].astype(int) < followed["index_gravity"].astype(int)).all()


def test_two_offences_are_not_decided_yet(followed) -> None:
    assert followed["outcome_date"].isna().sum() == (~followed["counts"]).sum() == 2


def test_nothing_is_dated_after_the_meeting() -> None:
    for name in ("episodes", "offences", "assessments", "custody", "tracker", "reoffences"):
        rows = table(name)
        days = [column for column in rows if column.endswith("_date") and column not in {"end_date", "due_date"}]

        assert not (rows[days] > pd.Timestamp("2020-09-22")).any(axis=None)


def test_one_order_ended_on_the_day_before_the_quarter() -> None:
    assert (table("episodes")["end_date"] == pd.Timestamp("2020-03-31")).sum() == 1


def test_what_the_tracker_says_of_a_child_is_what_persons_says() -> None:
    both = table("tracker").merge(table("persons"), on="person_id", validate="one_to_one", suffixes=("", "_of_person"))
    birthday_passed = both["entry_date"].dt.strftime("%m-%d") >= both["date_of_birth"].dt.strftime("%m-%d")
    ages = both["entry_date"].dt.year - both["date_of_birth"].dt.year - (~birthday_passed).astype(int)

    assert len(both) == 72
    for column in ("sex", "ethnicity", "care_status"):
        assert (both[column] == both[f"{column}_of_person"]).all()
    assert (ages == both["age_at_entry"].astype(int)).all()
    assert ages.between(10, 17).all()


def test_every_decided_reoffence_is_an_offence_of_the_same_child() -> None:
    keys = ["person_id", "offence_date", "outcome_date", "gravity"]
    decided = table("reoffences").dropna(subset=["outcome_date"])

    assert len(decided.merge(table("offences"), on=keys)) == 17


def test_the_published_rates_are_those_of_the_briefing() -> None:
    rows = table("published").query("area == 'Rotherham' and period_start == '2017-04-01'")

    assert dict(zip(rows["measure"], rows["value"], strict=True)) == {
        "reoff_binary": "31.0",
        "reoff_per_reoffender": "4.92",
    }


def test_every_row_says_whether_it_is_made_up() -> None:
    for path in FOLDER.glob("*.csv"):
        assert set(table(path.stem)["synthetic"]) == ({"no"} if path.stem == "published" else {"yes"})


def test_the_committed_tables_are_what_the_generator_writes(tmp_path) -> None:
    write_september_2020(tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in FOLDER.iterdir()
    }
