"""Which rows of a local level table are summed, and for whom. Every table here is made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from local_level_reading import GIRLS, OLDER, complaints, numbers, read_children, read_country, said
from local_level_tables import (
    CARDIFF,
    ROTHERHAM,
    SHEFFIELD,
    YORKSHIRE,
    children,
    elsewhere,
)


def test_notes_in_labels_are_no_part_of_them(tmp_path: Path) -> None:
    place = ("Cardiff [note 2]", "South Wales [note 1]", "Wales", "Wales")

    found = read_country(tmp_path, children(CARDIFF, 3, who=GIRLS), children(place, 2))

    assert numbers(found)["yjs", "Cardiff"] == "5"
    assert numbers(found)["pcc", "South Wales"] == "5"


def test_a_stray_london_among_the_nations_is_england_and_is_told(tmp_path: Path) -> None:
    camden = ("Camden", "Metropolitan Police", "London", "London")

    found = read_country(tmp_path, children(camden, 8))

    assert numbers(found)["england", "England"] == "8"
    assert [remark.what for remark in found.remarks if remark.is_fault] == [
        "'London' in England_Wales is not the nation of the region, 1 times: the region decides"
    ]


def test_one_service_spelled_two_ways_is_one_service_and_is_told(tmp_path: Path) -> None:
    place = ("Dyfed-Powys", "Wales", "Wales")

    found = read_children(
        tmp_path,
        children(("Gwynedd Mon", *place), 2),
        children(("Gwynedd and Ynys Môn", *place), 3, who=GIRLS),
    )

    assert numbers(found)["yjs", "Gwynedd and Ynys Môn"] == "5"
    assert "one service is spelled 2 ways (Gwynedd Mon, Gwynedd and Ynys Môn)" in said(found)


def test_a_blank_pcc_is_that_of_the_service_s_other_rows(tmp_path: Path) -> None:
    blank = ("Rotherham", None, *ROTHERHAM[2:])

    found = read_country(tmp_path, children(blank, 5), children(ROTHERHAM, 6, who=GIRLS))

    assert numbers(found)["pcc", "South Yorkshire"] == "11"
    assert "blank in 1 of the rows: 1 have the PCC that other rows of the service state" in said(found)


def test_a_service_without_any_pcc_is_in_no_pcc_and_in_everything_else(tmp_path: Path) -> None:
    blank = ("West Mercia", None, "West Midlands", "England")

    found = read_country(tmp_path, children(blank, 5), children(ROTHERHAM, 6))

    assert [area for kind, area in numbers(found) if kind == "pcc"] == ["Elsewhere", "South Yorkshire"]
    assert numbers(found)["england", "England"] == "11"
    assert "in no PCC's figures: West Mercia" in said(found)


@pytest.mark.parametrize("total", ["All", "Total", "total [note 3]"])
def test_rows_of_totals_among_the_others_are_not_counted_twice(tmp_path: Path, total: str) -> None:
    found = read_children(
        tmp_path,
        children(CARDIFF, 4),
        children(CARDIFF, 6, who=GIRLS),
        children(CARDIFF, 10, who=("10-14", total, "White")),
        children(CARDIFF, 10, who=(total, total, total)),
    )

    assert numbers(found)["yjs", "Cardiff"] == "10"
    assert (found.rows_read, found.rows_used) == (4, 2)
    assert "a total of rows that are counted singly: 2 rows left out" in said(found)


def test_a_total_that_is_not_the_sum_of_its_rows_is_told(tmp_path: Path) -> None:
    found = read_children(tmp_path, children(CARDIFF, 4), children(CARDIFF, 9, who=("All", "All", "All")))

    assert numbers(found)["yjs", "Cardiff"] == "4"
    assert "the totals of Cardiff are not the sum of its rows (4, 9)" in said(found)


def test_an_age_that_holds_the_others_together_is_a_total(tmp_path: Path) -> None:
    found = read_children(
        tmp_path,
        children(CARDIFF, 4),
        children(CARDIFF, 5, who=OLDER),
        children(CARDIFF, 9, who=("10 to 17", "Boys", "White")),
    )

    assert numbers(found)["yjs", "Cardiff"] == "9"
    assert "'10 to 17' in age_group holds the other ages together" in said(found)


def test_ages_that_overlap_otherwise_are_an_error(tmp_path: Path) -> None:
    text = complaints(tmp_path, children(CARDIFF, 4), children(CARDIFF, 5, who=("12-15", "Boys", "White")))

    assert "the ages overlap, so that children would be counted twice: '10-14' and '12-15'" in text


def test_a_label_of_all_minorities_beside_its_groups_is_an_error(tmp_path: Path) -> None:
    text = complaints(
        tmp_path,
        children(CARDIFF, 4, who=("10-14", "Boys", "Black")),
        children(CARDIFF, 5, who=("10-14", "Boys", "Ethnic minority groups")),
    )

    assert "holds groups that have rows of their own" in text


def test_a_label_that_was_never_met_is_told(tmp_path: Path) -> None:
    found = read_children(tmp_path, children(CARDIFF, 4), children(CARDIFF, 1, who=("10-14", "Intersex", "White")))

    assert numbers(found)["yjs", "Cardiff"] == "5"
    assert "labels that were not known of sex, each counted as a category of its own: Intersex" in said(found)


@pytest.mark.parametrize("symbol", ["[c]", "*", "..", None, "-"])
def test_a_number_that_is_not_published_leaves_no_sum_that_would_be_too_small(tmp_path: Path, symbol: object) -> None:
    found = read_country(tmp_path, children(CARDIFF, symbol), children(CARDIFF, 6, who=GIRLS), children(ROTHERHAM, 5))

    assert ("yjs", "Cardiff") not in numbers(found)
    assert ("wales", "Wales") not in numbers(found)
    assert ("england and wales", "England and Wales") not in numbers(found)
    assert numbers(found)["england", "England"] == "5"
    assert "no cautioned_count, since a number in it is not published: Cardiff 2024-25" in said(found)


def test_a_total_is_used_where_one_of_its_parts_is_not_published(tmp_path: Path) -> None:
    found = read_children(
        tmp_path,
        children(CARDIFF, "[c]"),
        children(CARDIFF, 6, who=GIRLS),
        children(CARDIFF, 8, who=("All", "All", "All")),
    )

    assert numbers(found)["yjs", "Cardiff"] == "8"


def test_a_row_that_stands_there_twice_counts_once_and_is_told(tmp_path: Path) -> None:
    found = read_children(tmp_path, children(CARDIFF, 4), children(CARDIFF, 4))

    assert numbers(found)["yjs", "Cardiff"] == "4"
    assert "Children_Table.ods, sheet Data:3: stands there twice, counted once: 1 row left out" in said(found)


def test_two_rows_that_contradict_each_other_are_an_error_with_both_places(tmp_path: Path) -> None:
    text = complaints(tmp_path, children(CARDIFF, 4), children(CARDIFF, 5))

    assert "sheet Data:3: another number than at Children_Table.ods, sheet Data:2" in text


def test_a_part_of_what_was_published_has_no_figures_of_wider_areas(tmp_path: Path) -> None:
    found = read_children(tmp_path, children(ROTHERHAM, 5), children(SHEFFIELD, 6))

    assert {kind for kind, _ in numbers(found)} == {"yjs"}
    assert "no figures of Yorkshire and The Humber 2024-25, of which 13 services have no row" in said(found)
    assert "no figures of England and Wales 2024-25, of which 153 services have no row, nor of police" in said(found)


def test_a_service_of_a_new_name_leaves_no_gap(tmp_path: Path) -> None:
    rows = elsewhere(("Leeds",), make=children)

    found = read_children(tmp_path, *rows, children(("Leeds and Elmet", *YORKSHIRE), 7))

    assert numbers(found)["region", "Yorkshire and The Humber"] == "7"
    assert "services that are not on the list of services, read as they are spelled: Leeds and Elmet" in said(found)


def test_rows_of_a_nation_among_the_services_are_not_counted_twice(tmp_path: Path) -> None:
    wales = ("Wales", None, "Wales", "Wales")

    found = read_country(tmp_path, children(CARDIFF, 4), children(wales, 4))

    assert numbers(found)["wales", "Wales"] == "4"


def test_a_service_of_two_police_areas_is_in_none_and_is_told(tmp_path: Path) -> None:
    other = ("Rotherham", "Humberside", *ROTHERHAM[2:])

    found = read_country(tmp_path, children(ROTHERHAM, 1), children(other, 2, who=GIRLS), children(SHEFFIELD, 4))

    assert numbers(found)["pcc", "South Yorkshire"] == "4"
    assert "services with more than one PCC, which are in no PCC's figures: Rotherham" in said(found)
