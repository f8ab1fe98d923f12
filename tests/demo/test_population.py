"""Populations aged 10 to 17."""

from __future__ import annotations

import pandas as pd


def _children(rows: pd.DataFrame) -> pd.Series:
    return rows.assign(population=rows["population"].astype(int)).groupby("area")["population"].sum()


def test_mid_2019_estimates_are_those_of_the_family_list(demo) -> None:
    rows = demo["population"].query("source == 'MYE'")
    children = _children(rows)

    # Source: Rotherham's list of its family members with their populations of mid-2019; ONS.
    assert children["Rotherham"] == 25157
    assert children["Doncaster"] == 29360
    assert children["Wigan"] == 30704
    assert children["Dudley"] == 30528
    assert children["Barnsley"] == 21982
    assert children["Tameside"] == 21202
    assert children["Blaenau Gwent and Caerphilly"] == 23028
    assert children["North East Lincolnshire"] == 15092
    assert children["North Lincolnshire"] == 16273
    assert children["Wakefield"] == 31020
    assert children["Western Bay"] == 46507


def test_partnerships_and_the_police_area_are_the_sums_of_their_authorities(demo) -> None:
    children = _children(demo["population"].query("source == 'MYE'"))

    assert children["Blaenau Gwent and Caerphilly"] == children[["Blaenau Gwent", "Caerphilly"]].sum()
    assert children["Western Bay"] == children[["Swansea", "Neath Port Talbot", "Bridgend"]].sum()
    assert children["South Yorkshire"] == children[["Barnsley", "Doncaster", "Rotherham", "Sheffield"]].sum()


def test_white_children_were_91_percent_in_2011_and_85_in_2021(demo, expected, share) -> None:
    rows = demo["population"].assign(population=lambda each: each["population"].astype(int))
    for source, white in (("Census 2011", expected["population_white_2011_share"]), ("Census 2021", 85)):
        census = rows[rows["source"] == source].set_index("ethnic_group")["population"]

        assert census["all"] == census.drop("all").sum()
        assert share(census["white"], census["all"]) == white


def test_the_others_of_2011_were_9_percent_which_leaves_8_and_a_half_points(demo, expected) -> None:
    rows = demo["population"].query("source == 'Census 2011'").set_index("ethnic_group")["population"].astype(int)
    others = rows[["mixed", "asian", "black", "other"]].sum() / rows["all"] * 100

    assert others == float(expected["population_others_2011_share"])
    assert 7 / 40 * 100 - others == float(expected["over_representation_others"])


def test_made_up_populations_are_marked(demo) -> None:
    rows = demo["population"]

    assert set(rows.loc[rows["synthetic"] == "yes", "source"]) == {"Census 2011"}
