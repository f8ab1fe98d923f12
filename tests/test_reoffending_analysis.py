"""The analysis of reoffending: charts 1 to 11 print what Annex A's Figures 1 to 11 print; a small service can have it.

Expected of the 13,071: `tests/demo/expected_annex_a.csv`, copied from the Youth Justice Board's Reducing Reoffending
Programme, progress report of 2016, Annex A. Of the 77: the totals of the seed paper, and counts of the demonstration's
rows by hand.
"""

from __future__ import annotations

import csv
import json
import re
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from every_paper import EveryPaper

with (Path(__file__).parent / "demo" / "expected_annex_a.csv").open(encoding="utf-8", newline="") as file:
    PRINTED = [row for row in csv.DictReader(file) if row["where"].startswith("Figure")]

MEASURES = {
    "children": "tracker_children",
    "offences": "tracker_reoffences",
    "rate": "tracker_per_offender",
    "share of children": "tracker_share",
}
CONTRADICTIONS = {
    ("Figure 10", "2"): "8% is printed of 1,124 in 13,071, which is 8.6%: the six shares were made to add up to 100%",
}
"""Where the paper differs from the source, and why. Shares are printed here with one decimal, each by itself."""

PARTLY_READ = "x"
"""Stands for Figure 6's second decimals, which the text of the source has lost."""

Built = tuple[str, list[dict[str, Any]]]


def built(config: str, edition: str, papers: EveryPaper) -> Built:
    """The words of an edition and its figures."""
    page = papers.read(config, edition, "html").decode()
    figures = json.loads((papers.built(config) / edition / "figures.json").read_text(encoding="utf-8"))["figures"]
    words = re.sub(r"<(style|svg)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(unescape(words).split())), figures


@pytest.fixture(scope="module")
def annex_a(papers: EveryPaper) -> Built:
    return built("reoffending-annex-a", "board", papers)


@pytest.fixture(scope="module")
def annex_a_public(papers: EveryPaper) -> Built:
    return built("reoffending-annex-a", "public", papers)


@pytest.fixture(scope="module")
def small(papers: EveryPaper) -> Built:
    return built("rotherham-reoffending-2019-20", "board", papers)


@pytest.fixture(scope="module")
def small_public(papers: EveryPaper) -> Built:
    return built("rotherham-reoffending-2019-20", "public", papers)


def figure(figures: list[dict[str, Any]], measure: str, by: dict[str, str]) -> dict[str, Any]:
    """The one figure of the whole cohort's that says so."""
    (found,) = [
        one
        for one in figures
        if one["measure"] == measure and not one["of"] and {**one["by"], "cohort": ""} == {**by, "cohort": ""}
    ]
    return found


def as_printed(one: dict[str, Any], printed: str) -> str:
    """What the paper prints, with the source's decimals."""
    exact = Decimal(one["value"] if one["kind"] == "count" else one["numerator"])
    if one["kind"] != "count":
        exact = (100 if one["kind"] == "share" else 1) * exact / Decimal(one["denominator"])
    decimals = len(printed.partition(".")[2])
    rounded = str(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return rounded[: printed.index(PARTLY_READ)] + PARTLY_READ if PARTLY_READ in printed else rounded


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: f"{row['where']}: {row['number']} {row['category']}")
def test_each_number_of_figures_1_to_11_stands_in_the_chart_of_that_number(annex_a: Built, row: dict[str, str]) -> None:
    by = dict(zip(row["by"].split(";"), row["category"].split(";"), strict=True)) if row["by"] else {}
    one = figure(annex_a[1], MEASURES[row["number"]], by)
    found = as_printed(one, row["printed"])

    if (row["where"], row["category"]) in CONTRADICTIONS and row["number"] == "share of children":
        assert (found, one["shown"]) == ("9", "8.6%")
    else:
        assert found == row["printed"]
    places = {place for place in one["where"] if place.startswith(("chart", "table"))}
    is_beside = row["number"] == "share of children" or (row["number"], row["by"]) == ("offences", "")
    if is_beside:
        assert "table 6" in places  # between charts 10 and 11
    else:
        assert {f"chart {number}" for number in re.findall(r"\d+", row["where"])} <= places


def test_the_charts_are_eleven_in_the_order_of_the_source(annex_a: Built) -> None:
    titles = [re.sub(r"\s+", " ", found) for found in re.findall(r"Chart (\d+): ", annex_a[0])]

    assert list(dict.fromkeys(titles)) == [str(number) for number in range(1, 12)]


def test_the_seven_lines_of_enquiry_are_asked_and_answered(annex_a: Built) -> None:
    words, _ = annex_a

    assert words.count("This line of enquiry") == 7
    assert "5,002 of 13,071 children (38.3%) have reoffended" in words
    assert "802 of 13,071 children (6.1%) reoffended so often" in words
    assert "6,226 of 13,966 reoffences (44.6%)" in words
    assert "405 of 802 children (50.5%) had begun so, 36.7% on enhanced and 12.8% on intensive" in words
    assert "within 3 months, 2,157 of 5,002 children (43.1%)" in words
    assert "3,727 of 13,966 reoffences (26.7%)" in words


def test_the_public_edition_says_what_the_board_s_does_of_figures_1_to_11(
    annex_a: Built, annex_a_public: Built
) -> None:
    def charted(paper: Built) -> dict[str, Any]:
        return {one["id"]: one["shown"] for one in paper[1] if any(place.startswith("chart") for place in one["where"])}

    assert charted(annex_a_public) == charted(annex_a)


def test_completeness_is_rated_in_words_by_limits_that_the_paper_states(annex_a: Built) -> None:
    words, _ = annex_a

    # 1,166 / 1,280 = 91.1%, 8.9 away from 100; 3,217 / 3,860 = 83.3%, 16.7 away.
    assert "where 1,280 are published: 91.1%, which is rated green" in words
    assert "where 3,860 are published: 83.3%, which is rated amber" in words
    assert "within 10% of the published one, amber within 25% of it, and red further away" in words


def test_without_a_published_count_completeness_is_not_rated(small: Built) -> None:
    words, _ = small

    assert "No published count of the children aged 17 at entry who reoffended was supplied for this cohort" in words
    assert "rated green" not in words
    assert "Green means" not in words


def test_without_a_population_the_cohort_is_not_held_against_one(annex_a: Built, small: Built) -> None:
    said = "The local population by ethnic group was not supplied"

    assert said in annex_a[0]
    assert said not in small[0]
    assert "White children are 85.0% of the local population aged 10 to 17" in small[0]


def test_a_small_service_s_board_reads_every_number(small: Built) -> None:
    words, figures = small

    assert "6 of 77 children (7.8%) have reoffended. They committed 13 reoffences" in words
    assert not any(one["status"] == "withheld" for one in figures)
    assert "none of the 25 children have reoffended" in words  # girls


def test_a_small_service_s_public_is_told_no_count_of_one_to_four_children(small_public: Built) -> None:
    words, figures = small_public
    counts = [one for one in figures if one["unit"] == "children" and one["kind"] == "count"]

    assert "6 of 77 children (7.8%) have reoffended" in words
    assert any(one["status"] == "withheld" for one in counts)
    assert not {1, 2, 3, 4} & {one["value"] for one in counts if one["status"] == "shown"}


def test_a_small_service_s_public_paper_prints_no_table_that_is_mostly_marks(small_public: Built) -> None:
    words, _ = small_public

    assert "reoffending by ethnic group" in words
    assert "not shown, to protect individuals" in words
    assert not re.search(r"Table \d+: (?:Children by ethnic group and tier|Reoffending by age)", words)
