"""NEET of 16 and 17 year olds by authority."""

from __future__ import annotations

from pathlib import Path

import pytest
from official_extracts import imported, said, values, write_csv

from report_builder.importers.imported import Publication
from report_builder.importers.neet import HEADERS, LAYOUT

ROW = ("2023", "Local authority", "Yorkshire and The Humber", "E08000018", "Rotherham", "16-17", "4.9")


def test_shares_stand_at_the_nation_region_and_authority() -> None:
    assert values(imported("neet", "neet-2023.csv")) == {
        ("neet_share", "England", "2023-02-28"): "2.8",
        ("neet_share", "Yorkshire and The Humber", "2023-02-28"): "3.3",
        ("neet_share", "Rotherham", "2023-02-28"): "4.9",
    }


@pytest.mark.parametrize(
    ("column", "cell", "words", "is_fault"),
    [
        (6, "z", "the share is not available", False),
        (6, "101", "'101' is no share in per cent", True),
        (5, "16", "age '16' is not 16 and 17 together", False),
        (0, "202223", "'202223' is no year", True),
        (4, "Wigan", "'Wigan' is no authority or region that is known", True),
    ],
)
def test_a_row_without_a_figure_is_left_out_with_its_reason(
    column: int, cell: str, words: str, is_fault: bool, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "neet.csv", HEADERS, [(*ROW[:column], cell, *ROW[column + 1 :])])

    read = LAYOUT.read([path], Publication())

    assert read.published == ()
    assert said(read, words) == [("neet.csv:2", is_fault)]
