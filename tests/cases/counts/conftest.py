"""Builders of small case tables, typed as loading types them, and of what a report asks of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from report_builder.cases.complete import complete
from report_builder.cases.contract import CONTRACT, Kind
from report_builder.cases.counts.context import Context
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.key import labels
from report_builder.model.period import Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, Meeting, ReportSpec
from report_builder.model.tables import Cases, Count, CountTable, OnDate, Quotient

Rows = list[dict[str, Any]]
Build = Callable[..., Context]

_TYPES = {
    Kind.DATE: "datetime64[s]",
    Kind.DATE_OR_MONTH: "datetime64[s]",
    Kind.BOOLEAN: "boolean",
    Kind.WHOLE: "Int64",
    Kind.DECIMAL: "object",
}


def _frame(table: str, rows: Rows) -> pd.DataFrame:
    """The rows with the contract's columns and types, numbered as in a file with a header."""
    columns = {column.name: _TYPES.get(column.kind, "string") for column in CONTRACT[table].columns}
    frame = pd.DataFrame(rows, columns=list(columns), dtype="object")
    for name, dtype in columns.items():
        values = frame[name].where(frame[name].notna(), None)
        if dtype == "object":
            values = values.map(lambda value: None if value is None else Fraction(str(value)))
        frame[name] = pd.to_datetime(values).astype(dtype) if dtype == "datetime64[s]" else values.astype(dtype)
    return frame.assign(row=pd.Series(range(2, len(frame) + 2), dtype="Int64"))


@pytest.fixture
def build() -> Build:
    """Build a context: a list of rows for each table, and what else the config says."""

    def context(tables: Mapping[str, Rows], **asked: Any) -> Context:
        spec = ReportSpec(
            **{
                "source": Path("report.yaml"),
                "name": "report",
                "document": "board-report",
                "yot": "Rotherham",
                "quarter": Quarter(2019, 4),
                "as_at": date(2020, 7, 13),
                "data": DataPlace.folder(Path("data")),
                "comparators": Comparators(),
                "editions": {},
                "meeting": Meeting("Board", date(2020, 7, 13)),
                "case_types": CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
                **asked,
            }
        )
        return Context(Cases(complete({name: _frame(name, rows) for name, rows in tables.items()})), spec)

    return context


@pytest.fixture
def counts() -> Callable[[CountTable], dict[str, Any]]:
    """A table's figures by what they say in `by` ("sex=female age=14", "" for the total), worked out from its cells."""

    def worked_out(table: CountTable) -> dict[str, Any]:
        cells = {cell.key: cell for cell in table.cells}
        assert len(cells) == len(table.cells)
        for relation in table.relations:
            total = sum(weight * cells[key].count for key, weight in relation.terms)
            assert relation.low is None or total >= relation.low
            assert relation.high is None or total <= relation.high

        def value(formula: Any) -> Any:
            match formula:
                case Count(cell):
                    return cells[cell].count
                case Quotient(numerator, denominator, base):
                    return base * cells[numerator].count / cells[denominator].count
                case OnDate(day):
                    return day
                case _:
                    return formula.reason

        return {_words(wanted.key.by): value(wanted.formula) for wanted in table.wanted}

    return worked_out


def _words(by: tuple[tuple[str, str], ...]) -> str:
    return " ".join(f"{dimension}={category}" for dimension, category in labels(dict(by)) if dimension != "source")
