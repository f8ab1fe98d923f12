"""A printed number is explained in words that a manager reads, and nothing is told of one that is withheld."""

from __future__ import annotations

from typing import Any

import pytest

from report_builder.report.explained import in_words, story


def figure(measure: str = "caseload_share", shown: str = "50.9%", **parts: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "id": "x", "measure": measure, "shown": shown, "status": "shown", "area": "Leeds", "area_type": "yjs",
        "period": "2020-01-01/2020-03-31", "by": {}, "of": {}, "numerator": None, "denominator": None, "where": [],
    }  # fmt: skip
    return {**usual, **parts}


def test_a_share_tells_its_groups_its_period_and_both_its_numbers_in_words() -> None:
    told = story(figure(by={"age": "14-15"}, of={"sex": "female"}, numerator=29, denominator=57, where=["para 5.2"]))

    assert told == [
        "x",
        "  printed      50.9%",
        "  what         Share of the caseload, %",
        "  of           Leeds; girls, aged 14 to 15",
        "  period       January to March 2020",
        "  numerator    children of a group (aged 14 to 15): 29",
        "  denominator  children on the caseload (girls): 57",
        "  rule         the numerator divided by the denominator, times 100",
        "  age at       quarter end",
        "  source       Case management system",
        "  stands in    para 5.2",
    ]


def test_a_withheld_figure_tells_that_it_is_and_no_number() -> None:
    told = story(figure(shown="[c]", status="withheld", by={"sex": "female"}))

    assert "  printed      [c] (not shown to protect individuals)" in told
    assert "  numerator    children of a group (girls)" in told
    assert not any(letter.isdigit() for line in told for letter in line.replace("2020", "").replace("100", ""))


@pytest.mark.parametrize(
    ("id_", "what"),
    [
        ("a/rank", "Rank in the comparison group: Custodial sentences; January to March 2020"),
        ("a/change", "Change from the period before: Custodial sentences; January to March 2020"),
        ("a", "Custodial sentences; January to March 2020"),
    ],
)
def test_a_rank_and_a_change_are_told_from_the_figure_itself(id_: str, what: str) -> None:
    assert in_words(figure("custody_rate", "0.16", id=id_)) == what


def test_what_the_service_counts_itself_has_no_publisher() -> None:
    told = story(figure("custody_rate", "0.16", by={"source": "local"}))

    assert "  source       the service's own records" in told
    assert in_words(figure("custody_rate", "0.16", by={"source": "local"})).startswith(
        "Custodial sentences, from the service's own records; "
    )


def test_a_published_figure_has_its_table_and_how_far_it_runs_behind() -> None:
    told = story(figure("custody_rate", "0.16", by={"source": "Youth Justice Board, YOT data summary 98"}))

    assert "  source       Youth Justice Board, YOT data summary 98; runs one quarter behind" in told


def test_a_period_that_is_none_is_told_as_it_stands() -> None:
    assert "  period       2020" in story(figure(period="2020"))


def test_a_census_is_named_after_the_groups() -> None:
    told = story(figure("over_representation", "+2.5", by={"census": "2021", "ethnic_group": "asian"}))

    assert "  of           Leeds; Asian, by the 2021 census" in told
    assert any(line.startswith("  rule         share of children cautioned or sentenced less") for line in told)


def test_a_unit_that_is_the_name_is_not_repeated() -> None:
    assert "  what         Reoffences per reoffender" in story(figure("reoff_per_reoffender", "4.06"))


def test_a_cohort_is_told_once() -> None:
    told = story(figure("tracker_binary", "7.8%", by={"cohort": "2020-01-01/2020-03-31"}))

    assert "  period       the cohort of January to March 2020" in told
    assert "  of           Leeds" in told
