"""One count table: what its header and its rows may be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.sheets.faults import Faults
from report_builder.sheets.table import read_table

Save = Callable[[str, str | bytes], Path]


def complaints(path: Path, *, may_be_marked: bool = False) -> list[str]:
    faults = Faults()
    read_table(path, faults, may_be_marked=may_be_marked)
    return [str(one) for one in faults.complaints]


def test_a_table_keeps_its_dimensions_rows_and_lines(save: Save) -> None:
    faults = Faults()

    table = read_table(save("t.csv", "age,sex,count\n10,Boys,7\n10,Total,0\n"), faults)

    assert faults.are_none
    assert table is not None
    assert table.dimensions == ("age", "sex")
    assert [(row.categories, row.count, row.line) for row in table.rows] == [
        (("10", "Boys"), 7, 2),
        (("10", "Total"), 0, 3),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("sex,number\nBoys,7\n", "t.csv:1: there is no column 'count'; name the last column 'count'"),
        ("sex,Count\nBoys,7\n", "t.csv:1: there is no column 'count'; rename 'Count' to 'count'"),
        ("count,sex\n7,Boys\n", "t.csv:1: the column 'count' is not the last one; put the dimensions first"),
        ("count,count\n7,7\n", "t.csv:1: two columns are called 'count'; a dimension needs another name"),
        ("sex,sex,count\nBoys,Boys,7\n", "t.csv:1 sex: two columns have the same name; rename or delete one"),
        (",count\nBoys,7\n", "t.csv:1: a column has no name; name it, or delete it"),
        ("status,count\nopen,7\n", "t.csv:1 status: a dimension is called 'status'; rename it"),
        ("sex,count\n", "t.csv: there is no row below the header; export it again"),
        ("sex,count\nBoys,7\nBoys,8\n", "t.csv:3: the row has the same categories as line 2; delete one"),
        ("sex,count\n,7\n", "t.csv:2 sex: the category is empty; name it, or write Total for the margin"),
        ("sex,count\nTotal,7\n", "t.csv: every row is a Total: nothing is broken down; give the rows"),
        ("sex,count\nBoys,\n", "t.csv:2 count: the count is empty; write 0 for nobody, or leave the row out"),
        ("sex,count\nBoys,-6\n", "t.csv:2 count: the count is below nought; count persons or events"),
        ("sex,count\nBoys,[c]\n", "t.csv:2 count: a mark stands in the place of a count; give the true counts"),
    ],
)
def test_each_fault_is_told_with_its_place_and_mend(save: Save, text: str, complaint: str) -> None:
    assert [one.startswith(complaint) for one in complaints(save("t.csv", text))] == [True]


@pytest.mark.parametrize("written", ["6.5", '"1,006"', "6%", "six", "1e3", "+6", "\u0666", "12345678901"])
def test_a_count_that_is_not_whole_is_never_repeated(save: Save, written: str) -> None:
    told = complaints(save("t.csv", f"sex,count\nBoys,{written}\n"))

    assert told == [
        "t.csv:2 count: the count is not a whole number; write digits alone: no comma, point or percent sign"
    ]


@pytest.mark.parametrize("total", ["total", "TOTAL", "Tot al", "to tal"])
def test_a_misspelt_total_is_asked_after(save: Save, total: str) -> None:
    told = complaints(save("t.csv", f"sex,count\nBoys,7\n{total},7\n"))

    assert told == [f"t.csv:3 sex: '{total}' is no margin; did you mean 'Total'?"]


def test_all_faults_are_told_at_once(save: Save) -> None:
    told = complaints(save("t.csv", "sex,age,count\nBoys,10,x\nGirls,total,7\nBoys,,8\nBoys,11\n"))

    assert [one.split(": ")[0] for one in told] == ["t.csv:5", "t.csv:2 count", "t.csv:3 age", "t.csv:4 age"]


@pytest.mark.parametrize("mark", ["[c]", "c", "*", "", "C"])
def test_a_published_table_may_have_marks(save: Save, mark: str) -> None:
    faults = Faults()

    table = read_table(save("t.csv", f"sex,count\nBoys,7\nGirls,{mark}\n"), faults, may_be_marked=True)

    assert faults.are_none
    assert table is not None
    assert [row.count for row in table.rows] == [7, None]
