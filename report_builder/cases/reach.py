"""How far the events of a paper's tables go. Which tables are asked, and which of their dates count, is ours."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pandas as pd

from report_builder.model.reach import Reach, reaches
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Cases

EVENTS = {
    "episodes": ("start_date",),
    "offences": ("outcome_date", "offence_date"),
    "assessments": ("completed_date",),
    "exclusions": ("start_date",),
    "custody": ("start_date",),
    "tracker": ("entry_date",),
}
"""Table -> the columns whose days tell that something happened.

When an assessment falls due is a plan and no event. Reoffences belong to a cohort that may be of earlier years;
published figures lag by their nature; population, budget, staffing and the tables of governance are no events.
"""


def reach_of(cases: Cases, spec: ReportSpec, needed: Collection[str]) -> tuple[Reach, ...]:
    """How far each table goes that a paper is made from and that has dated events, and which tables are not there.

    Args:
        cases: as they were read and checked, whatever was found.
        spec: whose quarter is to be reached, with what was known on its `as_at`. The tracker has to reach the end of
            its cohort, where that is earlier; a quiet table of the schedule need only be there.
        needed: the tables that the paper is made from.
    """
    found = [_reach(cases, spec, table) for table in EVENTS if table in needed and table in cases.tables]
    missing = [one.table for one in cases.findings if one.name == "missing-table"]  # less those that were accepted
    return (*found, *(Reach(table, None, None, is_reached=False, is_there=False) for table in missing))


def _reach(cases: Cases, spec: ReportSpec, table: str) -> Reach:
    frame = cases.tables[table]
    events = days_of_events(frame, table, as_at=spec.as_at)
    last = max(events, default=None)
    if table in spec.schedule.quiet_tables:
        return Reach(table, last, None, is_reached=True)
    until = spec.quarter.period.end
    if table == "tracker" and spec.cohort:
        until = min(until, spec.cohort.end)
    return Reach(table, last, until, is_reached=spec.as_at >= until and reaches(events, until))


def days_of_events(frame: pd.DataFrame, table: str, *, as_at: date) -> list[date]:
    """The days on which something happened, one a row, as far as they were known on a day."""
    days = frame[list(EVENTS[table])]
    known = days.where(days <= pd.Timestamp(as_at)).max(axis=1).dropna()
    return [day.date() for day in known]
