"""The sheets of a workbook, from a made-up paper: what stands where, before anybody writes a file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from report_builder.model.built import (
    Attached,
    KeyFigure,
    KeyFigures,
    Picture,
    Report,
    Section,
    SetTable,
    Subsection,
    TableCell,
    TableRow,
)
from report_builder.report.workbook.book import Sheet, Workbook, number_in, unlike_each_other
from report_builder.report.workbook.front import workbook_of


def with_blocks(report: Report, *blocks: object) -> Report:
    """The paper with one section that holds these blocks."""
    section = Section("local", "3", "Local picture", (Subsection("", blocks),))  # type: ignore[arg-type]
    return replace(report, sections=(section,))


def sheets(report: Report) -> dict[str, Sheet]:
    return {sheet.tab: sheet for sheet in workbook_of(report).sheets}


def cell(shown: str, unit: str = "") -> TableCell:
    return TableCell(shown, unit=unit)


def table(*rows: tuple[str, ...], heads: tuple[str, ...], unit: str = "") -> SetTable:
    made = tuple(TableRow(row[0], tuple(cell(shown, unit) for shown in row[1:])) for row in rows)
    return SetTable("4", "Children by ward", heads, made)


def lines(sheet: Sheet) -> list[str]:
    return [line.words for line in sheet.lines]


@pytest.mark.parametrize(
    ("shown", "number"),
    [
        ("26.8%", "26.8"),
        ("£430,492", "430492"),
        ("\N{MINUS SIGN}8.5", "-8.5"),
        ("+8.5", "8.5"),
        ("0", "0"),
        ("[c]", None),
        ("about 20", None),
        ("5th of 9", None),
        ("12-13", None),
        ("1,23", None),
        ("", None),
    ],
)
def test_a_number_is_what_is_printed_as_a_number_alone(shown: str, number: str | None) -> None:
    assert number_in(shown) == (None if number is None else Decimal(number))


def test_each_table_is_on_a_sheet_of_its_own_after_what_explains_them(report: Report) -> None:
    tabs = [sheet.tab for sheet in workbook_of(report).sheets]

    assert tabs == ["Cover", "Contents", "Notes", "Shorthand", "Table 1", "Table 2", "Table 3"]


def test_the_contents_lead_to_every_sheet_after_them(report: Report) -> None:
    made = sheets(report)
    contents = made["Contents"].table

    assert contents is not None
    assert [row[0].leads_to for row in contents.rows] == ["Notes", "Shorthand", "Table 1", "Table 2", "Table 3"]
    assert contents.rows[-1][0].words == "Table 3: Income by funder"
    assert contents.rows[-1][1].words == "Appendix 1: Budget"


def test_the_cover_says_whose_the_paper_is_that_it_is_a_draft_and_that_nobody_in_it_is_real(report: Report) -> None:
    cover = sheets(report)["Cover"]

    assert cover.title == "Youth justice performance report"
    assert "Northbridge Youth Offending Team" in lines(cover)
    assert "Prepared by: Data Manager" in lines(cover)
    for sheet in (cover, sheets(report)["Table 1"]):
        assert {"OFFICIAL-SENSITIVE", "DRAFT", "Synthetic data: not about real children"} <= set(lines(sheet))


def test_a_released_paper_about_real_children_says_neither(report: Report) -> None:
    released = sheets(replace(report, is_draft=False, is_synthetic=False, marking=""))["Table 1"]

    assert not {"OFFICIAL-SENSITIVE", "DRAFT", "Synthetic data: not about real children"} & set(lines(released))


def test_heads_over_several_columns_are_flattened_into_one_row(report: Report) -> None:
    made = sheets(report)["Table 1"].table

    assert made is not None
    assert made.heads == ("Area", "Boys: Rate", "Boys: Number", "Girls: Rate", "Girls: Number")
    assert [one.number for one in made.rows[0][1:]] == [296, 74, 88, None]
    assert made.totals == {2}


def test_a_title_refers_to_its_notes_which_are_told_once(report: Report) -> None:
    noted = replace(table(("Ward", "7"), heads=("Ward", "Children")), notes=("As at 30 June.", "Of all wards."))
    again = replace(noted, number="5", notes=("Of all wards.",))
    made = sheets(with_blocks(report, noted, again))

    assert made["Table 4"].title == "Table 4: Children by ward [note 1] [note 2]"
    assert made["Table 5"].title == "Table 5: Children by ward [note 2]"
    notes = made["Notes"].table
    assert notes is not None
    assert [[one.words for one in row] for row in notes.rows] == [
        ["[note 1]", "As at 30 June."],
        ["[note 2]", "Of all wards."],
    ]


def test_marks_are_explained_where_they_stand_and_on_a_sheet_of_their_own(report: Report) -> None:
    made = sheets(with_blocks(report, table(("Maltby", "[c]"), ("Clifton", "[low]"), heads=("Ward", "Children"))))

    assert "[c] means withheld to protect individuals." in lines(made["Table 4"])
    shorthand = made["Shorthand"].table
    assert shorthand is not None
    assert [row[0].words for row in shorthand.rows] == ["[c]", "[low]"]
    assert "Shorthand" not in sheets(with_blocks(report, table(("Maltby", "9"), heads=("Ward", "Children"))))


def test_a_percentage_is_the_printed_number_and_its_head_says_so(report: Report) -> None:
    made = sheets(with_blocks(report, table(("Maltby", "26.8%"), heads=("Ward", "Share"), unit="%")))["Table 4"].table

    assert made is not None
    assert made.heads == ("Ward", "Share (%)")
    assert (made.rows[0][1].number, made.rows[0][1].decimals) == (Decimal("26.8"), 1)


def test_money_says_its_unit_in_the_head_and_another_unit_is_said_once_of_all(report: Report) -> None:
    money = sheets(with_blocks(report, table(("YJB", "£1,200"), heads=("Funder", "Cash"), unit="GBP")))["Table 4"]
    children = sheets(with_blocks(report, table(("Maltby", "7"), heads=("Ward", "Girls"), unit="children")))["Table 4"]

    assert money.table is not None
    assert money.table.heads == ("Funder", "Cash (£)")
    assert money.table.rows[0][1].number == 1200
    assert "Every number is in this unit: children." in lines(children)


def test_a_column_of_several_units_has_their_names_beside_it(report: Report) -> None:
    rows = (TableRow("Suspended", (cell("62", "children"),)), TableRow("Days lost", (cell("387.5", "days"),)))
    made = sheets(with_blocks(report, SetTable("4", "Suspensions", ("Group", "Number"), rows)))["Table 4"].table

    assert made is not None
    assert made.heads == ("Group", "Unit", "Number")
    assert [row[1].words for row in made.rows] == ["children", "days"]


def test_a_chart_is_a_sheet_of_the_numbers_that_it_draws(report: Report) -> None:
    numbers = SetTable("7", "", ("Ward", "Children"), (TableRow("Maltby", (cell("7"),)),))
    picture = Picture("7", "Most live in Maltby", "7.svg", "Bars: 7.", "Source: made up.", numbers=numbers)
    made = sheets(with_blocks(report, picture))["Chart 7"]

    assert made.title == "Chart 7: Most live in Maltby"
    assert "Source: made up." in lines(made)
    assert made.table is not None
    assert made.table.rows[0][1].number == 7


def test_key_figures_are_a_table_and_the_second_of_them_has_a_tab_of_its_own(report: Report) -> None:
    first = KeyFigures("National indicators", (KeyFigure("Custody", "0.16", "per 1,000 children", "2020", "up"),))
    second = KeyFigures("Local work", (KeyFigure("Girls", "[c]", "children", "2020"),))
    made = sheets(with_blocks(report, first, second))

    assert made["Key figures"].title == "Key figures: National indicators"
    assert made["Key figures"].table is not None
    assert made["Key figures"].table.rows[0][1].number == Decimal("0.16")
    assert made["Key figures B"].table is not None
    assert made["Key figures B"].table.name == "key_figures_b"
    assert made["Key figures B"].table.rows[0][1].words == "[c]"


def test_the_tables_of_a_paper_within_it_say_in_which_appendix_they_stand(report: Report) -> None:
    carrying = replace(report, attached=(Attached("Appendix 2", "The report", replace(report, prefix="a-"), "it"),))
    made = sheets(carrying)

    assert made["Appendix 2 Table 3"].title == "Appendix 2, table 3: Income by funder"
    assert len({sheet.table.name for sheet in made.values() if sheet.table}) == len(
        [sheet for sheet in made.values() if sheet.table]
    )


def test_a_form_to_be_filled_in_by_hand_is_no_table_of_numbers(report: Report) -> None:
    form = replace(table(("Chair", ""), heads=("Who", "Signed")), is_to_fill=True)

    assert "Table 4" not in sheets(with_blocks(report, form))


def test_a_cell_that_prints_another_number_than_it_has_is_a_fault_of_ours(report: Report) -> None:
    wrong = SetTable("4", "Wards", ("Ward", "Girls"), (TableRow("Maltby", (TableCell("7", value=Decimal(8)),)),))

    with pytest.raises(ValueError, match="prints another number than it has"):
        workbook_of(with_blocks(report, wrong))


def test_two_heads_that_are_alike_are_told_apart_without_a_number() -> None:
    assert unlike_each_other(["Area", "Rate", "rate", ""]) == ("Area", "Rate", "rate, column C", "Column D")


def test_a_paper_without_a_table_is_a_cover_and_empty_contents(report: Report) -> None:
    made: Workbook = workbook_of(replace(report, sections=()))

    assert [sheet.tab for sheet in made.sheets] == ["Cover", "Contents"]
    assert made.sheets[1].table is None
