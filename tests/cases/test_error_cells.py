from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from xlsx_writer import xlsx_bytes

from report_builder.cases.error_cells import is_error
from report_builder.cases.load import read_and_check
from report_builder.model.place import DataPlace

PERSON = ["person_id", "date_of_birth", "sex", "ward_code"]


def test_only_what_a_spreadsheet_writes_is_an_error() -> None:
    cells = pd.Series(["#REF!", "#N/A", "Err:502", "Err:600", "N/A", "#", "#Flat 2", pd.NA], dtype="string")

    assert is_error(cells).to_list() == [True, True, True, False, False, False, False, False]


@pytest.mark.parametrize("column", range(4))
def test_an_error_is_found_once_whatever_its_column_holds(column: int, tmp_path: Path, asked: Callable) -> None:
    broken = ["p2", "2004-05", "male", "W1"]
    broken[column] = "#REF!"
    book = tmp_path / "book.xlsx"
    book.write_bytes(xlsx_bytes({"persons": [PERSON, ["p1", "2004-05", "male", "W1"], broken]}))

    checked = read_and_check(replace(asked(tmp_path), data=DataPlace.workbook(book)))

    found = [(each.name, each.column, each.rows) for each in checked.findings if each.stops]
    assert found == [("error-cell", PERSON[column], (3,))]


def test_an_error_in_a_column_that_nobody_reads_is_no_matter(tmp_path: Path, asked: Callable) -> None:
    (tmp_path / "persons.csv").write_text("person_id,date_of_birth,worked_out\np1,2004-05,#REF!\n")

    assert not [each for each in read_and_check(asked(tmp_path)).findings if each.stops]


def test_the_config_may_say_what_an_error_means(tmp_path: Path, asked: Callable) -> None:
    (tmp_path / "persons.csv").write_text("person_id,date_of_birth,sex\np1,2004-05,#N/A\n")

    checked = read_and_check(asked(tmp_path, values={"persons.sex": {"#N/A": "unknown"}}))

    assert checked.tables["persons"]["sex"].to_list() == ["unknown"]
    assert not [each for each in checked.findings if each.stops]
