"""The counts of `volume_views` by polars: lazy frames over all services, collected together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
from volume_views import CASELOAD, COHORT, CUSTODY, ENTRANTS, GROUPS, ORDER, QUARTER, STATUTORY, TRACKER, YEAR, Counts

_WHO = ["service", "person_id"]
_UNKNOWN = ("care_status", "sen", "child_in_need", "child_protection")


def count(data: Path) -> dict[str, Counts]:
    """Every count, by its name."""
    people = _table(data, "persons").select(
        *(*_WHO, "sex", "date_of_birth"),
        pl.col("ethnicity").replace_strict(GROUPS, default=None).fill_null("not stated").alias("ethnic_group"),
        pl.col(_UNKNOWN).fill_null("not recorded"),
    )
    asked = {
        **_caseload(data, people),
        **_custody(data, people),
        **_assessments(data),
        **_entrants(data, people),
        **_tracker(data),
    }
    found = pl.collect_all(list(asked.values()))
    return {name: _counts(frame) for name, frame in zip(asked, found, strict=True)}


def _table(data: Path, name: str) -> pl.LazyFrame:
    return pl.scan_parquet(f"{data}/{name}/*/*.parquet", hive_partitioning=True)


def _counts(frame: pl.DataFrame) -> Counts:
    return {tuple(map(str, each[:-1])): int(each[-1]) for each in frame.iter_rows() if each[-1]}


def _grouped(rows: pl.LazyFrame, by: tuple[str, ...], what: pl.Expr | None = None) -> pl.LazyFrame:
    return rows.group_by("service", *by).agg((pl.len() if what is None else what).alias("count"))


def _within(column: str, days: tuple[str, str]) -> pl.Expr:
    return pl.col(column).is_between(*map(date.fromisoformat, days))


def _age(day: pl.Expr) -> pl.Expr:
    born = pl.col("date_of_birth")
    is_before = (day.dt.month().cast(pl.Int32) * 100 + day.dt.day()) < (
        born.dt.month().cast(pl.Int32) * 100 + born.dt.day()
    )
    return day.dt.year() - born.dt.year() - is_before.cast(pl.Int32)


def _age_name(years: pl.Expr) -> pl.Expr:
    named = pl.when(years >= 18).then(pl.lit("18+")).otherwise(years.clip(9, 18).cast(pl.String))
    return pl.when(years.is_null()).then(pl.lit("not recorded")).otherwise(named)


def _caseload(data: Path, people: pl.LazyFrame) -> dict[str, pl.LazyFrame]:
    asked = {}
    places = {name: place for place, name in enumerate(ORDER)}
    for name, days in (("quarter", QUARTER), ("year", YEAR)):
        start, end = map(date.fromisoformat, days)
        rows = (
            _table(data, "episodes")
            .filter(pl.col("start_date") <= end, pl.col("end_date").is_null() | (pl.col("end_date") >= start))
            .group_by(_WHO)
            .agg(pl.col("type").replace_strict(places, return_dtype=pl.Int8).min().alias("place"))
            .join(people, on=_WHO)
            .with_columns(
                pl.col("place").replace_strict({n: each for each, n in places.items()}).alias("case_type"),
                pl.when(pl.col("place") < STATUTORY).then(pl.lit("yes")).otherwise(pl.lit("no")).alias("statutory"),
                _age_name(_age(pl.lit(end))).alias("age"),
            )
        )
        asked |= {f"caseload {name} {by}": _grouped(rows, by) for by in CASELOAD}
        if name == "quarter":
            ours = _table(data, "exclusions").filter(pl.col("kind") == "suspension", _within("start_date", days))
            suspensions = ours.join(rows, on=_WHO, how="semi")
            asked["suspensions"] = _grouped(suspensions, ())
            asked["children suspended"] = _grouped(suspensions, (), pl.col("person_id").n_unique())
    return asked


def _custody(data: Path, people: pl.LazyFrame) -> dict[str, pl.LazyFrame]:
    rows = (
        _table(data, "custody")
        .filter(pl.col("kind") == "sentence", _within("start_date", YEAR))
        .join(people, on=_WHO)
        .with_columns(pl.col("breach_of").fill_null("none"), _age_name(pl.col("age_at_sentence")).alias("age"))
    )
    return {f"custody {by}": _grouped(rows, by) for by in CUSTODY}


def _assessments(data: Path) -> dict[str, pl.LazyFrame]:
    rows = (
        _table(data, "assessments")
        .filter(_within("due_date", YEAR))
        .with_columns(pl.col("due_date").dt.strftime("%Y-%m").alias("month"))
    )
    is_met = (pl.col("completed_date") <= pl.col("due_date")).sum()
    return {
        "assessments due": _grouped(rows, ("month", "kind")),
        "assessments in time": _grouped(rows, ("month", "kind"), is_met),
    }


def _entrants(data: Path, people: pl.LazyFrame) -> dict[str, pl.LazyFrame]:
    outcomes = _table(data, "offences").filter(pl.col("tier") != "none", pl.col("outcome_date").is_not_null())
    is_first = pl.col("outcome_date") == pl.col("outcome_date").min().over(_WHO)
    entries = (
        outcomes.filter(pl.coalesce(pl.col("first_time_entrant") == "yes", is_first))
        .filter(_within("outcome_date", YEAR))
        .join(people, on=_WHO)
        .with_columns(_age(pl.col("outcome_date")).alias("age"))
        .filter(pl.col("age").is_between(10, 17))
        .sort("outcome_date")
        .unique(_WHO, keep="first", maintain_order=True)
        .with_columns(_age_name(pl.col("age")).alias("age"))
    )
    theirs = outcomes.filter(_within("outcome_date", YEAR)).select(_WHO).unique().join(people, on=_WHO)
    return {
        **{f"entrants {by}": _grouped(entries, by) for by in ENTRANTS},
        "with outcome": _grouped(theirs, ("ethnic_group",)),
    }


def _tracker(data: Path) -> dict[str, pl.LazyFrame]:
    tracked = _table(data, "tracker").filter(pl.col("cohort") == COHORT)
    day = (pl.col("offence_date") - pl.col("entry_date")).dt.total_days()
    wait = (pl.col("outcome_date") - pl.col("entry_date")).dt.total_days()
    again = (
        _table(data, "reoffences")
        .join(tracked.select(*_WHO, "cohort", "entry_date"), on=[*_WHO, "cohort"])
        .filter(day.is_between(0, 365), wait <= 548)
        .group_by(_WHO)
        .agg(pl.len().alias("times"))
    )
    rows = tracked.join(again, on=_WHO, how="left").with_columns(
        pl.col("times").fill_null(0),
        pl.col("entry_tier").alias("tier"),
        pl.col("intervention_level").alias("level"),
        _age_name(pl.col("age_at_entry")).alias("age"),
    )
    whats = {"children": pl.len(), "reoffenders": (pl.col("times") > 0).sum(), "reoffences": pl.col("times").sum()}
    return {f"tracker {whose} {by}": _grouped(rows, by, what) for by in TRACKER for whose, what in whats.items()}
