"""Published rows and populations, small enough to be written out in a test."""

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
from report_builder.model.tables import Cases, CountTable, Given, Wanted
from report_builder.model.view import View

SPEC = ReportSpec(
    source=Path("config.yaml"),
    name="paper",
    document="board-report",
    yot="Rotherham",
    quarter=Quarter(2019, 4),
    as_at=date(2020, 7, 13),
    data=DataPlace.folder(Path("data")),
    comparators=Comparators(
        family=(FamilyMember("Wigan"), FamilyMember("Dudley")), pcc="South Yorkshire", region="Yorkshire and The Humber"
    ),
    editions={},
    meeting=Meeting("Board", date(2020, 7, 13)),
    case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
)
COLUMNS = [
    *("measure", "area", "area_type", "period_start", "period_end"),
    *("numerator", "denominator", "value", "value_text", "unit", "source", "published_on", "row"),
]


def year_to(year: int) -> Period:
    """The 12 months to March of a year."""
    return Period(date(year - 1, 4, 1), date(year, 3, 31))


def row(
    measure: str = "custody_rate",
    *,
    area: str = "Rotherham",
    area_type: str = "yjs",
    period: Period | None = None,
    value: str | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
    source: str | None = "YDS 98",
    published_on: str | None = None,
) -> list[Any]:
    days = period or year_to(2020)
    number = None if value is None else Fraction(value)
    parts = [None if part is None else Fraction(part) for part in (numerator, denominator)]
    return [measure, area, area_type, days.start, days.end, *parts, number, value, None, source, published_on]


def published(rows: list[list[Any]]) -> pd.DataFrame:
    frame = pd.DataFrame([[*cells, index + 2] for index, cells in enumerate(rows)], columns=COLUMNS)
    texts = dict.fromkeys(("measure", "area", "area_type", "value_text", "unit", "source"), "string")
    days = dict.fromkeys(("period_start", "period_end", "published_on"), "datetime64[s]")
    numbers = dict.fromkeys(("numerator", "denominator", "value"), "object")
    return frame.astype({**texts, **days, **numbers})


def populations(rows: list[tuple[str, int, int]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["area", "year", "population"]).assign(
        source="mye", age="10-17", sex="all", ethnic_group="all"
    )
    return frame.astype({"year": "Int64", "population": "Int64"})


def context(
    rows: list[list[Any]],
    *,
    residents: list[tuple[str, int, int]] | None = None,
    spec: ReportSpec = SPEC,
    tables: dict[str, pd.DataFrame] | None = None,
) -> Context:
    given = {"published": published(rows), **(tables or {})}
    if residents is not None:
        given["population"] = populations(residents)
    return Context(Cases(given), spec)


def counted(view: View, rows: list[list[Any]], **more: Any) -> CountTable:
    return count_published(view, context(rows, **more))


def only(table: CountTable) -> Wanted:
    assert len(table.wanted) == 1
    return table.wanted[0]


def given(wanted: Wanted) -> Given:
    assert isinstance(wanted.formula, Given)
    return wanted.formula


LATEST = View("custody_rate")
