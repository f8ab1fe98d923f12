"""The committed cohort of Annex A against what the source prints, counted here with pandas alone.

`expected_annex_a.csv` is what Annex A prints of its cohort (Youth Justice Board, Reducing Reoffending Programme, 2016;
Open Government Licence v3.0), with `printed_truncated` where the text of the source has lost a decimal.
"""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest
from pyarrow import parquet

from report_builder.demo.annex_a_rows import annex_a

FOLDER = Path(__file__).parents[2] / "data" / "reoffending-annex-a"
with (Path(__file__).parent / "expected_annex_a.csv").open(encoding="utf-8", newline="") as file:
    EXPECTED = list(csv.DictReader(file))

TWELFTHS = "a month is a twelfth of 365 days"
CALENDAR = "a month is one of the calendar"


def table(name: str) -> pd.DataFrame:
    rows = parquet.read_table(FOLDER / f"{name}.parquet").to_pandas()
    days = [column for column in rows if column.endswith("_date")]
    return rows.assign(**{column: pd.to_datetime(rows[column]) for column in days})


@pytest.fixture(scope="module")
def followed() -> pd.DataFrame:
    """Every offence of the table beside its child, counted or not."""
    both = table("reoffences").merge(table("tracker"), on=["person_id", "cohort"], validate="many_to_one")
    return both.assign(
        days=(both["offence_date"] - both["entry_date"]).dt.days,
        wait=(both["outcome_date"] - both["entry_date"]).dt.days,
    )


@pytest.fixture(scope="module")
def cohort(followed) -> dict[str, pd.DataFrame]:
    """One row a child for each reading of a month: how many offences count, and when the first of them fell."""
    counted = followed[(followed["days"] >= 0) & (followed["days"] <= 365) & (followed["wait"] <= 548)]
    first = counted.groupby("person_id")["offence_date"].min().rename("first")
    children = (
        table("tracker")
        .merge(counted.groupby("person_id").size().rename("offences"), on="person_id", how="left")
        .merge(first, on="person_id", how="left")
        .assign(offences=lambda rows: rows["offences"].fillna(0).astype(int))
        .assign(reoffence_count=lambda rows: rows["offences"].map(lambda number: "5+" if number > 4 else str(number)))
        .rename(columns={"entry_tier": "tier", "intervention_level": "level"})
    )
    days = (children["first"] - children["entry_date"]).dt.days
    months = {
        TWELFTHS: (days * 12 // 365).clip(upper=11) + 1,
        CALENDAR: sum(
            (children["first"] >= children["entry_date"] + pd.DateOffset(months=n)).astype(int) for n in range(1, 12)
        )
        + 1,
    }
    return {
        reading: children.assign(time_to_first=month.where(days.notna()).map(band_of))
        for reading, month in months.items()
    }


def band_of(month: float) -> str:
    if pd.isna(month):
        return "none"
    return {1: "1st month", 2: "2nd month", 3: "3rd month"}.get(
        int(month), "4-6 months" if month < 7 else "7-12 months"
    )


def number_of(children: pd.DataFrame, row: dict[str, str]) -> Decimal:
    """The exact number that a row of the expected figures names; a share in per cent."""
    number, group = row["number"], children
    for dimension, categories in zip(row["by"].split(";"), row["category"].split(";"), strict=True):
        if dimension:
            group = group[group[dimension].isin(categories.split("|"))]
    wholes = {"children": children, "reoffenders": children[children["offences"] > 0]}
    wholes["prolific"] = children[children["offences"] >= 5]
    match number:
        case "children":
            return Decimal(len(group))
        case "reoffenders":
            return Decimal(int((group["offences"] > 0).sum()))
        case "offences":
            return Decimal(int(group["offences"].sum()))
        case "rate":
            return Decimal(int(group["offences"].sum())) / len(group)
        case "share of offences":
            return Decimal(100) * int(group["offences"].sum()) / int(children["offences"].sum())
    whole = wholes[number.removeprefix("share of ")]
    return Decimal(100) * len(group.loc[group.index.isin(whole.index)]) / len(whole)


def as_printed(number: Decimal, printed: str) -> str:
    """Rounded half up to the decimals that are printed; an x is a decimal that was lost."""
    decimals = len(printed.partition(".")[2])
    rounded = str(number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return rounded[: printed.index("x")] + "x" if printed.endswith("x") else rounded


@pytest.mark.parametrize("reading", [TWELFTHS, CALENDAR])
@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['where']}: {row['number']} {row['category']}")
def test_every_figure_comes_out_as_printed(cohort, row, reading) -> None:
    found = as_printed(number_of(cohort[reading], row), row["printed"])

    assert found == ("9" if row["status"] == "printed_error" else row["printed"])


def test_the_one_share_that_is_not_rounded_by_itself_is_rounded_by_largest_remainders(cohort) -> None:
    rows = [row for row in EXPECTED if row["where"] == "Figure 10"]
    exact = [number_of(cohort[TWELFTHS], row) for row in rows]
    whole = [int(number) for number in exact]
    remainders = sorted(range(6), key=lambda place: exact[place] - whole[place], reverse=True)
    raised = [number + (place in remainders[: 100 - sum(whole)]) for place, number in enumerate(whole)]

    assert [row["printed"] for row in rows] == [str(number) for number in raised] == ["62", "16", "8", "5", "3", "6"]


def test_what_the_text_says_without_a_number_is_true(cohort) -> None:
    children = cohort[TWELFTHS]
    by_care, by_band = children.groupby("care_status")["offences"], children.groupby("asset_band")["offences"]

    assert by_care.mean()["current"] > 2 * by_care.mean()["never"]
    assert by_care.mean()["previous"] > 2 * by_care.mean()["never"]
    assert by_band.sum()["1-14"] < by_band.sum()["No intervention"] < 1.05 * by_band.sum()["1-14"]
    assert by_band.mean()["No intervention"] > by_band.mean()["1-14"]
    assert children.loc[children["time_to_first"] == "1st month", "offences"].sum() > 13_966 / 4


def test_tier_and_band_of_no_intervention_differ_by_three_children(cohort) -> None:
    children = cohort[TWELFTHS]
    is_of_tier, is_of_band = children["tier"] == "no intervention", children["asset_band"] == "No intervention"

    assert (is_of_tier.sum(), is_of_band.sum()) == (4193, 4190)
    assert (is_of_band & ~is_of_tier).sum() == 0
    assert set(children.loc[is_of_tier & ~is_of_band, "asset_band"]) == {"1-14"}


def test_22_children_have_a_score_outside_the_band_of_their_level(cohort) -> None:
    children = cohort[TWELFTHS]
    own = {"standard": "1-14", "enhanced": "15-25", "intensive": "26-48"}
    scored = children[children["level"] != "no intervention"]
    outside = scored[scored["asset_band"] != scored["level"].map(own)]

    assert outside.groupby(["level", "asset_band"]).size().to_dict() == {
        ("enhanced", "1-14"): 1,
        ("enhanced", "26-48"): 21,
    }
    assert set(children.loc[children["level"] == "no intervention", "asset_band"]) == {
        "No intervention",
        "No Asset recorded",
    }


def test_the_offences_that_do_not_count_are_too_late_or_undecided(followed) -> None:
    assert (followed["days"] >= 0).all()
    assert (followed["days"] > 365).sum() == 210
    assert ((followed["days"] <= 365) & (followed["wait"] > 548)).sum() == 70
    assert followed["wait"].isna().sum() == 35
    assert (followed["outcome_date"] >= followed["offence_date"]).sum() == len(followed) - 35


def test_the_days_on_which_the_rules_turn_occur(followed) -> None:
    assert {0, 365, 366} <= set(followed["days"])
    assert {548} <= set(followed["wait"].dropna())


def test_entries_are_of_the_cohort_s_year_and_ages_those_of_children(followed) -> None:
    tracker = table("tracker")

    assert tracker["person_id"].is_unique
    assert tracker["entry_date"].min() == pd.Timestamp("2011-04-01")
    assert tracker["entry_date"].max() == pd.Timestamp("2012-03-31")
    assert set(tracker["age_at_entry"]) == set(range(10, 18))


def test_every_row_of_a_child_says_that_it_is_made_up() -> None:
    assert table("tracker")["synthetic"].all()
    assert table("reoffences")["synthetic"].all()
    assert "do not exist" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_committed_tables_are_what_the_generator_makes() -> None:
    made = annex_a()

    for name in ("tracker", "reoffences"):
        assert [tuple(row.values()) for row in parquet.read_table(FOLDER / f"{name}.parquet").to_pylist()] == [
            tuple(getattr(row, field) for field in row.__dataclass_fields__) for row in made[name]
        ]
