"""The change between the latest and the latest earlier period that does not overlap it, and why no word may be said."""

from __future__ import annotations

from dataclasses import replace

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.given import Figured
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.tables import Change, Given, Missing, Wanted


def pair_of(periods: tuple[Period, ...], latest: Period) -> Period | None:
    """The latest known period before `latest` that shares no day with it; failing that the one before it."""
    earlier = [period for period in periods if (period.end, period.start) < (latest.end, latest.start)]
    apart = [period for period in earlier if not period.overlaps(latest)]
    return max(apart or earlier, key=lambda period: (period.end, period.start), default=None)


def change_figures(context: Context, before: Figured | None, after: Figured) -> tuple[Figured, ...]:
    """The two figures and the change between them, in this order.

    The change's reason, where it has one, is why no word such as "rose" may be said.
    """
    key = replace(after.wanted.key, variety="change")
    if before is None:
        return (after, Figured(Wanted(key, Missing("there is no earlier figure"))))
    change = Change(before.wanted.key, after.wanted.key, reason_against(context, before, after))
    return (before, after, Figured(Wanted(key, change)))


def reason_against(context: Context, before: Figured, after: Figured) -> str:
    """Why no word may be said of a change, in words; empty where one may."""
    first, second = before.wanted.key, after.wanted.key
    no_update = context.spec.no_update.get(first.measure)
    reasons = {
        f"no new data have been published since the last report: {no_update}": no_update is not None,
        "the two periods overlap": first.period.overlaps(second.period),
        "the two periods are not of the same length": first.period.months != second.period.months,
        "the two figures do not rest on the same services or population": before.wanted.note != after.wanted.note,
        "no interval is stated for this measure": MEASURES[first.measure].kind not in {"count", "rate", "share"},
        "the counts behind the figures are not known": not (_has_counts(before) and _has_counts(after)),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _has_counts(figure: Figured) -> bool:
    formula = figure.wanted.formula
    if not isinstance(formula, Given):
        return True
    if MEASURES[figure.wanted.key.measure].kind == "count":
        return True
    return formula.numerator is not None and formula.denominator is not None
