"""The tables of the youth justice plan against what Leicestershire's plan prints, read as text.

Printed: Leicestershire County Council, Youth Justice Plan 2020-2023, sections C and D, appendices 1, 2 and 4; copied to
`expected_leicestershire.csv`, with a note on each of its slips.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from report_builder.demo.plan_governance import risks
from report_builder.demo.write import write_plan_2020

FOLDER = Path(__file__).parents[2] / "data" / "leicestershire-2020-21"
with (Path(__file__).parent / "expected_leicestershire.csv").open(encoding="utf-8", newline="") as file:
    PRINTED = list(csv.DictReader(file))

AREAS = {"England & Wales": "England and Wales", "YOT Family": "YOT family", "National": "England and Wales"}
STARTS = {
    "latest (not stated)": "2018-10-01",
    "2017-18 same period": "2017-10-01",
    "2017-07/2017-09 3-month cohort": "2017-07-01",
    "previous year 3-month cohort": "2016-07-01",
    "2019-01/2019-12": "2019-01-01",
    "2018-01/2018-12": "2018-01-01",
    **{f"{year}-{year % 100 + 1}": f"{year}-04-01" for year in range(2014, 2019)},
}
LEFT_OUT = {"2016-10/2017-09 aggregated", "2015-10/2016-09 aggregated"}
"""Cohorts of twelve months, which overlap those of three."""

FUNDERS = {
    "Police & Crime Commissioner": "Police and Crime Commissioner",
    "LA: Chief Executives": "County council: Chief Executive's",
    "LA: C&FS": "County council: Children and Families",
    "LA: Reserve (allocated)": "County council: reserve",
    "Appropriate Adult (Leics City)": "Leicester City: appropriate adults",
    "YJ Grant": "Youth Justice Grant",
    "IMPACT additional": "IMPACT project",
}
ROLES = {"managers": "Managers", "Administrative": "Administrators", "Volunteer": "Volunteers"}
GROUPS = {
    "White British": "White",
    "Other White": "White",
    "Other Mixed": "Mixed",
    "Indian": "Asian",
    "Caribbean": "Black",
    "Other Black": "Black",
    "Any other ethnic group": "Other",
}


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(FOLDER / f"{name}.csv", dtype="string", keep_default_na=False)


def printed(what: str) -> list[dict[str, str]]:
    return [row for row in PRINTED if row["what"] == what]


INDICATORS = ("fte_rate", "reoff_binary", "custody_rate", "fte_change", "local_reoffences", "custody_share")


@pytest.mark.parametrize("measure", [*INDICATORS, "ete_suitable_year"])
def test_every_indicator_is_as_printed_for_its_area_and_period(measure: str) -> None:
    wanted = {
        (AREAS.get(row["of"], row["of"]), STARTS[row["period"]]): row["printed"]
        for row in printed(measure)
        if row["period"] not in {"target", *LEFT_OUT} and row["of"] != "Midlands"
    }

    rows = table("published").query("measure == @measure")

    assert {(row.area, row.period_start): row.value for row in rows.itertuples()} == wanted
    assert set(rows["synthetic"]) == {"no"}


def income() -> pd.DataFrame:
    rows = table("budget").query("side == 'income'")
    return rows.assign(amount=rows["amount"].astype(int))


def budget_of(part: str) -> dict[str, int]:
    """Funder -> pounds, as printed in a column."""
    pairs = [(row["of"].split("|"), int(row["printed"])) for row in printed("budget")]
    own = [((name, column), pounds) for (name, column), pounds in pairs if not name.startswith("Total")]
    return {FUNDERS.get(name, name): pounds for (name, column), pounds in own if column == part}


def test_each_funder_gives_what_the_plan_prints_in_kind_in_cash_and_together() -> None:
    rows = income()

    in_kind = rows[rows["in_kind"] == "yes"].set_index("funder")["amount"].to_dict()
    together = rows.groupby("funder")["amount"].sum().to_dict()

    assert in_kind == budget_of("payments in kind")
    assert together == budget_of("total")


def test_rows_and_columns_of_the_budget_add_up_to_the_printed_totals() -> None:
    totals = {row["of"]: int(row["printed"]) for row in printed("budget") if row["of"].startswith("Total")}
    rows = income()

    assert rows["amount"].sum() == totals["Total YOS budget|total"] == 2706165
    assert rows.loc[rows["in_kind"] == "yes", "amount"].sum() == totals["Total|staffing costs"] == 236556
    core = rows[rows["funder"] != "IMPACT project"]
    assert core["amount"].sum() == totals["Total|total"] == 2409465
    assert core.loc[core["in_kind"] == "no", "amount"].sum() == totals["Total|other delegated funds"] == 2172909


def test_each_funder_s_expenditure_is_made_up_and_as_much_as_its_income() -> None:
    rows = table("budget").query("side == 'expenditure'")
    spent = rows.assign(amount=rows["amount"].astype(int)).groupby("funder")["amount"].sum().to_dict()

    assert spent == income().groupby("funder")["amount"].sum().to_dict()
    assert set(rows["synthetic"]) == {"yes"}
    assert (rows["amount"].astype(int) > 0).all()


def staff_by(column: str) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for row in table("staffing").itertuples():
        found[getattr(row, column), row.sex] += int(row.headcount)
    return found


def test_staff_by_role_and_sex_are_as_printed() -> None:
    wanted = {}
    for row in printed("staffing"):
        group, role, sex = row["of"].split("|")
        if group == "Total" and role != "Total":
            wanted[ROLES.get(role, role), sex.lower()] = int(row["printed"])

    assert dict(staff_by("role")) == wanted
    assert sum(wanted.values()) == 150


def test_staff_by_ethnic_group_are_the_sums_of_the_printed_groups() -> None:
    wanted: Counter[str] = Counter()
    for row in printed("staffing"):
        group, role, _ = row["of"].split("|")
        if group != "Total" and role == "Total":
            wanted[GROUPS[group]] += int(row["printed"])
    found: Counter[str] = Counter()
    for (group, _), number in staff_by("ethnicity").items():
        found[group] += number

    assert found == wanted == {"White": 117, "Mixed": 5, "Asian": 18, "Black": 9, "Other": 1}


def test_nobody_works_more_than_whole_time_and_volunteers_have_no_hours() -> None:
    rows = table("staffing")
    paid = rows[rows["role"] != "Volunteers"]

    assert (paid["wte"].astype(float) <= paid["headcount"].astype(int)).all()
    assert set(rows.loc[rows["role"] == "Volunteers", "wte"]) == {""}
    assert set(rows["synthetic"]) == {"yes"}


def test_risks_have_the_printed_impact_and_likelihood_in_their_order() -> None:
    names = list(dict.fromkeys(row["of"].split("|")[0] for row in printed("risk")))
    by_name = {name: {} for name in names}
    for row in printed("risk"):
        name, what = row["of"].split("|")
        by_name[name][what] = int(row["printed"])
    columns = ("impact (gross)", "likelihood (gross)", "impact (net)", "likelihood (net)")

    found = [(one.impact, one.likelihood, one.residual_impact, one.residual_likelihood) for one in risks()]

    assert found == [tuple(by_name[name][column] for column in columns) for name in names]


def test_the_committed_tables_are_what_the_generator_writes(tmp_path: Path) -> None:
    write_plan_2020(tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in FOLDER.iterdir()
    }


def test_every_row_says_whether_it_is_made_up_and_the_readme_says_so_first() -> None:
    assert {flag for path in FOLDER.glob("*.csv") for flag in table(path.stem)["synthetic"]} == {"yes", "no"}
    assert "Made-up rows" in (FOLDER / "README.md").read_text(encoding="utf-8")[:200]
