"""The national tables that the program ships: numbers looked up by hand in the publishers' files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from report_builder.configfile.families import read_families
from report_builder.importers.services import read_services
from report_builder.model.measure import MEASURES

NATIONAL = Path(__file__).parents[1] / "data" / "national"


def rows(name: str) -> list[dict[str, str]]:
    with (NATIONAL / name).open(encoding="utf-8", newline="") as sheet:
        return list(csv.DictReader(sheet))


PUBLISHED = rows("published.csv")


@pytest.mark.parametrize(
    ("measure", "area", "start", "value"),
    [
        ("fte_rate", "Wigan", "2016-01-01", "250"),
        ("fte_rate", "Durham", "2024-01-01", "198"),
        ("fte_rate", "Yorkshire and The Humber", "2023-01-01", "159"),
        ("fte_rate", "London", "2021-01-01", "188"),
        ("reoff_binary_15_17", "Kingston-upon-Hull", "2023-04-01", "51.09"),
        ("reoff_binary_15_17", "St. Helens", "2015-04-01", "50.85"),
        ("suspension_rate", "Leicester City", "2023-09-01", "7.81793"),
        ("pupils_suspended_share", "Newcastle upon Tyne", "2018-09-01", "2.65282"),
        ("permanent_exclusion_rate", "Southend-on-Sea", "2021-09-01", "0.03232"),
        ("neet_share", "Cumberland", "2024-12-01", "2.6"),
        ("cautioned_rate", "Rotherham", "2024-04-01", "26"),
        ("cautioned_rate", "Northamptonshire", "2024-04-01", "20.9"),
        ("cautioned_rate", "Cheshire East, Cheshire West, Halton and Warrington", "2024-04-01", "18.4"),
    ],
)
def test_a_figure_is_as_its_publisher_prints_it(measure: str, area: str, start: str, value: str) -> None:
    found = [r["value"] for r in PUBLISHED if (r["measure"], r["area"], r["period_start"]) == (measure, area, start)]

    assert found == [value]


@pytest.mark.parametrize(
    ("area", "year", "value"),
    [
        ("South Tees", "2019", "204"),
        ("West Mercia", "2022", "99"),
        ("England", "2019", "216"),
        ("England", "2017", "299"),
    ],
)
def test_a_worked_out_rate_says_so(area: str, year: str, value: str) -> None:
    """Each is the sum of rate x residents over the sum of residents, worked out from the raw files by hand."""
    (found,) = [r for r in PUBLISHED if (r["measure"], r["area"], r["period_start"][:4]) == ("fte_rate", area, year)]

    assert found["value"] == value
    assert found["source"].startswith("worked out: rates of ")


@pytest.mark.parametrize(
    ("area", "year", "residents"),
    [
        ("South Tees", "2019", 25_641),
        ("West Mercia", "2020", 117_921),
        ("Cwm Taf", "2019", 27_520),
        ("Rotherham", "2019", 25_157),
    ],
)
def test_residents_of_a_service_are_those_of_its_authorities(area: str, year: str, residents: int) -> None:
    found = [
        int(r["population"])
        for r in rows("population.csv")
        if (r["area"], r["year"], r["source"], r["age"]) == (area, year, "MYE", "10-17")
    ]

    assert found == [residents]


def test_the_sum_of_nine_regions_is_not_shipped_as_england_s_rate() -> None:
    assert max(float(r["value"]) for r in PUBLISHED if (r["measure"], r["area"]) == ("fte_rate", "England")) < 400


def test_one_figure_of_an_area_and_period_stands_once() -> None:
    figures = [(r["measure"], r["area"], r["area_type"], r["period_start"], r["period_end"]) for r in PUBLISHED]

    assert len(figures) == len(set(figures))


def test_every_service_of_england_is_there_and_every_area_is_known() -> None:
    services = read_services()
    ended = {"Cumbria"}
    english = {one.service for one in services.authorities if one.region != "Wales"}

    assert {r["area"] for r in PUBLISHED if r["area_type"] == "yjs"} == english
    assert ended < english
    assert {r["area"] for r in PUBLISHED if r["area_type"] == "region"} == set(services.regions)
    assert {r["measure"] for r in PUBLISHED} <= set(MEASURES)


def test_every_list_of_neighbours_names_services_that_have_figures() -> None:
    known = {r["area"] for r in PUBLISHED if r["area_type"] == "yjs"}
    lists = {name: members for name, members in read_families(NATIONAL).lists.items() if "neighbours" in name}

    assert len(lists) == 138 - 1 + 1
    assert {member for members in lists.values() for member in members} <= known
    assert all(
        5 <= len(members) <= 10 == len(set(members)) or len(set(members)) == len(members) for members in lists.values()
    )
