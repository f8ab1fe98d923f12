"""The caseload of the quarter: how many children, of which sex and age, at which work."""

from __future__ import annotations


def test_the_quarter_has_213_children_18_of_them_statutory(demo, expected, share) -> None:
    caseload = demo.caseload()

    assert len(caseload) == expected["children"]
    assert caseload["is_statutory"].sum() == expected["statutory"]
    assert share(18, 213) == expected["statutory_share"]


def test_boys_and_girls_are_156_and_57(demo, expected, share) -> None:
    by_sex = demo.caseload()["sex"].value_counts()

    assert by_sex["male"] == expected["boys"]
    assert by_sex["female"] == expected["girls"]
    assert by_sex.sum() == 213
    assert share(by_sex["male"], 213) == expected["boys_share"]
    assert share(by_sex["female"], 213) == expected["girls_share"]


def test_boys_of_14_to_18_and_girls_of_14_and_15_are_as_printed(demo, expected, share) -> None:
    caseload = demo.caseload()
    boys = ((caseload["sex"] == "male") & caseload["age"].between(14, 18)).sum()
    girls = ((caseload["sex"] == "female") & caseload["age"].between(14, 15)).sum()

    assert boys == expected["boys_14_to_18"]
    assert girls == expected["girls_14_and_15"]
    assert share(boys, 213) == expected["boys_14_to_18_share"]
    assert share(girls, 57) == expected["girls_14_and_15_share"]


def test_everybody_is_10_to_18_and_just_18_at_most(demo) -> None:
    caseload = demo.caseload()

    assert caseload["age"].between(10, 18).all()
    assert (caseload["age"] == 18).sum() == 7
    assert (caseload.loc[caseload["age"] == 18, "date_of_birth"] >= "2002-01-01").all()


def test_every_case_type_has_a_child(demo) -> None:
    assert set(demo.caseload()["type"]) == set(demo.ranking)


def test_counting_is_tested_by_overlaps_edges_and_children_outside_the_quarter(demo) -> None:
    episodes = demo["episodes"]
    first, last = demo.quarter
    is_open = (episodes["start_date"] <= last) & ~(episodes["end_date"] < first)

    assert episodes.loc[is_open, "person_id"].duplicated().sum() >= 20
    assert (episodes.loc[is_open, "end_date"] == first).sum() == 1
    assert (episodes.loc[is_open, "start_date"] == last).any()
    assert (episodes["end_date"] == "2019-12-31").sum() == 1
    assert (episodes["start_date"] == "2020-04-01").sum() == 1
    assert len(demo["persons"]) - 213 >= 50
    assert episodes["end_date"].isna().any()
    assert (episodes.loc[is_open, "end_date"] <= last).any()
