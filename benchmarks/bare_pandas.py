"""What an analyst's bare script does to count a board report: the reads, joins and groupbys, and nothing else.

No check, no map, no finding, no place of a cell, one spelling, no protection. `benchmarks/load.py` calls it.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

QUARTER = pd.Timestamp("2025-01-01"), pd.Timestamp("2025-03-31")
YEAR = pd.Timestamp("2024-04-01"), QUARTER[1]
ORDER = (
    "custody", "yro iss", "yro", "referral order", "reparation order", "youth conditional caution", "youth caution",
    "outcome 22", "outcome 23", "community resolution", "out of court assessment", "bail or remand support",
    "early help", "prevention", "post programme support", "other",
)  # fmt: skip
STATUTORY = ORDER[:6]
IDS = {"person_id", "episode_id", "offence_id"}
BREAKDOWNS = (
    "type", "statutory", "sex", "age", "ethnic_group", "care_status", "child_in_need", "child_protection", "sen",
    "locality", "locality_area",
)  # fmt: skip
GROUPS = {"White": "white", "Pakistani": "asian", "Bangladeshi": "asian", "African": "black", "Caribbean": "black"}
NUMBERS = {"gravity", "days_lost", "age_at_offence", "age_at_sentence", "age_at_entry", "index_gravity", "population"}

Tables = dict[str, pd.DataFrame]


def count(folder: Path) -> list[pd.Series]:
    """Read the tables of a made-up service and count what the board report counts."""
    tables = {path.stem: _read(path) for path in sorted(folder.iterdir()) if path.suffix in {".csv", ".parquet"}}
    persons = tables["persons"].set_index("person_id")
    persons["ethnic_group"] = persons["ethnicity"].map(_group).astype("category")
    return [
        *_caseload(tables, persons, QUARTER),
        *_caseload(tables, persons, YEAR),
        *_outcomes(tables, persons),
        *_events(tables),
        *_tracker(tables, persons),
    ]


def _read(path: Path) -> pd.DataFrame:
    if path.suffix == ".parquet":
        frame = pd.read_parquet(path).drop(columns="synthetic")
        days = [name for name in frame if "date" in name]
        rest = [name for name in frame if name not in {*days, *IDS, *NUMBERS}]
        return frame.astype({**dict.fromkeys(days, "datetime64[s]"), **dict.fromkeys(rest, "category")})
    header = pd.read_csv(path, nrows=0).columns.drop("synthetic")
    kinds = {name: "string" if name in IDS else "category" for name in header if name not in NUMBERS}
    days = [name for name in header if "date" in name]
    return pd.read_csv(
        path, dtype={name: kinds[name] for name in kinds if name not in days}, parse_dates=days, usecols=header
    )


def _group(label: object) -> str:
    return GROUPS.get(str(label).partition(":")[0], "not stated" if pd.isna(label) else "other")


def _caseload(tables: Tables, persons: pd.DataFrame, period: tuple[pd.Timestamp, pd.Timestamp]) -> list[pd.Series]:
    episodes = tables["episodes"]
    is_open = episodes["start_date"].le(period[1]) & (episodes["end_date"].isna() | episodes["end_date"].ge(period[0]))
    ranked = episodes[is_open].assign(type=lambda rows: pd.Categorical(rows["type"], ORDER, ordered=True))
    highest = ranked.sort_values(["type", "start_date"]).drop_duplicates("person_id")
    children = highest.join(persons, on="person_id").assign(
        statutory=lambda rows: rows["type"].isin(STATUTORY),
        age=lambda rows: (period[1] - rows["date_of_birth"]).dt.days // 365.25,
    )
    found = [children.groupby(name, observed=True).size() for name in BREAKDOWNS]
    statutory = children[children["statutory"]]
    found += [statutory.groupby(name, observed=True).size() for name in BREAKDOWNS]
    found += [statutory[[name for name in statutory if name.endswith("_need")]].eq("yes").sum()]
    found += [children.groupby([one, "sex"], observed=True).size() for one in ("age", "type", "ethnic_group")]
    exclusions = tables["exclusions"]
    ours = exclusions[exclusions["person_id"].isin(children["person_id"]) & exclusions["start_date"].between(*period)]
    found += [ours.groupby("kind", observed=True)["person_id"].nunique(), ours.groupby("kind")["days_lost"].sum()]
    done = tables["assessments"].query("kind == 'assetplus'").sort_values("completed_date")
    rated = statutory.merge(done.drop_duplicates("person_id", keep="last"), on="person_id", how="left")
    return found + [rated.groupby(name, observed=True).size() for name in ("rosh", "likelihood", "safety_wellbeing")]


def _outcomes(tables: Tables, persons: pd.DataFrame) -> list[pd.Series]:
    offences = tables["offences"]
    real = offences[offences["tier"].ne("none") & offences["outcome_date"].notna()].join(persons, on="person_id")
    first = real.groupby("person_id")["outcome_date"].transform("min")
    age = (real["outcome_date"] - real["date_of_birth"]).dt.days // 365.25
    entries = real[real["outcome_date"].eq(first) & age.between(10, 17) & real["outcome_date"].between(*YEAR)]
    found = [entries.groupby(name, observed=True)["person_id"].nunique() for name in ("sex", "ethnic_group")]
    for years in range(3):
        start, end = (day - pd.DateOffset(years=years) for day in YEAR)
        of_year = real[real["outcome_date"].between(start, end)]
        found.append(of_year.groupby("ethnic_group", observed=True)["person_id"].nunique())
    of_year = real[real["outcome_date"].between(*YEAR)]
    return [*found, of_year.groupby("category", observed=True)["person_id"].nunique()]


def _events(tables: Tables) -> list[pd.Series]:
    custody = tables["custody"][tables["custody"]["start_date"].between(*YEAR)]
    quarters = custody["start_date"].dt.to_period("Q")
    due = tables["assessments"][tables["assessments"]["due_date"].between(*YEAR)]
    in_time = due.assign(is_met=due["completed_date"].le(due["due_date"]), month=due["due_date"].dt.to_period("M"))
    ended = tables["episodes"][tables["episodes"]["end_date"].between(*QUARTER)]
    ended = ended[ended["type"].isin(STATUTORY)]
    return [
        custody.groupby(["kind", quarters], observed=True).size(),
        custody.groupby(["kind", "offence_category"], observed=True).size(),
        custody.groupby(["kind", "breach_of"], observed=True).size(),
        in_time.groupby(["kind", "month"], observed=True)["is_met"].sum(),
        in_time.groupby(["kind", "month"], observed=True).size(),
        ended.groupby("ete_status_end", observed=True).size(),
    ]


def _tracker(tables: Tables, persons: pd.DataFrame) -> list[pd.Series]:
    keys = ["person_id", "cohort"]
    tracked = tables["tracker"].drop(columns=["sex", "care_status", "ethnicity"]).join(persons, on="person_id")
    again = tables["reoffences"].merge(tracked, on=keys)
    day, wait = (again[name] - again["entry_date"] for name in ("offence_date", "outcome_date"))
    again = again[day.dt.days.between(0, 365) & wait.dt.days.le(548)].assign(day=day.dt.days)
    of_child = again.groupby(keys, observed=True).agg(times=("day", "size"), first=("day", "min")).reset_index()
    joined = tracked.merge(of_child, on=keys, how="left").assign(has=lambda rows: rows["times"].notna())
    spread = ("sex", "age_at_entry", "ethnic_group", "care_status", "entry_tier", "intervention_level", "asset_band")
    found = [joined.groupby(["cohort", name, "has"], observed=True).size() for name in spread]
    found += [again.groupby(["cohort", name], observed=True).size() for name in spread]
    return [*found, joined.groupby(["cohort", "times"], observed=True).size()]
