"""Census 2021: residents aged 10 to 17 by ethnic group, and the table of all ages that is not it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from official_extracts import EXTRACTS, imported, said, write_csv

from report_builder.errors import DataError
from report_builder.importers.census import HEADERS, LAYOUT
from report_builder.importers.imported import Imported, Publication


def of_rotherham() -> list[list[str]]:
    with (EXTRACTS / "census-2021.csv").open(newline="") as sheet:
        return list(csv.reader(sheet))[1:]


def read(folder: Path, rows: list[list[str]]) -> Imported:
    return LAYOUT.read([write_csv(folder / "census.csv", HEADERS, rows)], Publication())


@pytest.mark.parametrize(
    ("sex", "group", "residents"),
    [
        ("all", "white", 21_884),
        ("all", "mixed", 841),
        ("all", "asian", 2_111),
        ("all", "black", 494),
        ("all", "other", 409),
        ("all", "all", 25_739),
        ("female", "asian", 1_010),
    ],
)
def test_residents_of_a_group_are_the_sum_of_the_age_slots(sex: str, group: str, residents: int) -> None:
    found = imported("census-2021", "census-2021.csv").population

    assert [row.population for row in found if (row.sex, row.ethnic_group) == (sex, group)] == [residents]
    assert {(row.area, row.year, row.source, row.age) for row in found} == {("Rotherham", 2021, "Census 2021", "10-17")}


def test_every_row_is_used() -> None:
    found = imported("census-2021", "census-2021.csv")

    assert (found.rows_read, found.rows_used, found.remarks) == (30, 30, ())


def test_a_table_of_all_ages_is_refused() -> None:
    with pytest.raises(DataError, match=r"^census-2021-all-ages.csv: this table is of residents of all ages"):
        imported("census-2021", "census-2021-all-ages.csv")


def test_an_authority_of_which_a_cell_is_missing_is_left_out_whole(tmp_path: Path) -> None:
    found = read(tmp_path, of_rotherham()[1:])

    assert found.population == ()
    assert said(found, "Rotherham lacks 1 of its groups, sexes and age slots: 29 rows left out") != []


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        (2, "Martian", "'martian', 'female', 'a' is no ethnic group"),
        (4, "d", "'asian', 'female', 'd' is no ethnic group"),
        (5, "c", "'c' is no number of residents"),
        (5, "-1", "'-1' is no number of residents"),
        (1, "Barnsley", "'Barnsley', E08000018, is no authority"),
    ],
)
def test_a_row_that_cannot_be_right_is_left_out_at_its_place(
    column: int, cell: str, words: str, tmp_path: Path
) -> None:
    rows = of_rotherham()
    rows[0][column] = cell

    found = read(tmp_path, rows)

    assert said(found, words) == [("census.csv:2", True)]
    assert (found.rows_read, found.rows_used) == (30, 0)


def test_a_cell_that_stands_twice_is_not_added_up(tmp_path: Path) -> None:
    rows = of_rotherham()

    found = read(tmp_path, [*rows, rows[0]])

    assert said(found, "a row is of the same group, sex and age slot as another") == [("census.csv:32", True)]
    assert sum(row.population for row in found.population if (row.sex, row.ethnic_group) == ("all", "all")) == 25_739
