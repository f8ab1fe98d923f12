"""Statistical neighbours of authorities as lists of services."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from official_extracts import EXTRACTS, imported, said, write_csv

from report_builder.errors import ConfigError
from report_builder.importers.imported import Imported, Publication
from report_builder.importers.neighbours import HEADERS, LAYOUT, list_name


def lists(read: Imported) -> dict[str, list[str]]:
    return dict(yaml.safe_load(read.lists["families.yaml"])["families"])


def test_a_service_s_list_has_its_authority_s_neighbours_in_order_as_services() -> None:
    found = lists(imported("statistical-neighbours", "statistical-neighbours-2025.csv"))

    assert found["rotherham-neighbours-2025"] == [
        "Barnsley",
        "Tameside",
        "Doncaster",
        "Wakefield",
        "West Mercia",
        "Dudley",
        "South Tees",
        "Sunderland",
        "Gateshead",
        "Durham",
    ]


def test_a_service_of_two_authorities_has_their_neighbours_by_mean_rank() -> None:
    """Hartlepool is second and third: 2.5; South Tyneside eighth and second: 5; Blackpool first and unlisted: 6."""
    found = lists(imported("statistical-neighbours", "statistical-neighbours-2025.csv"))

    assert found["south-tees-neighbours-2025"] == [
        "Hartlepool",
        "South Tyneside",
        "Blackpool",
        "Sunderland",
        "Stoke-on-Trent",
        "Bury and Rochdale",
        "Rotherham",
        "Gateshead",
        "Newcastle upon Tyne",
        "Durham",
    ]


def test_the_neighbours_of_148_children_on_scilly_do_not_make_half_of_cornwall_s_list() -> None:
    found = lists(imported("statistical-neighbours", "statistical-neighbours-2025.csv"))

    assert found["cornwall-neighbours-2025"][:3] == ["Norfolk", "Bury and Rochdale", "East Sussex"]
    assert "West Berkshire" not in found["cornwall-neighbours-2025"]


def test_an_abolished_county_has_no_list_and_its_rows_are_said() -> None:
    read = imported("statistical-neighbours", "statistical-neighbours-2025.csv")

    assert sorted(lists(read)) == [
        "cornwall-neighbours-2025",
        "rotherham-neighbours-2025",
        "south-tees-neighbours-2025",
    ]
    assert len(said(read, "Cumbria is an authority no longer: 10 rows left out")) == 1
    assert (read.rows_read, read.rows_used) == (60, 50)


def test_the_service_itself_and_repeated_services_are_not_in_a_list(tmp_path: Path) -> None:
    rows = [
        ("806", "Middlesbrough", "1", "807", "Redcar and Cleveland", "Close"),
        ("806", "Middlesbrough", "2", "351", "Bury", "Close"),
        ("806", "Middlesbrough", "3", "354", "Rochdale", "Close"),
    ]
    path = write_csv(tmp_path / "neighbours.csv", HEADERS, rows)

    read = LAYOUT.read([path], Publication(published_on=date(2025, 5, 1)))

    assert lists(read) == {"south-tees-neighbours-2025": ["Bury and Rochdale"]}
    assert len(said(read, "the neighbour belongs to the same service: 1 row left out")) == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("806", "Middlesbrough", "first", "351", "Bury", ""), "'first' is no rank"),
        (("806", "Middlesbrough", "1", "359", "Bury", ""), "'Bury', 359, is no authority that is known"),
        (("1", "Atlantis", "1", "351", "Bury", ""), "'Atlantis', 1, is no authority that is known"),
    ],
)
def test_a_row_that_cannot_be_right_is_a_fault(row: tuple[str, ...], words: str, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "neighbours-2025.csv", HEADERS, [row])

    read = LAYOUT.read([path], Publication())

    assert said(read, words) == [("neighbours-2025.csv:2", True)]


def test_a_file_whose_name_has_no_year_needs_its_day_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "neighbours.csv"
    path.write_bytes((EXTRACTS / "statistical-neighbours-2025.csv").read_bytes())

    with pytest.raises(ConfigError, match="do not say of which year the lists are"):
        LAYOUT.read([path], Publication())


def test_a_list_is_named_after_the_service_in_small_letters_and_hyphens() -> None:
    assert list_name("St. Helens", 2025) == "st-helens-neighbours-2025"
    assert list_name("Cheshire East, Cheshire West, Halton and Warrington", 2025) == (
        "cheshire-east-cheshire-west-halton-and-warrington-neighbours-2025"
    )
