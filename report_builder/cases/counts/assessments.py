"""Assessments due, and those completed by their due date: of all children, not the caseload's alone.

An assessment that is not completed is not in time.
"""

from __future__ import annotations

import pandas as pd

from report_builder.cases.counts.answers import nothing_supplied
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.events import count_met
from report_builder.cases.counts.periods import periods_of
from report_builder.model.tables import CountTable
from report_builder.model.view import View


def count_timeliness(view: View, context: Context) -> CountTable:
    """Assessments due in the period, those completed in time, and their share, by kind and for all kinds."""
    if "assessments" not in context.cases:
        total = context.own_key(view.measure, periods_of(view, context)[-1])
        return nothing_supplied(view, total, what="assessments")
    due = context.once("assessments due", lambda: _due(context.cases["assessments"]))
    return count_met(view, context, due, whole="assessments_due", part="assessments_in_time")


def _due(assessments: pd.DataFrame) -> pd.DataFrame:
    """The assessments with the day on which each is due, and whether it was completed by then."""
    is_met = assessments["completed_date"] <= assessments["due_date"]
    return assessments[["person_id", "kind"]].assign(day=assessments["due_date"], is_met=is_met)


COUNTERS: dict[str, Counter] = dict.fromkeys(
    ("assessments_due", "assessments_in_time", "assessment_timeliness"), count_timeliness
)
