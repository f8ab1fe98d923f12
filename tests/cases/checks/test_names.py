"""Names that the config and the data should share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.cases.load import read_and_check
from report_builder.model.spec import Comparators
from report_builder.model.tables import Finding

PUBLISHED = "measure,area,area_type,period_start,period_end,value\n"
RATE = "custody_rate,{},{},2019-04-01,2020-03-31,0.20\n"


@pytest.fixture
def findings(dataset: Callable[..., Path], asked: Callable) -> Callable[..., list[Finding]]:
    """What is found of one published row, or of the good data, by a changed spec."""

    def look(area: str = "", area_type: str = "yjs", **changes: object) -> list[Finding]:
        data = dataset(published=PUBLISHED + RATE.format(area, area_type)) if area else dataset()
        settings = {"comparators": Comparators(), "accept": (), **changes}
        return list(read_and_check(asked(data, **settings)).findings)

    return look


def test_a_service_that_is_spelled_a_little_otherwise_stops(findings: Callable[..., list[Finding]]) -> None:
    (finding,) = findings("Rotherham", yot="Rotheram")

    assert (finding.name, finding.stops) == ("area-spelled-otherwise", True)
    assert finding.what == "no row of area_type yjs is of 'Rotheram', which the config names as yot"
    assert finding.mend.startswith("did you mean 'Rotherham'?")


@pytest.mark.parametrize(
    ("service", "another"),
    [
        ("North Lincolnshire", "North East Lincolnshire"),
        ("Leeds", "Rotherham"),
        ("West Sussex", "East Sussex"),
    ],
)
def test_another_place_of_a_like_name_is_only_warned_of(
    findings: Callable[..., list[Finding]], service: str, another: str
) -> None:
    (finding,) = findings(another, yot=service)

    assert (finding.name, finding.stops) == ("area-without-rows", False)


def test_case_and_spaces_do_not_make_another_name(findings: Callable[..., list[Finding]]) -> None:
    assert findings("ROTHERHAM ", yot="Rotherham") == []


def test_a_police_area_is_looked_for_among_police_areas(findings: Callable[..., list[Finding]]) -> None:
    (finding,) = findings("South Yorkshire", "pcc", comparators=Comparators(pcc="South Yorkshre"))

    assert (finding.name, finding.stops) == ("area-spelled-otherwise", True)
    assert "comparators.pcc" in finding.what


def test_an_area_of_a_kind_that_is_not_published_is_not_missed(findings: Callable[..., list[Finding]]) -> None:
    assert findings("Rotherham", comparators=Comparators(region="Yorkshire and The Humber")) == []


def test_a_cohort_named_by_its_days_may_be_empty_but_another_name_must_be_in_the_data(
    findings: Callable[..., list[Finding]],
) -> None:
    (empty,) = findings(tracker_cohort="2020-04-01/2020-06-30")
    (unknown,) = findings(tracker_cohort="summer")

    assert (empty.name, empty.stops) == ("cohort-without-children", False)
    assert (unknown.name, unknown.stops) == ("cohort-without-children", True)
    assert findings(tracker_cohort="2020-01-01/2020-03-31") == []
