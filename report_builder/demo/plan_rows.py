"""Rows of the plan's tables that carry numbers: published figures, residents, budget and staff."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from random import Random

from report_builder.demo import plan_margins as printed
from report_builder.demo.records import BudgetLine, Population, Published, Staff

YEAR = "2020-21"
_PLAN = "Leicestershire County Council, Youth Justice Plan 2020-2023"
_KNOWN = date(2020, 3, 26)
_UNITS = {
    "fte_rate": "per 100,000 children aged 10 to 17",
    "custody_rate": "per 1,000 children aged 10 to 17",
    "reoff_binary": "%",
    "fte_change": "%",
    "local_reoffences": "reoffences per child",
    "custody_share": "%",
    "ete_suitable_year": "%",
}
_AGES = {
    "Leicestershire": (8047, 8410, 8178, 8128, 7760, 8054, 7524, 7586),
    "Rutland": (412, 401, 457, 440, 597, 582, 565, 528),
}
"""Office for National Statistics, mid-2019, ages 10 to 17."""

_SPENT_ON = ("Staff", "Activities and materials", "Buildings", "Overheads")
_LENT = "Staff lent by partners"
_PARTS = ("1", "0.8", "0.6")


def published() -> list[Published]:
    """The national indicators and the service's own yearly ones, as the plan prints them."""
    return [*_rates(), *_reoffending(), *_summary()]


def _rates() -> list[Published]:
    years = {
        "fte_rate": (date(2017, 10, 1), date(2018, 9, 30), date(2018, 10, 1), date(2019, 9, 30)),
        "custody_rate": (date(2018, 1, 1), date(2018, 12, 31), date(2019, 1, 1), date(2019, 12, 31)),
    }
    rows = []
    for measure, by_area in (("fte_rate", printed.FTE_RATES), ("custody_rate", printed.CUSTODY_RATES)):
        both = (years[measure][:2], years[measure][2:])
        for area, rates in by_area.items():
            rows += [_row(measure, area, days, rate) for days, rate in zip(both[-len(rates) :], rates, strict=True)]
    return rows


def _reoffending() -> list[Published]:
    days = {start: (date.fromisoformat(start), date(int(start[:4]), 9, 30)) for start in printed.REOFFENDED}
    rows = [_row("reoff_binary", printed.SERVICE, days[start], share) for start, share in printed.REOFFENDED.items()]
    return [*rows, _row("reoff_binary", "England and Wales", days["2017-07-01"], printed.REOFFENDED_NATIONALLY)]


def _summary() -> list[Published]:
    return [
        _row(measure, printed.SERVICE, (date(year, 4, 1), date(year + 1, 3, 31)), value)
        for measure, values in printed.SUMMARY.items()
        for year, value in enumerate(values, start=printed.FIRST_YEAR)
    ]


def _row(measure: str, area: str, days: tuple[date, date], value: str) -> Published:
    return Published(
        measure=measure,
        area=area,
        area_type=printed.AREAS[area],
        period_start=days[0],
        period_end=days[1],
        value=value,
        unit=_UNITS[measure],
        source=_PLAN,
        published_on=_KNOWN,
    )


def population() -> list[Population]:
    """Children aged 10 to 17 of the two authorities."""
    return [
        Population(area=area, year=2019, source="MYE", age=str(age), population=number)
        for area, numbers in _AGES.items()
        for age, number in enumerate(numbers, start=10)
    ]


def budget() -> list[BudgetLine]:
    """Income as printed; expenditure made up, each funder's as much as its income."""
    lent = [_money("income", "Staff lent", funder, pounds, in_kind=True) for funder, pounds in printed.IN_KIND.items()]
    cash = [_money("income", "Funds", funder, pounds) for funder, pounds in printed.CASH.items()]
    return [*cash, *lent, *_expenditure()]


def _expenditure() -> list[BudgetLine]:
    rows = [
        _money("expenditure", _LENT, funder, pounds, in_kind=True, synthetic=True)
        for funder, pounds in printed.IN_KIND.items()
    ]
    chance = _chance("expenditure")
    for funder, pounds in printed.CASH.items():
        shares = [pounds * chance.randint(2, 8) // 100 for _ in _SPENT_ON[1:]]
        spent = (pounds - sum(shares), *shares)
        rows += [
            _money("expenditure", line, funder, part, synthetic=True)
            for line, part in zip(_SPENT_ON, spent, strict=True)
        ]
    return rows


def _money(
    side: str, line: str, funder: str, amount: int, *, in_kind: bool = False, synthetic: bool = False
) -> BudgetLine:
    return BudgetLine(
        year=YEAR, side=side, line=line, funder=funder, amount=amount, in_kind=in_kind, synthetic=synthetic
    )


def staffing() -> list[Staff]:
    """People by role, sex and ethnic group: role by sex and the groups are printed, who has which group is made up."""
    chance = _chance("staff")
    groups = [group for group, number in printed.GROUPS.items() for _ in range(number)]
    chance.shuffle(groups)
    places = [place for place, number in printed.STAFF.items() for _ in range(number)]
    people = Counter((*place, group) for place, group in zip(places, groups, strict=True))
    return [
        Staff(
            role=role,
            sex=sex,
            ethnicity=group,
            headcount=number,
            wte=_whole_time(role, number, chance),
            as_at=date(2018, 6, 30),
        )
        for (role, sex, group), number in sorted(people.items(), key=lambda item: _order(item[0]))
    ]


def _order(person: tuple[str, str, str]) -> tuple[int, int]:
    return list(printed.STAFF).index(person[:2]), list(printed.GROUPS).index(person[2])


def _whole_time(role: str, number: int, chance: Random) -> Fraction | None:
    """Made up; volunteers have none."""
    if role == "Volunteers":
        return None
    return sum((Fraction(chance.choice(_PARTS)) for _ in range(number)), Fraction(0))


def _chance(part: str) -> Random:
    """A source of chance of its own for each part, so that a change in one moves no other."""
    return Random(f"leicestershire-2020-21/{part}")  # noqa: S311 - a seeded demonstration, not a secret
