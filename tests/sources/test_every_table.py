"""Every table of a place, by the name by which a config would ask for it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import xlsxwriter

from report_builder.errors import ConfigError
from report_builder.model.place import DataPlace, PlaceKind
from report_builder.sources.every_table import ROWS_OF_A_DATABASE, every_table


def headers(place: DataPlace) -> dict[str, tuple[str, ...] | None]:
    return {name: read.sheet and read.sheet.headers for name, read in every_table(place, where="DATA").items()}


def test_a_folder_has_its_files_whatever_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "Young People.csv").write_text("YP ID,Sex\n1,M\n")
    (tmp_path / "broken.csv").write_text('a\n"b')
    (tmp_path / "notes.txt").write_text("no table")

    assert headers(DataPlace.folder(tmp_path)) == {"Young People.csv": ("YP ID", "Sex"), "broken.csv": None}


def test_a_workbook_has_its_filled_sheets(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "export.xlsx")
    book.add_worksheet("Young People").write_row(0, 0, ["YP ID", "Sex"])
    book.add_worksheet("Empty")
    book.close()

    assert headers(DataPlace.workbook(tmp_path / "export.xlsx")) == {"Young People": ("YP ID", "Sex")}


def test_a_workbook_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "export.xlsx").write_bytes(b"no workbook")

    (read,) = every_table(DataPlace.workbook(tmp_path / "export.xlsx"), where="DATA").values()

    assert read.sheet is None
    assert [finding.name for finding in read.findings] == ["unreadable-workbook"]


def test_of_a_database_only_the_first_rows_of_each_table_are_read(tmp_path: Path) -> None:
    path = tmp_path / "cms.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE yp (yp_id INTEGER)")
    connection.executemany("INSERT INTO yp VALUES (?)", ((number,) for number in range(ROWS_OF_A_DATABASE + 1)))
    connection.execute("CREATE VIEW girls AS SELECT yp_id AS girl FROM yp")
    connection.commit()
    connection.close()

    found = every_table(DataPlace(PlaceKind.DATABASE, path, shown="cms"), where="DATA")

    assert {name: read.sheet.headers for name, read in found.items() if read.sheet} == {
        "girls": ("girl",),
        "yp": ("yp_id",),
    }
    assert {len(read.sheet.rows) for read in found.values() if read.sheet} == {ROWS_OF_A_DATABASE}


def test_a_place_without_a_table_is_an_error_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"DATA: the folder .* holds no table"):
        every_table(DataPlace.folder(tmp_path), where="DATA")
    with pytest.raises(ConfigError, match="DATA: there is no folder"):
        every_table(DataPlace.folder(tmp_path / "nowhere"), where="DATA")


def test_an_empty_database_is_met_with_what_may_be_meant(tmp_path: Path) -> None:
    path = tmp_path / "cases.sqlite"
    sqlite3.connect(path).close()
    path.touch()

    with pytest.raises(ConfigError, match="the database cms holds no table; look whether it is the right file"):
        every_table(DataPlace(PlaceKind.DATABASE, path, shown="cms"), where="DATA")
