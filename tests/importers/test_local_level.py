"""Local level open data. No real file was to be had: every table here is made up in the published layout."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from local_level_reading import GIRLS, OLDER, complaints, numbers, read, read_country, said
from local_level_tables import (
    CARDIFF,
    CHILDREN,
    OFFENCES,
    OUTCOMES,
    ROTHERHAM,
    SHEFFIELD,
    children,
    elsewhere,
    outcome,
    workbook,
)

from report_builder.errors import ConfigError, DataError
from report_builder.importers.imported import Publication
from report_builder.importers.local_level import read_local_level


def test_children_are_summed_over_their_breakdowns_for_services_and_for_wider_areas(tmp_path: Path) -> None:
    found = read_country(
        tmp_path,
        children(ROTHERHAM, 20),
        children(ROTHERHAM, 7, who=GIRLS),
        children(ROTHERHAM, 30, who=OLDER),
        children(SHEFFIELD, 40),
        children(CARDIFF, 11),
    )

    assert {area: number for area, number in numbers(found).items() if number != "0"} == {
        ("yjs", "Rotherham"): "57",
        ("yjs", "Sheffield"): "40",
        ("yjs", "Cardiff"): "11",
        ("pcc", "South Yorkshire"): "97",
        ("pcc", "South Wales"): "11",
        ("region", "Yorkshire and The Humber"): "97",
        ("england", "England"): "97",
        ("wales", "Wales"): "11",
        ("england and wales", "England and Wales"): "108",
    }
    assert {(row.measure, row.period_start, row.period_end) for row in found.published} == {
        ("cautioned_count", date(2024, 4, 1), date(2025, 3, 31))
    }
    assert found.rows_read == found.rows_used > 150
    assert "breakdowns by age_group, sex, ethnicity_group are summed" in said(found)


def test_every_row_says_where_it_comes_from_and_when_it_was_published(tmp_path: Path) -> None:
    published = Publication("Youth Justice Statistics 2024 to 2025", date(2026, 1, 29))

    found = read(tmp_path, ("c.ods", workbook(CHILDREN, [children(CARDIFF, 1)])), publication=published)

    assert {row.published_on for row in found.published} == {date(2026, 1, 29)}
    assert {row.source for row in found.published} == {
        "Youth Justice Statistics 2024 to 2025, summed over the rows of the table"
    }


def test_custodial_sentences_are_the_outcomes_of_the_tier_custody(tmp_path: Path) -> None:
    rows = [
        outcome(ROTHERHAM, 4),
        outcome(ROTHERHAM, 1, what=("Section 250", "Custody")),
        outcome(ROTHERHAM, 50, what=("Youth Caution", "Pre Court")),
        outcome(SHEFFIELD, 9, what=("Referral Order", "First Tier")),
        *elsewhere(ROTHERHAM, SHEFFIELD, make=outcome),
    ]

    found = read(tmp_path, ("Outcome_Table.ods", workbook(OUTCOMES, rows)))

    assert numbers(found)["yjs", "Rotherham"] == "5"
    assert numbers(found)["yjs", "Sheffield"] == "0"
    assert numbers(found)["pcc", "South Yorkshire"] == "5"
    assert {row.unit for row in found.published} == {"sentences"}
    assert "1 times a service has outcomes in a year and none of them custody: counted as none" in said(found)
    assert "of another tier than Custody, which no measure counts: 2 rows left out" in said(found)


def test_offences_are_counted_and_left_out(tmp_path: Path) -> None:
    rows = [("2024-25", *ROTHERHAM, "Robbery", 6, 12), ("2024-25", *SHEFFIELD, "Robbery", 6, 3)]

    found = read(tmp_path, ("Offence_Table v2.ods", workbook(OFFENCES, rows)))

    assert found.published == ()
    assert (found.rows_read, found.rows_used) == (2, 0)
    assert "of offences, which no measure counts by service: 2 rows left out" in said(found)


def test_a_workbook_is_read_as_well_as_an_ods(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "Children_Table.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        for number, row in enumerate([CHILDREN, children(CARDIFF, 3)]):
            sheet.write_row(number, 0, row)

    assert numbers(read_local_level([path], Publication()))["yjs", "Cardiff"] == "3"


def test_the_data_are_found_by_their_header_where_the_sheet_has_another_name_and_notes_above(tmp_path: Path) -> None:
    content = workbook(("Table of children [note 1]",), [(), CHILDREN, children(CARDIFF, 3)], sheet="Sheet3")

    assert numbers(read(tmp_path, ("c.ods", content)))["yjs", "Cardiff"] == "3"


def test_a_workbook_without_the_data_is_complained_of_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"c\.ods: no sheet has the columns Financial_Year and YJS"):
        read(tmp_path, ("c.ods", workbook(("Year", "Team"), [("2024-25", "Cardiff")])))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half a workbook", b"<html>not here</html>"])
def test_what_is_no_workbook_is_complained_of_by_its_name(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(DataError, match=r"c\.ods"):
        read(tmp_path, ("c.ods", content))


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        read_local_level([tmp_path / "Children_Table.ods"], Publication())


def test_two_files_that_contradict_each_other_are_an_error_and_the_same_twice_is_told(tmp_path: Path) -> None:
    one, same = (workbook(CHILDREN, [children(CARDIFF, 4)]) for _ in range(2))

    assert "the same figure stands at" in said(read(tmp_path, ("a.ods", one), ("b.ods", same)))
    with pytest.raises(DataError, match="the cautioned_count of Cardiff for 2024-04-01 to 2025-03-31 contradicts"):
        read(tmp_path, ("a.ods", one), ("b.ods", workbook(CHILDREN, [children(CARDIFF, 5)])))


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (children(CARDIFF, "four"), "Number_Children: neither a whole number nor a symbol for none"),
        (children(CARDIFF, -4), "Number_Children: neither a whole number"),
        (children(CARDIFF, 4.5), "Number_Children: neither a whole number"),
        (children(CARDIFF, 4, year="2024-26"), "Financial_Year: not a financial year such as 2024-25"),
        (children(("Atlantis", None, None, None), 4), "neither its region nor its nation is known"),
    ],
)
def test_a_cell_that_cannot_be_read_is_an_error_with_its_row(tmp_path: Path, row: object, what: str) -> None:
    text = complaints(tmp_path, children(CARDIFF, 4, who=OLDER), row)

    assert "Children_Table.ods, sheet Data:3" in text
    assert what in text


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = complaints(tmp_path, children(CARDIFF, "four"), children(CARDIFF, 4, year="soon"))

    assert len(text.splitlines()) == 2


def test_a_tier_that_is_not_known_is_an_error(tmp_path: Path) -> None:
    rows = [outcome(CARDIFF, 1), outcome(CARDIFF, 2, what=("Detention", "Custodial"))]

    with pytest.raises(DataError, match="tiers that are not known: custodial"):
        read(tmp_path, ("o.ods", workbook(OUTCOMES, rows)))


def test_a_column_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"sheet Data:1 Number_Children: this column stands twice"):
        read(tmp_path, ("c.ods", workbook((*CHILDREN[:9], "Number_Children"), [children(CARDIFF, 1)])))


def test_outcomes_without_their_tiers_are_an_error(tmp_path: Path) -> None:
    header = tuple(name for name in OUTCOMES if "tier" not in name)
    row = ("2024-25", *CARDIFF, "Detention", 3, None)

    with pytest.raises(DataError, match="no column Caution_or_sentence_tier"):
        read(tmp_path, ("o.ods", workbook(header, [row])))


def test_a_fault_of_every_row_is_told_of_the_first_rows_and_counted_of_the_others(tmp_path: Path) -> None:
    text = complaints(tmp_path, *[children(CARDIFF, "many", who=(str(age), "Boys", "White")) for age in range(100)])

    assert len(text.splitlines()) == 31
    assert text.endswith("and 70 more faults; mend these first")


def test_a_table_without_a_column_of_counts_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no column holds the counts; it is one of Number_Children"):
        read(tmp_path, ("c.ods", workbook(CHILDREN[:8], [children(CARDIFF, 1)])))
