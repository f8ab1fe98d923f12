"""Budget, staff and scorecard.

Source of the budget of 2019-20 and of the scorecard's rows that are not marked synthetic: Rotherham Metropolitan
Borough Council, Improving Lives Select Commission, 28 July 2020 (YOT board report, appendices 1 and 2), Open Government
Licence v3.0. Cells that are blank there are nought here. The staff are made up.
"""

from __future__ import annotations

from fractions import Fraction

from report_builder.demo.days import QUARTER_END
from report_builder.demo.records import BudgetLine, Score, Staff

FUNDERS = ("YJB", "Local Authority", "Police", "PCC", "Probation", "Health", "Other")
INCOME = {
    "Cash": (430492, 295556, 0, 153000, 5000, 70260, 0),
    "In-kind": (0, 0, 62862, 0, 15587, 0, 0),
}
EXPENDITURE = {
    "Salaries": (349912, 232638, 0, 152964, 5000, 70260, 0),
    "Activity costs": (0, 0, 0, 36, 0, 0, 0),
    "Accommodation": (0, 12127, 0, 0, 0, 0, 0),
    "Overheads": (80580, 49193, 0, 0, 0, 0, 0),
    "Equipment": (0, 1598, 0, 0, 0, 0, 0),
}
"""Pounds by funder, in the order above: cash 954,308, in kind 78,449, spent 954,308."""

_WHITE = "White: English, Welsh, Scottish, Northern Irish or British"
_STAFF = (
    ("Service manager", "female", _WHITE, 1, "1"),
    ("Team manager", "female", _WHITE, 1, "1"),
    ("Team manager", "male", _WHITE, 1, "1"),
    ("Youth justice officer", "female", _WHITE, 6, "5.4"),
    ("Youth justice officer", "male", _WHITE, 2, "2"),
    ("Youth justice officer", "male", "Asian, Asian British or Asian Welsh: Pakistani", 1, "1"),
    ("Early help worker", "female", _WHITE, 5, "4.2"),
    ("Early help worker", "female", "Mixed or Multiple ethnic groups: White and Asian", 1, "0.8"),
    ("Early help worker", "male", _WHITE, 1, "1"),
    ("Seconded police officer", "male", _WHITE, 1, "0.9"),
    ("Seconded health worker", "female", _WHITE, 1, "0.6"),
    ("Seconded probation officer", "female", _WHITE, 1, "0.5"),
    ("Administrator", "female", _WHITE, 2, "1.5"),
)
"""Role, sex, ethnicity, headcount, whole-time equivalent."""

_CONTACTS = "Children on a scaled approach who were offered the contacts that their level requires"
_DELAYED = "Children whose initial contact was delayed by incorrect details in the referral"


def budget() -> list[BudgetLine]:
    """The table `budget`."""
    income = [_line("income", line, place) for line in INCOME for place in range(len(FUNDERS))]
    return income + [_line("expenditure", line, place) for line in EXPENDITURE for place in range(len(FUNDERS))]


def staffing() -> list[Staff]:
    """The table `staffing`."""
    return [
        Staff(role=role, sex=sex, ethnicity=ethnicity, headcount=headcount, wte=Fraction(wte), as_at=QUARTER_END)
        for role, sex, ethnicity, headcount, wte in _STAFF
    ]


def scorecard() -> list[Score]:
    """The table `scorecard`; AssetPlus and early help timeliness are counted from the assessments instead."""
    return [
        _contacts("2020-01", 8, 12, is_synthetic=True),
        _contacts("2020-02", 9, 14, is_synthetic=True),
        _contacts("2020-03", 9, 13, is_synthetic=False),
        Score(
            measure="Early help initial contacts",
            category="Delayed by incorrect referral details",
            counts="children",
            definition=_DELAYED,
            owner="Team Manager",
            good_is="low",
            period="2020-03",
            numerator=3,
            value="3",
        ),
    ]


def _line(side: str, line: str, place: int) -> BudgetLine:
    amounts = (INCOME if side == "income" else EXPENDITURE)[line]
    return BudgetLine(
        year="2019-20",
        side=side,
        line=line,
        funder=FUNDERS[place],
        amount=amounts[place],
        in_kind=line == "In-kind",
    )


def _contacts(month: str, offered: int, due: int, *, is_synthetic: bool) -> Score:
    """A month's contacts that were offered as the level requires."""
    return Score(
        measure="scaled_contacts",
        category="",
        counts="children",
        definition=_CONTACTS,
        owner="Team Manager",
        good_is="high",
        period=month,
        numerator=offered,
        denominator=due,
        value=f"{round(1000 * offered / due) / 10:.1f}",
        synthetic=is_synthetic,
    )
