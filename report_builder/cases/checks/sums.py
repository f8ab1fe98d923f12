"""Totals given beside their parts, in the budget and in the population; and populations that have grown old."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from report_builder.cases.totals import is_grand_total, totals_of
from report_builder.model.dimension import ETHNIC_GROUPS
from report_builder.model.findings import count_rows, rows_where, warn
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Finding

_YEARS_A_POPULATION_SERVES = 3
_WHOLES = (
    ("age", "10-17", tuple(str(age) for age in range(10, 18))),
    ("sex", "all", ("female", "male")),
    ("ethnic_group", "all", ETHNIC_GROUPS[:-1]),
)
"""Column, its total, and the categories that must all be there before their sum can be compared."""


def check_sums(tables: Mapping[str, pd.DataFrame], spec: ReportSpec) -> list[Finding]:
    """Warnings of `budget` and `population`."""
    findings = _budget(tables["budget"]) if "budget" in tables else []
    if "population" in tables:
        findings += _population(tables["population"].dropna(subset=["area", "year", "source", "population"]))
        findings += _old_population(tables["population"], spec.quarter.period.end.year)
    return findings


def _budget(budget: pd.DataFrame) -> list[Finding]:
    """Total lines, total funders, and totals of both, against the rows that are neither."""
    totals = totals_of(budget)
    grand = totals[is_grand_total(totals["line"]) | is_grand_total(totals["funder"])]
    rows = rows_where(grand, (grand["expected"] != grand["amount"]).astype(bool))
    what = f"{count_rows(rows)} of a total that differs from the sum of its parts"
    place, mend = "budget amount", "correct the total or a part; the paper sums the parts"
    return [warn("budget-total-differs", place, rows=rows, what=what, mend=mend)] if rows else []


def _population(population: pd.DataFrame) -> list[Finding]:
    rows = tuple(sorted({row for whole in _WHOLES for row in _differing(population, *whole)}))
    what = f"{count_rows(rows)} of a total that differs from the sum of its parts; the total is used"
    place, mend = "population population", "look both up at the source"
    return [warn("population-parts-differ", place, rows=rows, what=what, mend=mend)] if rows else []


def _differing(population: pd.DataFrame, column: str, whole: str, parts: tuple[str, ...]) -> tuple[int, ...]:
    """Rows of a total in one column, alike in all others, that their complete parts do not add up to."""
    others = [name for name in ("area", "year", "source", "age", "sex", "ethnic_group") if name != column]
    sums = (
        population[population[column] != whole]
        .assign(is_listed=lambda rows: rows[column].where(rows[column].isin(parts)))
        .groupby(others, observed=True, as_index=False)
        .agg(added=("population", "sum"), listed=("is_listed", "nunique"))
    )
    complete = sums[sums["listed"] == len(parts)]
    wholes = population[population[column] == whole].drop_duplicates(others)
    joined = wholes.merge(complete, on=others, how="inner", validate="one_to_one")
    return rows_where(joined, joined["added"] != joined["population"])


_SOURCES = {"mye": "mid-year estimates", "census 2011": "Census 2011", "census 2021": "Census 2021"}


def _old_population(population: pd.DataFrame, year_of_counts: int) -> list[Finding]:
    """The newest rows of an area and source that are still more than three years older than the counts."""
    newest = population.groupby(["area", "source"], observed=True)["year"].transform("max")
    is_old = (population["year"] == newest) & (year_of_counts - newest > _YEARS_A_POPULATION_SERVES)
    rows = rows_where(population, is_old)
    years = population[is_old.fillna(value=False)].groupby("source", observed=True)["year"].max()
    newest_of = " and ".join(
        f"of the {_SOURCES.get(str(source), source)} is of {year}" for source, year in years.items()
    )
    what = f"{count_rows(rows)}: the newest population {newest_of}, more than three years older than the counts"
    place, mend = "population year", "supply a later one, or accept this with a reason"
    return [warn("population-older-than-3-years", place, rows=rows, what=what, mend=mend)] if rows else []
