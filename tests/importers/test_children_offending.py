"""Children cautioned or sentenced, from a local data page."""

from __future__ import annotations

from pathlib import Path

import pytest
from official_extracts import imported, said, values, write_csv

from report_builder.importers.children_offending import HEADERS, LAYOUT
from report_builder.importers.imported import Publication

ROW = ("E08000009", "Trafford", "UA", "2014/15", "Children cautioned or sentenced", "Count", "Children", "125")


def test_counts_and_rates_stand_at_their_area_and_year() -> None:
    assert values(imported("children-offending", "children-offending.csv")) == {
        ("cautioned_count", "Trafford", "2015-03-31"): "125",
        ("cautioned_rate", "Trafford", "2015-03-31"): "54",
        ("cautioned_count", "Trafford", "2025-03-31"): "38",
        ("cautioned_rate", "Trafford", "2025-03-31"): "14",
        ("cautioned_count", "England", "2025-03-31"): "12661",
        ("cautioned_rate", "England", "2025-03-31"): "22",
    }


@pytest.mark.parametrize(
    ("column", "cell", "words", "is_fault"),
    [
        (7, "NA", "'Count' is not available", False),
        (7, "12c", "'12c' is no number that a count or rate can be", True),
        (3, "2014", "'2014' is no financial year", True),
        (4, "Children in care", "no paper prints 'Children in care', 'Count'", False),
        (5, "Per cent", "no paper prints 'Children cautioned or sentenced', 'Per cent'", False),
        (1, "Wigan", "'Wigan', E08000009, is no authority that is known", True),
        (0, "E06000063", "'Trafford', E06000063, is no authority that is known", True),
    ],
)
def test_a_row_without_a_figure_is_left_out_with_its_reason(
    column: int, cell: str, words: str, is_fault: bool, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "page.csv", HEADERS, [(*ROW[:column], cell, *ROW[column + 1 :])])

    read = LAYOUT.read([path], Publication())

    assert read.published == ()
    assert said(read, words) == [("page.csv:2", is_fault)]


def test_an_authority_that_did_not_stand_has_no_figure(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "page.csv", HEADERS, [("E06000063", "Cumberland", *ROW[2:])])

    assert len(said(LAYOUT.read([path], Publication()), "Cumberland: it began on 1 April 2023, after the period")) == 1
