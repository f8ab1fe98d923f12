"""Charts that a config adds: where they stand, which number they take, and whether a table holds theirs already."""

from __future__ import annotations

from dataclasses import replace

from report_builder.model.view import View
from report_builder.report.added_charts import charts_in, numbered, with_charts, with_tables_known
from report_builder.report.plan import PlannedChart, PlannedSection, PlannedSeries, PlannedTable, Text

SERIES = PlannedSeries("", View("caseload", ("age",)))


def chart(name: str, number: str = "") -> PlannedChart:
    return PlannedChart(name, number, "bars", Text(("P",)), Text(()), (SERIES,), "age")


def numbers(*charts: PlannedChart, added: str) -> list[str]:
    sections = (PlannedSection("one", "One", charts[:2]), PlannedSection("two", "Two", charts[2:]))
    found = numbered(sections, frozenset(added.split()))
    return [block.number for section in found for block in section.blocks if isinstance(block, PlannedChart)]


def test_added_charts_stand_before_the_commentary_that_ends_a_section() -> None:
    assert with_charts([{"chart": "a"}, "commentary"], ["b", "c"]) == [
        {"chart": "a"},
        {"chart": "b"},
        {"chart": "c"},
        "commentary",
    ]
    assert with_charts(["commentary", {"flag": "x"}], ["b"])[-1] == {"chart": "b"}
    assert charts_in([{"blocks": [{"chart": "a"}, "commentary"]}, {}]) == {"a"}


def test_an_added_chart_takes_the_next_free_letter_of_the_chart_before_it() -> None:
    assert numbers(chart("a", "1a"), chart("x"), chart("b", "1b"), chart("y"), added="x y") == ["1a", "1c", "1b", "1d"]
    assert numbers(chart("x"), chart("a", "1"), chart("y", "1"), added="x y") == ["0a", "1", "1a"]


def test_an_added_chart_keeps_a_number_that_no_other_has() -> None:
    assert numbers(chart("a", "1"), chart("x", "99"), added="x") == ["1", "99"]


def test_in_a_paper_whose_charts_are_counted_an_added_one_is_counted_with_them() -> None:
    assert numbers(chart("a"), chart("x", "7"), chart("b"), added="x") == ["", "", ""]


def test_a_chart_knows_of_a_table_of_its_section_that_holds_its_numbers() -> None:
    other = replace(chart("b"), series=(PlannedSeries("", View("caseload", ("sex",))),))

    first, second, _ = with_tables_known([chart("a"), other, PlannedTable("T", "age", (SERIES,))])

    assert isinstance(first, PlannedChart)
    assert isinstance(second, PlannedChart)
    assert (first.is_tabled, second.is_tabled) == (True, False)
