"""The table of authorities and services: who belongs to whom, by any spelling."""

from __future__ import annotations

from datetime import date

import pytest

from report_builder.importers.services import alike, read_services

SERVICES = read_services()
IN_2019, IN_2022, IN_2025 = date(2019, 6, 30), date(2022, 6, 30), date(2025, 6, 30)


def members(service: str, day: date) -> set[str]:
    return {one.name for one in SERVICES.members(service, day, day)}


def test_there_are_155_services_as_in_the_statistics_of_2024_25() -> None:
    assert len({one.service for one in SERVICES.authorities if one.stood_on(IN_2025)}) == 155


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Durham", "County Durham"),
        ("County Durham", "County Durham"),
        ("Bristol, City of", "Bristol, City of"),
        ("St Helens", "St. Helens"),
        ("St. Helens", "St. Helens"),
        ("Kingston Upon Hull, City of", "Kingston upon Hull, City of"),
        ("Bedford Borough", "Bedford"),
        ("Herefordshire", "Herefordshire, County of"),
        ("Telford & Wrekin", "Telford and Wrekin"),
        ("Southend on Sea", "Southend-on-Sea"),
        ("E08000018", "Rotherham"),
        ("372", "Rotherham"),
        ("372.0", "Rotherham"),
    ],
)
def test_an_authority_is_found_by_any_spelling_or_code(spelling: str, name: str) -> None:
    found = SERVICES.authority(spelling)

    assert found is not None
    assert found.name == name


def test_what_is_no_authority_is_not_found() -> None:
    assert SERVICES.authority("") is None
    assert SERVICES.authority("North East") is None
    assert SERVICES.authority("970") is None


def test_no_spelling_or_code_is_of_two_authorities() -> None:
    codes = [code for one in SERVICES.authorities for code in (one.ons, one.dfe, alike(one.name)) if code]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("service", "authorities"),
    [
        ("South Tees", {"Middlesbrough", "Redcar and Cleveland"}),
        ("Cwm Taf", {"Rhondda Cynon Taf", "Merthyr Tydfil"}),
        ("West Mercia", {"Herefordshire, County of", "Shropshire", "Telford and Wrekin", "Worcestershire"}),
        ("Leicestershire", {"Leicestershire", "Rutland"}),
        ("Wigan", {"Wigan"}),
    ],
)
def test_a_service_has_its_authorities(service: str, authorities: set[str]) -> None:
    assert members(service, IN_2025) == authorities


def test_a_service_whose_county_was_divided_has_its_halves_from_then_on() -> None:
    assert members("Northamptonshire", IN_2019) == {"Northamptonshire"}
    assert members("Northamptonshire", IN_2022) == {"North Northamptonshire", "West Northamptonshire"}


def test_cumbria_became_two_services_in_2023() -> None:
    assert members("Cumbria", IN_2022) == {"Cumbria"}
    assert members("Cumbria", IN_2025) == set()
    assert members("Cumberland", IN_2022) == set()
    assert members("Cumberland", IN_2025) == {"Cumberland"}
    assert members("Westmorland and Furness", IN_2025) == {"Westmorland and Furness"}


def test_a_region_and_a_nation_have_one_spelling() -> None:
    assert SERVICES.region("Yorkshire and the Humber") == "Yorkshire and The Humber"
    assert SERVICES.region("London (Inner)") == ""
    assert SERVICES.nation("ENGLAND AND WALES") == "England and Wales"
    assert len(SERVICES.regions) == 9
