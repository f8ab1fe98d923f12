"""The live tracker, cohort by cohort."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.tracker import count_tracker
from report_builder.errors import ConfigError
from report_builder.model.key import labels
from report_builder.model.tables import CountTable, Missing, OnDate, Quotient, Relation, at_most, total_of
from report_builder.model.view import View

Build = Callable[..., Context]
Counts = Callable[[CountTable], dict[str, Any]]
WINTER = "2020-01-01/2020-03-31"
AUTUMN = "2019-10-01/2019-12-31"


def child(person: str, cohort: str, entry: str, **more: Any) -> dict[str, Any]:
    return {"person_id": person, "cohort": cohort, "entry_date": entry, **more}


def again(person: str, times: int, *, gravity: int = 3) -> list[dict[str, Any]]:
    row = {"person_id": person, "cohort": WINTER, "offence_date": "2020-05-01", "outcome_date": "2020-06-01"}
    return [{**row, "gravity": gravity}] * times


TRACKER = [
    child("a", WINTER, "2020-01-01", entry_tier="community", age_at_entry=15, index_gravity=3),
    child("b", WINTER, "2020-01-11", entry_tier="community", age_at_entry=17, index_gravity=3),
    child("c", WINTER, "2020-03-31", entry_tier="pre-court", age_at_entry=15, index_gravity=3),
    child("d", WINTER, "2020-03-31", entry_tier="pre-court", age_at_entry=9, index_gravity=3),
    child("a", AUTUMN, "2019-10-01", entry_tier="pre-court", age_at_entry=14),
]


@pytest.fixture
def context(build: Build) -> Context:
    """Of four children in the winter a reoffended twice and b six times; nobody of the autumn did."""
    return build({"tracker": TRACKER, "reoffences": [*again("a", 2, gravity=4), *again("b", 6)]})


def winter(counts: Counts, table: CountTable) -> dict[str, Any]:
    """The figures without the name of the cohort, which all of them have."""
    assert {dict(wanted.key.by)["cohort"] for wanted in table.wanted} == {WINTER}
    return {where.replace(f"cohort={WINTER}", "").strip(): value for where, value in counts(table).items()}


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("tracker_children", 4),
        ("tracker_reoffenders", 2),
        ("tracker_reoffences", 8),
        ("tracker_binary", 50),
        ("tracker_per_reoffender", 4),
        ("tracker_per_offender", 2),
        ("tracker_share", 100),
    ],
)
def test_the_latest_cohort_is_counted_where_none_is_named(
    context: Context, counts: Counts, measure: str, value: int
) -> None:
    assert winter(counts, count_tracker(View(measure), context)) == {"": value}


def test_a_figures_period_and_category_are_the_cohorts(context: Context) -> None:
    figure = count_tracker(View("tracker_children"), context).wanted[0].key

    assert figure.by == (("cohort", WINTER),)
    assert figure.period == type(figure.period)(date(2020, 1, 1), date(2020, 3, 31))


def test_every_cohort_stands_apart_in_a_view_by_cohort(context: Context, counts: Counts) -> None:
    table = count_tracker(View("tracker_binary", ("cohort",)), context)

    assert counts(table) == {f"cohort={AUTUMN}": 0, f"cohort={WINTER}": 50}


def test_config_or_a_view_may_name_the_cohort(build: Build, counts: Counts) -> None:
    context = build({"tracker": TRACKER, "reoffences": []}, tracker_cohort=AUTUMN)

    assert counts(count_tracker(View("tracker_children", periods="cohort"), context)) == {f"cohort={AUTUMN}": 1}
    fixed = View("tracker_children", fixed=(("cohort", WINTER),))
    assert counts(count_tracker(fixed, context)) == {f"cohort={WINTER}": 4}
    assert counts(count_tracker(View("tracker_children", periods=WINTER), context)) == {f"cohort={WINTER}": 4}


def test_a_cohort_that_the_tracker_does_not_have_is_a_fault_of_the_view(context: Context) -> None:
    with pytest.raises(ConfigError, match="no cohort '2021-01-01/2021-03-31'"):
        count_tracker(View("tracker_children", fixed=(("cohort", "2021-01-01/2021-03-31"),)), context)


def test_a_cohort_of_the_config_that_has_nobody_yet_is_missing(build: Build) -> None:
    context = build({"tracker": TRACKER, "reoffences": []}, tracker_cohort="2020-04-01/2020-06-30")

    table = count_tracker(View("tracker_children"), context)

    assert table.missing == "No data was supplied for the tracker."
    assert str(table.wanted[0].key.period) == "2020-04-01/2020-06-30"


def test_children_and_reoffences_by_number_of_reoffences(context: Context, counts: Counts) -> None:
    view = View("tracker_children", ("reoffence_count",))

    assert list(winter(counts, count_tracker(view, context)).values()) == [2, 0, 1, 0, 0, 1, 4]
    reoffences = winter(counts, count_tracker(View("tracker_reoffences", ("reoffence_count",)), context))
    assert (reoffences["reoffence_count=2"], reoffences["reoffence_count=5+"], reoffences[""]) == (2, 6, 8)


def test_seriousness_is_each_reoffences_own_and_a_childs_gravest(context: Context, counts: Counts) -> None:
    of_reoffences = winter(counts, count_tracker(View("tracker_reoffences", ("seriousness",)), context))
    of_children = winter(counts, count_tracker(View("tracker_children", ("seriousness",)), context))

    assert of_reoffences == {"seriousness=less": 0, "seriousness=same": 6, "seriousness=more": 2, "": 8}
    assert of_children == {"seriousness=less": 0, "seriousness=same": 1, "seriousness=more": 1, "": 4}


def test_shares_are_of_the_cohort_or_of_a_group_of_it(context: Context, counts: Counts) -> None:
    by_age = View("tracker_share", ("age",), of=(("tier", "pre-court"),))

    shares = winter(counts, count_tracker(by_age, context))

    assert (shares["age=9"], shares["age=15"], shares["age=17"]) == (50, 50, 0)
    reoffences = winter(counts, count_tracker(View("tracker_reoffences_share", ("tier",)), context))
    assert (reoffences["tier=community"], reoffences["tier=pre-court"]) == (100, 0)


def test_shares_of_those_who_reoffended_leave_out_those_who_did_not(build: Build, counts: Counts) -> None:
    days = {"a": ["2020-01-15", "2020-09-01"], "b": ["2020-03-20"], "c": ["2020-10-15"]}
    rows = [{**again(person, 1)[0], "offence_date": day} for person, dates in days.items() for day in dates]
    context = build({"tracker": TRACKER, "reoffences": [{**row, "outcome_date": "2020-12-01"} for row in rows]})

    by_time = winter(counts, count_tracker(View("tracker_reoffenders_share", ("time_to_first",)), context))
    fixed = View("tracker_reoffenders_share", fixed=(("time_to_first", "within 3 months"),))

    assert {where: value for where, value in by_time.items() if value} == {
        "time_to_first=1st month": Fraction(100, 3),
        "time_to_first=3rd month": Fraction(100, 3),
        "time_to_first=7-12 months": Fraction(100, 3),
        "": 100,
    }
    early = count_tracker(fixed, context)
    assert winter(counts, early) == {"time_to_first=within 3 months": Fraction(200, 3)}
    whole = early.wanted[0].key.with_measure("tracker_reoffenders")
    bands = ("1st month", "2nd month", "3rd month")
    parts = [replace(whole, by=labels({**dict(whole.by), "time_to_first": band})) for band in bands]
    assert total_of(whole, tuple(parts)) in early.relations


def test_two_levels_together_are_their_sum(build: Build, counts: Counts) -> None:
    levels = ("no intervention", "standard", "enhanced", "standard")
    tracker = [
        child(f"p{number}", WINTER, "2020-02-01", intervention_level=level) for number, level in enumerate(levels)
    ]
    fixed = View("tracker_share", fixed=(("level", "standard or no intervention"),))

    table = count_tracker(fixed, build({"tracker": tracker, "reoffences": []}))

    assert winter(counts, table) == {"level=standard or no intervention": 75}


def test_a_ratio_by_tier_divides_within_the_tier(context: Context, counts: Counts) -> None:
    table = count_tracker(View("tracker_per_offender", fixed=(("tier", "community"),)), context)

    assert winter(counts, table) == {"tier=community": 4}


def test_no_ratio_is_made_by_seriousness_where_children_and_reoffences_are_placed_differently(
    context: Context,
) -> None:
    table = count_tracker(View("tracker_per_reoffender", ("seriousness",)), context)

    by_band = [one for one in table.wanted if "seriousness" in dict(one.key.by)]
    assert by_band
    assert all(isinstance(one.formula, Missing) for one in by_band)
    assert any(isinstance(one.formula, Quotient) for one in table.wanted)


def test_mean_follow_up_ends_with_the_papers_date_and_with_day_365(build: Build, counts: Counts) -> None:
    days = [(date(2020, 7, 13) - date(2020, 1, 1)).days, 184, 104, 104]
    assert days[0] == 194

    context = build({"tracker": TRACKER, "reoffences": []})

    assert winter(counts, count_tracker(View("tracker_mean_follow_up"), context)) == {"": Fraction(194 + 184 + 208, 4)}
    later = build({"tracker": TRACKER, "reoffences": []}, as_at=date(2022, 1, 1))
    assert winter(counts, count_tracker(View("tracker_mean_follow_up"), later)) == {"": 365}


def test_a_cohort_matures_548_days_after_its_last_entry(context: Context) -> None:
    table = count_tracker(View("tracker_matures"), context)

    assert (date(2021, 9, 30) - date(2020, 3, 31)).days == 548
    assert table.wanted[0].formula == OnDate(date(2021, 9, 30), (table.cells[0].key,))
    assert table.cells[0].count == 4


@pytest.mark.parametrize(
    ("as_at", "note"),
    [
        (date(2020, 7, 13), "The cohort is still being tracked"),
        (date(2021, 9, 30), "The cohort is still being tracked"),
        (date(2021, 10, 1), "The cohort has been followed up in full"),
    ],
)
def test_a_cohort_is_tracked_until_the_month_in_which_it_matures_is_over(build: Build, as_at: date, note: str) -> None:
    context = build({"tracker": TRACKER, "reoffences": []}, as_at=as_at)

    assert count_tracker(View("tracker_matures"), context).wanted[0].note == note


def test_every_reader_knows_how_children_reoffenders_and_reoffences_hang_together(context: Context) -> None:
    table = count_tracker(View("tracker_children", ("reoffence_count",)), context)

    def key(noun: str, **conditions: str) -> Any:
        period = table.wanted[0].key.period
        return context.own_key(f"tracker_{noun}", period, {"cohort": WINTER, **conditions})

    def of(noun: str, frequency: str) -> Any:
        return key(noun, reoffence_count=frequency)

    relations = table.relations
    assert total_of(key("children"), (of("children", "0"), key("reoffenders"))) in relations
    assert at_most(key("reoffenders"), key("reoffences")) in relations
    assert total_of(of("children", "2"), (of("reoffenders", "2"),)) in relations
    assert Relation(((of("reoffences", "2"), 1), (of("reoffenders", "2"), -2))) in relations
    assert Relation(((of("reoffences", "5+"), 1), (of("reoffenders", "5+"), -5)), high=None) in relations
    times = {"1": 1, "2": 2, "3": 3, "4": 4, "5+": 5}
    weighted = tuple((of("reoffenders", frequency), -weight) for frequency, weight in times.items())
    assert Relation(((key("reoffences"), 1), *weighted), high=None) in relations


def test_without_the_tracker_nothing_is_counted_and_without_reoffences_only_children_are(
    build: Build, counts: Counts
) -> None:
    assert count_tracker(View("tracker_children"), build({})).missing == "No data was supplied for the tracker."
    alone = build({"tracker": TRACKER})
    assert winter(counts, count_tracker(View("tracker_children", ("tier",)), alone))["tier=community"] == 2
    assert count_tracker(View("tracker_binary"), alone).missing == "No data was supplied for the tracker."
    assert count_tracker(View("tracker_children", ("seriousness",)), alone).missing


FREQUENCIES = st.lists(st.integers(0, 7), min_size=1, max_size=6)


@given(FREQUENCIES, st.sampled_from(["reoffence_count", "time_to_first", "seriousness", "tier", "age"]))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_sums_hold_whatever_the_children_did(
    build: Build, counts: Counts, frequencies: list[int], dimension: str
) -> None:
    tracker = [child(f"p{number}", WINTER, "2020-02-01", index_gravity=3) for number in range(len(frequencies))]
    reoffences = [
        {**row, "gravity": 1 + number} for number, times in enumerate(frequencies) for row in again(f"p{number}", times)
    ]
    context = build({"tracker": tracker, "reoffences": reoffences})

    children = winter(counts, count_tracker(View("tracker_children", (dimension,)), context))
    found = winter(counts, count_tracker(View("tracker_reoffences", (dimension,)), context))

    assert children[""] == len(frequencies)
    assert found[""] == sum(frequencies)
    assert sum(value for where, value in found.items() if where) == sum(frequencies)
