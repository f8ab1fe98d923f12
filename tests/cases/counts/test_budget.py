"""The budget's lines, funders and totals."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd

from report_builder.cases.counts.budget import count_budget
from report_builder.cases.counts.context import Context
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Period, Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, Meeting, ReportSpec
from report_builder.model.tables import Cases, Count, CountTable, Missing
from report_builder.model.view import View

SPEC = ReportSpec(
    source=Path("config.yaml"),
    name="paper",
    document="board-report",
    yot="Rotherham",
    quarter=Quarter(2019, 2),
    as_at=date(2020, 7, 13),
    data=DataPlace.folder(Path("data")),
    comparators=Comparators(),
    editions={},
    meeting=Meeting("Board", date(2020, 7, 13)),
    case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
)
Line = tuple[str, str, str, str | None, str, bool | None]
ROTHERHAM: list[Line] = [
    ("2019-20", "income", "Grant", "YJB", "430492", False),
    ("2019-20", "income", "Contribution", "Local Authority", "295556", False),
    ("2019-20", "income", "Contribution", "Probation", "5000", False),
    ("2019-20", "income", "Secondment", "Police", "62862", True),
    ("2019-20", "income", "Secondment", "Probation", "15587", True),
    ("2019-20", "expenditure", "Salaries", "YJB", "349912.50", None),
    ("2018-19", "income", "Grant", "YJB", "1", False),
]


def counted(view: View, lines: list[Line] | None = None) -> CountTable:
    budget = pd.DataFrame(
        [(*line[:4], Fraction(line[4]), line[5]) for line in (ROTHERHAM if lines is None else lines)],
        columns=["year", "side", "line", "funder", "amount", "in_kind"],
    )
    texts = dict.fromkeys(("year", "side", "line", "funder"), "string")
    return count_budget(
        view, Context(Cases({"budget": budget.astype({**texts, "amount": "object", "in_kind": "boolean"})}), SPEC)
    )


def amounts(table: CountTable) -> dict[str, Fraction]:
    counts = {cell.key: cell.count for cell in table.cells}
    return {
        "/".join(category for _, category in wanted.key.by): counts[wanted.formula.cell]
        for wanted in table.wanted
        if isinstance(wanted.formula, Count)
    }


def test_income_by_funder_stands_in_the_tables_order_with_the_total_last() -> None:
    found = amounts(counted(View("budget_income", ("funder",))))

    assert list(found.items()) == [
        ("YJB", 430_492),
        ("Local Authority", 295_556),
        ("Probation", 20_587),
        ("Police", 62_862),
        ("", 809_497),
    ]


def test_cash_and_kind_have_their_margins_in_both_directions() -> None:
    found = amounts(counted(View("budget_income", ("in_kind", "funder"))))

    assert found["Probation/no"] == 5_000
    assert found["Police/no"] == 0
    assert (found["yes"], found["no"], found[""]) == (78_449, 731_048, 809_497)


def test_pence_are_kept() -> None:
    assert amounts(counted(View("budget_expenditure"))) == {"": Fraction("349912.5")}


def test_a_blank_in_kind_is_not_cash() -> None:
    assert amounts(counted(View("budget_expenditure", ("in_kind",))))["not recorded"] == Fraction("349912.5")


def test_a_line_without_a_funder_stands_last_among_the_funders() -> None:
    lines: list[Line] = [
        ("2019-20", "income", "Reserve", None, "10", False),
        ("2019-20", "income", "Grant", "YJB", "5", False),
    ]

    assert list(amounts(counted(View("budget_income", ("funder",)), lines))) == ["YJB", "not recorded", ""]


def test_one_picked_funder_is_one_amount() -> None:
    assert amounts(counted(View("budget_income", fixed=(("funder", "Probation"),)))) == {"Probation": 20_587}


def test_the_year_is_the_quarters_financial_year_and_an_explicit_period_names_another() -> None:
    table = counted(View("budget_income"))
    before = counted(View("budget_income", periods="2018-04-01/2019-03-31"))

    assert table.wanted[0].key.period == Period(date(2019, 4, 1), date(2020, 3, 31))
    assert amounts(before) == {"": 1}


def test_amounts_are_about_nobody() -> None:
    table = counted(View("budget_income", ("line", "funder")))

    assert all(cell.is_public and cell.persons == 0 for cell in table.cells)
    assert {wanted.formula.cell for wanted in table.wanted if isinstance(wanted.formula, Count)} <= {
        cell.key for cell in table.cells
    }


def test_a_year_without_lines_is_missing_and_so_is_a_missing_table() -> None:
    table = counted(View("budget_income", periods="2010-04-01/2011-03-31"))

    assert table.missing == "No data was supplied for the income of 2010-11."
    assert count_budget(View("budget_income"), Context(Cases({}), SPEC)).missing != ""


def test_a_budget_has_no_breakdown_by_sex() -> None:
    assert isinstance(counted(View("budget_income", ("sex",))).wanted[0].formula, Missing)
