"""Below and above others, held to the paper's own table."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.beside import beside_others
from report_builder.proof.paper import Fault, Known, Paper, Passage

_ROWS = (
    ("Rate of custody", "2015-16", "2016-17", "2017-18", "2018-19", "2019-20"),
    ("Rotherham", "0.46", "0.25", "0.41", "0.12", "0.16"),
    ("South Yorkshire PCC", "0.35", "0.28", "0.29", "0.19", "0.19"),
    ("YOT family", "0.44", "0.42", "0.30", "0.24", "0.20"),
    ("National", "0.41", "0.44", "0.38", "0.31", "0.23"),
)


def _faults(sentence: str, rows: tuple[tuple[str, ...], ...] = _ROWS) -> list[Fault]:
    table = Passage("table", " | ".join(cell for row in rows for cell in row), rows=rows)
    return list(beside_others(Paper("paper.txt", (table, Passage("paragraph", sentence))), Known()))


@pytest.mark.parametrize(
    ("sentence", "should_be"),
    [
        # Above South Yorkshire and the nation in 2015-16 and 2017-18.
        (
            "Rotherham continues to have rates that are below national and regional figures.",
            "below both in three of the five years",
        ),
        # Above the family in the same two.
        ("Rotherham has been below the YOT family every year.", "below in three of the five years"),
        ("Rotherham remains above the national rate.", "above in two of the five years"),
        ("Rotherham is above the national rate.", ""),
    ],
)
def test_a_comparison_that_the_table_does_not_bear_out_is_found(sentence: str, should_be: str) -> None:
    assert [each.should_be for each in _faults(sentence)] == [should_be]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rotherham is below national and regional figures.",
        "Rotherham was below the family in three of the five years.",
        "Rotherham aims to be above the national rate.",
        "The chart below shows national figures for Rotherham.",
        "Sheffield remains above the national rate.",
        "Rotherham continues to be below the London average.",
    ],
)
def test_what_the_table_bears_out_or_does_not_speak_of_is_left_alone(sentence: str) -> None:
    assert _faults(sentence) == []


def test_the_one_row_left_is_the_region_under_its_own_name() -> None:
    """South Yorkshire had 0.35 and 0.29 where Rotherham had 0.46 and 0.41."""
    rows = tuple(("South Yorkshire", *row[1:]) if row[0] == "South Yorkshire PCC" else row for row in _ROWS)
    said = "Rotherham continues to have rates that are below national and regional figures."

    assert [each.should_be for each in _faults(said, rows)] == ["below both in three of the five years"]
    assert _faults("Rotherham is below national and regional figures.", rows) == []
    assert _faults(said, (*rows, ("Leeds", "0.1", "0.1", "0.1", "0.1", "0.1"))) == []


def test_a_table_whose_columns_are_two_measures_says_nothing_of_years() -> None:
    rows = (
        ("", "Rate", "Rate", "Frequency", "Frequency"),
        ("Rotherham", "30.4", "31.0", "3.29", "4.92"),
        ("National", "40.6", "38.2", "3.90", "4.06"),
    )

    assert _faults("Rotherham continues to be below the national rate.", rows) == []


def test_the_latest_column_is_the_first_where_the_years_run_backwards() -> None:
    rows = (("", "2019-20", "2018-19"), ("Rotherham", "0.16", "0.40"), ("National", "0.23", "0.31"))

    assert _faults("Rotherham is below the national rate.", rows) == []


def test_the_fault_quotes_the_latest_column_that_speaks_against_it() -> None:
    assert _faults("Rotherham has been below the national rate every year.")[0].what == (
        "the table has 0.41 for Rotherham and 0.38 for National"
    )


def test_the_lowest_in_five_years_is_the_lowest_of_its_row() -> None:
    faults = _faults("Rotherham's rate is the lowest in five years.")

    assert [each.what for each in faults] == ["the lowest of Rotherham in the table is 0.12, and the latest 0.16"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The national rate is the lowest in five years.",
        "Rotherham's rate is one of the lowest in five years.",
        "Rotherham's rate is the lowest in ten years.",
        "Rotherham aims for the lowest rate.",
    ],
)
def test_the_lowest_of_other_years_and_a_true_one_are_left_alone(sentence: str) -> None:
    assert _faults(sentence) == []
