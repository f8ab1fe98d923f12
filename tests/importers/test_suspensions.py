"""Suspensions and permanent exclusions: no real file was to be had, and every row here is made up in its layout."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from report_builder.errors import DataError
from report_builder.importers.imported import Imported, Publication
from report_builder.importers.suspensions import read_suspensions

HEADER = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,la_name,"
    "education_phase,headcount,suspension,susp_rate,one_plus_susp,one_plus_susp_rate,perm_excl,perm_excl_rate,note"
)
MADE_UP = "made up for tests"
ENGLAND = "202324,Academic year,National,E92000001,England,,,,"
REGION = "202324,Academic year,Regional,E92000001,England,E12000003,Yorkshire and The Humber,,"
WIGAN = "202324,Academic year,Local authority,E92000001,England,E12000002,North West,E08000010,Wigan"


def row(area: str = WIGAN, *, phase: str = "Total", numbers: str = "50000,4000,8.00,1500,3.00,60,0.12") -> str:
    return f"{area},{phase},{numbers},{MADE_UP}"


def read(folder: Path, *rows: str, header: str = HEADER) -> Imported:
    path = folder / "exc_nat_region_la.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return read_suspensions([path], Publication(published_on=date(2025, 7, 10)))


def said(imported: Imported) -> list[str]:
    return [remark.what for remark in imported.remarks]


def complaint(folder: Path, *rows: str, header: str = HEADER) -> str:
    with pytest.raises(DataError) as caught:
        read(folder, *rows, header=header)
    return str(caught.value)


def test_an_authority_s_row_becomes_three_measures_of_the_school_year_with_their_counts(tmp_path: Path) -> None:
    found = read(tmp_path, row())

    assert [(each.measure, each.numerator, each.denominator, each.value, each.unit) for each in found.published] == [
        ("suspension_rate", 4000, 50000, "8.00", "per 100 pupils"),
        ("pupils_suspended_share", 1500, 50000, "3.00", "%"),
        ("permanent_exclusion_rate", 60, 50000, "0.12", "%"),
    ]
    assert {(each.area, each.area_type) for each in found.published} == {("Wigan", "authority")}
    assert {(each.period_start, each.period_end) for each in found.published} == {(date(2023, 9, 1), date(2024, 8, 31))}
    assert {each.published_on for each in found.published} == {date(2025, 7, 10)}


def test_england_and_its_regions_are_read_beside_the_authorities(tmp_path: Path) -> None:
    found = read(tmp_path, row(ENGLAND), row(REGION), row())

    assert {(each.area_type, each.area) for each in found.published} == {
        ("england", "England"),
        ("region", "Yorkshire and The Humber"),
        ("authority", "Wigan"),
    }


def test_only_the_totals_of_all_schools_are_used_and_the_others_are_counted(tmp_path: Path) -> None:
    found = read(tmp_path, row(), row(phase="State-funded secondary"), row(phase="Special"))

    assert len(found.published) == 3
    assert (found.rows_read, found.rows_used) == (3, 1)
    assert "of one kind of school, where the totals of all schools are used: 2 rows left out" in said(found)


def test_rows_of_schools_are_left_out_and_counted(tmp_path: Path) -> None:
    found = read(tmp_path, row(WIGAN.replace("Local authority", "School")), row())

    assert "of the level 'School', of which no figure is used: 1 row left out" in said(found)


@pytest.mark.parametrize("symbol", ["z", "c", "x", ":", "low", "k"])
def test_a_symbol_is_no_number_and_what_is_known_without_it_stays(tmp_path: Path, symbol: str) -> None:
    found = read(tmp_path, row(numbers=f"50000,{symbol},{symbol},1500,3.00,{symbol},0.12"))

    assert [(each.measure, each.numerator, each.value) for each in found.published] == [
        ("pupils_suspended_share", 1500, "3.00"),
        ("permanent_exclusion_rate", None, "0.12"),
    ]
    assert "no number is published in 1 of the rows that are used" in said(found)


def test_a_rate_without_its_figure_is_left_to_its_counts(tmp_path: Path) -> None:
    found = read(tmp_path, row(numbers="50000,4000,x,c,c,c,c"))

    assert [(each.measure, each.numerator, each.denominator, each.value) for each in found.published] == [
        ("suspension_rate", Fraction(4000), Fraction(50000), "")
    ]


def test_more_pupils_suspended_than_there_are_is_an_error_and_more_suspensions_is_none(tmp_path: Path) -> None:
    many = "100,250,250.00,{},{},1,1.00"

    assert len(read(tmp_path, row(numbers=many.format(60, "60.00"))).published) == 3
    text = complaint(tmp_path, row(numbers=many.format(101, "101.00")))
    assert text.startswith("exc_nat_region_la.csv:2 one_plus_susp: more pupils than there are (headcount)")


@pytest.mark.parametrize("year", ["2023", "202325", "2023/25", "soon"])
def test_what_is_no_school_year_is_an_error_with_its_row(tmp_path: Path, year: str) -> None:
    text = complaint(tmp_path, row(), row(WIGAN.replace("202324", year)))

    assert text.startswith("exc_nat_region_la.csv:3 time_period: not a school year such as 202324")


def test_a_word_where_a_number_should_stand_is_an_error_with_its_place(tmp_path: Path) -> None:
    text = complaint(tmp_path, row(numbers="50000,many,8.00,1500,3.00,60,0.12"))

    assert "exc_nat_region_la.csv:2 suspension: neither a number nor one of the symbols" in text


def test_a_year_that_stands_there_twice_is_told_where_it_agrees_and_an_error_where_not(tmp_path: Path) -> None:
    assert "the same figure stands at exc_nat_region_la.csv:2 suspension: counted once (and 2 more such)" in said(
        read(tmp_path, row(), row())
    )
    other = row(numbers="50000,4001,8.00,1500,3.00,60,0.12")
    assert "contradicts the one at exc_nat_region_la.csv:2 suspension" in complaint(tmp_path, row(), other)


def test_a_file_without_the_columns_is_told_which_it_lacks(tmp_path: Path) -> None:
    text = complaint(tmp_path, "202324,National,5", header="time_period,geographic_level,enrolments")

    assert "no row has the column 'headcount', 'suspension'" in text


def test_an_empty_file_is_complained_of_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")

    with pytest.raises(DataError, match=r"empty\.csv"):
        read_suspensions([tmp_path / "empty.csv"], Publication())


def test_a_file_without_a_total_row_is_an_error_with_the_reason(tmp_path: Path) -> None:
    text = complaint(tmp_path, row(phase="Special"))

    assert text.startswith("exc_nat_region_la.csv: no figure comes out of it: of one kind of school")
