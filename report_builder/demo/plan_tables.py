"""The tables of the youth justice plan as a whole: Leicestershire, 2020-21, the same every time."""

from __future__ import annotations

from collections.abc import Sequence

from report_builder.demo.plan_governance import actions, meetings, risks
from report_builder.demo.plan_rows import budget, population, published, staffing
from report_builder.demo.records import Record


def plan_2020() -> dict[str, Sequence[Record]]:
    """Every table, by name, in the order of the data contract."""
    return {
        "published": published(),
        "population": population(),
        "budget": budget(),
        "staffing": staffing(),
        "risks": risks(),
        "actions": actions(),
        "meetings": meetings(),
    }
