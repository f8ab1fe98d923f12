"""The live tracker of reoffending."""

from __future__ import annotations

from report_builder.model.definition import Measure

_TRACKER = (
    "cohort",
    "sex",
    "age",
    "ethnic_group",
    "care_status",
    "tier",
    "level",
    "asset_band",
    "reoffence_count",
    "time_to_first",
    "seriousness",
)
_CHILDREN = ("child", "children")

TRACKER = (
    Measure(
        "tracker_children", "Children tracked", "count", 0, "children in the cohort", "children",
        noun=_CHILDREN, period="cohort", dimensions=_TRACKER, age_basis="entry",
        source="Live tracker", comparability="live tracker",
        verb=("was tracked", "were tracked"),
    ),
    Measure(
        "tracker_reoffenders", "Children who reoffended", "count", 0,
        "children with a reoffence within 365 days of entry and an outcome within 548", "children",
        verb=("has reoffended", "have reoffended"), noun=_CHILDREN, good_is="low", period="cohort", dimensions=_TRACKER, age_basis="entry",
        source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_reoffences", "Reoffences", "count", 0,
        "offences within 365 days of entry with an outcome within 548", "reoffences",
        noun=("reoffence", "reoffences"), counts="events", good_is="low", period="cohort", dimensions=_TRACKER,
        age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_binary", "Children who reoffended", "share", 1,
        "children who reoffended", "%", "children tracked",
        base=100, good_is="low", period="cohort", parts=("tracker_reoffenders", "tracker_children"), dimensions=_TRACKER,
        age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_share", "Share of the cohort", "share", 1,
        "children of a group", "%", "children tracked",
        base=100, period="cohort", parts=("tracker_children", "tracker_children"), dimensions=_TRACKER,
        age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_reoffenders_share", "Share of the children who reoffended", "share", 1,
        "children of a group who reoffended", "%", "children who reoffended",
        base=100, period="cohort", parts=("tracker_reoffenders", "tracker_reoffenders"), dimensions=_TRACKER,
        age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_reoffences_share", "Share of the reoffences", "share", 1,
        "reoffences of a group", "%", "reoffences",
        base=100, counts="events", period="cohort", parts=("tracker_reoffences", "tracker_reoffences"), dimensions=_TRACKER,
        age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_per_reoffender", "Reoffences per reoffender", "ratio", 2,
        "reoffences", "reoffences per reoffender", "children who reoffended",
        counts="events", good_is="low", period="cohort", parts=("tracker_reoffences", "tracker_reoffenders"),
        dimensions=_TRACKER, age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_per_offender", "Reoffences per child tracked", "ratio", 2,
        "reoffences", "reoffences per child", "children tracked",
        counts="events", good_is="low", period="cohort", parts=("tracker_reoffences", "tracker_children"),
        dimensions=_TRACKER, age_basis="entry", source="Live tracker", comparability="live tracker",
    ),
    Measure(
        "tracker_mean_follow_up", "Mean follow-up", "mean", 1,
        "days from entry to the report's date, at most 365 a child", "days", "children tracked",
        counts="events", period="cohort", dimensions=("cohort",), source="Live tracker", comparability="live tracker",
        subject="the mean follow-up",
    ),
    Measure(
        "tracker_matures", "Cohort matures", "date", 0,
        "the last entry, 365 days of follow-up and 183 of waiting", "",
        counts="other", period="cohort", dimensions=("cohort",), source="Live tracker", comparability="live tracker",
        subject="the end of the follow-up",
    ),
    Measure(
        "reoffenders_17", "Published reoffenders aged 17 at entry", "count", 0,
        "children aged 17 at entry who reoffended, as published", "children",
        noun=_CHILDREN, good_is="low", period="cohort", age_basis="entry", source="Police National Computer",
        is_published=True, comparability="PNC, cohort aged 17 at entry",
    ),
    Measure(
        "reoffences_17", "Published reoffences of children aged 17 at entry", "count", 0,
        "reoffences of children aged 17 at entry, as published", "reoffences",
        noun=("reoffence", "reoffences"), counts="events", good_is="low", period="cohort", age_basis="entry",
        source="Police National Computer", is_published=True, comparability="PNC, cohort aged 17 at entry",
    ),
    Measure(
        "completeness_reoffenders_17", "Completeness: children aged 17 at entry who reoffended", "share", 1,
        "children aged 17 at entry whom the tracker counts as reoffenders", "%", "those published",
        base=100, period="cohort", parts=("tracker_reoffenders", "reoffenders_17"), age_basis="entry",
        source="Live tracker against the published count", comparability="completeness at 17",
        subject="the completeness of the tracker's count of children aged 17 at entry who reoffended",
    ),
    Measure(
        "completeness_reoffences_17", "Completeness: reoffences of children aged 17 at entry", "share", 1,
        "reoffences of children aged 17 at entry in the tracker", "%", "those published",
        base=100, counts="events", period="cohort", parts=("tracker_reoffences", "reoffences_17"), age_basis="entry",
        source="Live tracker against the published count", comparability="completeness at 17",
        subject="the completeness of the tracker's count of reoffences of children aged 17 at entry",
    ),
)  # fmt: skip
