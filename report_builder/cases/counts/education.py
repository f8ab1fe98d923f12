"""Statutory orders ended in the quarter, and those that ended in suitable education, training or employment.

Episodes are counted, not children; one whose status is not recorded stands in the denominator.
"""

from __future__ import annotations

from report_builder.cases.counts.answers import nothing_supplied
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.events import count_met
from report_builder.cases.counts.periods import periods_of
from report_builder.model.tables import CountTable
from report_builder.model.view import View


def count_suitable(view: View, context: Context) -> CountTable:
    """Statutory episodes ended in the period, those in suitable education, training or employment, and their share."""
    if "episodes" not in context.cases:
        total = context.own_key(view.measure, periods_of(view, context)[-1])
        return nothing_supplied(view, total, what="the caseload")
    episodes = context.cases["episodes"]
    ended = episodes.loc[episodes["type"].isin(context.spec.case_types.statutory)].assign(
        day=lambda rows: rows["end_date"],
        is_met=lambda rows: rows["ete_status_end"].eq("suitable").fillna(value=False).astype(bool),
    )
    return count_met(view, context, ended, whole="ete_ended", part="ete_suitable_count")


COUNTERS: dict[str, Counter] = dict.fromkeys(("ete_ended", "ete_suitable_count", "ete_suitable"), count_suitable)
