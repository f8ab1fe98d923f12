from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from made_up_books import write_xlsx

from report_builder import bundled
from report_builder.errors import ConfigError, DataError
from report_builder.importers.data_summary import read_data_summary
from report_builder.importers.form import KINDS, LINES, MARK, SHEET, form_bytes
from report_builder.importers.imported import Imported, Publication
from report_builder.model.period import Quarter
from report_builder.sources.workbook import workbook_rows

QUARTER = Quarter(2019, 4)
FTE = "First time entrants: rate per 100,000 aged 10 to 17"
BINARY = "Reoffending: % of the cohort who reoffended (binary)"
DAYS = (date(2019, 4, 1), date(2020, 3, 31))


def rows_of(content: bytes) -> list[list[str]]:
    return workbook_rows(content)[SHEET]


def filled(folder: Path, *lines: Sequence[object], kinds: Sequence[object] = ("service", "police area")) -> Imported:
    """A form of two areas, read back."""
    rows = [
        (MARK,),
        ("Paste the figures",),
        (),
        ("Indicator", "Period begins", "Period ends", "Rotherham", "South Yorkshire"),
        ("Kind of area", None, None, *kinds),
        ("Example (is not read)", "2018-04-01", "2019-03-31", 12.3, 12.3),
        *lines,
    ]
    return read_data_summary([write_xlsx(folder / "form.xlsx", {SHEET: rows})], Publication())


def complaint(folder: Path, *lines: Sequence[object], kinds: Sequence[object] = ("service", "police area")) -> str:
    with pytest.raises(DataError) as caught:
        filled(folder, *lines, kinds=kinds)
    return str(caught.value)


def test_the_form_has_a_line_for_each_indicator_and_a_column_for_each_area() -> None:
    rows = rows_of(form_bytes("Rotherham", pcc="South Yorkshire", family=("Doncaster", "Wigan")))

    header = next(row for row in rows if row[0] == "Indicator")
    assert header[3:] == [
        *("Rotherham", "YOT family", "South Yorkshire", "Yorkshire and The Humber"),
        *("England", "England and Wales", "Doncaster", "Wigan"),
    ]
    assert {row[0] for row in rows} >= set(LINES)


def test_the_periods_of_rolling_years_are_filled_in_and_those_of_cohorts_are_not() -> None:
    rows = rows_of(form_bytes("Rotherham", quarter=QUARTER))

    assert [row[1:3] for row in rows if row[0] == FTE][-1] == ["2019-04-01", "2020-03-31"]
    assert next(row[1:3] for row in rows if row[0] == FTE) == ["2015-04-01", "2016-03-31"]
    assert {tuple(row[1:3]) for row in rows if row[0] == BINARY} == {("", "")}


def test_the_same_wishes_make_the_same_bytes() -> None:
    assert form_bytes("Wigan", quarter=QUARTER) == form_bytes("Wigan", quarter=QUARTER)


def test_a_service_that_is_not_known_is_a_wrong_call_with_a_suggestion() -> None:
    with pytest.raises(ConfigError, match="'Rotheram' is not a youth justice service; did you mean 'Rotherham'"):
        form_bytes("Rotheram")


def test_the_form_as_it_is_written_holds_no_figure(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(form_bytes("Rotherham", quarter=QUARTER))

    with pytest.raises(DataError, match="no figure stands in the form"):
        read_data_summary([tmp_path / "form.xlsx"], Publication())


def test_what_is_pasted_comes_back_with_its_area_and_period(tmp_path: Path) -> None:
    found = filled(tmp_path, (FTE, *DAYS, 188, 240), (BINARY, "01/04/2017", "31/03/2018", "34.9%", None))

    assert {(row.measure, row.area, row.area_type, row.value) for row in found.published} == {
        ("fte_rate", "Rotherham", "yjs", "188"),
        ("fte_rate", "South Yorkshire", "pcc", "240"),
        ("reoff_binary", "Rotherham", "yjs", "34.9"),
    }
    assert {(row.period_start, row.period_end) for row in found.published if row.measure == "fte_rate"} == {DAYS}
    assert (found.rows_read, found.rows_used) == (3, 3)


def test_the_figures_of_a_real_paper_come_through_the_form_unchanged(tmp_path: Path) -> None:
    """Rotherham's board report of July 2020, which prints them of YOT data summary 98."""
    path = bundled.folder("data") / "rotherham-2019-20-q4" / "published.csv"
    of_summary = [
        row for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()) if "data summary" in row["source"]
    ]
    kinds = {area_type: kind for kind, area_type in KINDS.items()}
    names = {quantity: line for line, quantity in LINES.items()}
    areas = list(dict.fromkeys((row["area"], row["area_type"]) for row in of_summary))
    lines = []
    for row in of_summary:
        cells: list[object] = [None] * len(areas)
        cells[areas.index((row["area"], row["area_type"]))] = float(row["value"])
        lines.append((names[row["measure"]], row["period_start"], row["period_end"], *cells))
    header = ("Indicator", "", "", *(area for area, _ in areas))
    kind = ("Kind of area", "", "", *(kinds[area_type] for _, area_type in areas))

    found = read_data_summary(
        [write_xlsx(tmp_path / "f.xlsx", {SHEET: [(MARK,), header, kind, *lines]})], Publication()
    )

    assert len(of_summary) > 20
    assert {
        (row.measure, row.area, row.area_type, row.period_end.isoformat(), float(row.value)) for row in found.published
    } == {(row["measure"], row["area"], row["area_type"], row["period_end"], float(row["value"])) for row in of_summary}


def test_parts_become_numerators_and_denominators(tmp_path: Path) -> None:
    found = filled(
        tmp_path,
        ("Reoffending: number in the cohort", *DAYS, 100, None),
        ("Reoffending: number of reoffenders", *DAYS, 35, None),
        (BINARY, *DAYS, 35.0, None),
    )

    assert [(row.numerator, row.denominator) for row in found.published] == [(35, 100)]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ((FTE, None, None, 188, None), "form.xlsx, sheet Data summary:7 B: the line has figures but not both days"),
        ((FTE, DAYS[1], DAYS[0], 188, None), "not both days of its period"),
        ((FTE, *DAYS, "many", None), "form.xlsx, sheet Data summary:7 D: not a number"),
        ((FTE, *DAYS, -1, None), "below nought"),
        (("First time entrants", *DAYS, 188, None), "form.xlsx, sheet Data summary:7 A: no line of the form has this"),
    ],
)
def test_a_line_that_is_not_as_the_form_has_it_is_an_error_with_its_cell(
    tmp_path: Path, line: Sequence[object], what: str
) -> None:
    assert what in complaint(tmp_path, line)


def test_figures_under_an_area_without_its_kind_or_its_name_are_an_error(tmp_path: Path) -> None:
    text = complaint(tmp_path, (FTE, *DAYS, 1, 2), kinds=("service", "county"))

    assert "form.xlsx, sheet Data summary:5 E: the column has figures but no kind of area" in text


def test_a_service_that_is_not_known_is_an_error_with_its_cell_and_a_suggestion(tmp_path: Path) -> None:
    text = complaint(tmp_path, (FTE, *DAYS, 1, 2), kinds=("service", "service"))

    assert "form.xlsx, sheet Data summary:4 E: 'South Yorkshire' is no service that is known" in text


def test_a_symbol_in_the_form_is_no_figure(tmp_path: Path) -> None:
    found = filled(tmp_path, (FTE, *DAYS, 188, ".."))

    assert [row.area for row in found.published] == ["Rotherham"]
    assert "a symbol that is no number: 1 row left out" in [remark.what for remark in found.remarks]


def test_two_lines_of_one_indicator_and_period_that_differ_are_an_error_with_both_places(tmp_path: Path) -> None:
    text = complaint(tmp_path, (FTE, *DAYS, 188, None), (FTE, *DAYS, 189, None))

    assert "is 189 here and 188 at form.xlsx, sheet Data summary:7 D" in text


def test_a_form_that_lost_its_header_is_an_error(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "form.xlsx", {SHEET: [(MARK,), (FTE, *DAYS, 188)]})

    with pytest.raises(DataError, match="the form has lost its rows 'Indicator' and 'Kind of area'"):
        read_data_summary([path], Publication())
