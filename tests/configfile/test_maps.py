"""A map of an export lies beneath the config's own words, and its faults are told with the lines of its own file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from good_config import GOOD_LINES

from report_builder.configfile.maps import ready_map, ready_maps
from report_builder.model.spec import ReportSpec

ReadMore = Callable[[str], ReportSpec]
Complaints = Callable[[str], list[str]]

GOOD = "\n".join(GOOD_LINES) + "\n"
OURS = """\
values_from: codes
tables: {persons: Young People, episodes: Interventions}
columns:
  persons: {YP No: person_id, Client No: person_id}
values:
  persons.sex: {"1": female}
"""


@pytest.fixture
def ours(workspace: Path) -> Path:
    """A map of the service's own, beside the config."""
    (workspace / "ours.yaml").write_text(OURS, encoding="utf-8")
    return workspace / "ours.yaml"


def test_the_ready_maps_are_those_of_the_four_systems_and_the_codes_of_the_field() -> None:
    assert ready_maps() == ("caredirector", "careworks", "childview", "codes", "core-plus")


def test_without_a_map_nothing_is_offered(read_more: ReadMore) -> None:
    spec = read_more("")

    assert (spec.columns_offered, dict(spec.values), dict(spec.tables)) == ({}, {}, {})


def test_a_ready_map_is_found_by_its_name_in_any_case(read_more: ReadMore) -> None:
    spec = read_more("map: ChildView\n")

    assert spec.columns_offered["persons"]["Young Person ID"] == "person_id"
    assert spec.values["persons.sex"]["F"] == "female"


def test_a_file_supplies_tables_columns_and_values(read_more: ReadMore, ours: Path) -> None:
    spec = read_more("map: ours.yaml\n")

    assert spec.tables == {"persons": "Young People", "episodes": "Interventions"}
    assert spec.columns_offered == {"persons": {"YP No": "person_id", "Client No": "person_id"}}


def test_values_of_the_file_go_before_those_of_the_ready_map_that_it_names(read_more: ReadMore, ours: Path) -> None:
    spec = read_more("map: ours.yaml\n")

    assert (spec.values["persons.sex"]["1"], spec.values["persons.sex"]["2"]) == ("female", "female")


def test_the_configs_own_values_go_before_the_maps_entry_by_entry_and_without_case(read_more: ReadMore) -> None:
    spec = read_more("map: codes\nvalues:\n  persons.sex: {m: female}\n")

    assert spec.values["persons.sex"]["m"] == "female"
    assert "M" not in spec.values["persons.sex"]
    assert spec.values["persons.sex"]["F"] == "female"


def test_the_configs_own_tables_go_before_the_maps(read_more: ReadMore, ours: Path) -> None:
    spec = read_more("map: ours.yaml\ntables: {offences: interventions, persons: People}\n")

    assert spec.tables == {"persons": "People", "offences": "interventions"}


def test_a_change_in_the_map_changes_the_digest(read_more: ReadMore, ours: Path) -> None:
    before = read_more("map: ours.yaml\n").digest
    ours.write_text(OURS + "# looked over\n", encoding="utf-8")

    assert read_more("map: ours.yaml\n").digest != before


def test_a_map_may_read_a_value_as_blank(read_more: ReadMore) -> None:
    spec = read_more('values:\n  persons.date_of_birth: {Not known: "", none:}\n')

    assert spec.values["persons.date_of_birth"] == {"Not known": "", "none": ""}


def test_a_misspelt_name_is_met_with_the_nearest(complaints: Complaints) -> None:
    assert complaints(GOOD + "map: childveiw\n") == [
        "board.yaml:10:1: map: there is no ready map 'childveiw'; did you mean 'childview'?; "
        "or name a YAML file beside the config"
    ]


def test_a_file_that_is_not_there_is_told_at_the_key(complaints: Complaints) -> None:
    found = complaints(GOOD + "map: gone.yaml\n")

    assert len(found) == 1
    assert found[0].startswith("board.yaml:10:1: map: there is no file 'gone.yaml'; `report-builder map DATA -o FILE`")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("columns:\n  person: {A: b}\n", "ours.yaml:2:3: columns.person: there is no table 'person'"),
        ("values: {persons: {}}\n", "ours.yaml:1:10: values.persons: the key names a table and no column"),
        ("colums: {}\n", "ours.yaml:1:1: colums: unknown key; did you mean 'columns'?"),
        ("values_from: cods\n", "ours.yaml:1:1: values_from: there is no ready map 'cods'; did you mean 'codes'?"),
        ("columns: [a\n", "ours.yaml:"),
    ],
)
def test_a_fault_in_a_map_is_told_with_the_line_of_its_own_file(
    complaints: Complaints, workspace: Path, text: str, start: str
) -> None:
    (workspace / "ours.yaml").write_text(text, encoding="utf-8")

    found = complaints(GOOD + "map: ours.yaml\n")

    assert len(found) == 1
    assert found[0].startswith(start)


def test_every_ready_map_has_the_values_of_the_field() -> None:
    assert {ready_map(name).values["persons.ethnicity"]["WBRI"] for name in ready_maps()} == {"White British"}
