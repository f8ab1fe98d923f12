"""Which views each word of a reference needs, so that every number of a paper is known before anything is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.model.key import labels
from report_builder.model.measure import MEASURES
from report_builder.model.view import View

SHARES = {
    "caseload": "caseload_share",
    "tracker_children": "tracker_share",
    "tracker_reoffenders": "tracker_binary",
    "tracker_reoffences": "tracker_reoffences_share",
    "ethnic_count": "ethnic_share",
    "needs_count": "needs_share",
    "assessments_in_time": "assessment_timeliness",
    "ete_suitable_count": "ete_suitable",
}
"""count -> the share that `.share` and `.part` of it print."""

COMPARED = ("family", "pcc", "national")

COMPOSED = {
    "caseload": "case_type",
    "needs_count": "need",
    "offence_profile": "offence_category",
    "ethnic_count": "ethnic_group",
    "tracker_children": "tier",
    "staffing_headcount": "role",
    "budget_income": "funder",
    "budget_expenditure": "line",
}
"""Measure -> the breakdown of which a sentence names the largest group, unless the text asks for another."""

TWINS = {
    "tracker_binary": "reoff_binary",
    "tracker_per_reoffender": "reoff_per_reoffender",
    "tracker_per_offender": "reoff_per_offender",
}
"""Measure of the live tracker -> the published one that goes by the same name, and may not be compared with it."""


def views_for(view: View, word: str) -> tuple[View, ...]:
    """All views that must be counted before a figure can say a word, its own before the others."""
    return tuple(dict.fromkeys((*_first(view, word), *_further(view, word))))


def _first(view: View, word: str) -> tuple[View, ...]:
    """The figure itself; of a share its share before it, of a breakdown nothing but the groups."""
    if word == "composition":
        return ()
    return (share_view(view), view) if word in {"share", "part"} else (view,)


def _further(view: View, word: str) -> Iterator[View]:
    if word in {"rank", "rank_range"}:
        yield replace(view, variety="rank")
    if word == "trend":
        yield five_years(view, "own")
    if word in {"sentence", "change"} and is_published_whole(view):
        yield replace(view, variety="change")
    if word in {"sentence", "comparison"} and is_compared(view):
        yield from (five_years(view, area) for area in ("own", *COMPARED))
    if word == "sentence" and is_ranked(view):
        yield replace(view, variety="rank")
    if word == "composition" or (word == "sentence" and is_composed(view)):
        yield composed_view(view)
        yield share_view(composed_view(view))
    if word in {"sentence", "caveat"} and has_one(view):
        yield replace(view, variety="one")
    if word == "unlike_published":
        yield published_twin(view)
    matures = matures_view(view) if word in {"sentence", "caveat", "unlike_published"} else None
    if matures is not None:
        yield matures


def share_view(view: View) -> View:
    """The share of a count; a share is its own."""
    return replace(view, measure=SHARES.get(view.measure, view.measure))


def five_years(view: View, area: str) -> View:
    """The five latest known periods of a measure for one kind of area."""
    return View(view.measure, areas=(area,), periods="five-years")


def is_rated(view: View) -> bool:
    """Whether it is a share of what should be there, so that it is the better the nearer it comes to 100%."""
    measure = MEASURES[view.measure]
    return measure.kind == "share" and (measure.good_is == "high" or measure.id.startswith("completeness_"))


def is_published_whole(view: View) -> bool:
    """Whether it is a published figure, which has no groups: these alone have an earlier period beside them."""
    return MEASURES[view.measure].is_published and not (view.dimensions or view.fixed or view.of)


def is_compared(view: View) -> bool:
    """Whether other areas stand beside it: a published rate, share or ratio of the service, as far as it is known."""
    measure = MEASURES[view.measure]
    is_relative = measure.kind in {"rate", "share", "ratio"} and measure.period == "latest"
    return is_published_whole(view) and is_relative and view.areas == ("own",)


def is_ranked(view: View) -> bool:
    """Whether a sentence gives its rank."""
    return is_compared(view) and bool(MEASURES[view.measure].good_is)


def has_one(view: View) -> bool:
    """Whether it is a rate of a population, of which one child more or less can be told."""
    return is_compared(view) and MEASURES[view.measure].parts[1] == "population"


def is_composed(view: View) -> bool:
    """Whether a sentence names its largest group: of everybody, not of a group."""
    is_whole = not (view.fixed or view.of) and view.areas == ("own",)
    return view.measure in COMPOSED and is_whole


def composed_view(view: View) -> View:
    """The breakdown whose largest group is told."""
    return replace(view, dimensions=view.dimensions or (COMPOSED[view.measure],))


def published_twin(view: View) -> View:
    """The published figure that goes by the same name as one of the live tracker."""
    return View(TWINS[view.measure])


def matures_view(view: View) -> View | None:
    """When the cohort of a tracker's figure matures; None of any other figure."""
    if not view.measure.startswith("tracker_"):
        return None
    cohort = {dimension: category for dimension, category in view.fixed if dimension == "cohort"}
    return View("tracker_matures", fixed=labels(cohort), periods=view.periods)
