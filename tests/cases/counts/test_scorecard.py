"""The scorecard's rows, month by month."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.scorecard import count_scorecard, is_on_scorecard
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, Meeting, ReportSpec
from report_builder.model.tables import Cases, Count, CountTable, Given, Missing, Quotient
from report_builder.model.view import View

SPEC = ReportSpec(
    source=Path("config.yaml"),
    name="paper",
    document="board-report",
    yot="Rotherham",
    quarter=Quarter(2019, 4),
    as_at=date(2020, 7, 13),
    data=DataPlace.folder(Path("data")),
    comparators=Comparators(),
    editions={},
    meeting=Meeting("Board", date(2020, 7, 13)),
    case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
)
NUMBERS = ("numerator", "denominator", "value", "target")


def row(measure: str, **cells: Any) -> dict[str, Any]:
    given = {name: None if cells.get(name) is None else Fraction(cells[name]) for name in NUMBERS}
    return {
        "measure": measure,
        "category": cells.get("category"),
        "counts": cells.get("counts", "children"),
        "period": cells.get("period", date(2020, 3, 1)),
        **given,
    }


def context(rows: list[dict[str, Any]]) -> Context:
    scorecard = pd.DataFrame(rows).astype(
        {
            **dict.fromkeys(("measure", "category", "counts"), "string"),
            "period": "datetime64[s]",
            **dict.fromkeys(NUMBERS, "object"),
        }
    )
    return Context(Cases({"scorecard": scorecard}), SPEC)


def counted(view: View, rows: list[dict[str, Any]]) -> CountTable:
    return count_scorecard(view, context(rows))


CONTACTS = View("scaled_contacts")
OTHERS = View("scorecard", ("scorecard_measure", "category"))


def test_a_share_is_worked_out_from_its_counts_where_its_value_is_blank() -> None:
    table = counted(CONTACTS, [row("scaled_contacts", numerator=9, denominator=13)])

    formula = table.wanted[0].formula
    assert isinstance(formula, Quotient)
    found = {(cell.count, cell.persons, cell.is_public) for cell in table.cells}
    assert found == {(9, 9, False), (13, 13, False)}
    assert formula.base == 100
    assert table.wanted[0].key.id == "scaled_contacts/yjs/2020-03-01/2020-03-31"


def test_those_who_are_not_in_the_numerator_are_what_its_whole_leaves() -> None:
    table = counted(CONTACTS, [row("scaled_contacts", numerator=9, denominator=13)])

    formula = table.wanted[0].formula
    assert isinstance(formula, Quotient)
    assert set(formula.denominator.by) < set(formula.numerator.by)
    assert formula.denominator.measure == formula.numerator.measure


def test_a_share_is_printed_as_the_scorecard_has_it() -> None:
    table = counted(CONTACTS, [row("scaled_contacts", numerator=9, denominator=13, value="69.2")])

    formula = table.wanted[0].formula
    assert isinstance(formula, Given)
    assert (formula.text, formula.numerator, formula.denominator) == ("69.2", 9, 13)
    assert set(formula.rests_on) == {cell.key for cell in table.cells}


def test_a_share_without_its_counts_rests_on_one_person() -> None:
    table = counted(CONTACTS, [row("scaled_contacts", value="69.2")])

    formula = table.wanted[0].formula
    assert isinstance(formula, Given)
    assert [cell.persons for cell in table.cells] == [1]
    assert formula.rests_on == (table.cells[0].key,)
    assert not table.cells[0].is_public


def test_a_measure_is_known_by_its_printed_words_too() -> None:
    table = counted(CONTACTS, [row("Scaled contacts", numerator=9, denominator=13)])

    assert isinstance(table.wanted[0].formula, Quotient)


def test_twelve_months_are_twelve_figures_and_a_month_without_a_row_is_marked() -> None:
    rows = [
        row("scaled_contacts", numerator=9, denominator=13),
        row("scaled_contacts", numerator=8, denominator=10, period=date(2019, 4, 1)),
        row("scaled_contacts", numerator=1, denominator=2, period=date(2019, 3, 1)),
    ]

    table = counted(View("scaled_contacts", periods="months"), rows)

    assert len(table.wanted) == 12
    assert isinstance(table.wanted[0].formula, Quotient)
    assert table.wanted[1].formula == Missing("not on the scorecard for this month")
    assert {cell.count for cell in table.cells} == {9, 13, 8, 10}


def test_of_two_rows_for_one_month_the_later_one_counts() -> None:
    rows = [row("scaled_contacts", numerator=1, denominator=13), row("scaled_contacts", numerator=9, denominator=13)]

    assert {cell.count for cell in counted(CONTACTS, rows).cells} == {9, 13}


def test_a_category_stands_apart_and_only_where_it_is_asked_for() -> None:
    rows = [
        row("scaled_contacts", numerator=3, denominator=5, category="Intensive"),
        row("scaled_contacts", numerator=9, denominator=13),
    ]

    spread = counted(View("scaled_contacts", ("category",)), rows)

    assert [wanted.key.by for wanted in counted(CONTACTS, rows).wanted] == [()]
    assert [wanted.key.by for wanted in spread.wanted] == [(("category", "Intensive"),), ()]


def test_other_rows_stand_under_the_scorecard_as_shares_or_counts() -> None:
    rows = [
        row("Early help assessments", numerator=3, denominator=5, counts="families"),
        row("Delayed by wrong details", numerator=3),
        row("scaled_contacts", numerator=9, denominator=13),
    ]

    table = counted(OTHERS, rows)

    assert [(wanted.key.measure, dict(wanted.key.by)["scorecard_measure"]) for wanted in table.wanted] == [
        ("scorecard_share", "Early help assessments"),
        ("scorecard", "Delayed by wrong details"),
    ]
    assert isinstance(table.wanted[0].formula, Quotient)
    assert isinstance(table.wanted[1].formula, Count)


def test_shares_may_be_asked_for_alone() -> None:
    rows = [row("Early help assessments", numerator=3, denominator=5), row("Delayed by wrong details", numerator=3)]

    table = counted(View("scorecard_share", ("scorecard_measure", "category")), rows)

    assert [dict(wanted.key.by)["scorecard_measure"] for wanted in table.wanted] == ["Early help assessments"]


def test_a_count_rests_on_as_many_persons() -> None:
    table = counted(OTHERS, [row("Delayed by wrong details", numerator=3)])

    assert [(cell.count, cell.persons) for cell in table.cells] == [(3, 3)]


def test_a_target_goes_with_its_figure() -> None:
    whole = counted(CONTACTS, [row("scaled_contacts", numerator=9, denominator=13, target=90)])
    part = counted(CONTACTS, [row("scaled_contacts", numerator=9, denominator=13, target="92.5")])

    assert (whole.wanted[0].note, part.wanted[0].note) == ("target 90", "target 92.5")


def test_a_row_without_any_number_says_nothing() -> None:
    assert counted(CONTACTS, [row("scaled_contacts")]).wanted[0].formula == Missing("the scorecard has no value")


def test_without_rows_the_paper_says_so() -> None:
    table = counted(CONTACTS, [row("Delayed by wrong details", numerator=3)])

    assert table.missing == "No data was supplied for required contacts offered."
    assert count_scorecard(OTHERS, Context(Cases({}), SPEC)).missing == "No data was supplied for the scorecard."


def test_the_scorecard_may_hold_a_measure_whose_own_table_is_missing() -> None:
    cases = context([row("assessment_timeliness", numerator=10, denominator=13)])

    assert is_on_scorecard("assessment_timeliness", cases)
    assert not is_on_scorecard("scaled_contacts", cases)
