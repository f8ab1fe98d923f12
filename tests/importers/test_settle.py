"""Rows of authorities become rows of services; regions get one spelling."""

from __future__ import annotations

from datetime import date

from report_builder.importers.services import AUTHORITY, read_services
from report_builder.importers.settle import Settled, settle
from report_builder.model.national import PublishedRow

YEAR_2019 = (date(2019, 1, 1), date(2019, 12, 31))
YEAR_2021 = (date(2021, 1, 1), date(2021, 12, 31))


def settled(
    area: str, area_type: str = AUTHORITY, measure: str = "fte_rate", period: tuple[date, date] = YEAR_2019
) -> Settled:
    row = PublishedRow(measure, area, area_type, *period, value="1")
    return settle([row], read_services(), where="file.csv")


def test_an_authority_that_is_a_service_of_its_own_is_that_service() -> None:
    (row,) = settled("Kingston Upon Hull, City of").published

    assert (row.area, row.area_type) == ("Kingston-upon-Hull", "yjs")


def test_an_authority_that_is_one_of_several_stays_apart() -> None:
    found = settled("Bury")

    assert found.published == ()
    assert [(row.area, row.area_type) for row in found.of_parts] == [("Bury", AUTHORITY)]


def test_an_authority_whose_partnership_bears_its_name_is_marked() -> None:
    assert [row.area for row in settled("Leicestershire").of_parts] == ["Leicestershire (authority)"]


def test_a_service_region_or_nation_gets_our_spelling_and_an_unknown_area_its_own() -> None:
    assert [row.area for row in settled("Bury & Rochdale", "yjs").published] == ["Bury and Rochdale"]
    assert [row.area for row in settled("Yorkshire and the Humber", "region").published] == ["Yorkshire and The Humber"]
    assert [row.area for row in settled("ENGLAND", "england").published] == ["England"]
    assert [row.area for row in settled("South Yorkshire", "pcc").published] == ["South Yorkshire"]


def test_a_county_s_rate_of_the_year_of_its_end_is_left_out_with_its_reason() -> None:
    found = settled("Northamptonshire", period=YEAR_2021)

    assert (found.published, found.of_parts) == ((), ())
    assert found.remarks[0].what.startswith("Northamptonshire: it ceased on 31 March 2021, within the period")


def test_a_county_s_share_of_a_later_year_is_that_of_the_service_which_took_its_area() -> None:
    found = settled("Northamptonshire", measure="reoff_binary_15_17", period=(date(2022, 4, 1), date(2023, 3, 31)))

    assert [(row.area, row.area_type) for row in found.published] == [("Northamptonshire", "yjs")]


def test_an_unknown_authority_is_a_fault() -> None:
    assert [(remark.what, remark.is_fault) for remark in settled("Atlantis").remarks] == [
        ("'Atlantis' is no authority that is known: 1 row left out", True)
    ]
