"""Proposals: which file is which table, which header which column, and what an export's words mean."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from report_builder.cases.proposals.columns import Synonyms
from report_builder.cases.proposals.proposal import Proposal, ProposedTable
from report_builder.cases.proposals.propose import propose
from report_builder.cases.proposals.text import proposal_text
from report_builder.marked_yaml.strict_yaml import load
from report_builder.model.tables import Input
from report_builder.sources.csv_text import read_csv
from report_builder.sources.sheet import ReadTable

NOTHING_KNOWN = Synonyms()
EPISODES = "episode_id,person_id,type,start_date,end_date\ne1,p1,yro,2020-01-06,\n"


def proposed(files: Mapping[str, str], synonyms: Synonyms = NOTHING_KNOWN, **options: object) -> Proposal:
    read = {}
    for name, text in files.items():
        sheet, findings = read_csv(name, text.encode())
        read[name] = ReadTable(sheet, findings, Input(name, ""))
    return propose(read, synonyms, **{"words": {}, **options})  # type: ignore[arg-type]


def only(files: Mapping[str, str], synonyms: Synonyms = NOTHING_KNOWN, **options: object) -> ProposedTable:
    (table,) = proposed(files, synonyms, **options).tables
    return table


def columns(table: ProposedTable) -> dict[str, tuple[str, str]]:
    return {one.header: (one.column, str(one.sureness)) for one in table.columns}


def test_a_table_of_the_contract_is_sure_whatever_the_files_name() -> None:
    table = only({"x.csv": EPISODES})

    assert (table.table, table.name) == ("episodes", "x.csv")
    assert {column for column, _ in columns(table).values()} == {
        "episode_id", "person_id", "type", "start_date", "end_date",
    }  # fmt: skip
    assert {sureness for _, sureness in columns(table).values()} == {"sure"}


def test_headers_of_the_map_that_it_is_like_are_sure_and_those_of_others_likely() -> None:
    synonyms = Synonyms(sure={"persons": {"YP No": "person_id"}}, likely={"persons": {"Gender": "sex"}})

    table = only({"persons.csv": "yp_no,GENDER,Shoe\np1,F,40\n"}, synonyms)

    assert columns(table) == {"yp_no": ("person_id", "sure"), "GENDER": ("sex", "likely")}
    assert table.unmatched == ("Shoe",)
    assert table.lacking[0] == "date_of_birth"


def test_a_name_that_is_close_is_likely_and_one_that_is_not_is_unknown() -> None:
    table = only({"persons.csv": "person_ids,date_birth,locale\np1,2004-05-17,x\n"})

    assert columns(table)["person_ids"] == ("person_id", "likely")
    assert columns(table)["date_birth"] == ("date_of_birth", "likely")
    assert "locale" not in columns(table)


@pytest.mark.parametrize(
    ("header", "cell"), [("start_dates", "knitting"), ("Planned_start_date", "2020-01-06"), ("end date", "2020-01-06")]
)
def test_a_start_date_is_neither_a_word_nor_planned_nor_an_end(header: str, cell: str) -> None:
    table = only({"episodes.csv": f"episode_id,person_id,type,{header}\ne1,p1,yro,{cell}\n"})

    assert "start_date" in table.lacking


def test_the_only_date_that_is_left_is_likely_the_only_date_that_is_needed() -> None:
    table = only({"episodes.csv": "episode_id,person_id,type,Commenced,Worker\ne1,p1,yro,06/01/2020,x\n"})

    assert columns(table)["Commenced"] == ("start_date", "likely")


def test_of_two_dates_that_are_left_none_is_taken() -> None:
    table = only({"episodes.csv": "episode_id,person_id,type,Commenced,Typed\ne1,p1,yro,06/01/2020,07/01/2020\n"})

    assert "start_date" in table.lacking


def test_of_several_headers_for_a_column_the_maps_first_is_taken() -> None:
    synonyms = Synonyms(sure={"persons": {"First Ref": "person_id", "Second Ref": "person_id"}})

    table = only({"persons.csv": "second ref,first ref\np1,q1\n"}, synonyms)

    assert columns(table) == {"first ref": ("person_id", "sure")}


def test_each_file_is_one_table_and_each_table_one_file() -> None:
    found = proposed({"b.csv": EPISODES, "a.csv": EPISODES, "persons.csv": "person_id,sex\np1,male\n"})

    assert [(table.table, table.name) for table in found.tables] == [("persons", "persons.csv"), ("episodes", "a.csv")]
    assert found.unused == {"b.csv": ("episode_id", "person_id", "type", "start_date", "end_date")}


def test_only_the_tables_asked_for_are_looked_for() -> None:
    found = proposed({"a.csv": EPISODES, "persons.csv": "person_id,sex\np1,male\n"}, tables=("persons",))

    assert [table.table for table in found.tables] == ["persons"]


def test_a_file_that_cannot_be_read_is_told_with_its_finding() -> None:
    found = proposed({"persons.csv": 'person_id\n"p1', "episodes.csv": ""})

    assert found.unreadable == {"persons.csv": "malformed-csv", "episodes.csv": "empty-file"}


def test_a_first_row_of_cases_is_no_header() -> None:
    table = only({"persons.csv": "p1,male,2004-05-17\np2,female,2005-11-30\n"})

    assert not table.has_a_header


def test_words_that_are_known_need_no_translation_and_others_are_met_with_the_nearest() -> None:
    text = "person_id,sex,child_in_need,ethnicity\np1,males,yess,Whte\np2,MALES,no,W1\np3,M,,Zzz\n"

    table = only({"persons.csv": text}, words={"persons.sex": {"m": "male"}})

    assert [(word.old, word.new) for word in table.words["sex"]] == [("males", "male")]
    assert [(word.old, word.new) for word in table.words["child_in_need"]] == [("yess", "yes")]
    assert [(word.old, word.new) for word in table.words["ethnicity"]] == [("Whte", "White"), ("Zzz", "")]


def test_a_column_with_many_unknown_words_is_named_without_them() -> None:
    rows = "".join(f"e{number},p1,word{number}x,2020-01-06\n" for number in range(31))

    table = only({"episodes.csv": f"episode_id,person_id,type,start_date\n{rows}"})

    assert (dict(table.words), table.crowded) == ({}, ("type",))


def test_dates_that_cannot_be_read_are_counted() -> None:
    table = only({"episodes.csv": EPISODES + "e2,p1,yro,31/02/2020,\ne3,p1,yro,2020-13-01,\n"})

    assert table.unreadable == {"start_date": 2}


def test_the_text_is_yaml_of_a_map_whose_unknown_lines_do_nothing() -> None:
    synonyms = Synonyms(likely={"persons": {'A "quoted": ref': "person_id", "null": "sex"}})
    found = proposed({"Our people.csv": '"A ""quoted"": ref",null,hat\np1,Femal,1\np2,Zz,1\n'}, synonyms)

    text = proposal_text(found, about="A map.", values_from="codes")

    assert load(text.encode(), file="map.yaml").tree == {
        "values_from": "codes",
        "tables": {"persons": "Our people.csv"},
        "columns": {"persons": {'A "quoted": ref': "person_id", "null": "sex"}},
        "values": {"persons.sex": {"Femal": "female"}},
    }
    assert "\n    # hat: ?\n" in text
    assert "\n    # Zz: ?\n    # allowed: male, female, unknown\n" in text
