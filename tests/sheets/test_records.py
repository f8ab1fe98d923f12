"""CSV text: UTF-8 and commas, and what is said of anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.sheets import records
from report_builder.sheets.faults import Faults
from report_builder.sheets.records import read_records

Save = Callable[[str, str | bytes], Path]


@pytest.mark.parametrize(
    "content",
    [
        "sex,count\nBoys,7\n",
        "\ufeffsex,count\nBoys,7\n",
        "sex,count\r\nBoys,7\r\n",
        'sex,count\n"Boys" , 7\n'.replace(" ,", ","),
        " sex , count \n\n Boys , 7 \n ,\n",
    ],
)
def test_the_ways_of_saving_a_csv_file_read_the_same(save: Save, content: str) -> None:
    faults = Faults()

    found = read_records(save("t.csv", content), faults)

    assert faults.are_none
    assert found is not None
    assert (found.header, [cells for _, cells in found.rows]) == (("sex", "count"), [("Boys", "7")])


def test_a_row_after_a_cell_of_two_lines_keeps_its_own_line(save: Save) -> None:
    found = read_records(save("t.csv", 'sex,count\n"Boys\nand men",7\nGirls,8\n'), Faults())

    assert found is not None
    assert [line for line, _ in found.rows] == [2, 4]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "t.csv: the file is empty; it has not even a header; export it again"),
        (" \n\n", "t.csv: the file is empty; it has not even a header; export it again"),
        (b"sex,count\nB\xe9a,7\n", "t.csv:2: the text is not UTF-8; save it as 'CSV UTF-8 (comma delimited)'"),
        ("sex,count\n".encode("utf-16"), "t.csv: this is no text: a workbook, or UTF-16; save it as 'CSV UTF-8"),
        ("sex;count\nBoys;7\n", "t.csv:1: the columns are separated by semicolons or tabs; save it with commas"),
        ('sex,count\nBoys,7\n"Girls,8\n', "t.csv:3: the file cannot be read from here on: a quotation mark"),
        ("sex,count\nBoys,7,1\nGirls\n", "t.csv:2: the row has more or fewer cells than the header (also in line 3)"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(save: Save, content: str | bytes, complaint: str) -> None:
    faults = Faults()

    read_records(save("t.csv", content), faults)

    assert [str(one).startswith(complaint) for one in faults.complaints] == [True]


def test_a_file_that_is_too_large_is_not_read(save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LARGEST_MB", 1)
    faults = Faults()

    found = read_records(save("t.csv", b"x" * 1_000_001), faults)

    assert found is None
    assert [one.what for one in faults.complaints] == ["the file is larger than 1 MB"]


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    faults = Faults()

    assert read_records(tmp_path, faults) is None
    assert [one.what for one in faults.complaints] == ["this is a folder"]
