"""How complete the tracker is for children who turned 18 while it followed them, against the published count.

Whoever is 17 at entry turns 18 within the twelve months of follow-up, and then comes to an adult court: a local tracker
loses sight of what the Police National Computer goes on counting. Source: the YJB's reoffending programme, which gave
services a way to assess the data on those who turn 18 during the cohort period.
"""

from __future__ import annotations

from dataclasses import replace

from report_builder.cases.counts.answers import figure_key, with_cells
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.published import count_published
from report_builder.cases.counts.tracker import count_tracker
from report_builder.model.key import Key, labels
from report_builder.model.measure import MEASURES
from report_builder.model.tables import Count, CountTable, Formula, Given, Missing, Quotient, Wanted
from report_builder.model.view import View

TURNING_18 = (("age", "17"),)
"""Who turns 18 within twelve months of entry."""

_NOT_PUBLISHED = (
    "No published count of the children aged 17 at entry to this cohort was supplied, "
    "so that completeness cannot be rated"
)


def count_published_at_17(view: View, context: Context) -> CountTable:
    """The published count for the very cohort that the tracker follows, never for another period."""
    period = _total(View("tracker_children"), context).period
    table = count_published(replace(view, periods=f"{period.start}/{period.end}"), context)
    if any(isinstance(one.formula, Given) for one in table.wanted):
        return replace(table, view=view)
    key = context.own_key(view.measure, period)
    return CountTable(view, (Wanted(key, Missing(_NOT_PUBLISHED)),), missing=_NOT_PUBLISHED)


def count_completeness(view: View, context: Context) -> CountTable:
    """The tracker's count of those aged 17 at entry as a share of the published one, in %; it may exceed 100."""
    measure = MEASURES[view.measure]
    over, under = measure.parts
    local = count_tracker(View(over, fixed=labels(dict(TURNING_18))), context)
    published = count_published_at_17(View(under), context)
    key = figure_key(view, published.wanted[0].key)
    table = CountTable(view, (Wanted(key, _formula(local, published, measure.base)),), missing=published.missing)
    cells = (*local.cells, *published.cells)
    return with_cells(table, cells, relations=local.relations)


def _formula(local: CountTable, published: CountTable, base: int) -> Formula:
    ours, theirs = local.wanted[0].formula, published.wanted[0].formula
    if isinstance(ours, Missing):
        return ours
    if isinstance(theirs, Missing):
        return theirs
    assert isinstance(ours, Count)  # noqa: S101  a count of the tracker is a cell
    return Quotient(ours.cell, published.cells[0].key, base)


def _total(view: View, context: Context) -> Key:
    return count_tracker(view, context).wanted[0].key


COUNTERS: dict[str, Counter] = {
    "reoffenders_17": count_published_at_17,
    "reoffences_17": count_published_at_17,
    "completeness_reoffenders_17": count_completeness,
    "completeness_reoffences_17": count_completeness,
}
