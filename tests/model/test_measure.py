"""The registry holds together: every id that an entry names exists, and its parts fit."""

from __future__ import annotations

import pytest

from report_builder.model.dimension import DIMENSIONS
from report_builder.model.measure import MEASURES, Measure
from report_builder.model.view import PERIODS

KINDS = {"count", "share", "rate", "ratio", "mean", "difference", "money", "date"}

VOCABULARY = (
    "caseload",
    "caseload_share",
    "fte_count",
    "fte_rate",
    "custody_count",
    "custody_rate",
    "remand_count",
    "cautioned_count",
    "cautioned_rate",
    "reoff_binary_10_14",
    "reoff_binary_15_17",
    "suspension_rate",
    "pupils_suspended_share",
    "permanent_exclusion_rate",
    "neet_share",
    "reoff_binary",
    "reoff_per_reoffender",
    "reoff_per_offender",
    "tracker_children",
    "tracker_reoffenders",
    "tracker_reoffences",
    "tracker_binary",
    "tracker_per_reoffender",
    "tracker_per_offender",
    "tracker_mean_follow_up",
    "tracker_matures",
    "children_suspended",
    "suspensions",
    "children_permanently_excluded",
    "days_lost",
    "suspensions_per_suspended_child",
    "days_per_suspended_child",
    "days_per_caseload_child",
    "ethnic_share",
    "over_representation",
    "relative_rate",
    "needs_share",
    "rosh_high",
    "likelihood_high",
    "safety_high",
    "offence_profile",
    "assessment_timeliness",
    "scaled_contacts",
    "ete_suitable",
    "budget_income",
    "budget_expenditure",
    "staffing_headcount",
    "staffing_wte",
    "population_share",
    "fte_change",
    "local_reoffences",
    "custody_share",
    "ete_suitable_year",
)
"""The ids of the definitions, and of the yearly indicators that a plan sets against its targets."""


def of_kind(*kinds: str) -> pytest.MarkDecorator:
    measures = [measure for measure in MEASURES.values() if measure.kind in kinds]
    return pytest.mark.parametrize("measure", measures, ids=[measure.id for measure in measures])


every_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)


def test_the_whole_vocabulary_is_in_the_registry() -> None:
    assert [measure for measure in VOCABULARY if measure not in MEASURES] == []


@every_measure
def test_a_quotient_is_of_two_measures_of_the_registry(measure: Measure) -> None:
    assert all(part in MEASURES for part in measure.parts if part)
    assert bool(measure.parts[0]) == bool(measure.parts[1])


@every_measure
def test_a_breakdown_is_by_dimensions_of_the_vocabulary_each_once(measure: Measure) -> None:
    assert [dimension for dimension in measure.dimensions if dimension not in DIMENSIONS] == []
    assert len(set(measure.dimensions)) == len(measure.dimensions)


@every_measure
def test_the_words_that_an_entry_uses_are_known(measure: Measure) -> None:
    assert measure.kind in KINDS
    assert measure.good_is in {"", "high", "low"}
    assert measure.counts in {"persons", "events", "other"}
    assert measure.period in PERIODS
    assert 0 <= measure.decimals <= 2


@of_kind("share")
def test_a_share_is_out_of_100(measure: Measure) -> None:
    assert (measure.base, measure.unit) == (100, "%")


@of_kind("share", "rate", "ratio", "mean")
def test_a_quotient_names_its_denominator(measure: Measure) -> None:
    assert measure.denominator


@of_kind("rate")
def test_a_rate_is_per_the_children_that_its_unit_says(measure: Measure) -> None:
    assert f"per {measure.base:,} " in measure.unit
    assert (measure.parts[1] == "population") == ("children aged 10 to 17" in measure.unit)


SPLIT = [measure for measure in MEASURES.values() if measure.parts[0] and measure.dimensions]


@pytest.mark.parametrize("measure", SPLIT, ids=[measure.id for measure in SPLIT])
def test_a_numerator_is_broken_down_as_its_quotient_is(measure: Measure) -> None:
    assert set(measure.dimensions) <= set(MEASURES[measure.parts[0]].dimensions)


@pytest.mark.parametrize(
    ("measure", "base", "decimals"),
    [
        ("fte_rate", 100_000, 0),
        ("cautioned_rate", 10_000, 1),
        ("custody_rate", 1_000, 2),
        ("suspension_rate", 100, 2),
        ("permanent_exclusion_rate", 100, 2),
        ("neet_share", 100, 1),
        ("reoff_binary", 100, 1),
        ("reoff_per_reoffender", 1, 2),
        ("caseload_share", 100, 1),
        ("over_representation", 1, 1),
        ("tracker_mean_follow_up", 1, 1),
        ("days_per_caseload_child", 1, 2),
    ],
)
def test_base_and_decimals_are_those_of_the_definitions(measure: str, base: int, decimals: int) -> None:
    assert (MEASURES[measure].base, MEASURES[measure].decimals) == (base, decimals)
