"""Tables of official files, found by their headers wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from ods_writer import write_ods

from report_builder.errors import ConfigError, DataError
from report_builder.importers.cells import Grid, find_table, plain, read_grids, read_tables

HEADERS = ("Area", "Value")


def grid(*rows: Sequence[str]) -> Grid:
    return Grid("file.csv", "", rows)


def test_a_header_row_is_found_under_titles_and_notes() -> None:
    table = find_table(grid(["A title"], [], ["Value [note 2] ", "AREA"], ["12", " Wigan "]), HEADERS)

    (record,) = table.records()
    assert (record.row, record["Area"], record["Value"]) == (4, "Wigan", "12")


def test_rows_without_a_filled_cell_are_no_records_and_short_rows_have_blanks() -> None:
    table = find_table(grid(["Area", "Value"], ["", " "], ["Wigan"]), HEADERS)

    assert [(record.row, record["Value"]) for record in table.records()] == [(3, "")]


def test_a_column_that_may_be_there_has_no_place_where_it_is_not() -> None:
    assert set(find_table(grid(["Area", "Value"]), HEADERS, optional=("Note",)).columns) == {"Area", "Value"}


def test_the_columns_that_the_likeliest_row_lacks_are_named() -> None:
    with pytest.raises(DataError, match=r"^file.csv: no row has the column 'Value'; "):
        find_table(grid(["A title"], ["Area", "Number"]), HEADERS)


def test_a_header_that_stands_twice_is_refused() -> None:
    with pytest.raises(DataError, match=r"file.csv:1 Value: this column stands twice"):
        find_table(grid(["Area", "Value", "value (1)"]), HEADERS)


@pytest.mark.parametrize("text", ["Region", " region ", "Region [note 3]", "REGION (1)(2)", "Region\n[r]"])
def test_notes_spaces_and_capitals_make_no_difference(text: str) -> None:
    assert plain(text) == "region"


def test_the_table_of_a_workbook_is_found_on_any_sheet(tmp_path: Path) -> None:
    write_ods(tmp_path / "book.ods", {"Cover": [["A title"]], "Data": [["Area", "Value"], ["Wigan", "12"]]})

    (table,) = read_tables([tmp_path / "book.ods"], HEADERS)

    assert [record["Area"] for record in table.records()] == ["Wigan"]
    assert table.grid.place(2, "Value") == "book.ods, sheet Data:2 Value"


def test_every_file_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("Area,Number\nWigan,12\n")
    (tmp_path / "two.csv").write_text("Area,Value\n")
    (tmp_path / "three.csv").write_text("Area,Value\nWigan,12\n")

    with pytest.raises(DataError) as error:
        read_tables([tmp_path / name for name in ("one.csv", "two.csv", "three.csv")], HEADERS)

    assert [str(complaint) for complaint in error.value.complaints] == [
        "one.csv: no row has the column 'Value'; give the file as it was published",
        "two.csv:1: the table has no rows; give the whole file",
    ]


def test_files_that_are_not_there_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        read_grids([tmp_path / "one.csv", tmp_path / "two.csv", tmp_path])

    assert len(error.value.complaints) == 3
