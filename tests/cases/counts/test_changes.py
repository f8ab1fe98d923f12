"""From the latest earlier period to the latest one, and why no word may be said."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.published import count_published
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Period, Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, FamilyMember, Meeting, ReportSpec
from report_builder.model.tables import Cases, Change, CountTable, Missing
from report_builder.model.view import View

SPEC = ReportSpec(
    source=Path("config.yaml"),
    name="paper",
    document="board-report",
    yot="Sefton",
    quarter=Quarter(2018, 4),
    as_at=date(2019, 6, 1),
    data=DataPlace.folder(Path("data")),
    comparators=Comparators(family=(FamilyMember("Wigan"), FamilyMember("Dudley"))),
    editions={},
    meeting=Meeting("Board", date(2019, 6, 1)),
    case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
)


def calendar(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def row(period: Period, value: str, counts: tuple[int, int] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "measure": "custody_rate",
        "area": "Sefton",
        "area_type": "yjs",
        "period_start": period.start,
        "period_end": period.end,
        "numerator": None if counts is None else Fraction(counts[0]),
        "denominator": None if counts is None else Fraction(counts[1]),
        "value": Fraction(value),
        "value_text": value,
        "source": "YDS 94",
        "published_on": None,
        **more,
    }


def counted(
    rows: list[dict[str, Any]], measure: str = "custody_rate", spec: ReportSpec = SPEC, **view: Any
) -> CountTable:
    texts = dict.fromkeys(("measure", "area", "area_type", "value_text", "source"), "string")
    days = dict.fromkeys(("period_start", "period_end", "published_on"), "datetime64[s]")
    numbers = dict.fromkeys(("numerator", "denominator", "value"), "object")
    published = pd.DataFrame([{**cells, "row": index + 2} for index, cells in enumerate(rows)])
    context = Context(Cases({"published": published.astype({**texts, **days, **numbers})}), spec)
    return count_published(View(measure, variety="change", **view), context)


def change(table: CountTable) -> Change:
    formula = table.wanted[-1].formula
    assert isinstance(formula, Change)
    return formula


SEFTON = [row(calendar(2017), "0.17", (4, 23_900)), row(calendar(2018), "0.04", (1, 23_963))]


def test_the_two_figures_stand_before_the_change_between_them() -> None:
    table = counted(SEFTON)

    assert [(wanted.key.period, wanted.key.variety) for wanted in table.wanted] == [
        (calendar(2017), ""),
        (calendar(2018), ""),
        (calendar(2018), "change"),
    ]
    assert change(table) == Change(table.wanted[0].key, table.wanted[1].key)


def test_of_rolling_years_the_latest_that_shares_no_day_is_the_earlier_one() -> None:
    rolling = [
        Period(date(2017, 1, 1), date(2017, 12, 31)),
        Period(date(2017, 4, 1), date(2018, 3, 31)),
        Period(date(2018, 1, 1), date(2018, 12, 31)),
    ]

    table = counted([row(period, "0.10", (2, 20_000)) for period in rolling])

    assert change(table).before.period == rolling[0]


def test_overlapping_years_alone_bear_out_no_word() -> None:
    rolling = [Period(date(2017, 4, 1), date(2018, 3, 31)), Period(date(2018, 1, 1), date(2018, 12, 31))]

    assert change(counted([row(period, "0.10", (2, 20_000)) for period in rolling])).reason == "the two periods overlap"


def test_without_an_earlier_period_there_is_no_change() -> None:
    table = counted(SEFTON[1:])

    assert table.wanted[-1].formula == Missing("there is no earlier figure")
    assert table.wanted[-1].key.variety == "change"


def test_a_stale_measure_has_no_trend() -> None:
    spec = replace(SPEC, no_update={"custody_rate": "access was limited"})

    reason = change(counted(SEFTON, spec=spec)).reason

    assert reason == "no new data have been published since the last report: access was limited"


def test_rates_without_counts_bear_out_no_word() -> None:
    rows = [row(calendar(2017), "0.17"), row(calendar(2018), "0.04", (1, 23_963))]

    assert change(counted(rows)).reason == "the counts behind the figures are not known"


def test_a_quarter_is_not_held_against_a_year() -> None:
    rows = [row(Period(date(2017, 10, 1), date(2017, 12, 31)), "0.05", (1, 20_000)), SEFTON[1]]

    assert change(counted(rows)).reason == "the two periods are not of the same length"


def test_a_ratio_has_no_interval_to_judge_by() -> None:
    rows = [{**each, "measure": "reoff_per_reoffender"} for each in SEFTON]

    assert change(counted(rows, "reoff_per_reoffender")).reason == "no interval is stated for this measure"


def test_a_family_of_other_members_is_not_compared() -> None:
    rows = [
        *SEFTON,
        *(row(calendar(year), "0.10", (2, 20_000), area="Wigan") for year in (2017, 2018)),
        row(calendar(2018), "0.20", (4, 20_000), area="Dudley"),
    ]

    table = counted(rows, areas=("family",))

    assert change(table).reason == "the two figures do not rest on the same services or population"


def test_an_unchanged_family_may_be_compared() -> None:
    rows = [
        *SEFTON,
        *(row(calendar(year), "0.10", (2, 20_000), area=area) for year in (2017, 2018) for area in ("Wigan", "Dudley")),
    ]

    assert change(counted(rows, areas=("family",))).reason == ""
