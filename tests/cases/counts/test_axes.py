"""How dimensions spread."""

import pandas as pd
import pytest

from report_builder.cases.counts.axes import ANY_SEN, Axis, axis_of, matching, members


def rows(**columns: list[str | None]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype="string")


def test_not_recorded_stands_only_where_a_row_has_it_and_an_unknown_sex_always() -> None:
    people = rows(sex=["female"], care_status=["never"])

    assert axis_of("sex", people).categories == ("female", "male", "unknown")
    assert axis_of("care_status", people).categories == ("current", "previous", "never")
    assert axis_of("care_status", rows(care_status=["not recorded"])).categories[-1] == "not recorded"


def test_not_recorded_stands_in_a_group_where_a_row_outside_it_has_it() -> None:
    people = rows(sex=["female", "male"], care_status=["never", "not recorded"])

    assert "not recorded" in axis_of("care_status", people, group=(("sex", "female"),)).categories


def test_not_recorded_does_not_stand_where_no_row_has_it() -> None:
    people = rows(sex=["female", "male"], care_status=["never", "current"])

    assert "not recorded" not in axis_of("care_status", people, group=(("sex", "female"),)).categories


def test_categories_that_the_data_name_are_in_alphabetical_order_with_out_of_area_and_not_recorded_last() -> None:
    people = rows(locality=["Wath", "not recorded", "out of area", "clifton", "Maltby"])

    assert axis_of("locality", people).categories == ("clifton", "Maltby", "Wath", "out of area", "not recorded")


def test_bands_of_an_assessment_go_from_the_lowest_to_the_highest() -> None:
    scores = rows(asset_band=["26-48", "1-14", "No intervention", "5-9", "No Asset recorded"])
    words = rows(asset_band=["Medium", "not recorded", "High", "low", "9" * 5_000])

    assert axis_of("asset_band", scores).categories == ("No intervention", "No Asset recorded", "1-14", "5-9", "26-48")
    assert axis_of("asset_band", words).categories == ("low", "Medium", "High", "9" * 5_000, "not recorded")


def test_any_sen_stands_after_its_parts() -> None:
    assert axis_of("sen", rows(sen=["not recorded"])).printed == (
        "none",
        "sen support",
        "ehcp",
        ANY_SEN,
        "not recorded",
    )


def test_within_a_band_of_ages_only_its_ages_stand() -> None:
    axis = axis_of("age", rows(age=["14", "16", "18+"]), group=(("age", "14-16"),))

    assert axis.categories == ("14", "15", "16")


def test_a_composite_without_all_its_parts_is_left_out() -> None:
    axis = axis_of("sen", rows(sen=["ehcp"]), group=(("sen", "ehcp"),))

    assert axis.printed == ("ehcp",)


def test_overlapping_needs_are_no_partition() -> None:
    assert axis_of("need", rows(need=["ehcp"])).is_partition is False


def test_a_printed_composite_follows_its_last_part_wherever_that_stands() -> None:
    axis = Axis("sen", ("ehcp", "none", "sen support"), (ANY_SEN,))

    assert axis.printed == ("ehcp", "none", "sen support", ANY_SEN)


def test_a_band_of_ages_ends_with_18_and_over() -> None:
    assert members("age", "16-18") == ("16", "17", "18+")
    assert members("sex", "female") == ("female",)
    with pytest.raises(ValueError, match="band of ages"):
        members("age", "teenagers")


def test_rows_meet_every_condition_of_a_group() -> None:
    people = rows(sex=["female", "female", "male"], age=["14", "16", "14"])

    assert len(matching(people, {"sex": "female", "age": "13-14"})) == 1
