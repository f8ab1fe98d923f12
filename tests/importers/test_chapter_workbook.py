"""Chapter workbooks. No real one was to be had: every table here is made up in the published layout."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from made_up_books import MADE_UP, write_xlsx

from report_builder.errors import DataError
from report_builder.importers.chapter_workbook import read_chapter_workbook
from report_builder.importers.imported import Imported, Publication

BY_AUTHORITY = "Table 2.9: Numbers of child first time entrants(1)(2), by Local Authority of residence, {}"
DECEMBER = "years ending December 2018 to 2020(3)"
REOFFENDING = "Table 9.1: Proven reoffending data for children in England and Wales, years ending March 2019 to 2020"
COVER = [["Youth Justice Statistics, supplementary tables"], [MADE_UP], ["Contents"]]


def read(folder: Path, *rows: object, hidden: tuple[int, ...] = (), sheet: str = "2.9") -> Imported:
    path = write_xlsx(folder / "Ch 2.xlsx", {"Cover": COVER, sheet: rows}, hidden=hidden)  # type: ignore[dict-item]
    return read_chapter_workbook([path], Publication(published_on=date(2021, 1, 28)))


def authorities(*rows: object, header: tuple[object, ...] = ("Local Authority", 2018, "2019(4)", 2020)) -> list[object]:
    return [(BY_AUTHORITY.format(DECEMBER),), ("Note: the police record this",), (), header, *rows]


def numbers(imported: Imported) -> dict[tuple[str, str, int], str]:
    return {(row.measure, row.area, row.period_end.year): row.value for row in imported.published}


def said(imported: Imported) -> str:
    return " | ".join(f"{remark.where}: {remark.what}" for remark in imported.remarks)


def complaint(folder: Path, *rows: object) -> str:
    with pytest.raises(DataError) as caught:
        read(folder, *rows)
    return str(caught.value)


def test_numbers_by_authority_are_read_for_each_year_with_their_nations_and_regions(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        *authorities(
            ("England", 9000, 8000, 7000),
            ("North West(5)", 900, 800, 700),
            ("Wigan [note 2]", 60, 50, 40),
            ("Wales", 500, 400, 300),
        ),
    )

    assert numbers(found)["fte_count", "Wigan", 2020] == "40"
    assert {(row.area, row.area_type) for row in found.published} == {
        ("England", "england"),
        ("North West", "region"),
        ("Wigan", "authority"),
        ("Wales", "wales"),
    }
    assert {(row.period_start, row.period_end) for row in found.published if row.value == "50"} == {
        (date(2019, 1, 1), date(2019, 12, 31))
    }
    assert {row.source for row in found.published} == {"Youth Justice Statistics, supplementary tables"}


def test_years_end_in_the_month_that_the_title_names(tmp_path: Path) -> None:
    rows = authorities(("Wigan", 60, 50, 40))
    rows[0] = (BY_AUTHORITY.format("years ending March 2018 to 2020"),)

    assert {row.period_end.month for row in read(tmp_path, *rows).published} == {3}


def test_real_dates_in_the_header_are_the_years_that_end_then(tmp_path: Path) -> None:
    header = ("Local Authority", date(2018, 12, 31), date(2019, 12, 31), date(2020, 12, 31))

    found = read(tmp_path, *authorities(("Wigan", 60, 50, 40), header=header))

    assert numbers(found)["fte_count", "Wigan", 2019] == "50"


@pytest.mark.parametrize("symbol", ["..", "-", "z", "x", "c", "[x]", "*"])
def test_a_symbol_is_no_number_and_is_told_with_its_cell(tmp_path: Path, symbol: str) -> None:
    found = read(tmp_path, *authorities(("Wigan", 60, symbol, 40)))

    assert sorted(numbers(found).values()) == ["40", "60"]
    assert f"Ch 2.xlsx, sheet 2.9:5 C: '{symbol}' is no number: 1 cell has none" in said(found)


def test_hidden_rows_are_read_like_any_others_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, *authorities(("Wigan", 60, 50, 40), ("Bolton", 6, 5, 4)), hidden=(6,))

    assert numbers(found)["fte_count", "Bolton", 2020] == "4"
    assert "Ch 2.xlsx: 2 rows are hidden in the workbook: read like any others" in said(found)


def test_an_area_that_is_not_known_is_left_out_and_counted(tmp_path: Path) -> None:
    found = read(tmp_path, *authorities(("Wigan", 60, 50, 40), ("Atlantis", 6, 5, 4)))

    assert {row.area for row in found.published} == {"Wigan"}
    assert (found.rows_read, found.rows_used) == (2, 1)
    assert "Ch 2.xlsx, sheet 2.9:6: not an area that is known: 1 row left out" in said(found)


def test_a_name_that_a_region_and_a_police_area_share_is_not_guessed(tmp_path: Path) -> None:
    title = "Table 2.8: First time entrants by police force area and region, years ending December 2018 to 2020"
    header = ("Police force area", 2018, 2019, 2020)

    found = read(tmp_path, (title,), header, ("West Midlands", 1, 2, 3), ("Merseyside", 4, 5, 6))

    assert {(row.area, row.area_type) for row in found.published} == {("Merseyside", "pcc")}
    assert "it is not sure whose the figures are: 1 row left out" in said(found)


LINES = (
    ("Number of reoffenders", 3000, 2000),
    ("Number of reoffences", 9000, 8000),
    ("Number of children in cohort", 10000, 8000),
    ("Proportion of children who reoffend (%)", 30.0, 25.0),
    ("Average number of reoffences per reoffender", 3.0, 4.0),
)
PERIODS = ("Year", "Apr 2018-Mar 2019(1)", "Apr 2019-Mar 2020")


def test_the_lines_of_reoffending_become_measures_with_their_parts(tmp_path: Path) -> None:
    found = read(tmp_path, (REOFFENDING,), PERIODS, *LINES, sheet="9.1")

    rows = {row.measure: row for row in found.published if row.period_end.year == 2020}
    assert {row.area_type for row in found.published} == {"england and wales"}
    assert (rows["reoff_binary"].numerator, rows["reoff_binary"].denominator, rows["reoff_binary"].value) == (
        Fraction(2000),
        Fraction(8000),
        "25",
    )
    assert (rows["reoff_per_reoffender"].numerator, rows["reoff_per_reoffender"].denominator) == (8000, 2000)
    assert (rows["reoff_per_offender"].numerator, rows["reoff_per_offender"].value) == (8000, "")


def test_merged_labels_are_filled_down_and_only_lines_of_all_children_are_used(tmp_path: Path) -> None:
    rows = [
        ("All children", "Number of reoffenders", 300, 200),
        (None, "Number of children in cohort", 1000, 800),
        ("Boys", "Number of reoffenders", 250, 150),
        (None, "Number of children in cohort", 700, 600),
    ]

    found = read(tmp_path, (REOFFENDING,), ("Group", *PERIODS), *rows, sheet="9.1")

    assert {row.denominator for row in found.published} == {1000, 800}
    assert "a line of some of the children, or of what no measure counts: 2 rows left out" in said(found)


def test_headings_between_the_lines_say_whose_they_are(tmp_path: Path) -> None:
    rows = [("All",), *LINES[:3], (), ("Girls",), *[(label, 1, 1) for label, *_ in LINES[:3]]]

    found = read(tmp_path, (REOFFENDING,), PERIODS, *rows, sheet="9.1")

    assert {row.denominator for row in found.published if row.measure == "reoff_binary"} == {10000, 8000}


def test_a_second_row_of_periods_heads_what_follows_it(tmp_path: Path) -> None:
    quarters = ("Quarter", "Apr - Jun 2019", "Jul - Sep 2019")

    found = read(tmp_path, (REOFFENDING,), PERIODS, *LINES, (), quarters, *LINES, sheet="9.1")

    assert (date(2019, 4, 1), date(2019, 6, 30)) in {(row.period_start, row.period_end) for row in found.published}


def test_a_column_of_changes_is_no_period(tmp_path: Path) -> None:
    header = (*PERIODS, "Year ending March 2010 to March 2020")

    found = read(tmp_path, (REOFFENDING,), header, *[(*line, -12) for line in LINES], sheet="9.1")

    assert {row.period_end.year for row in found.published} == {2019, 2020}


def test_years_may_stand_down_the_rows(tmp_path: Path) -> None:
    title = "Table 2.1: Number and rate of first time entrants in England and Wales, years ending December 2019 to 2020"
    header = ("Year", "Number of first time entrants", "Rate per 100,000 of the 10-17 population")

    found = read(tmp_path, (title,), header, (2019, 11000, 207.4), (2020, 9000, 167.1), sheet="2.1")

    assert numbers(found) == {
        ("fte_count", "England and Wales", 2019): "11000",
        ("fte_rate", "England and Wales", 2019): "207.4",
        ("fte_count", "England and Wales", 2020): "9000",
        ("fte_rate", "England and Wales", 2020): "167.1",
    }
    assert {row.numerator for row in found.published if row.measure == "fte_rate"} == {11000, 9000}


def test_a_share_printed_as_a_fraction_is_read_as_a_per_cent_and_told(tmp_path: Path) -> None:
    line = ("Proportion of children who reoffend", 0.3, 0.25)

    found = read(tmp_path, (REOFFENDING,), PERIODS, line, sheet="9.1")

    assert numbers(found)["reoff_binary", "England and Wales", 2020] == "25"
    assert "printed as fractions (0.3): read as per cents, 2 of them" in said(found)


def test_a_fraction_among_per_cents_is_left_out_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, (REOFFENDING,), PERIODS, ("Proportion of children who reoffend", 30, 0.25), sheet="9.1")

    assert list(numbers(found).values()) == ["30"]
    assert "0.25 is 1 or less among per cents" in said(found)


def test_more_reoffenders_than_children_is_an_error_with_both_places(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read(
            tmp_path,
            (REOFFENDING,),
            PERIODS,
            ("Number of reoffenders", 30, 900),
            ("Number of children in cohort", 100, 800),
            sheet="9.1",
        )

    assert str(caught.value).startswith(
        "Ch 2.xlsx, sheet 9.1:3 C: numerator above denominator: reoffenders (900) above cohort "
        "(800, Ch 2.xlsx, sheet 9.1:4 C)"
    )


def test_a_rate_of_england_that_is_the_sum_of_its_regions_is_left_out_and_told(tmp_path: Path) -> None:
    title = BY_AUTHORITY.replace("Numbers of", "Rates of").format(DECEMBER)
    regions = [("North East", 200), ("North West", 150), ("London", 250)]

    found = read(tmp_path, (title,), ("Local Authority", 2020), ("England", 600), *regions)

    assert {row.area for row in found.published} == {"North East", "North West", "London"}
    assert "the fte_rate of England is the sum of 3 regions' rates: left out" in said(found)


def test_a_number_of_england_that_is_the_sum_of_its_regions_stays(tmp_path: Path) -> None:
    regions = [("North East", 200), ("North West", 150), ("London", 250)]

    found = read(tmp_path, *authorities(("England", 600), *regions, header=("Local Authority", 2020)))

    assert numbers(found)["fte_count", "England", 2020] == "600"


def test_a_year_that_stands_there_twice_is_told_where_it_agrees_and_an_error_where_not(tmp_path: Path) -> None:
    header = ("Local Authority", 2019, "2019")

    assert "counted once" in said(read(tmp_path, *authorities(("Wigan", 50, 50), header=header)))
    text = complaint(tmp_path, *authorities(("Wigan", 50, 51), header=header))
    assert "fte_count of Wigan for 2019 is 51 here and 50 at Ch 2.xlsx, sheet 2.9:5 B" in text


def test_a_word_in_the_place_of_a_number_is_an_error_with_its_cell(tmp_path: Path) -> None:
    text = complaint(tmp_path, *authorities(("Wigan", 50, "many", 7)))

    assert text.startswith("Ch 2.xlsx, sheet 2.9:5 C: neither a number nor a symbol")


def test_a_table_without_its_header_row_is_an_error(tmp_path: Path) -> None:
    text = complaint(tmp_path, (BY_AUTHORITY.format(DECEMBER),), ("Wigan", 60, 50, 40))

    assert "Ch 2.xlsx, sheet 2.9:1: no row of years heads the table" in text


def test_bare_years_under_a_title_without_their_month_are_not_guessed(tmp_path: Path) -> None:
    text = complaint(tmp_path, (BY_AUTHORITY.format("2018 to 2020"),), ("Local Authority", 2018, 2019), ("Wigan", 1, 2))

    assert "its title does not say when years end" in text


def test_sheets_that_are_not_known_are_named(tmp_path: Path) -> None:
    rows = authorities(("Wigan", 60, 50, 40))
    path = tmp_path / "ch.xlsx"
    other = [("Table 2.4: Number of child first time entrants by sex, years ending March 2011 to 2021",), (1, 2, 3)]
    write_xlsx(path, {"Cover": COVER, "2.4": other, "2.9": rows})  # type: ignore[dict-item]

    found = read_chapter_workbook([path], Publication())

    assert "ch.xlsx, sheet 2.4:1: not a table that is known: nothing is read of it" in said(found)


@pytest.mark.parametrize("rows", [[], [("Table 6.1: Remands",), ("Remand type", 2020), ("Bail", 3)]])
def test_an_empty_workbook_and_one_of_other_tables_are_errors(tmp_path: Path, rows: list[object]) -> None:
    text = complaint(tmp_path, *rows)

    assert text.startswith("Ch 2.xlsx: no sheet holds a table that is known")


def test_a_workbook_with_a_password_is_complained_of(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 2000)

    with pytest.raises(DataError, match=r"locked\.xlsx: "):
        read_chapter_workbook([path], Publication())


def test_a_known_table_of_which_no_row_is_understood_is_an_error_with_the_reason(tmp_path: Path) -> None:
    text = complaint(tmp_path, *authorities(("Atlantis", 60, 50, 40)))

    assert text.startswith("Ch 2.xlsx: no figure comes out of it: not an area that is known: 1 row left out")


def test_years_down_the_rows_under_a_heading_of_some_children_are_left_out(tmp_path: Path) -> None:
    title = "Table 2.1: Number and rate of first time entrants in England and Wales, years ending December 2019 to 2020"
    header = ("Year", "Number of first time entrants", "Rate per 100,000 of the 10-17 population")

    found = read(tmp_path, (title,), header, (2019, 11000, 207.4), ("Girls",), (2019, 2000, 70.1), sheet="2.1")

    assert sorted(numbers(found).values()) == ["11000", "207.4"]


def test_notes_under_a_table_are_no_rows_of_it(tmp_path: Path) -> None:
    found = read(tmp_path, *authorities(("Wigan", 60, 50, 40), ("Note: revised in", 2019, None, None)))

    assert (found.rows_read, found.rows_used) == (1, 1)
