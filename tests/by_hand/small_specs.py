"""What a small report asks for, made by hand; each test changes what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, Edition, Meeting, ReportSpec

PLAIN = ReportSpec(
    source=Path("board.yaml"),
    name="board",
    document="board-report",
    yot="Rotherham",
    quarter=Quarter(2019, 4),
    as_at=date(2020, 7, 13),
    data=DataPlace.folder(Path("data")),
    comparators=Comparators(),
    editions={"board": Edition("board", 0), "public": Edition("public", 5)},
    meeting=Meeting("YOT Management Board", date(2020, 7, 13)),
    case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
)


def asked(**changes: Any) -> ReportSpec:
    """The plain report with these changes."""
    return replace(PLAIN, **changes)
