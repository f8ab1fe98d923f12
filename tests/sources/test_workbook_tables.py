from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from ods_writer import ods_bytes
from xlsx_writer import xlsx_bytes

from report_builder.errors import ConfigError, OutsideError
from report_builder.sources.workbook_tables import WorkbookSource, read_workbook

KNOWN = ("persons", "episodes")
PERSONS = [["person_id", "sex"], ["p1", "male"]]


def source(folder: Path, content: bytes, named: Mapping[str, str] | None = None) -> WorkbookSource:
    path = folder / "book.xlsx"
    path.write_bytes(content)
    return WorkbookSource(
        path, KNOWN, named=named or {}, where_named=dict.fromkeys(named or {}, "board.yaml:5:1: tables")
    )


def names(found: WorkbookSource) -> list[str]:
    return [finding.name for finding in found.findings]


def test_sheets_of_any_case_are_tables_in_the_contracts_order(tmp_path: Path) -> None:
    found = source(tmp_path, xlsx_bytes({"Episodes ": [["episode_id"]], "PERSONS": PERSONS}))

    assert found.tables == ("persons", "episodes")
    assert found.name_of("persons") == "sheet PERSONS"
    assert found.findings == ()


def test_a_table_of_a_workbook_is_vouched_for_by_the_whole_workbook(tmp_path: Path) -> None:
    found = source(tmp_path, xlsx_bytes({"persons": PERSONS, "episodes": [["episode_id"]]}))

    persons, episodes = found.read("persons").source, found.read("episodes").source

    assert (persons.file, episodes.file) == ("book.xlsx sheet persons", "book.xlsx sheet episodes")
    assert persons.sha256 == episodes.sha256


def test_the_config_can_name_a_sheet(tmp_path: Path) -> None:
    found = source(tmp_path, xlsx_bytes({"Young People": PERSONS}), {"persons": "young people"})

    assert found.tables == ("persons",)


def test_a_sheet_that_the_config_names_and_nobody_made_is_asked_after(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match=r"no sheet 'Young Peple', which tables\.persons names; did you mean 'Young P"
    ):
        source(tmp_path, xlsx_bytes({"Young People": PERSONS}), {"persons": "Young Peple"})


def test_a_sheet_that_is_no_table_is_mentioned_and_an_empty_one_is_not(tmp_path: Path) -> None:
    found = source(tmp_path, xlsx_bytes({"Person": PERSONS, "Sheet2": []}))

    assert [(each.name, str(each.table), each.mend) for each in found.findings] == [
        ("unknown-sheet", "sheet", "did you mean 'persons'?")
    ]


def test_the_sheet_that_the_config_names_is_the_table_though_another_has_its_name(tmp_path: Path) -> None:
    found = source(tmp_path, xlsx_bytes({"persons": PERSONS, "Young People": PERSONS}), {"persons": "Young People"})

    assert names(found) == ["unknown-sheet"]
    assert found.name_of("persons") == "sheet Young People"


def test_two_sheets_of_one_table_stop_the_build(tmp_path: Path) -> None:
    found = source(tmp_path, xlsx_bytes({"persons": PERSONS, "Persons ": PERSONS}))

    assert names(found) == ["repeated-table"]
    assert found.findings[0].stops


def test_a_workbook_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    found = source(tmp_path, b"no workbook")

    assert (names(found), found.tables) == (["unreadable-workbook"], ())
    assert found.findings[0].stops


def test_a_workbook_that_cannot_be_opened_is_somebody_elses_fault(tmp_path: Path) -> None:
    with pytest.raises(OutsideError):
        WorkbookSource(tmp_path, KNOWN, named={}, where_named={})


def test_rows_have_the_sheets_own_numbers_and_blank_columns_are_no_columns(tmp_path: Path) -> None:
    rows = [["person_id", None, "sex"], ["p1", None, "male"], [], ["p2", None, "female"]]
    found = source(tmp_path, xlsx_bytes({"persons": rows}, at=(3, 2)))

    sheet = found.read("persons").sheet

    assert sheet is not None
    assert sheet.headers == ("person_id", "sex")
    assert sheet.cells.to_numpy().tolist() == [["p1", "male"], ["p2", "female"]]
    # The header stands in row 4.
    assert sheet.rows.to_list() == [5, 7]


def read_named(found: WorkbookSource) -> dict[str, tuple[int, ...]]:
    return {finding.name: finding.rows for finding in found.read("persons").findings}


def test_a_note_beside_the_table_is_not_read_and_said_so(tmp_path: Path) -> None:
    found = source(tmp_path, xlsx_bytes({"persons": [["person_id", None], ["p1", None], ["p2", "a note"]]}))

    assert read_named(found) == {"cell-without-header": (3,)}


def test_rows_that_share_a_merged_cell_are_named_and_a_merged_header_or_blank_is_not(tmp_path: Path) -> None:
    def shape(book: object, sheet: object) -> None:
        sheet.merge_range(0, 3, 0, 4, "both")
        sheet.merge_range(2, 0, 3, 0, "p2")
        sheet.merge_range(4, 1, 5, 1, "")
        sheet.merge_range(50, 10, 51, 12, "")

    rows = [["person_id", "sex", "x"], ["p1", "male", 1], [None, "male", 1], [None, "male", 1], ["p3"], ["p4"]]
    found = source(tmp_path, xlsx_bytes({"persons": rows}, shape=shape))

    assert read_named(found) == {"merged-cells": (3, 4)}


def test_a_hidden_sheet_is_read_and_said_to_be_hidden(tmp_path: Path) -> None:
    content = xlsx_bytes(
        {"Cover": [], "persons": PERSONS}, shape=lambda _, sheet: sheet.hide() if sheet.name == "persons" else None
    )
    found = source(tmp_path, content)

    assert read_named(found) == {"hidden-sheet": ()}


def test_a_sheet_with_more_columns_than_a_table_may_have_is_not_read(tmp_path: Path) -> None:
    found = source(tmp_path, xlsx_bytes({"persons": [[f"column {number}" for number in range(2_001)]]}))

    assert read_named(found) == {"too-many-columns": ()}


@pytest.mark.parametrize("book", [xlsx_bytes, ods_bytes])
@pytest.mark.parametrize("sheets", [["Sheet1"], ["Notes", "Persons"]])
def test_a_workbook_in_a_folder_holds_its_only_sheet_or_the_one_of_its_name(book: object, sheets: list[str]) -> None:
    contents = {name: PERSONS if name == sheets[-1] else [["a note"]] for name in sheets}

    sheet, findings = read_workbook("persons", book(contents))

    assert findings == []
    assert sheet is not None
    assert sheet.cells.to_numpy().tolist() == [["p1", "male"]]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (xlsx_bytes({"A": PERSONS, "B": PERSONS}), "which-sheet"),
        (xlsx_bytes({"A": []}), "empty-file"),
        (b"person_id\np1\n", "unreadable-workbook"),
    ],
)
def test_a_workbook_in_a_folder_that_holds_no_table_is_a_finding(content: bytes, name: str) -> None:
    sheet, findings = read_workbook("persons", content)

    assert sheet is None
    assert [finding.name for finding in findings] == [name]
