"""The committed datasets through the tool itself: what the sources print comes out of `figures`, at their decimals.

Annex A's figures are those of `tests/demo/expected_annex_a.csv`; those of September 2020 stand here. Their sources are
named there and in `tests/demo/test_september_tables.py`.
"""

from __future__ import annotations

import csv
import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from report_builder import pipeline

ROOT = Path(__file__).parents[1]
with (Path(__file__).parent / "demo" / "expected_annex_a.csv").open(encoding="utf-8", newline="") as file:
    ANNEX_A = list(csv.DictReader(file))

MEASURES = {
    "children": "tracker_children",
    "reoffenders": "tracker_reoffenders",
    "offences": "tracker_reoffences",
    "rate": "tracker_per_offender",
    "share of children": "tracker_share",
    "share of offences": "tracker_reoffences_share",
    "share of reoffenders": "tracker_reoffenders_share",
    "share of prolific": "tracker_share",
}
TOGETHER = {
    "1st month|2nd month|3rd month": ["within 3 months"],
    "no intervention|standard": ["standard or no intervention"],
}
"""What the tool says in one figure; other groups of categories are added up here."""

Figures = list[dict[str, Any]]


def figures_of(config: str, edition: str, out: Path) -> Figures:
    counted = pipeline.count(ROOT / "config" / f"{config}.yaml")
    assert not counted.cases.set_aside
    assert not any(finding.stops for finding in counted.cases.findings)
    _, content = pipeline.figures_of(counted, counted.spec.editions[edition], out=out)
    figures: Figures = json.loads(content)["figures"]
    return figures


@pytest.fixture(scope="module")
def annex_a(tmp_path_factory) -> Figures:
    return figures_of("reoffending-annex-a", "board", tmp_path_factory.mktemp("annex"))


@pytest.fixture(scope="module")
def september(tmp_path_factory) -> Figures:
    return figures_of("rotherham-scrutiny-2020-09", "board", tmp_path_factory.mktemp("september"))


def figure(figures: Figures, measure: str, by: dict[str, str], of: dict[str, str] | None = None) -> dict[str, Any]:
    """The one figure of the service that says so; a cohort is named by every figure of the tracker."""
    (found,) = [
        one
        for one in figures
        if one["measure"] == measure
        and one["area_type"] == "yjs"
        and {name: category for name, category in one["by"].items() if name != "cohort"} == by
        and one["of"] == (of or {})
    ]
    return found


def exact(figures: Figures, row: dict[str, str]) -> Decimal:
    """What the tool says of a row of the expected figures, before it is rounded."""
    of = {"reoffence_count": "5+"} if row["number"] == "share of prolific" else {}
    dimensions, categories = row["by"].split(";"), row["category"].split(";")
    last = TOGETHER.get(categories[-1], categories[-1].split("|"))
    total = Decimal(0)
    for category in last:
        places = zip(dimensions, (*categories[:-1], category), strict=True)
        one = figure(figures, MEASURES[row["number"]], {name: place for name, place in places if name}, of)
        if one["kind"] == "count":
            total += one["value"]
        else:
            base = 100 if one["kind"] == "share" else 1
            total += base * Decimal(one["numerator"]) / Decimal(one["denominator"])
    return total


def as_printed(number: Decimal, printed: str) -> str:
    decimals = len(printed.partition(".")[2])
    rounded = str(number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return rounded[: printed.index("x")] + "x" if printed.endswith("x") else rounded


@pytest.mark.parametrize("row", ANNEX_A, ids=lambda row: f"{row['where']}: {row['number']} {row['category']}")
def test_annex_a_comes_out_of_the_tool(annex_a: Figures, row: dict[str, str]) -> None:
    found = as_printed(exact(annex_a, row), row["printed"])

    # One share of Figure 10 is not rounded by itself: 8.6 is printed as 8, so that the six make 100.
    assert found == ("9" if row["status"] == "printed_error" else row["printed"])


def test_the_cohort_is_the_whole_of_the_data_and_has_matured(annex_a: Figures) -> None:
    assert figure(annex_a, "tracker_children", {})["shown"] == "13,071"
    assert figure(annex_a, "tracker_per_reoffender", {})["shown"] == "2.79"  # 13,966 / 5,002
    assert figure(annex_a, "tracker_mean_follow_up", {})["shown"] == "365.0"
    assert figure(annex_a, "tracker_matures", {})["shown"] == "30 September 2013"


def test_the_rounded_numbers_of_england_and_wales_stand_beside_it(annex_a: Figures) -> None:
    national = {one["measure"]: one for one in annex_a if one["area_type"] == "england and wales"}

    assert {measure: (one["numerator"], one["denominator"]) for measure, one in national.items()} == {
        "reoff_binary": (19_000, 52_600),
        "reoff_per_reoffender": (56_800, 19_000),
        "reoff_per_offender": (56_800, 52_600),
    }


def test_of_thirteen_thousand_only_crossings_of_ethnic_group_and_tier_need_be_withheld(
    annex_a: Figures, tmp_path: Path
) -> None:
    public = figures_of("reoffending-annex-a", "public", tmp_path)
    withheld = [one for one in public if one["status"] == "withheld"]

    assert withheld
    assert all({"ethnic_group", "tier"} <= one["by"].keys() for one in withheld)
    # The public learns the month in which the cohort matures: its day would be the last child's.
    shown = [one for one in public if one["status"] == "shown" and one["measure"] != "tracker_matures"]
    assert {one["id"]: one["value"] for one in shown}.items() <= {one["id"]: one["value"] for one in annex_a}.items()


STATUTORY = {"statutory": "yes"}
SEPTEMBER = [
    ("caseload", {}, STATUTORY, "14"),
    ("needs_count", {"need": "looked after"}, STATUTORY, "7"),
    ("needs_share", {"need": "looked after"}, STATUTORY, "50.0%"),
    ("needs_count", {"need": "neet at start"}, STATUTORY, "9"),
    ("needs_share", {"need": "neet at start"}, STATUTORY, "64.3%"),
    ("needs_count", {"need": "mental health"}, STATUTORY, "10"),
    ("needs_share", {"need": "mental health"}, STATUTORY, "71.4%"),  # printed 72
    ("needs_count", {"need": "substance misuse"}, STATUTORY, "9"),
    ("needs_share", {"need": "substance misuse"}, STATUTORY, "64.3%"),
    ("needs_count", {"need": "physical health"}, STATUTORY, "6"),
    ("needs_share", {"need": "physical health"}, STATUTORY, "42.9%"),  # printed without a decimal: 43
    ("needs_count", {"need": "ehcp"}, STATUTORY, "3"),
    ("needs_share", {"need": "ehcp"}, STATUTORY, "21.4%"),  # printed 22
    ("caseload_share", {"ethnic_group": "black"}, STATUTORY, "7.1%"),
    ("caseload_share", {"ethnic_group": "white"}, STATUTORY, "92.9%"),
    ("offence_profile", {"offence_category": "violence against the person"}, {}, "9"),
    ("offence_profile", {"offence_category": "robbery"}, {}, "3"),
    ("rosh_high", {}, {}, "5"),
    ("likelihood_high", {}, {}, "3"),
    ("safety_high", {}, {}, "4"),
    ("tracker_children", {}, {}, "72"),
    ("tracker_reoffenders", {}, {}, "8"),
    ("tracker_reoffences", {}, {}, "17"),
    ("tracker_binary", {}, {}, "11.1%"),
    ("tracker_per_reoffender", {}, {}, "2.13"),
    ("tracker_per_offender", {}, {}, "0.24"),
    ("tracker_reoffenders", {"sex": "female"}, {}, "2"),
    ("tracker_reoffenders", {"care_status": "current"}, {}, "1"),  # with those before, 3
    ("tracker_reoffenders", {"care_status": "previous"}, {}, "2"),
    ("tracker_reoffenders", {"reoffence_count": "3"}, {}, "3"),
    ("tracker_reoffenders", {"reoffence_count": "2"}, {}, "3"),
    ("tracker_reoffenders", {"reoffence_count": "1"}, {}, "2"),
    ("tracker_reoffenders", {"seriousness": "less"}, {}, "8"),
    ("tracker_reoffences", {"seriousness": "less"}, {}, "17"),
]


@pytest.mark.parametrize(("measure", "by", "of", "shown"), SEPTEMBER)
def test_september_2020_comes_out_of_the_tool(
    september: Figures, measure: str, by: dict[str, str], of: dict[str, str], shown: str
) -> None:
    assert figure(september, measure, by, of)["shown"] == shown


def test_of_fourteen_children_the_public_is_told_no_number_of_one_to_four(tmp_path: Path) -> None:
    public = figures_of("rotherham-scrutiny-2020-09", "public", tmp_path)
    counts = [one for one in public if one["kind"] == "count" and one["status"] == "shown"]

    assert any(one["status"] == "withheld" for one in public)
    assert not {1, 2, 3, 4} & {one["value"] for one in counts if one["unit"] == "children"}
