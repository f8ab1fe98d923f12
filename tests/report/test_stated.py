"""Numbers that the service set down itself are told from figures, each with its place."""

from __future__ import annotations

from dataclasses import replace

from small_papers import composed, section

from report_builder.model.built import Attached, Report, SetTable, Subsection, TableCell, TableRow
from report_builder.model.built import Section as BuiltSection
from report_builder.report.stated import Stated, stated_of

TARGET = TableCell("5% or less", is_number=False, is_stated=True)
FIGURE = TableCell("2.4%")


def paper(*rows: TableRow) -> Report:
    table = SetTable("3", "Targets", ("Indicator", "2018-19", "Target"), rows)
    whole = composed(section()).report
    return replace(whole, sections=(BuiltSection("targets", "1", "Targets", (Subsection("", (table,)),)),))


def test_a_target_is_stated_under_its_own_head_and_a_figure_is_not() -> None:
    report = paper(TableRow("Custody", (FIGURE, TARGET)))

    assert list(stated_of(report)) == [Stated("table 3", "Target", "5")]


def test_a_number_counts_once_for_each_cell_that_it_stands_in() -> None:
    twice = TableCell("5 of 5", is_number=False, is_stated=True)

    report = paper(TableRow("A", (FIGURE, twice)), TableRow("B", (FIGURE, TARGET)))

    assert [one.number for one in stated_of(report)] == ["5", "5"]


def test_the_name_of_a_risk_may_hold_a_number_but_not_the_name_of_an_indicator() -> None:
    risk = TableRow("Grant of £1,250 ends", (TableCell("2", is_stated=True), TableCell("x", is_stated=True)))
    indicator = TableRow("Cohort of 40", (FIGURE, TARGET))

    found = [(one.head, one.number) for one in stated_of(paper(risk, indicator))]

    assert found == [("2018-19", "2"), ("Indicator", "1,250"), ("Target", "5")]


def test_a_paper_that_is_carried_has_its_places_within_the_appendix() -> None:
    inner = paper(TableRow("Custody", (FIGURE, TARGET)))
    outer = replace(paper(), attached=(Attached("Appendix 2", "Plan", inner),))

    assert [one.where for one in stated_of(outer)] == ["Appendix 2, table 3"]
