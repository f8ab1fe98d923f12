from __future__ import annotations

import pytest

from report_builder.sources.csv_text import read_csv


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_an_export_of_any_spreadsheet_reads_the_same(separator: str, encoding: str, line_end: str) -> None:
    text = line_end.join([f"role{separator}headcount", f"Swyddog Iaith Â {separator} 2 ", ""])

    sheet, findings = read_csv("staffing", text.encode(encoding))

    assert findings == []
    assert sheet is not None
    assert sheet.headers == ("role", "headcount")
    assert sheet.cells.to_numpy().tolist() == [["Swyddog Iaith Â", "2"]]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    content = b'role,note\nManager,"two\nlines, and a comma"\n\nOfficer,"a ""quoted"" word"\n'

    sheet, findings = read_csv("staffing", content)

    assert findings == []
    assert sheet is not None
    assert sheet.cells.to_numpy().tolist() == [["Manager", "two\nlines, and a comma"], ["Officer", 'a "quoted" word']]
    assert sheet.rows.to_list() == [2, 4]


def test_a_spare_empty_cell_at_the_end_of_a_row_is_not_ragged() -> None:
    sheet, findings = read_csv("staffing", b"role,headcount\nManager,1,\n")

    assert findings == []
    assert sheet is not None
    assert sheet.cells.to_numpy().tolist() == [["Manager", "1"]]


def test_control_characters_do_not_reach_the_tables() -> None:
    sheet, _ = read_csv("staffing", b"role\nMan\x1b[31mager\x07\n")

    assert sheet is not None
    assert sheet.cells.to_numpy().tolist() == [["Man [31mager"]]


@pytest.mark.parametrize("first", ["sep=;", "\ufeffsep=;", '"sep=;"', "SEP=;  "])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_first_line_that_tells_excel_the_separator_is_no_header_but_a_row(first: str, line_end: str) -> None:
    content = line_end.join([first, "role;headcount", "Manager, acting;2", ""]).encode()

    sheet, findings = read_csv("staffing", content)

    assert findings == []
    assert sheet is not None
    assert sheet.headers == ("role", "headcount")
    assert sheet.cells.to_numpy().tolist() == [["Manager, acting", "2"]]
    assert sheet.rows.to_list() == [3]
