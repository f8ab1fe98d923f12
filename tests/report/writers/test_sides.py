"""Unlike figures side by side: numbers with their marks, words with their figures, and words where little is left."""

from __future__ import annotations

import pytest
from small_papers import composed, section, text
from spoken_tables import BOARD, PUBLIC, count

from report_builder.model.built import Block, Paragraph, SetTable
from report_builder.model.spec import Edition
from report_builder.model.tables import CountTable
from report_builder.model.view import View
from report_builder.report.plan import PlannedSides, SideRow, Text
from report_builder.report.sides import read_sides

ALL = View("caseload")
GIRLS, BOYS = (View("caseload", fixed=(("sex", sex),)) for sex in ("female", "male"))
BY_SEX = PlannedSides("Children", ("Number",), (SideRow("Girls", (GIRLS,)), SideRow("Boys", (BOYS,))), first="Group")


def blocks(planned: PlannedSides, *tables: CountTable, edition: Edition = BOARD) -> list[Block]:
    made = composed(section(text("Words."), planned), tables=tables, edition=edition)
    (part,) = made.report.sections[0].parts
    return list(part.blocks)[1:]


def test_a_cell_is_a_figure_or_a_sentence_with_figures() -> None:
    said = text("There were {{ caseload.counted }}.")
    planned = PlannedSides("Two sides", ("Words", "Number"), (SideRow("Children", (said, ALL)),))

    (table,) = blocks(planned, count(213))

    assert isinstance(table, SetTable)
    assert table.heads == ("Measure", "Words", "Number")
    assert [cell.shown for cell in table.rows[0].cells] == ["There were 213 children.", "213"]
    assert [cell.value for cell in table.rows[0].cells] == [None, 213]


def test_its_figures_stand_in_the_table() -> None:
    made = composed(section(BY_SEX), tables=(count(57, sex="female"), count(156, sex="male")))

    assert set(made.places.values()) == {("table 1",)}


def test_where_most_is_withheld_what_is_left_is_a_sentence() -> None:
    rows = tuple(SideRow(age, (View("caseload", fixed=(("age", age),)),)) for age in ("13", "14", "15"))
    tables = tuple(count(number, age=age) for age, number in {"13": 2, "14": 3, "15": 40}.items())

    said = blocks(PlannedSides("By age", ("Number",), rows), *tables, edition=PUBLIC)

    assert next(one.html for one in said if isinstance(one, Paragraph)) == (
        "Of the breakdown “by age” only this is shown, to protect individuals: 15 (40)."
    )
    assert not any(isinstance(one, SetTable) for one in said)


def test_where_all_is_withheld_the_table_is_named_as_not_shown() -> None:
    words, tables = (
        text("There were {{ caseload.counted }}."),
        (count(213), count(2, sex="female"), count(3, sex="male")),
    )
    made = composed(section(words, BY_SEX), tables=tables, edition=PUBLIC)

    said = made.report.sections[0].parts[0].blocks[1]
    assert isinstance(said, Paragraph)
    assert said.html == "The breakdown “children” is not shown, to protect individuals."


def test_an_outline_s_row_has_a_cell_for_each_head() -> None:
    raw = {"title": "T", "heads": ["A", "B"], "rows": [{"head": "R", "cells": ["one"]}]}

    with pytest.raises(ValueError, match="a row needs a cell for each head"):
        read_sides(raw, text=lambda said: Text(tuple(said)))


def test_an_outline_s_cell_is_a_view_or_a_sentence() -> None:
    raw = {"title": "T", "heads": ["A", "B"], "rows": [{"head": "R", "cells": ["one", {"measure": "caseload"}]}]}

    (row,) = read_sides(raw, text=lambda said: Text(tuple(said))).rows

    assert row.cells == (Text(("one",)), ALL)
