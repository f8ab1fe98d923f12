"""Several tables together: margins are computed, and all that does not fit is told at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.errors import ConfigError, DataError
from report_builder.model.linked import Address, LinkedTables
from report_builder.sheets.read import read_tables

Save = Callable[[str, str | bytes], Path]
AGES = "age,sex,count\n10-14,Boys,12\n10-14,Girls,3\n15-17,Boys,41\n15-17,Girls,9\n"


def counts(tables: LinkedTables) -> dict[Address, int | None]:
    return {table.address(row): row.count for table in tables.tables for row in table.rows}


def told(*files: Path, **options: object) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_tables(files, **options)  # type: ignore[arg-type]
    return [str(complaint) for complaint in caught.value.complaints]


def test_margins_that_are_not_given_are_computed(save: Save) -> None:
    tables = read_tables([save("t.csv", AGES)])

    (table,) = tables.tables
    computed = {row.categories: row.count for row in table.rows if row.line == 0}
    assert computed == {
        ("10-14", "Total"): 15,
        ("15-17", "Total"): 50,
        ("Total", "Boys"): 53,
        ("Total", "Girls"): 12,
        ("Total", "Total"): 65,
    }


def test_margins_that_are_given_stay_where_they_are(save: Save) -> None:
    text = "sex,count\nTotal,20\nBoys,12\nGirls,8\n"

    (table,) = read_tables([save("t.csv", text)]).tables

    assert [(row.categories, row.line) for row in table.rows] == [(("Total",), 2), (("Boys",), 3), (("Girls",), 4)]


def test_groups_of_a_hierarchy_are_margins_too(save: Save) -> None:
    table = save("t.csv", "eth,count\nIndian,5\nPakistani,6\nIrish,7\n")
    groups = save("h.csv", "category,parent\nIndian,Asian\nPakistani,Asian\n")

    tables = read_tables([table], {"eth": groups})

    assert counts(tables)[("eth", "Asian"),] == 11
    assert counts(tables)[()] == 18
    assert tables.parents == {"eth": {"Indian": "Asian", "Pakistani": "Asian"}}


def test_files_with_the_same_dimensions_are_added_up_together(save: Save) -> None:
    leeds = save("leeds.csv", "place,sex,count\nLeeds,Boys,12\nLeeds,Girls,8\n")
    york = save("york.csv", "sex,place,count\nBoys,York,5\nGirls,York,6\n")
    both = save("both.csv", "sex,count\nTotal,31\nBoys,17\nGirls,14\n")

    found = counts(read_tables([leeds, york, both]))

    assert (found[()], found[("place", "York"),], found[("sex", "Boys"),]) == (31, 11, 17)


def test_the_combinations_that_nobody_gives_are_nought_and_become_rows_where_that_is_a_secret(save: Save) -> None:
    path = save("t.csv", "age,sex,count\n10,Boys,7\n11,Girls,8\n")

    assert (("age", "10"), ("sex", "Girls")) not in counts(read_tables([path]))
    assert counts(read_tables([path], with_noughts=True))[("age", "10"), ("sex", "Girls")] == 0


def test_periods_are_not_added_up_unless_a_file_has_their_total(save: Save) -> None:
    quarters = save("q.csv", "period,count\nQ1,7\nQ2,8\nYTD2,15\n")

    assert () not in counts(read_tables([quarters]))

    year = save("y.csv", "sex,count\nBoys,9\nGirls,6\n")
    assert counts(read_tables([quarters, year]))[()] == 15


def test_a_margin_that_is_not_the_sum_of_its_parts_is_told_with_its_line_and_not_its_count(save: Save) -> None:
    assert told(save("t.csv", "sex,count\nBoys,12\nGirls,8\nTotal,777\n")) == [
        "t.csv:4 count: the count is not the sum of its parts; correct it, give the rows that are missing, or leave "
        "the row out: margins are computed"
    ]


def test_two_files_that_count_a_cell_differently_are_told(save: Save) -> None:
    one = save("one.csv", "sex,count\nBoys,12\nGirls,8\n")
    two = save("two.csv", "sex,age,count\nBoys,10,12\nGirls,10,9\n")

    assert [line.split(";")[0] for line in told(one, two)] == [
        "two.csv count: the count differs from that of the same cell in one.csv:3",
        "two.csv count: the count differs from that of the same cell that the rows of one.csv add up to",
    ]


@pytest.mark.parametrize("text", ["Q1,7\nQ2,8\nYTD2,16\n", "Q1,7\nYTD2,5\n", "Q1,7\nYTD2,15\nQ3,1\nYTD3,17\n"])
def test_a_year_to_date_that_its_quarters_do_not_make_up_is_told(save: Save, text: str) -> None:
    (line,) = told(save("t.csv", f"period,count\n{text}"))

    assert "the year to date is not the sum of its quarters" in line


def test_the_first_year_to_date_is_the_first_quarter(save: Save) -> None:
    tables = read_tables([save("t.csv", "period,count\n2019-20 YTD1,7\n2019-20 Q2,8\n2019-20 YTD2,15\n")])

    assert counts(tables)[("period", "2019-20 Q1"),] == 7


def test_categories_that_overlap_between_files_need_a_hierarchy(save: Save) -> None:
    broad = save("broad.csv", "eth,sex,count\nWhite,Boys,9\nBAME,Boys,11\n")
    fine = save("fine.csv", "eth,count\nWhite,9\nAsian,5\nBlack,6\n")
    groups = save("h.csv", "category,parent\nAsian,BAME\nBlack,BAME\n")

    assert "the files cut 'eth' into different categories, which overlap" in told(broad, fine)[0]
    assert counts(read_tables([broad, fine], {"eth": groups}))[()] == 20


def test_a_missing_file_is_a_fault_of_the_call_and_the_others_are_told_all_the_same(save: Save) -> None:
    bad = save("bad.csv", "sex,count\nBoys,x\n")

    with pytest.raises(ConfigError) as caught:
        read_tables([Path("gone.csv"), bad, bad])

    assert [str(one).split(";")[0] for one in caught.value.complaints] == [
        "gone.csv: there is no such file",
        "bad.csv:2 count: the count is not a whole number",
        "bad.csv: the file is named twice",
    ]


def test_a_hierarchy_of_no_dimension_is_a_fault_of_the_call(save: Save) -> None:
    table, groups = save("t.csv", AGES), save("h.csv", "category,parent\n10-14,Young\n")

    with pytest.raises(ConfigError, match="no table has the dimension 'aeg'; did you mean 'age'"):
        read_tables([table], {"aeg": groups})
    with pytest.raises(ConfigError, match="periods need no hierarchy"):
        read_tables([table], {"period": groups})


def test_of_published_tables_only_what_is_known_is_added_up_and_compared(save: Save) -> None:
    path = save("t.csv", "age,sex,count\n10,Boys,c\n10,Girls,8\n11,Boys,6\n11,Girls,9\nTotal,Total,30\n")

    found = counts(read_tables([path], may_be_marked=True))

    assert found[("age", "11"),] == 15
    assert ("age", "10") not in {pair for address in found if len(address) == 1 for pair in address}
    assert found[()] == 30
