"""Which reoffences count, and what is said of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from report_builder.cases.counts.cohorts import cohorts, time_bands
from report_builder.cases.counts.context import Context
from report_builder.model.period import Period

Build = Callable[..., Context]
COHORT = "2020-01-01/2020-03-31"


def child(person: str, cohort: str = COHORT, entry: str = "2020-01-01", **more: Any) -> dict[str, Any]:
    return {"person_id": person, "cohort": cohort, "entry_date": entry, **more}


def again(person: str, day: str, outcome: str | None = "2020-06-01", **more: Any) -> dict[str, Any]:
    return {"person_id": person, "cohort": COHORT, "offence_date": day, "outcome_date": outcome, **more}


def reoffences(build: Build, *rows: dict[str, Any]) -> int:
    return len(cohorts(build({"tracker": [child("a")], "reoffences": list(rows)}))[0].reoffences)


@pytest.mark.parametrize(
    ("offence", "outcome", "counts"),
    [
        ("2020-01-01", "2020-01-01", True),
        ("2019-12-31", "2020-01-01", False),
        ("2020-12-31", "2021-07-02", True),
        ("2021-01-01", "2021-07-02", False),
        ("2020-12-31", "2021-07-03", False),
        ("2020-06-01", None, False),
    ],
)
def test_a_reoffence_counts_to_day_365_if_its_outcome_comes_by_day_548(
    build: Build, offence: str, outcome: str | None, counts: bool
) -> None:
    assert (date(2020, 12, 31) - date(2020, 1, 1)).days == 365
    assert (date(2021, 7, 2) - date(2020, 1, 1)).days == 548

    assert reoffences(build, again("a", offence, outcome)) == counts


def test_a_reoffence_of_another_cohort_or_of_nobody_tracked_does_not_count(build: Build) -> None:
    assert reoffences(build, again("z", "2020-02-01")) == 0
    assert reoffences(build, {**again("a", "2020-02-01"), "cohort": "another"}) == 0


@pytest.mark.parametrize(
    ("day", "band"),
    [
        (0, "1st month"),
        (30, "1st month"),
        (31, "2nd month"),
        (60, "2nd month"),
        (61, "3rd month"),
        (91, "3rd month"),
        (92, "4-6 months"),
        (182, "4-6 months"),
        (183, "7-12 months"),
        (365, "7-12 months"),
        (None, "none"),
    ],
)
def test_a_month_is_a_twelfth_of_365_days(day: int | None, band: str) -> None:
    assert time_bands(pd.Series([day], dtype="Int64")).to_list() == [band]


def test_a_child_has_its_frequency_its_first_month_and_its_gravest_reoffence(build: Build) -> None:
    tracker = [child("a", index_gravity=3), child("b", index_gravity=3), child("c"), child("d", index_gravity=4)]
    rows = [
        again("a", "2020-03-05", gravity=2),
        again("a", "2020-02-01", gravity=4),
        *[again("b", "2020-09-01", gravity=2)] * 6,
        again("c", "2020-01-02", gravity=2),
    ]

    found = cohorts(build({"tracker": tracker, "reoffences": rows}))[0].children.set_index("person_id")

    assert found["reoffence_count"].to_dict() == {"a": "2", "b": "5+", "c": "1", "d": "0"}
    assert found["time_to_first"].to_dict() == {"a": "2nd month", "b": "7-12 months", "c": "1st month", "d": "none"}
    assert found["seriousness"].dropna().to_dict() == {"a": "more", "b": "less", "c": "not recorded"}


def test_each_reoffence_has_its_own_seriousness(build: Build) -> None:
    rows = [again("a", "2020-02-01", gravity=gravity) for gravity in (1, 3, 3, 8, None)]

    found = cohorts(build({"tracker": [child("a", index_gravity=3)], "reoffences": rows}))[0].reoffences

    assert found["seriousness"].to_list() == ["less", "same", "same", "more", "not recorded"]


def test_a_cohort_is_dated_by_its_name_or_by_its_entries_and_the_earliest_stands_first(build: Build) -> None:
    tracker = [
        child("a", "Spring", "2020-05-01"),
        child("b", "Spring", "2020-04-02"),
        child("a", COHORT, "2020-02-01"),
    ]

    found = cohorts(build({"tracker": tracker, "reoffences": []}))

    assert [(cohort.name, cohort.period) for cohort in found] == [
        (COHORT, Period(date(2020, 1, 1), date(2020, 3, 31))),
        ("Spring", Period(date(2020, 4, 1), date(2020, 5, 31))),
    ]


def test_a_child_of_two_cohorts_has_the_reoffences_of_each_apart(build: Build) -> None:
    tracker = [child("a"), child("a", "2019-10-01/2019-12-31", "2019-10-01")]

    found = cohorts(build({"tracker": tracker, "reoffences": [again("a", "2020-02-01")]}))

    assert [(cohort.name, len(cohort.reoffences)) for cohort in found] == [("2019-10-01/2019-12-31", 0), (COHORT, 1)]


def test_an_empty_tracker_has_no_cohort(build: Build) -> None:
    assert cohorts(build({"tracker": [], "reoffences": []})) == ()
