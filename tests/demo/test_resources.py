"""Budget, staff and scorecard."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def budget(demo):
    rows = demo["budget"]
    return rows.assign(amount=rows["amount"].astype(int))


def test_income_is_954308_in_cash_and_78449_in_kind(budget, expected) -> None:
    income = budget[budget["side"] == "income"]
    by_kind = income.groupby("in_kind")["amount"].sum()

    assert by_kind["no"] == expected["income_cash"]
    assert by_kind["yes"] == expected["income_in_kind"]
    assert by_kind.sum() == expected["income"]


# Source: Rotherham, Improving Lives Select Commission, 28 July 2020, board report, appendix 1.
INCOME = {
    "YJB": 430492,
    "Local Authority": 295556,
    "Police": 62862,
    "PCC": 153000,
    "Probation": 20587,
    "Health": 70260,
    "Other": 0,
}
SPENT = {**INCOME, "Police": 0, "Probation": 5000}
LINES = {"Salaries": 810774, "Activity costs": 36, "Accommodation": 12127, "Overheads": 129773, "Equipment": 1598}


def test_every_funder_gives_and_spends_what_the_appendix_says(budget) -> None:
    by_funder = budget.groupby(["side", "funder"])["amount"].sum()

    assert by_funder["income"].to_dict() == INCOME
    assert by_funder["expenditure"].to_dict() == SPENT


def test_every_line_of_expenditure_adds_up_as_printed(budget, expected) -> None:
    by_line = budget[budget["side"] == "expenditure"].groupby("line")["amount"].sum()

    assert by_line.to_dict() == LINES
    assert by_line.sum() == expected["expenditure"]


def test_in_march_9_of_13_children_were_offered_their_contacts(demo, expected) -> None:
    row = demo["scorecard"].query("measure == 'scaled_contacts' and period == '2020-03'")

    assert row[["numerator", "denominator"]].to_numpy().tolist() == [["9", "13"]]
    assert row["value"].to_list() == [str(expected["scaled_contacts_2020_03"])]


def test_the_contacts_of_3_children_were_delayed(demo, expected) -> None:
    row = demo["scorecard"].query("measure == 'Early help initial contacts'")

    assert row["value"].to_list() == [str(expected["initial_contacts_delayed_2020_03"])]


def test_nobody_works_more_than_whole_time(demo) -> None:
    staff = demo["staffing"]

    assert (staff["wte"].astype(float) <= staff["headcount"].astype(int)).all()
    assert (staff["synthetic"] == "yes").all()
