"""Quarters and years to date by their labels."""

from __future__ import annotations

import pytest

from report_builder.model.year_to_date import PartOfYear, YearToDate, first_quarter, part_of_year, years_to_date


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Q2", PartOfYear("", 2, is_to_date=False)),
        ("YTD3", PartOfYear("", 3, is_to_date=True)),
        ("YTD1", PartOfYear("", 1, is_to_date=False)),
        ("2019-20 Q2", PartOfYear("2019-20", 2, is_to_date=False)),
        ("2019/20_YTD4", PartOfYear("2019/20", 4, is_to_date=True)),
        ("Q5", None),
        ("FAQ2", None),
        ("2019-20", None),
        ("q2", None),
    ],
)
def test_a_label_means_a_quarter_a_year_to_date_or_nothing(label: str, meaning: PartOfYear | None) -> None:
    assert part_of_year(label) == meaning


def test_only_the_first_year_to_date_has_another_name() -> None:
    assert [first_quarter(one) for one in ("YTD1", "2019-20 YTD1", "YTD2", "BYTD1")] == [
        "Q1",
        "2019-20 Q1",
        "YTD2",
        "BYTD1",
    ]


def test_each_year_to_date_is_set_against_the_next_shorter_one() -> None:
    found = years_to_date(["Q3", "YTD3", "YTD2", "Q2", "Q1", "2018 YTD2"])

    assert found == (
        YearToDate("YTD2", ("Q1", "Q2"), ()),
        YearToDate("YTD3", ("YTD2", "Q3"), ()),
        YearToDate("2018 YTD2", (), (1, 2)),
    )


def test_the_quarters_that_are_nowhere_are_missing() -> None:
    assert years_to_date(["Q1", "YTD4"]) == (YearToDate("YTD4", ("Q1",), (2, 3, 4)),)
