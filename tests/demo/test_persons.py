"""Who the children are: where they live, care, special educational needs."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def girls(demo):
    caseload = demo.caseload()
    return caseload[(caseload["sex"] == "female") & caseload["age"].between(14, 15)]


@pytest.mark.parametrize(
    ("locality", "name"),
    [
        ("Wath/Swinton", "north"),
        ("Clifton", "clifton"),
        ("Oakwood", "oakwood"),
        ("Winterhill", "winterhill"),
        ("Wingfield", "wingfield"),
        ("Wales/Dinnington", "wales_dinnington"),
        ("Maltby", "maltby"),
    ],
)
def test_the_29_girls_live_where_the_paper_says(girls, expected, locality: str, name: str) -> None:
    assert (girls["locality"] == locality).sum() == expected[f"girls_14_and_15_{name}"]


@pytest.mark.parametrize("area", ["North", "Central", "South"])
def test_the_29_girls_add_up_to_their_areas(girls, expected, area: str) -> None:
    assert (girls["locality_area"] == area).sum() == expected[f"girls_14_and_15_{area.lower()}"]


def test_two_of_the_girls_live_out_of_area_and_of_two_it_is_not_recorded(girls, expected) -> None:
    is_out = girls["out_of_area"] == "yes"

    assert is_out.sum() == expected["girls_14_and_15_out_of_area"]
    assert ((girls["locality"] == "") & ~is_out).sum() == expected["girls_14_and_15_not_recorded"]


def test_a_locality_lies_in_one_area(demo) -> None:
    people = demo["persons"]

    assert (people.groupby("locality")["locality_area"].nunique() == 1).all()


def test_16_children_are_looked_after_5_of_them_statutory(demo, expected, share) -> None:
    caseload = demo.caseload()
    looked_after = caseload[caseload["care_status"] == "current"]

    assert len(looked_after) == expected["looked_after"]
    assert looked_after["is_statutory"].sum() == expected["looked_after_statutory"]
    assert share(len(looked_after), 213) == expected["looked_after_share"]
    assert share(5, 18) == expected["looked_after_statutory_share"]


def test_38_children_have_sen_of_whom_19_an_ehcp(demo, expected, share) -> None:
    caseload = demo.caseload()
    by_sen = caseload["sen"].value_counts()

    assert by_sen["sen support"] == expected["sen_support"]
    assert by_sen["ehcp"] == expected["ehcp"]
    assert by_sen["sen support"] + by_sen["ehcp"] == expected["any_sen"]
    assert share(by_sen["ehcp"], 213) == expected["ehcp_share"]
    assert share(38, 213) == expected["any_sen_share"]


def test_of_the_statutory_4_have_sen_and_3_an_ehcp(demo, expected, share) -> None:
    caseload = demo.caseload()
    statutory = caseload.loc[caseload["is_statutory"], "sen"]

    assert statutory.isin(["sen support", "ehcp"]).sum() == expected["any_sen_statutory"]
    assert (statutory == "ehcp").sum() == expected["ehcp_statutory"]
    assert share(4, 18) == expected["any_sen_statutory_share"]
    assert share(3, 18) == expected["ehcp_statutory_share"]


def test_some_plans_and_needs_were_not_recorded(demo) -> None:
    caseload = demo.caseload()

    for column in ("child_in_need", "child_protection", "mental_health_need"):
        assert {"yes", "no", ""} == set(caseload[column])


def test_ids_look_made_up(demo) -> None:
    assert demo["persons"]["person_id"].str.fullmatch(r"S-\d{4}").all()
