"""The data summary. None was to be had: every book here is made up, in several of the ways that tables are laid out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up_books import MADE_UP, write_xlsx

from report_builder.errors import DataError
from report_builder.importers.cells import Grid
from report_builder.importers.data_summary import read_data_summary
from report_builder.importers.imported import Imported, Publication
from report_builder.importers.summary_grid import SummaryGrid

PERIODS = ("Apr 18 - Mar 19", "Apr 19 - Mar 20")
ACROSS = [
    ("YOT Data Summary 98", None, None),
    (f"Note: {MADE_UP}",),
    (),
    ("First time entrants PNC rate per 100,000 of 10-17 population",),
    ("Area", *PERIODS),
    ("Rotherham", 193, 188),
    ("South Yorkshire PCC", 250, 240),
    ("YOT family", 260, 251),
    ("England & Wales", 220, 207),
]


def read(folder: Path, *rows: object, sheet: str = "Summary") -> Imported:
    path = write_xlsx(folder / "YDS 98.xlsx", {sheet: rows})  # type: ignore[dict-item]
    return read_data_summary([path], Publication("YOT data summary 98", date(2020, 6, 25)))


def figures(imported: Imported) -> dict[tuple[str, str, str], str]:
    return {(row.measure, row.area, row.period_end.isoformat()): row.value for row in imported.published}


def said(imported: Imported) -> str:
    return " | ".join(f"{remark.where}: {remark.what}" for remark in imported.remarks)


def complaint(folder: Path, *rows: object) -> str:
    with pytest.raises(DataError) as caught:
        read(folder, *rows)
    return str(caught.value)


def test_areas_down_and_periods_across_under_a_heading(tmp_path: Path) -> None:
    found = read(tmp_path, *ACROSS)

    assert figures(found)["fte_rate", "Rotherham", "2020-03-31"] == "188"
    assert {(row.area, row.area_type) for row in found.published} == {
        ("Rotherham", "yjs"),
        ("South Yorkshire", "pcc"),
        ("YOT family", "family"),
        ("England and Wales", "england and wales"),
    }
    assert (found.rows_read, found.rows_used) == (8, 8)
    assert {row.source for row in found.published} == {"YOT data summary 98"}


def test_periods_down_and_areas_across(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("Use of custody rate per 1,000 of 10-17 population",),
        ("Period", "Rotherham", "Yorkshire and The Humber", "England"),
        ("Jan-Dec 2018", 0.12, 0.2, 0.3),
        ("Jan-Dec 2019", 0.16, 0.19, 0.28),
    )

    assert figures(found)["custody_rate", "Rotherham", "2019-12-31"] == "0.16"
    assert {(row.area, row.area_type) for row in found.published} == {
        ("Rotherham", "yjs"),
        ("Yorkshire and The Humber", "region"),
        ("England", "england"),
    }


def test_a_list_with_a_column_for_each_of_the_three(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("Indicator", "Area", "Period", "Value"),
        ("FTE PNC rate", "Wigan", "2019-20", 150),
        ("Custody rate per 1,000", "Wigan", "2019-20", 0.1),
    )

    assert figures(found) == {
        ("fte_rate", "Wigan", "2020-03-31"): "150",
        ("custody_rate", "Wigan", "2020-03-31"): "0.1",
    }


def test_two_rows_of_headers_the_upper_one_merged(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("Indicator", "Rotherham", None, "England", None),
        (None, *PERIODS, *PERIODS),
        ("FTE rate per 100,000", 193, 188, 220, 207),
    )

    assert figures(found)["fte_rate", "England", "2019-03-31"] == "220"
    assert figures(found)["fte_rate", "Rotherham", "2020-03-31"] == "188"


def test_a_merged_label_in_the_first_column_is_filled_down(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        (None, None, *PERIODS),
        ("Rotherham", "FTE rate per 100,000", 193, 188),
        (None, "Use of custody rate per 1,000", 0.12, 0.16),
    )

    assert figures(found)["custody_rate", "Rotherham", "2020-03-31"] == "0.16"


def test_a_label_is_understood_together_with_the_heading_over_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("First time entrants",),
        ("Rotherham", *PERIODS),
        ("Number", 48, 47),
        ("Rate per 100,000", 193, 188),
    )

    assert figures(found)["fte_count", "Rotherham", "2020-03-31"] == "47"
    assert {row.numerator for row in found.published if row.measure == "fte_rate"} == {48, 47}


def test_reoffending_comes_with_its_parts_for_three_month_and_for_yearly_cohorts(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("Rotherham YOT: reoffending after 12 months",),
        ("Measure", "Jul 17 - Sep 17", "Jul 17 - Jun 18"),
        ("Rotherham",),
        ("Number in cohort", 20, 100),
        ("Number of reoffenders", 8, 35),
        ("Number of re-offences", 24, 140),
        ("Binary rate", "40%", "35%"),
        ("Reoffences per reoffender", 3.0, 4.0),
        ("Frequency rate", 1.2, 1.4),
    )

    rows = {row.measure: row for row in found.published if row.period_end == date(2018, 6, 30)}
    assert (rows["reoff_binary"].numerator, rows["reoff_binary"].denominator, rows["reoff_binary"].value) == (
        Fraction(35),
        Fraction(100),
        "35",
    )
    assert (rows["reoff_per_reoffender"].numerator, rows["reoff_per_reoffender"].denominator) == (140, 35)
    assert (rows["reoff_per_offender"].denominator, rows["reoff_per_offender"].value) == (100, "1.4")
    assert {row.period_start for row in found.published} == {date(2017, 7, 1)}


def test_several_tables_on_a_sheet_keep_to_their_own_headings(tmp_path: Path) -> None:
    custody = [
        ("Use of custody rate per 1,000",),
        ("Area", "Jan-Dec 2018", "Jan-Dec 2019"),
        ("Rotherham", 0.12, 0.16),
    ]

    found = read(tmp_path, *ACROSS, (), *custody)

    assert figures(found)["custody_rate", "Rotherham", "2019-12-31"] == "0.16"
    assert ("custody_rate", "Rotherham", "2020-03-31") not in figures(found)


def test_sections_under_one_row_of_headers(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("Area", *PERIODS),
        ("FTE rate per 100,000",),
        ("Rotherham", 193, 188),
        ("Use of custody rate per 1,000",),
        ("Rotherham", 0.12, 0.16),
    )

    assert figures(found)["custody_rate", "Rotherham", "2020-03-31"] == "0.16"
    assert figures(found)["fte_rate", "Rotherham", "2020-03-31"] == "188"


def test_a_section_that_is_not_known_is_not_taken_for_the_one_before_it(tmp_path: Path) -> None:
    found = read(tmp_path, *ACROSS, ("Nights spent on remand",), ("Rotherham", 5, 6))

    assert sorted(figures(found).values()) == ["188", "193", "207", "220", "240", "250", "251", "260"]
    assert "2 numbers not taken: no indicator is named for it, or more than one (cells 11 B, 11 C)" in said(found)


def test_an_area_that_is_not_known_is_not_taken_for_the_one_in_the_title(tmp_path: Path) -> None:
    found = read(
        tmp_path, ("Rotherham: FTE rate per 100,000",), ("Area", *PERIODS), ("Atlantis", 1, 2), ("Wigan", 3, 4)
    )

    assert {row.area for row in found.published} == {"Wigan"}
    assert "YDS 98.xlsx, sheet Summary:3 B: 2 numbers not taken: 'Atlantis' is not understood (cells 3 B, 3 C)" in said(
        found
    )


@pytest.mark.parametrize("header", ["Rank", "% change", 2020, "2019-04-01", None])
def test_a_column_whose_header_is_no_period_is_not_taken(tmp_path: Path, header: object) -> None:
    found = read(tmp_path, ("FTE rate per 100,000",), ("Area", PERIODS[0], header), ("Wigan", 150, 3))

    assert list(figures(found).values()) == ["150"]
    assert "1 number not taken" in said(found)


@pytest.mark.parametrize("label", ["Rank by rate", "Rate, % change", "Rate of girls"])
def test_a_label_of_something_else_than_the_figure_is_not_taken_with_its_heading(tmp_path: Path, label: str) -> None:
    rows = [("First time entrants",), ("Wigan", PERIODS[0]), ("Rate per 100,000", 150), (label, 3)]

    assert list(figures(read(tmp_path, *rows)).values()) == ["150"]


def test_years_alone_are_neither_periods_nor_figures(tmp_path: Path) -> None:
    rows = [("Rotherham: FTE rate per 100,000",), ("Area", PERIODS[0], 2020, 2021), ("Wigan", 150, 140, 130)]

    found = read(tmp_path, *rows)

    assert figures(found) == {("fte_rate", "Wigan", "2019-03-31"): "150"}
    assert "2 numbers not taken: a year alone may be of several kinds (cells 2 C, 2 D)" in said(found)


def test_a_real_date_in_a_header_is_not_guessed_to_be_a_period(tmp_path: Path) -> None:
    rows = [("FTE rate per 100,000",), ("Area", PERIODS[0], date(2020, 3, 31)), ("Wigan", 150, 140)]

    found = read(tmp_path, *rows)

    assert list(figures(found).values()) == ["150"]
    assert "'2020-03-31' is not understood" in said(found)


def test_a_name_that_a_region_and_a_police_area_share_is_not_guessed(tmp_path: Path) -> None:
    rows = [("FTE rate per 100,000",), ("Area", PERIODS[0]), ("West Midlands", 150), ("West Midlands region", 160)]

    found = read(tmp_path, *rows, ("West Midlands PCC", 170))

    assert {(row.area_type, row.value) for row in found.published} == {("region", "160"), ("pcc", "170")}
    assert "'West Midlands' may be a region or a police area" in said(found)


def test_a_custody_rate_on_the_wrong_base_is_not_taken(tmp_path: Path) -> None:
    text = complaint(tmp_path, ("Use of custody rate per 100,000",), ("Area", PERIODS[0]), ("Wigan", 0.14))

    assert text.startswith("YDS 98.xlsx: no number in it has an indicator, an area and a period")


def test_two_cells_that_contradict_each_other_are_an_error_with_both_places(tmp_path: Path) -> None:
    text = complaint(tmp_path, *ACROSS, ("Rotherham", 193, 189))

    assert text.startswith(
        "YDS 98.xlsx, sheet Summary:10 C: fte_rate of Rotherham for Apr 2019 to Mar 2020 is 189 here and 188 at "
        "YDS 98.xlsx, sheet Summary:6 C"
    )


def test_a_figure_that_stands_there_twice_alike_is_told(tmp_path: Path) -> None:
    assert "fte_rate of Rotherham for Apr 2018 to Mar 2019 stands at YDS 98.xlsx, sheet Summary:6 B too" in said(
        read(tmp_path, *ACROSS, ("Rotherham", 193, 188))
    )


def test_fractions_are_per_cents_where_all_are(tmp_path: Path) -> None:
    rows = [("Reoffending binary rate",), ("Area", *PERIODS), ("Wigan", 0.35, 0.349)]

    found = read(tmp_path, *rows)

    assert sorted(figures(found).values()) == ["34.9", "35"]
    assert "read as per cents, 2 of them" in said(found)


def test_a_fraction_among_per_cents_is_told_and_left_out(tmp_path: Path) -> None:
    rows = [("Reoffending binary rate",), ("Area", *PERIODS), ("Wigan", 0.35, 34.9)]

    assert list(figures(read(tmp_path, *rows)).values()) == ["34.9"]


def test_more_reoffenders_than_children_is_an_error(tmp_path: Path) -> None:
    rows = [("Wigan",), ("Measure", PERIODS[0]), ("Number in cohort", 10), ("Number of reoffenders", 11)]

    assert "numerator above denominator: reoffenders (11) above cohort (10" in complaint(tmp_path, *rows)


@pytest.mark.parametrize("symbol", ["..", "-", "N/A", "c", ""])
def test_a_symbol_is_no_figure(tmp_path: Path, symbol: str) -> None:
    found = read(tmp_path, ("FTE rate per 100,000",), ("Area", *PERIODS), ("Wigan", symbol, 140))

    assert figures(found) == {("fte_rate", "Wigan", "2020-03-31"): "140"}


@pytest.mark.parametrize("rows", [[], [("Contents",), ("See the next sheet",)], [(1, 2), (3, 4)]])
def test_an_empty_book_and_one_of_something_else_are_told_to_use_the_form(tmp_path: Path, rows: list[object]) -> None:
    assert "write a form with `import data-summary --form FILE.xlsx`" in complaint(tmp_path, *rows)


def test_a_book_with_a_password_is_complained_of(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 2000)

    with pytest.raises(DataError, match=r"locked\.xlsx: "):
        read_data_summary([path], Publication())


def test_hidden_rows_are_read_like_any_others_and_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "y.xlsx", {"S": ACROSS}, hidden=(6,))

    found = read_data_summary([path], Publication())

    assert figures(found)["fte_rate", "Rotherham", "2020-03-31"] == "188"
    assert "y.xlsx: 1 row is hidden in the workbook: read like any others" in said(found)


CELLS = st.sampled_from(
    ["", "Rotherham", "England", "FTE rate per 100,000", "Binary rate", "Apr 18 - Mar 19", "2019-20", "5", "..", "Rank"]
)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=7))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_arrangement_of_cells_makes_it_stumble_or_lose_a_number(rows: list[list[str]]) -> None:
    figures = list(SummaryGrid(Grid("book.xlsx", "Sheet", rows)).figures())

    assert len(figures) == sum(cell == "5" for row in rows for cell in row)
