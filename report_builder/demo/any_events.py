"""What follows from the episodes and offences of made-up children: assessments, exclusions, custody and the tracker."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from report_builder.demo.any_children import END, LAST_KNOWN, QUARTER_END, Children, Sentences, day_number
from report_builder.demo.chance import Column, day_of, named

Days = NDArray[np.int64]
Columns = dict[str, Column]

_RATINGS = {"low": 25, "medium": 45, "high": 24, "very high": 6}
_KINDS = {"assetplus": 60, "early help assessment": 15, "early help initial contact": 10, "out of court": 15}
_EXCLUSIONS = {0: 78, 1: 12, 2: 6, 3: 4}
_REOFFENCES = {0: 62, 1: 16, 2: 9, 3: 5, 4: 3, 5: 3, 8: 2}


def assessments(those: Children) -> Columns:
    """The columns of `assessments`: for two children in three, soon after they became known."""
    chance = those.of("assessments")
    child = np.flatnonzero(chance.happens(67, len(those.ids)))
    size = len(child)
    due = those.known_from[child] + 15 + chance.below(20, size)
    done = np.minimum(due - 14 + chance.below(24, size), LAST_KNOWN)
    return {
        "person_id": those.ids.take(child),
        "kind": chance.picked(_KINDS, size),
        "due_date": day_of(due),
        "completed_date": day_of(done, is_known=chance.happens(95, size)),
        "rosh": chance.picked(_RATINGS, size),
        "likelihood": chance.picked({"low": 25, "medium": 45, "high": 30}, size),
        "safety_wellbeing": chance.picked(_RATINGS, size),
    }


def exclusions(those: Children) -> Columns:
    """The columns of `exclusions`: days in halves, none of a permanent one."""
    chance = those.of("exclusions")
    child = np.repeat(np.arange(len(those.ids)), chance.numbers(_EXCLUSIONS, len(those.ids)))
    size, known = len(child), those.known_from[child]
    is_permanent = chance.happens(6, size)
    halves = 1 + chance.below(20, size)
    return {
        "person_id": those.ids.take(child),
        "kind": named(is_permanent.astype(np.int64), ("suspension", "permanent")),
        "start_date": day_of(known + chance.below(END - known + 1, size)),
        "days_lost": pa.array(halves / 2, mask=is_permanent),
        "school": named(chance.below(40, size), tuple(f"School {number}" for number in range(1, 41))),
    }


def custody(those: Children, sentences: Sentences) -> Columns:
    """The columns of `custody`: the sentences that offences ended in, every third of them after a remand."""
    chance = those.of("custody")
    remanded = np.flatnonzero(chance.happens(33, len(sentences.child)))
    place = np.concatenate([np.arange(len(sentences.child)), remanded])
    is_remand = np.arange(len(place)) >= len(sentences.child)
    child, size = sentences.child[place], len(place)
    start = np.where(is_remand, sentences.offence[place], sentences.outcome[place])
    return {
        "person_id": those.ids.take(child),
        "kind": named(is_remand.astype(np.int64), ("sentence", "remand")),
        "start_date": day_of(start),
        "end_date": day_of(start + 7 + chance.below(180, size)),
        "age_at_offence": _age(those.born[child], sentences.offence[place]),
        "age_at_sentence": _age(those.born[child], sentences.outcome[place]),
        "order": named(is_remand.astype(np.int64), ("Detention and training order", "Remand to youth detention")),
        "offence_category": sentences.category.take(place),
        "breach_of": chance.picked({"": 88, "yro": 7, "referral order": 3, "licence": 2}, size),
    }


def tracker(those: Children) -> tuple[Columns, Columns]:
    """The columns of `tracker` and `reoffences`: three children in ten, in the cohort of the quarter they came in."""
    chance = those.of("tracker")
    child = np.flatnonzero(chance.happens(30, len(those.ids)))
    size, entry = len(child), those.known_from[child]
    names, starts = _cohorts()
    cohort = named(starts.searchsorted(entry, side="right") - 1, names)
    columns = {
        "person_id": those.ids.take(child),
        "cohort": cohort,
        "entry_date": day_of(entry),
        "entry_tier": chance.picked(
            {"no intervention": 15, "pre-court": 40, "first-tier": 30, "community": 13, "custody": 2}, size
        ),
        "age_at_entry": _age(those.born[child], entry),
        "intervention_level": chance.picked(
            {"no intervention": 10, "standard": 45, "enhanced": 35, "intensive": 10}, size
        ),
        "asset_band": chance.picked({"Low": 35, "Medium": 45, "High": 20}, size),
        "sex": named(np.zeros(size, dtype=np.int64), ("",)),
        "ethnicity": named(np.zeros(size, dtype=np.int64), ("",)),
        "care_status": named(np.zeros(size, dtype=np.int64), ("",)),
        "index_gravity": np.minimum(1 + chance.below(8, size), 8),
    }
    again = np.repeat(np.arange(size), chance.numbers(_REOFFENCES, size))
    offence = np.minimum(entry[again] + chance.below(400, len(again)), LAST_KNOWN)
    reoffences = {
        "person_id": columns["person_id"].take(again),
        "cohort": cohort.take(again),
        "offence_date": day_of(offence),
        "outcome_date": day_of(np.minimum(offence + 10 + chance.below(120, len(again)), LAST_KNOWN)),
        "gravity": 1 + chance.below(8, len(again)),
    }
    return columns, reoffences


def _cohorts() -> tuple[tuple[str, ...], Days]:
    """The quarters of the three years, as cohorts are named, and their first days."""
    months = [date(2022 + month // 12, month % 12 + 1, 1) for month in range(3, 40, 3)]
    firsts = [day for day in months if day <= QUARTER_END]
    ends = [*(day - timedelta(days=1) for day in firsts[1:]), QUARTER_END]
    names = tuple(f"{first.isoformat()}/{end.isoformat()}" for first, end in zip(firsts, ends, strict=True))
    starts = np.array([day_number(first) for first in firsts])
    return names, starts


def _age(born: Days, day: Days) -> Days:
    """Whole years of 365.25 days, which is a year out at most on a birthday; at most 18."""
    ages: Days = np.minimum((day - born) * 4 // 1461, 18)
    return ages
