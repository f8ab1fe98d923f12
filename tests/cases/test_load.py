from __future__ import annotations

import hashlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from report_builder.cases.columns import Kind
from report_builder.cases.contract import CONTRACT
from report_builder.cases.load import latest_quarter, load_cases, read_and_check
from report_builder.errors import ConfigError, DataError
from report_builder.model.period import Quarter
from report_builder.model.schedule import Schedule
from report_builder.model.spec import Accepted

ADDED = {
    "persons": ["ethnic_group"],
    "tracker": ["ethnic_group"],
    "staffing": ["ethnic_group"],
    "published": ["value_text"],
}
OTHERWISE = {
    "persons": dict.fromkeys(["ethnicity", "ethnic_group", "locality", "locality_area"], "category"),
    "tracker": dict.fromkeys(["ethnicity", "ethnic_group"], "category"),
    "staffing": dict.fromkeys(["ethnicity", "ethnic_group"], "category"),
    "custody": {"breach_of": "string"},
}
"""Column -> its type, where that is not the one of its kind."""
DTYPES = {
    Kind.TEXT: "string",
    Kind.CATEGORY: "category",
    Kind.ETHNICITY: "string",
    Kind.FINANCIAL_YEAR: "string",
    Kind.DATE: "datetime64[s]",
    Kind.DATE_OR_MONTH: "datetime64[s]",
    Kind.BOOLEAN: "boolean",
    Kind.WHOLE: "Int64",
    Kind.DECIMAL: "object",
}


def test_good_data_of_every_table_have_no_finding(dataset: Callable[..., Path], asked: Callable) -> None:
    cases = load_cases(asked(dataset()))

    assert cases.findings == ()
    assert list(cases.tables) == [
        "persons", "episodes", "offences", "assessments", "exclusions", "custody", "tracker", "reoffences",
        "published", "population", "budget", "staffing", "scorecard",
    ]  # fmt: skip


@pytest.mark.parametrize("table", [name for name in CONTRACT if name not in {"risks", "actions", "meetings"}])
def test_a_frame_has_the_contracts_columns_in_order_with_their_types(
    table: str, dataset: Callable[..., Path], asked: Callable
) -> None:
    frame = load_cases(asked(dataset()))[table]

    stated = {column.name: DTYPES[column.kind] for column in CONTRACT[table].columns}
    added = dict.fromkeys(ADDED.get(table, []), "string")
    assert list(frame.columns)[: len(stated)] == list(stated)
    types = {**stated, "row": "Int64", **added, **OTHERWISE.get(table, {})}
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == types


def test_persons_are_read_cell_by_cell(dataset: Callable[..., Path], asked: Callable) -> None:
    persons = load_cases(asked(dataset()))["persons"].set_index("person_id")

    first, second = persons.loc["p1"], persons.loc["p2"]
    assert first[["sex", "ethnicity", "ethnic_group", "care_status", "sen"]].to_list() == [
        "male", "white: irish", "white", "current", "sen support",
    ]  # fmt: skip
    assert first["date_of_birth"] == pd.Timestamp("2004-05-17")
    assert first[["child_in_need", "child_protection", "mental_health_need"]].to_list() == [True, False, True]
    assert first[["substance_misuse_need", "physical_health_need", "out_of_area"]].to_list() == [False, True, False]
    assert second["date_of_birth"] == pd.Timestamp("2005-11-01")
    assert second[["ethnic_group", "care_status", "sen", "locality", "locality_area"]].to_list() == [
        "asian", "not recorded", "not recorded", "not recorded", "not recorded",
    ]  # fmt: skip
    assert second[["child_in_need", "out_of_area", "ward_code"]].isna().all()
    assert persons["row"].to_list() == [2, 3]


def test_british_dates_and_open_ends_are_read(dataset: Callable[..., Path], asked: Callable) -> None:
    episodes = load_cases(asked(dataset()))["episodes"]

    assert episodes["start_date"].to_list() == [pd.Timestamp("2020-01-06"), pd.Timestamp("2020-02-05")]
    assert episodes["end_date"].isna().to_list() == [True, False]
    assert episodes["type"].to_list() == ["yro iss", "other"]
    assert episodes["ete_status_end"].to_list() == ["not recorded", "suitable"]


def test_numbers_keep_every_decimal_and_a_printed_value_its_noughts(
    dataset: Callable[..., Path], asked: Callable
) -> None:
    cases = load_cases(asked(dataset()))

    assert cases["exclusions"]["days_lost"].to_list() == [Fraction(5, 2)]
    assert cases["published"]["value"].to_list() == [Fraction(4, 25), Fraction(1, 5)]
    assert cases["published"]["value_text"].to_list() == ["0.16", "0.20"]
    assert cases["published"]["numerator"].to_list() == [Fraction(4), None]
    assert cases["budget"]["amount"].to_list() == [Fraction(430492), Fraction(62862)]
    assert cases["budget"]["year"].to_list() == ["2019-20", "2019-20"]
    assert cases["scorecard"]["period"].to_list() == [pd.Timestamp("2020-03-01")]
    assert cases["offences"]["category"].to_list() == ["theft and handling stolen goods"]


def test_the_trackers_blanks_are_taken_from_persons(dataset: Callable[..., Path], asked: Callable) -> None:
    tracker = (
        f"{','.join(CONTRACT['tracker'].names)}\n"
        "p1,c,2020-01-06,,,,,,,,\n"
        "p1,d,2020-01-06,,,,,female,Arab,never,\n"
        "stranger,c,2020-01-06,,,,,,,,\n"
    )

    rows = load_cases(asked(dataset(tracker=tracker, reoffences=None), accept=(Accepted("missing-table", "", ""),)))[
        "tracker"
    ]

    joined = rows[["sex", "ethnic_group", "care_status"]].to_numpy().tolist()
    assert joined == [
        ["male", "white", "current"],
        ["female", "other", "never"],
        ["unknown", "not stated", "not recorded"],
    ]


def test_localities_take_their_commonest_spelling_and_out_of_area_wins(
    dataset: Callable[..., Path], asked: Callable
) -> None:
    persons = (
        "person_id,date_of_birth,locality,locality_area,out_of_area\n"
        "p1,2005-01,wath upon  dearne,North,\np2,2005-01,Wath upon Dearne,NORTH,no\n"
        "p3,2005-01,Wath upon Dearne,,\np4,2005-01,Leeds,Leeds,yes\n"
    )

    frame = load_cases(asked(dataset(persons=persons)))["persons"]

    assert frame["locality"].to_list() == ["Wath upon Dearne"] * 3 + ["out of area"]
    assert frame["locality_area"].to_list() == ["North", "North", "not recorded", "out of area"]


@pytest.mark.parametrize(
    "label",
    ["White: Irish", "irish", "W9", "white", "White - Gypsy or Irish Traveller", "Any other White background", "Roma"],
)
def test_a_label_of_any_census_finds_its_group(label: str, dataset: Callable[..., Path], asked: Callable) -> None:
    persons = f'person_id,date_of_birth,ethnicity\np1,2005-01,"{label}"\np2,2005-01,\n'

    frame = load_cases(asked(dataset(persons=persons)))["persons"]

    assert frame["ethnic_group"].to_list() == ["white", "not stated"]


def test_a_column_map_and_a_value_map_adapt_an_export(dataset: Callable[..., Path], asked: Callable) -> None:
    persons = "Child Ref;GENDER;Born\np1;1;17/05/2004\np2;9;11/05/2005\n"
    spec = asked(
        dataset(persons=persons),
        columns={
            "persons": {"childref": "person_id", "child ref": "person_id", "Gender": "sex", "Born": "date_of_birth"}
        },
        values={"persons.sex": {"1": "male", "9": ""}},
    )

    cases = read_and_check(spec)

    assert cases["persons"]["sex"].to_list() == ["male", "unknown"]
    assert [finding.name for finding in cases.findings] == ["unused-column-map"]


def test_maps_that_name_what_does_not_exist_are_all_complained_of(
    dataset: Callable[..., Path], asked: Callable
) -> None:
    spec = asked(
        dataset(),
        columns={"person": {}, "episodes": {"Kind": "typ"}},
        values={"persons.sexx": {"1": "male"}},
    )

    with pytest.raises(ConfigError) as caught:
        load_cases(spec)

    assert [str(complaint) for complaint in caught.value.complaints] == [
        "board.yaml: columns.person: 'person' is not a table; did you mean 'persons'?",
        "board.yaml: columns.episodes.Kind: 'typ' is not a column of episodes; did you mean 'type'?",
        "board.yaml: values.persons.sexx: 'persons.sexx' is not a column; did you mean 'persons.sex'?",
    ]


def test_a_missing_folder_is_an_error_of_the_config(tmp_path: Path, asked: Callable) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        load_cases(asked(tmp_path / "nowhere"))


def test_a_folder_without_tables_is_an_error_of_the_config(tmp_path: Path, asked: Callable) -> None:
    (tmp_path / "README.md").write_text("nothing here")

    with pytest.raises(ConfigError, match="holds no table"):
        load_cases(asked(tmp_path))


def test_all_stopping_findings_are_raised_at_once(dataset: Callable[..., Path], asked: Callable) -> None:
    persons = "person_id,sex,date_of_birth\np1,zq,31/02/2005\np2,female,2005-01-01\n"

    with pytest.raises(DataError) as caught:
        load_cases(asked(dataset(persons=persons)))

    assert [complaint.where for complaint in caught.value.complaints] == ["persons:2 sex", "persons:2 date_of_birth"]
    assert caught.value.exit_status == 1


def test_rows_set_aside_are_left_out_and_counted_until_nothing_stops(
    dataset: Callable[..., Path], asked: Callable
) -> None:
    persons = "person_id,sex,date_of_birth\np1,zq,2005-01-01\np2,female,2005-01-01\n"
    set_aside = (Accepted("unknown-value", "typing", "me"), Accepted("orphan-episode", "follows", "me"))
    reasons = {"offences": None, "assessments": None, "custody": None}

    cases = load_cases(asked(dataset(persons=persons, **reasons), set_aside=set_aside))

    assert dict(cases.set_aside) == {"unknown-value": 1, "orphan-episode": 1}
    assert cases["persons"]["person_id"].to_list() == ["p2"]
    assert cases["episodes"]["row"].to_list() == [3]


def test_a_ragged_row_set_aside_is_counted(dataset: Callable[..., Path], asked: Callable) -> None:
    staffing = "role,headcount\nManager,1\nOfficer\n"

    cases = load_cases(asked(dataset(staffing=staffing), set_aside=(Accepted("ragged-row", "typing", "me"),)))

    assert dict(cases.set_aside) == {"ragged-row": 1}
    assert cases["staffing"]["row"].to_list() == [2]


def test_a_warning_may_be_accepted_by_name_and_leaves_the_others(dataset: Callable[..., Path], asked: Callable) -> None:
    exclusions = "person_id,kind,start_date,days_lost\np2,suspension,2020-02-10,2.25\nnobody,permanent,2020-02-10,\n"
    accept = (Accepted("days-lost-not-half-days", "as recorded", "me"),)

    cases = read_and_check(asked(dataset(exclusions=exclusions), accept=accept))

    assert [finding.name for finding in cases.findings] == ["orphan-exclusion"]


def test_a_synthetic_column_marks_the_dataset_and_is_not_a_column_of_the_frame(
    dataset: Callable[..., Path], asked: Callable, good: dict[str, str]
) -> None:
    staffing = "role,headcount,synthetic\nManager,1,no\nOfficer,2,yes\n"

    marked = load_cases(asked(dataset(staffing=staffing)))
    plain = load_cases(asked(dataset(staffing=good["staffing"])))

    assert marked.is_synthetic
    assert "synthetic" not in marked["staffing"]
    assert not plain.is_synthetic


def test_every_file_that_was_read_is_an_input_with_its_digest(
    dataset: Callable[..., Path], asked: Callable, good: dict[str, str]
) -> None:
    inputs = load_cases(asked(dataset())).inputs

    assert [each.file for each in inputs] == [f"{table}.csv" for table in CONTRACT if table in good]
    assert inputs[0].sha256 == hashlib.sha256(good["persons"].encode()).hexdigest()


def test_the_latest_quarter_is_the_last_that_every_table_reaches(dataset: Callable[..., Path], asked: Callable) -> None:
    custody = "person_id,kind,start_date\np1,sentence,2019-12-31\n"

    assert latest_quarter(asked(dataset())) == Quarter(2019, 4)
    assert latest_quarter(asked(dataset(custody=custody))) == Quarter(2019, 3)


def test_a_date_to_come_is_a_wrong_one_and_makes_no_latest_quarter(tmp_path: Path, asked: Callable) -> None:
    (tmp_path / "persons.csv").write_text("person_id\np1\n")
    rows = "e1,p1,yro,2019-12-31\ne2,p1,yro,2091-12-31\n"
    (tmp_path / "episodes.csv").write_text("episode_id,person_id,type,start_date\n" + rows)

    assert latest_quarter(asked(tmp_path)) == Quarter(2019, 3)


def test_without_a_dated_event_there_is_no_latest_quarter(tmp_path: Path, asked: Callable) -> None:
    (tmp_path / "persons.csv").write_text("person_id\np1\n")

    with pytest.raises(ConfigError, match="no latest quarter"):
        latest_quarter(asked(tmp_path))


def test_a_quiet_table_that_is_none_is_complained_of(dataset: Callable[..., Path], asked: Callable) -> None:
    spec = asked(dataset(), schedule=Schedule(quiet_tables=("custdy",)))

    with pytest.raises(ConfigError, match="'custdy' is not a table; did you mean 'custody'"):
        latest_quarter(spec)


def test_errors_stand_before_warnings(dataset: Callable[..., Path], asked: Callable) -> None:
    persons = "person_id,date_of_birth,sex,shoe\np1,,zq,1\np2,2005-01,,2\n"

    findings = read_and_check(asked(dataset(persons=persons))).findings

    assert [finding.stops for finding in findings] == [True, False, False]


def test_the_error_that_stops_a_build_repeats_no_value(dataset: Callable[..., Path], asked: Callable) -> None:
    persons = "person_id,date_of_birth,sex\nZqwyvern,Zqwyvern,Zqwyvern\nZqwyvern,2005-01,\n"

    with pytest.raises(DataError) as caught:
        load_cases(asked(dataset(persons=persons)))

    assert "zqwyvern" not in str(caught.value).lower()


def test_a_table_that_is_a_folder_or_a_dead_link_is_said_to_be_none(
    dataset: Callable[..., Path], asked: Callable
) -> None:
    data = dataset(persons=None, episodes=None)
    (data / "persons.csv").mkdir()
    (data / "episodes.csv").symlink_to(data / "nowhere.csv")

    findings = read_and_check(asked(data)).findings

    assert [(each.name, each.table) for each in findings if each.stops] == [
        ("not-a-file", "episodes"),
        ("not-a-file", "persons"),
    ]
