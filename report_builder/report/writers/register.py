"""Writes a governance table in its place, by the layout of its table, or says that nothing was supplied."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from report_builder.model.built import Block
from report_builder.report.desk import Desk
from report_builder.report.plan import PlannedRegister
from report_builder.report.writers.actions import write_actions
from report_builder.report.writers.cycle import write_cycle
from report_builder.report.writers.meetings import write_meetings
from report_builder.report.writers.risks import write_risks

Layout = Callable[[Desk, PlannedRegister], list[Block]]

LAYOUTS: Mapping[str, Layout] = {
    "actions": write_actions,
    "meetings": write_meetings,
    "meetings by quarter": write_cycle,
    "risks": write_risks,
}
"""Table -> what writes it, where it was supplied; `show` names one of its own layouts, or one here after the table."""

NAMES: Mapping[str, str] = {
    "actions": "recommendations and actions",
    "meetings": "meetings",
    "risks": "the risk register",
}


def write_register(desk: Desk, planned: PlannedRegister) -> list[Block]:
    """The blocks of a register, with one sentence where its table was not supplied.

    A timeline of which the meetings are missing still says when the actions are due.
    """
    missing: list[Block] = []
    if getattr(desk.registers, planned.table) is None:
        missing = [desk.paragraph(f"No data was supplied for {NAMES[planned.table]}.")]
        if planned.show != "timeline" or not desk.registers.actions:
            return missing
    return [*missing, *_layout(planned)(desk, planned)]


def _layout(planned: PlannedRegister) -> Layout:
    return LAYOUTS.get(f"{planned.table} {planned.show}") or LAYOUTS[planned.table]
