from __future__ import annotations

from pathlib import Path

import pytest
from ods_writer import write_ods
from xlsx_writer import xlsx_bytes

from report_builder.errors import ConfigError
from report_builder.model.place import DataPlace
from report_builder.sources.source import Source, open_source

PERSONS = [["person_id"], ["p1"]]


def opened(place: DataPlace, **named: str) -> Source:
    return open_source(place, known=("persons", "episodes"), named=named, where="board.yaml:5:1: data")


def test_a_folder_and_workbooks_of_either_kind_are_sources_of_the_same_rows(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("person_id\np1\n")
    (tmp_path / "book.xlsx").write_bytes(xlsx_bytes({"persons": PERSONS}))
    write_ods(tmp_path / "book.ods", {"persons": PERSONS})
    places = [
        DataPlace.folder(tmp_path),
        DataPlace.workbook(tmp_path / "book.xlsx"),
        DataPlace.workbook(tmp_path / "book.ods"),
    ]

    sheets = [opened(place).read("persons").sheet for place in places]

    assert [(sheet.headers, sheet.cells[0].to_list(), sheet.rows.to_list()) for sheet in sheets if sheet] == [
        (("person_id",), ["p1"], [2])
    ] * 3


def test_a_workbook_without_a_table_is_an_error_of_the_config(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(xlsx_bytes({"Notes": [["hello"]]}))

    with pytest.raises(
        ConfigError, match=r"the workbook .* holds no table; name its sheets persons, episodes and so on"
    ):
        opened(DataPlace.workbook(tmp_path / "book.xlsx"))


def test_a_workbook_that_cannot_be_read_is_left_to_its_finding(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(b"no workbook")

    assert [finding.name for finding in opened(DataPlace.workbook(tmp_path / "book.xlsx")).findings] == [
        "unreadable-workbook"
    ]


def test_a_file_that_the_config_names_and_nobody_supplied_is_asked_after(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("person_id\np1\n")

    with pytest.raises(ConfigError, match=r"the folder has no file 'Interventions', which tables\.episodes names"):
        opened(DataPlace.folder(tmp_path), episodes="Interventions")


def test_a_named_file_is_asked_after_even_where_a_file_has_the_tables_own_name(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("person_id\np1\n")
    (tmp_path / "episodes.csv").write_text("episode_id\ne1\n")

    with pytest.raises(ConfigError, match=r"the folder has no file 'People', which tables\.persons names"):
        opened(DataPlace.folder(tmp_path), persons="People")


def test_a_file_of_another_name_is_offered_where_the_name_stands(tmp_path: Path) -> None:
    (tmp_path / "Interventions 2019.csv").write_text("episode_id\ne1\n")
    where_named = {"episodes": "map.yaml:7:3: tables.episodes"}

    with pytest.raises(ConfigError) as caught:
        open_source(
            DataPlace.folder(tmp_path),
            known=["persons", "episodes"],
            named={"episodes": "Intervention 2019"},
            where="board.yaml:5:1: data",
            where_named=where_named,
        )

    assert str(caught.value.complaints[0]) == (
        "map.yaml:7:3: tables.episodes: the folder has no file 'Intervention 2019', which tables.episodes names; "
        "did you mean 'Interventions 2019.csv'?"
    )


def test_a_folder_that_is_not_there_is_an_error_of_the_config(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        opened(DataPlace.folder(tmp_path / "nowhere"))
