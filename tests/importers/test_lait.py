"""The long file of the DfE's tool: ten numbers looked up in it by hand, and what its publisher got wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from official_extracts import EXTRACTS, imported, said, values, write_csv

from report_builder.errors import DataError, ReportError
from report_builder.importers.imported import Imported, Publication
from report_builder.importers.lait import HEADERS, LAYOUT

FTE = ("FirstYJS", "First Time entrants to the Youth Justice System aged 10-17 (rate)")


def read(folder: Path, *rows: tuple[str, ...]) -> Imported:
    return LAYOUT.read([write_csv(folder / "lait.csv", HEADERS, rows)], Publication())


def row(value: str, *, year: str = "2019", area: str = "Wigan", number: str = "359.0") -> tuple[str, ...]:
    return (*FTE, year, area, value, number, "North West")


@pytest.mark.parametrize(
    ("measure", "area", "end", "value"),
    [
        ("fte_rate", "Rotherham", "2016-12-31", "324"),
        ("fte_rate", "Rotherham", "2019-12-31", "169"),
        ("fte_rate", "Yorkshire and The Humber", "2016-12-31", "353"),
        ("fte_rate", "London", "2019-12-31", "264"),
        ("cautioned_rate", "Middlesbrough", "2025-03-31", "36.3"),
        ("reoff_binary_15_17", "Rotherham", "2017-03-31", "30.48"),
        ("reoff_binary_10_14", "Bristol, City of", "2020-03-31", "23.81"),
        ("suspension_rate", "England", "2016-08-31", "4.28692"),
        ("suspension_rate", "Rotherham", "2023-08-31", "11.87697"),
        ("neet_share", "England", "2018-02-28", "2.7130223958543"),
        ("neet_share", "England", "2020-02-29", "2.7"),
    ],
)
def test_a_figure_stands_in_the_file_at_its_area_and_year(measure: str, area: str, end: str, value: str) -> None:
    assert values(imported("lait", "lait.csv"))[measure, area, end] == value


def test_each_kind_of_year_has_its_own_first_and_last_day() -> None:
    read = imported("lait", "lait.csv")

    periods = {(one.measure, one.period_end.isoformat()): one.period_start.isoformat() for one in read.published}

    assert periods["fte_rate", "2019-12-31"] == "2019-01-01"
    assert periods["cautioned_rate", "2025-03-31"] == "2024-04-01"
    assert periods["reoff_binary_15_17", "2017-03-31"] == "2016-04-01"
    assert periods["suspension_rate", "2016-08-31"] == "2015-09-01"
    assert periods["neet_share", "2020-02-29"] == "2019-12-01"


def test_england_s_rate_that_is_the_sum_of_nine_regions_is_a_fault_and_left_out() -> None:
    read = imported("lait", "lait.csv")

    assert [end for measure, area, end in values(read) if (measure, area) == ("fte_rate", "England")] == []
    ((where, is_fault),) = said(read, "is the sum of its parts' rates")
    assert is_fault
    assert where.startswith("lait.csv:")
    assert any("3071 in 2016 where they run from 237 to 417): 2 rows left out" in one.what for one in read.remarks)


def test_england_s_rate_that_is_no_sum_is_kept() -> None:
    assert ("suspension_rate", "England", "2016-08-31") in values(imported("lait", "lait.csv"))


def test_every_row_is_used_or_left_out_for_a_reason() -> None:
    read = imported("lait", "lait.csv")

    left = sum(int(remark.what.rpartition(": ")[2].split()[0].replace(",", "")) for remark in read.remarks)
    assert read.rows_read == len((EXTRACTS / "lait.csv").read_text().splitlines()) - 1
    assert read.rows_used == len(read.published) == read.rows_read - left


def test_a_measure_that_no_paper_prints_is_named_with_the_title_that_stands_only_in_its_first_year(
    tmp_path: Path,
) -> None:
    rows = [("SecFixedEx", "Secondary Fixed Period Exclusions", "2015/16", "Wigan", "4", "359.0", "North West")]
    rows += [("SecFixedEx", "", "2016/17", "Wigan", "5", "359.0", "North West")]

    read_again = read(tmp_path, *rows)

    assert len(said(read_again, "'SecFixedEx' (Secondary Fixed Period Exclusions): 2 rows left out")) == 1
    assert read_again.rows_used == 0


def test_a_dash_is_not_available_and_no_fault() -> None:
    assert [is_fault for _, is_fault in said(imported("lait", "lait.csv"), "is not available")] != []
    assert not any(is_fault for _, is_fault in said(imported("lait", "lait.csv"), "is not available"))


def test_an_abolished_county_s_nought_is_a_fault_of_its_publisher() -> None:
    read = imported("lait", "lait.csv")

    assert ("cautioned_rate", "Cumbria", "2025-03-31") not in values(read)
    assert [is_fault for _, is_fault in said(read, "Cumbria: it ceased on 31 March 2023, before")] == [True]


def test_a_rate_of_the_year_in_which_a_county_ended_is_left_out_and_its_cohort_is_not() -> None:
    read = imported("lait", "lait.csv")

    assert ("fte_rate", "Northamptonshire", "2021-12-31") not in values(read)
    assert ("fte_rate", "Cumbria", "2023-12-31") not in values(read)
    assert values(read)["reoff_binary_15_17", "Northamptonshire", "2023-03-31"] == "36.54"
    assert values(read)["suspension_rate", "Cumbria", "2023-08-31"] == "6.66269"


def test_figures_that_stand_under_an_area_of_before_2019_are_pointed_out() -> None:
    read = imported("lait", "lait.csv")

    assert [is_fault for _, is_fault in said(read, "Dorset (Pre LG) is an area of before April 2019, but")] == [True]


def test_a_float_is_kept_without_its_noise(tmp_path: Path) -> None:
    rows = [("TotFixedEx", "", "2023/24", "Wigan", "29.664000000000001", "359.0", "North West")]

    assert [one.value for one in read(tmp_path, *rows).published] == ["29.664"]


def test_a_float_in_powers_of_ten_is_written_out(tmp_path: Path) -> None:
    rows = [("TotPermEx", "", "2021/22", "Southend-on-Sea", "3.2320000000000002E-2", "882.0", "East of England")]

    assert [one.value for one in read(tmp_path, *rows).published] == ["0.03232"]


def test_two_rows_that_contradict_each_other_are_both_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, row("100"), row("101"), row("90", year="2018"))

    assert [one.value for one in found.published] == ["90"]
    assert said(found, "contradict each other (fte_rate of Wigan, 2019): 2 rows left out") == [("lait.csv:2", True)]


def test_a_row_that_repeats_another_is_used_once(tmp_path: Path) -> None:
    found = read(tmp_path, row("100"), row("100"))

    assert (found.rows_read, found.rows_used) == (2, 1)
    assert said(found, "the row repeats another: 1 row left out") == [("lait.csv:3", True)]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (row("12 or so"), "'12 or so' is no number that a rate can be"),
        (row("-4"), "'-4' is no number that a rate can be"),
        (row("4", year="0"), "'0' is no year that 'FirstYJS' can have"),
        (row("4", year="2019/20"), "'2019/20' is no year that 'FirstYJS' can have"),
        (row("4", area="Atlantis"), "'Atlantis' is no authority that is known"),
        (row("4", number="360.0"), "'Wigan' and number 360.0 are not the same authority"),
        (row("4", number="372.0"), "'Wigan' and number 372.0 are not the same authority"),
        (row("4", number=""), "'Wigan' and number (none) are not the same authority"),
    ],
)
def test_a_row_that_cannot_be_right_is_a_fault_at_its_place(
    changed: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    found = read(tmp_path, row("100", year="2018"), changed)

    assert [one.value for one in found.published] == ["100"]
    assert [(where.split()[0], is_fault) for where, is_fault in said(found, words)] == [("lait.csv:3", True)]


def test_a_file_without_a_column_names_the_column(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "lait.csv", [header for header in HEADERS if header != "Values"], [])

    with pytest.raises(
        DataError, match=r"^lait.csv: no row has the column 'Values'; give the file as it was published$"
    ):
        LAYOUT.read([path], Publication())


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "lait.csv", [*HEADERS, "Values"], [])

    with pytest.raises(DataError, match=r"lait.csv:1 Values: this column stands twice"):
        LAYOUT.read([path], Publication())


TEXT = (EXTRACTS / "lait.csv").read_bytes()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.integers(0, len(TEXT)), st.binary(max_size=40), st.booleans())
def test_a_damaged_file_is_read_or_refused_and_no_row_vanishes(
    tmp_path: Path, at: int, junk: bytes, is_cut: bool
) -> None:
    path = tmp_path / "lait.csv"
    path.write_bytes(TEXT[:at] + junk + (b"" if is_cut else TEXT[at + len(junk) :]))

    try:
        found = LAYOUT.read([path], Publication())
    except ReportError:
        return

    left = sum(int(remark.what.rpartition(": ")[2].split()[0].replace(",", "")) for remark in found.remarks)
    assert found.rows_read == found.rows_used + left
