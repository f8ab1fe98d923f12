"""Hierarchies: a tree of categories, and names that seem to be meant for others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.sheets.faults import Faults
from report_builder.sheets.hierarchy import read_hierarchy

Save = Callable[[str, str | bytes], Path]
ETHNICITIES = ("Total", "White British", "White Irish", "Indian")


def read(path: Path, *categories: str) -> tuple[dict[str, str], list[str]]:
    faults = Faults()
    parents = read_hierarchy(path, faults, dimension="eth", categories=categories or ETHNICITIES)
    return dict(parents), [str(one) for one in faults.complaints]


def test_each_category_gets_its_parent_and_the_top_has_none(save: Save) -> None:
    path = save("h.csv", "category,parent\nWhite British,White\nWhite Irish,White\nWhite,Total\nIndian,\n")

    assert read(path) == ({"White British": "White", "White Irish": "White"}, [])


def test_a_category_that_no_table_has_is_let_pass(save: Save) -> None:
    path = save("h.csv", "category,parent\nIndian,Asian\nPakistani,Asian\n")

    assert read(path) == ({"Indian": "Asian", "Pakistani": "Asian"}, [])


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("child,parent\nIndian,Asian\n", "h.csv:1: the header of a hierarchy is 'category,parent'"),
        ("category,parent\nIndian,Asian\nIndian,Other\n", "h.csv:3: the category stands in line 2 already"),
        ("category,parent\nIndian,Asian\n,Asian\n", "h.csv:3: the category is empty"),
        ("category,parent\nIndian,Asian\nTotal,World\n", "h.csv:3: Total stands above every hierarchy"),
        ("category,parent\nIndian,Asian\nAsian,Asian\n", "h.csv:3: the category is above itself"),
        ("category,parent\nwhite  british,White\n", "h.csv:2: no table has the category 'white  british' in 'eth'"),
        ("category,parent\nIndian,Asian\nWhite Britsh,White\n", "h.csv:3: no table has the category 'White Britsh'"),
        ("category,parent\nLeeds,North\nYork,North\n", "h.csv: no table has any of these categories in 'eth'"),
    ],
)
def test_each_fault_is_told_with_its_place(save: Save, text: str, complaint: str) -> None:
    told = read(save("h.csv", text))[1]

    assert told[0].startswith(complaint)


def test_a_misspelt_category_is_met_with_the_one_that_is_meant(save: Save) -> None:
    path = save("h.csv", "category,parent\nIndian,Asian\nWhite Britsh,White\n")

    assert read(path)[1][0].endswith("; did you mean 'White British'?")


def test_a_circle_is_told_of_each_category_in_it_and_of_no_other(save: Save) -> None:
    path = save("h.csv", "category,parent\nIndian,Asian\nAsian,BAME\nBAME,Asian\n")

    assert read(path)[1] == [
        "h.csv:3: the category is above itself (also in line 4); look at its parent, and at the parent's parent"
    ]


def test_numbered_names_are_not_taken_for_each_other(save: Save) -> None:
    path = save("h.csv", "category,parent\nService 1,North\nService 11,North\n")

    assert read(path, "Service 1", "Service 2")[1] == []
