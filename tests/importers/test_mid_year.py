"""Mid-year estimates: residents of authorities, and of services that are the sum of several."""

from __future__ import annotations

from pathlib import Path

import pytest
from official_extracts import imported, said, write_csv

from report_builder.importers.imported import Imported, Publication
from report_builder.importers.mid_year import HEADERS, LAYOUT

HARTLEPOOL = ("2019", "E06000001", "Hartlepool", *(["1000.0"] * 8), "8000.0")


def residents(read: Imported) -> dict[tuple[str, int, str], int]:
    return {(row.area, row.year, row.age): row.population for row in read.population}


def read(folder: Path, *rows: tuple[str, ...]) -> Imported:
    return LAYOUT.read([write_csv(folder / "mid.csv", HEADERS, rows)], Publication())


def test_residents_are_those_of_the_file_by_single_age_and_together() -> None:
    found = residents(imported("mid-year-estimates", "mid-2019.csv"))

    assert found["Rotherham", 2019, "10-17"] == 25_157
    assert found["Rotherham", 2019, "10"] == 3_409
    assert found["Durham", 2019, "17"] == 5_031
    assert found["Leicester City", 2019, "10-17"] == 34_932


def test_a_service_of_several_authorities_has_their_sum() -> None:
    found = residents(imported("mid-year-estimates", "mid-2019.csv"))

    assert found["South Tees", 2019, "10-17"] == 13_434 + 12_207
    assert found["South Tees", 2019, "13"] == 1_797 + 1_659


def test_a_service_that_bears_an_authority_s_name_is_told_apart_from_it() -> None:
    found = residents(imported("mid-year-estimates", "mid-2019.csv"))

    assert found["Leicestershire", 2019, "10-17"] == 63_687 + 3_982
    assert found["Leicestershire (authority)", 2019, "10-17"] == 63_687


def test_a_region_of_which_the_file_lacks_authorities_gets_no_sum_and_that_is_said() -> None:
    read_again = imported("mid-year-estimates", "mid-2019.csv", "mid-2020.csv")

    assert ("North East", 2019, "10-17") not in residents(read_again)
    assert said(read_again, "no sum is made for North East, because the file lacks Darlington") != []


def test_two_years_are_read_together() -> None:
    found = residents(imported("mid-year-estimates", "mid-2019.csv", "mid-2020.csv"))

    assert found["South Tees", 2020, "10-17"] == 26_222
    assert ("Northamptonshire", 2020, "10-17") not in found


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        (1, "E99999999", "'Hartlepool', E99999999, is no authority that is known"),
        (2, "Darlington", "'Darlington', E06000001, is no authority that is known"),
        (3, "many", "a year or a number of residents is not a whole number"),
        (3, "999.5", "a year or a number of residents is not a whole number"),
        (3, "-1000", "a year or a number of residents is not a whole number"),
        (3, "999", "the single ages do not add up to those aged 10 to 17"),
    ],
)
def test_a_row_that_cannot_be_right_is_left_out(column: int, cell: str, words: str, tmp_path: Path) -> None:
    changed = (*HARTLEPOOL[:column], cell, *HARTLEPOOL[column + 1 :])

    found = read(tmp_path, changed)

    assert found.population == ()
    assert said(found, words) == [("mid.csv:2", True)]


def test_an_authority_before_its_time_is_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, ("2019", "E06000063", "Cumberland", *HARTLEPOOL[3:]))

    assert said(found, "Cumberland did not stand at mid-2019: 1 row left out") == [("mid.csv:2", True)]


def test_a_row_that_contradicts_another_is_left_out(tmp_path: Path) -> None:
    other = (*HARTLEPOOL[:3], "1001.0", *HARTLEPOOL[4:-1], "8001.0")

    found = read(tmp_path, HARTLEPOOL, HARTLEPOOL, other)

    assert (found.rows_read, found.rows_used) == (3, 1)
    assert residents(found)["Hartlepool", 2019, "10-17"] == 8_000
    assert said(found, "two rows of Hartlepool contradict each other: 1 row left out") == [("mid.csv:4", True)]
