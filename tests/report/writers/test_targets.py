"""Targets beside the indicators: printed as set, and met or not by the numbers that are printed and no others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_papers import composed, section
from small_specs import asked
from small_tables import key
from spoken_tables import PUBLIC, published

from report_builder.model.built import Paragraph, SetTable
from report_builder.model.measure import MEASURES
from report_builder.model.tables import CountTable, Figure, Missing, ProtectedTable, Status, Wanted
from report_builder.model.view import View
from report_builder.report.compose import compose
from report_builder.report.plan import Plan, PlannedSeries, PlannedTargets
from report_builder.report.writers.targets import target_words, verdict

ETE = View("ete_suitable_year", periods="five-years")
CUSTODY = View("custody_share", periods="five-years")
YEAR_17, YEAR_18 = "2017-04-01/2018-03-31", "2018-04-01/2019-03-31"
TARGETS = {"ete_suitable_year": Decimal(80), "custody_share": Decimal(5)}


def years(view: View, *values: str) -> CountTable:
    periods = (YEAR_17, YEAR_18)[-len(values) :]
    return published(view, {("yjs", "Rotherham", period): value for period, value in zip(periods, values, strict=True)})


def written(*tables: CountTable, **changes: Any) -> SetTable | Paragraph:
    series = tuple(PlannedSeries(MEASURES[table.view.measure].name, table.view) for table in tables)
    planned = PlannedTargets("Against targets", series, tuple(f"what {one.view.measure} is" for one in series))
    made = composed(section(planned), tables=tables, **changes)
    *_, block = made.report.sections[0].parts[0].blocks
    assert isinstance(block, (SetTable, Paragraph))
    return block


def cells(table: SetTable | Paragraph) -> list[list[str]]:
    assert isinstance(table, SetTable)
    return [[cell.shown for cell in row.cells] for row in table.rows]


def test_each_indicator_has_its_years_its_target_and_whether_the_latest_year_met_it() -> None:
    table = written(years(ETE, "78.6", "64.2"), years(CUSTODY, "3.2", "2.4"), targets=TARGETS)

    assert isinstance(table, SetTable)
    assert table.heads == ("Indicator", "2017-18", "2018-19", "Target", "Met in the latest year")
    assert cells(table) == [["78.6%", "64.2%", "80% or more", "no"], ["3.2%", "2.4%", "5% or less", "yes"]]


def test_an_indicator_without_a_target_says_so_and_has_no_verdict() -> None:
    assert cells(written(years(ETE, "78.6", "64.2"))) == [["78.6%", "64.2%", "none set", "no target"]]


def test_a_year_without_a_figure_is_not_available_and_the_latest_known_one_is_judged() -> None:
    table = written(years(ETE, "81.0", "64.2"), years(CUSTODY, "2.4"), targets=TARGETS)

    assert cells(table)[1] == ["[x]", "2.4%", "5% or less", "yes"]


def test_an_indicator_that_nobody_supplied_has_no_row() -> None:
    at = key("custody_share")
    none = CountTable(CUSTODY, (Wanted(at, Missing("no data was supplied")),), missing="No data was supplied")

    assert len(cells(written(years(ETE, "78.6", "64.2"), none, targets=TARGETS))) == 1


def test_where_nothing_was_supplied_a_sentence_says_so() -> None:
    at = key("custody_share")
    none = CountTable(CUSTODY, (Wanted(at, Missing("no data was supplied")),), missing="No data was supplied for it")

    block = written(none, targets=TARGETS)

    assert isinstance(block, Paragraph)
    assert block.html == "No yearly indicator is known of Rotherham."


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        (TARGETS, "The targets are the service's own. Whether each is met is read from the latest year that is shown."),
        ({"ete_suitable_year": Decimal(80)}, "The service has set no targets for these indicators."),
    ],
)
def test_a_sentence_says_whose_the_targets_are_or_that_there_are_none(targets: dict[str, Decimal], said: str) -> None:
    series = (PlannedSeries("Custody", CUSTODY),)
    tables = (years(CUSTODY, "3.2", "2.4"),)
    made = composed(section(PlannedTargets("Targets", series, ("x",))), tables=tables, targets=targets)

    first = made.report.sections[0].parts[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.html == said


def test_each_indicator_says_beneath_the_table_what_it_counts() -> None:
    table = written(years(CUSTODY, "3.2", "2.4"), targets=TARGETS)

    assert isinstance(table, SetTable)
    assert table.notes == (f"{MEASURES['custody_share'].name}: what custody_share is",)


@pytest.mark.parametrize(
    ("measure", "target", "words"),
    [
        ("ete_suitable_year", "80", "80% or more"),
        ("custody_share", "4.5", "4.5% or less"),
        ("local_reoffences", "1.13", "1.13 or less"),
        ("fte_change", "0", "0% or less"),
        ("budget_income", "1000", "1,000"),
    ],
)
def test_a_target_is_printed_as_it_was_set_with_the_side_that_meets_it(measure: str, target: str, words: str) -> None:
    assert target_words(MEASURES[measure], Decimal(target)) == words


def figure(value: str | None, status: Status = Status.SHOWN, shown: str = "") -> Figure:
    number = None if value is None else Decimal(value)
    return Figure(key("custody_share"), "share", number, shown or f"{value}%", "%", None, None, status)


@pytest.mark.parametrize(("value", "said"), [("4.9", "yes"), ("5.0", "yes"), ("5.1", "no")])
def test_a_target_for_a_share_that_should_be_low_is_met_at_it_and_below(value: str, said: str) -> None:
    assert verdict(figure(value), MEASURES["custody_share"], Decimal(5)) == said


@pytest.mark.parametrize(("value", "said"), [("79.9", "no"), ("80.0", "yes"), ("80.1", "yes")])
def test_a_target_for_a_share_that_should_be_high_is_met_at_it_and_above(value: str, said: str) -> None:
    assert verdict(figure(value), MEASURES["ete_suitable_year"], Decimal(80)) == said


@given(target=st.decimals(0, 100, places=1))
def test_what_is_withheld_has_one_verdict_whatever_the_target(target: Decimal) -> None:
    hidden = figure(None, Status.WITHHELD, "[c]")

    assert verdict(hidden, MEASURES["custody_share"], target) == "not shown"


def test_a_number_with_fewer_decimals_has_no_verdict_that_would_give_the_others_away() -> None:
    assert verdict(figure("20", shown="about 20%"), MEASURES["custody_share"], Decimal("20.3")) == "not shown"


def test_a_measure_that_is_neither_good_high_nor_low_is_not_judged() -> None:
    assert verdict(figure("5"), replace(MEASURES["custody_share"], good_is=""), Decimal(5)) == "not judged"


def test_a_target_is_no_figure_of_the_public_paper_but_a_number_that_was_set() -> None:
    table = written(years(CUSTODY, "3.2", "2.4"), edition=PUBLIC, targets=TARGETS)

    assert isinstance(table, SetTable)
    assert [cell.is_stated for cell in table.rows[0].cells] == [False, False, True, False]


def test_a_withheld_year_keeps_its_mark_though_the_whole_indicator_was_dropped() -> None:
    hidden = figure(None, Status.WITHHELD, "[c]")
    plan = section(PlannedTargets("Targets", (PlannedSeries("Custody", CUSTODY),), ("x",)))
    made = compose(
        Plan("youth-justice-plan", "Plan", "", (plan,)),
        (ProtectedTable(CUSTODY, (), dropped=(hidden,)),),
        asked(targets=TARGETS),
        edition=PUBLIC,
        draw=lambda _: b"",
        is_synthetic=False,
        fingerprint="0f",
    )

    (table,) = [block for block in made.report.sections[0].parts[0].blocks if isinstance(block, SetTable)]
    assert cells(table) == [["[c]", "5% or less", "not shown"]]
