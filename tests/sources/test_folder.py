from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pytest
from ods_writer import ods_bytes
from pyarrow import parquet
from xlsx_writer import xlsx_bytes

from report_builder.errors import OutsideError
from report_builder.sources.folder import FolderSource

KNOWN = ("persons", "episodes", "offences", "custody", "published")
PERSONS = [["person_id", "sex"], ["p1", "male"], ["p2", None]]


def source(folder: Path, named: Mapping[str, str] | None = None) -> FolderSource:
    return FolderSource(folder, KNOWN, named or {})


def cells(found: FolderSource, table: str) -> list[list[object]]:
    sheet = found.read(table).sheet
    assert sheet is not None
    return [list(sheet.headers), *sheet.cells.astype(object).where(sheet.cells.notna(), None).to_numpy().tolist()]


def test_every_table_may_come_in_another_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("person_id,sex\np1,male\np2,\n")
    (tmp_path / "episodes.TSV").write_text("person_id\tsex\np1\tmale\np2\t\n")
    (tmp_path / "offences.xlsx").write_bytes(xlsx_bytes({"Sheet1": PERSONS}))
    (tmp_path / "custody.ods").write_bytes(ods_bytes({"Sheet1": PERSONS}))
    parquet.write_table(pa.table({"person_id": ["p1", "p2"], "sex": ["male", None]}), tmp_path / "published.parquet")
    found = source(tmp_path)

    assert found.findings == ()
    assert found.tables == KNOWN
    assert [found.name_of(table) for table in KNOWN] == [
        *("persons.csv", "episodes.TSV", "offences.xlsx", "custody.ods", "published.parquet")
    ]
    assert all(cells(found, table) == PERSONS for table in KNOWN)
    assert all(found.read(table).sheet.rows.to_list() == [2, 3] for table in KNOWN)
    assert all(found.read(table).findings == [] for table in KNOWN)


@pytest.mark.parametrize("table", ["persons.csv", "persons.parquet"])
def test_a_file_is_vouched_for_by_its_bytes(table: str, tmp_path: Path) -> None:
    path = tmp_path / table
    if path.suffix == ".csv":
        path.write_text("person_id\np1\n")
    else:
        parquet.write_table(pa.table({"person_id": ["p1"]}), path)

    read = source(tmp_path).read("persons")

    assert (read.source.file, read.source.sha256) == (table, hashlib.sha256(path.read_bytes()).hexdigest())


def test_two_files_of_one_table_stop_the_build_whatever_their_kind(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("person_id\np1\n")
    (tmp_path / "persons.xlsx").write_bytes(xlsx_bytes({"persons": PERSONS}))

    (finding,) = source(tmp_path).findings

    assert (finding.name, finding.stops) == ("repeated-table", True)
    assert finding.what == "persons.csv and persons.xlsx are both this table"


def test_the_lock_file_of_an_open_workbook_and_files_of_other_kinds_are_no_matter(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("person_id\np1\n")
    (tmp_path / "~$persons.xlsx").write_bytes(b"somebody")
    (tmp_path / ".~lock.persons.ods#").write_bytes(b"somebody")
    (tmp_path / "README.md").write_text("notes")

    assert source(tmp_path).findings == ()


def test_a_table_of_parts_is_a_folder_whose_name_ends_as_a_file_of_its_kind(tmp_path: Path) -> None:
    folder = tmp_path / "persons.parquet"
    folder.mkdir()
    parquet.write_table(pa.table({"person_id": ["p2"], "sex": pa.array([None], pa.string())}), folder / "2.parquet")
    parquet.write_table(pa.table({"person_id": ["p1"], "sex": ["male"]}), folder / "1.parquet")
    (folder / "_SUCCESS").write_bytes(b"")

    assert cells(source(tmp_path), "persons") == PERSONS


def test_a_folder_in_the_place_of_a_csv_file_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").mkdir()

    assert [finding.name for finding in source(tmp_path).findings] == ["not-a-file"]


def test_the_config_can_name_a_file_with_or_without_its_ending(tmp_path: Path) -> None:
    (tmp_path / "Young People.xlsx").write_bytes(xlsx_bytes({"Export": PERSONS}))

    for name in ("young people", "Young People.xlsx"):
        assert source(tmp_path, {"persons": name}).tables == ("persons",)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_file_that_went_away_is_a_fault_outside(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"persons.{ending}"
    path.write_bytes(b"x")
    found = source(tmp_path)
    path.unlink()

    with pytest.raises(OutsideError, match="cannot be opened"):
        found.read("persons")
