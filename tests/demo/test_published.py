"""Published rates, the weighted means made from them, and the made-up counts of the family."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

AUTHORITIES = Path(__file__).parent / "first_time_entrants_by_authority.csv"
"""Rates: DfE, Local Authority Interactive Tool; mid-2019 populations: ONS (Open Government Licence v3.0)."""


@pytest.fixture(scope="module")
def authorities() -> list[dict[str, str]]:
    with AUTHORITIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _weighted(authorities: list[dict[str, str]], year: int) -> Decimal:
    known = [row for row in authorities if row[f"rate_{year}"]]
    people = [Decimal(row["population_10_17_mid_2019"]) for row in known]
    entrants = sum(Decimal(row[f"rate_{year}"]) * number for row, number in zip(known, people, strict=True))
    return (entrants / sum(people)).quantize(Decimal(1), ROUND_HALF_UP)


@pytest.mark.parametrize("year", [2016, 2017, 2018, 2019])
def test_englands_rate_is_the_mean_of_its_authorities_weighted_by_population(demo, authorities, year: int) -> None:
    rows = demo["published"].query("area_type == 'england'")
    value = rows.loc[rows["period_start"] == f"{year}-01-01", "value"].item()

    assert Decimal(value) == _weighted(authorities, year)


@pytest.mark.parametrize("year", [2016, 2017, 2018, 2019])
def test_south_yorkshires_rate_is_the_mean_of_its_four_authorities(demo, authorities, year: int) -> None:
    four = [row for row in authorities if row["area"] in {"Barnsley", "Doncaster", "Rotherham", "Sheffield"}]
    rows = demo["published"].query("area_type == 'pcc' and measure == 'fte_rate'")
    value = rows.loc[rows["period_start"] == f"{year}-01-01", "value"].item()

    assert Decimal(value) == _weighted(four, year)


def test_the_authorities_rates_are_those_of_the_tool(demo, authorities) -> None:
    rates = {row["area"]: [row[f"rate_{year}"] for year in range(2016, 2020)] for row in authorities}
    rows = demo["published"].query("measure == 'fte_rate' and area_type == 'yjs'").sort_values("period_start")

    assert len(rows) == 40
    for area, own in rows.groupby("area"):
        assert own["value"].to_list() == rates[area]


CUSTODY = {
    ("Rotherham", "yjs"): ["0.46", "0.25", "0.41", "0.12", "0.16"],
    ("South Yorkshire", "pcc"): ["0.35", "0.28", "0.29", "0.19", "0.19"],
    ("YOT family", "family"): ["0.44", "0.42", "0.30", "0.24"],
    ("England and Wales", "england and wales"): ["0.41", "0.44", "0.38", "0.31", "0.23"],
}
"""The custody table of the board report, charts 5-6; the family's last year comes from its members."""


def test_custody_rates_are_as_printed(demo) -> None:
    rows = demo["published"].query("measure == 'custody_rate' and synthetic == 'no'").sort_values("period_start")
    by_area = {place: own["value"].to_list() for place, own in rows.groupby(["area", "area_type"])}

    assert by_area == CUSTODY


def test_the_ten_members_sentences_pool_to_the_printed_family_rate(demo, expected, ratio) -> None:
    members = demo["published"].query("measure == 'custody_rate' and synthetic == 'yes'")
    sentences, children = members["numerator"].astype(int), members["denominator"].astype(int)

    assert len(members) == members["area"].nunique() == 10
    assert ratio(sentences.sum(), children.sum(), "0.01", 1000) == expected["family_custody_rate"]
    assert members["value"].nunique() >= 5
    assert members["source"].str.contains("Synthetic").all()
    for value, count, base in zip(members["value"], sentences, children, strict=True):
        assert Decimal(value) == ratio(count, base, "0.01", 1000)


def test_rotherhams_own_rate_is_4_of_25157(demo) -> None:
    row = demo["published"].query("measure == 'custody_rate' and area == 'Rotherham' and value == '0.16'")

    assert row[["numerator", "denominator"]].to_numpy().tolist() == [["4", "25157"]]


REOFFENDING = {
    ("reoff_binary", "yjs"): ["30.4", "31.0"],
    ("reoff_per_reoffender", "yjs"): ["3.29", "4.92"],
    ("reoff_binary", "pcc"): ["33.5", "28.6"],
    ("reoff_per_reoffender", "pcc"): ["4.08", "3.80"],
    ("reoff_binary", "family"): ["40.8", "33.9"],
    ("reoff_per_reoffender", "family"): ["3.99", "4.37"],
    ("reoff_binary", "england and wales"): ["40.6", "38.2"],
    ("reoff_per_reoffender", "england and wales"): ["3.90", "4.06"],
}
"""The reoffending table of the board report, charts 2-4: cohorts of 2016-17 and 2017-18."""


def test_reoffending_is_as_printed(demo) -> None:
    rows = demo["published"].sort_values("period_start")
    by_area = {
        place: own["value"].to_list()
        for place, own in rows[rows["measure"].str.startswith("reoff")].groupby(["measure", "area_type"])
    }

    assert by_area == REOFFENDING


def test_everything_was_published_before_the_meeting(demo) -> None:
    published_on = demo["published"]["published_on"]

    assert (published_on < "2020-07-13").all()
    assert (published_on != "").all()
