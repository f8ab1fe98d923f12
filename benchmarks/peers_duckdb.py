"""The counts of `volume_views` by DuckDB: one query a subject, one a breakdown, grouped by service."""

# ruff: noqa: S608 - the queries are made of the constants of `volume_views` and the folder of the call

from __future__ import annotations

from pathlib import Path

import duckdb
from volume_views import CASELOAD, COHORT, CUSTODY, ENTRANTS, GROUPS, ORDER, QUARTER, STATUTORY, TRACKER, YEAR, Counts

_AGE = (
    "case when {born} is null then 'not recorded' else age_name(year({day}) - year({born}) - "
    "(month({day}) * 100 + day({day}) < month({born}) * 100 + day({born}))::int) end"
)


def count(data: Path, threads: int) -> dict[str, Counts]:
    """Every count, by its name."""
    base = duckdb.connect()
    base.execute(f"set threads = {threads}")
    base.execute("set preserve_insertion_order = false")
    for name in ("persons", "episodes", "offences", "assessments", "exclusions", "custody", "tracker", "reoffences"):
        files = f"read_parquet('{data}/{name}/*/*.parquet', hive_partitioning = true)"
        base.execute(f"create view {name} as select * from {files}")
    base.execute(
        "create macro age_name(years) as case when years >= 18 then '18+' else greatest(years, 9)::varchar end"
    )
    base.execute("create table ranks as " + _values("type", "place", {each: str(n) for n, each in enumerate(ORDER)}))
    base.execute("create table groups as " + _values("ethnicity", "ethnic_group", GROUPS))
    base.execute("create temp table people as " + _PEOPLE)
    found: dict[str, Counts] = {}
    for name, days in (("quarter", QUARTER), ("year", YEAR)):
        base.execute(f"create or replace temp table caseload as {_caseload(*days)}")
        for by in CASELOAD:
            found[f"caseload {name} {by}"] = _grouped(base, "caseload", by)
        if name == "quarter":
            found |= _exclusions(base, *days)
    return found | _custody(base) | _assessments(base) | _entrants(base) | _tracker(base)


_PEOPLE = """
select service, person_id, sex, date_of_birth, coalesce(ethnic_group, 'not stated') as ethnic_group,
    coalesce(care_status, 'not recorded') as care_status, coalesce(sen, 'not recorded') as sen,
    coalesce(child_in_need, 'not recorded') as child_in_need,
    coalesce(child_protection, 'not recorded') as child_protection
from persons left join groups using (ethnicity)
"""


def _values(key: str, value: str, pairs: dict[str, str]) -> str:
    rows = ", ".join(f"('{one}', '{other}')" for one, other in pairs.items())
    return f"select * from (values {rows}) as known({key}, {value})"


def _grouped(base: duckdb.DuckDBPyConnection, rows: str, by: tuple[str, ...], what: str = "count(*)") -> Counts:
    names = ", ".join(("service", *by))
    answer = base.execute(f"select {names}, {what} from {rows} group by all").fetchall()
    return {tuple(map(str, each[:-1])): int(each[-1]) for each in answer if each[-1]}


def _caseload(start: str, end: str) -> str:
    age = _AGE.format(born="date_of_birth", day=f"date '{end}'")
    return f"""
    with highest as (
        select service, person_id, min(place::int) as place from episodes join ranks using (type)
        where start_date <= date '{end}' and (end_date is null or end_date >= date '{start}') group by all
    )
    select people.*, type as case_type, if(highest.place < {STATUTORY}, 'yes', 'no') as statutory, {age} as age
    from highest join people using (service, person_id) join ranks on ranks.place::int = highest.place
    """


def _exclusions(base: duckdb.DuckDBPyConnection, start: str, end: str) -> dict[str, Counts]:
    rows = f"""(select service, person_id from exclusions semi join caseload using (service, person_id)
        where kind = 'suspension' and start_date between date '{start}' and date '{end}')"""
    return {
        "suspensions": _grouped(base, rows, ()),
        "children suspended": _grouped(base, rows, (), "count(distinct person_id)"),
    }


def _custody(base: duckdb.DuckDBPyConnection) -> dict[str, Counts]:
    base.execute(f"""create temp table sentences as select custody.service, sex, ethnic_group, offence_category,
        coalesce(breach_of, 'none') as breach_of, coalesce(age_name(age_at_sentence), 'not recorded') as age
        from custody join people using (service, person_id)
        where kind = 'sentence' and start_date between date '{YEAR[0]}' and date '{YEAR[1]}'""")
    return {f"custody {by}": _grouped(base, "sentences", by) for by in CUSTODY}


def _assessments(base: duckdb.DuckDBPyConnection) -> dict[str, Counts]:
    rows = f"""(select service, kind, strftime(due_date, '%Y-%m') as month, completed_date <= due_date as is_met
        from assessments where due_date between date '{YEAR[0]}' and date '{YEAR[1]}')"""
    return {
        "assessments due": _grouped(base, rows, ("month", "kind")),
        "assessments in time": _grouped(base, rows, ("month", "kind"), "count(*) filter (is_met)"),
    }


def _entrants(base: duckdb.DuckDBPyConnection) -> dict[str, Counts]:
    base.execute("""create temp table outcomes as select service, person_id, outcome_date, first_time_entrant
        from offences where tier is not null and tier <> 'none' and outcome_date is not null""")
    within = f"outcome_date between date '{YEAR[0]}' and date '{YEAR[1]}'"
    age = _AGE.format(born="date_of_birth", day="outcome_date")
    base.execute(f"""create temp table entrants as
        with firsts as (
            select service, person_id, min(outcome_date) as earliest from outcomes group by all
        ), entries as (
            select service, person_id, min(outcome_date) as outcome_date
            from outcomes join firsts using (service, person_id) join people using (service, person_id)
            where {within} and coalesce(first_time_entrant = 'yes', outcome_date = earliest)
            and {age} not in ('9', '18+', 'not recorded') group by all
        )
        select service, sex, ethnic_group, {age} as age from entries join people using (service, person_id)""")
    theirs = f"""(select distinct service, person_id, ethnic_group from outcomes join people using (service, person_id)
        where {within})"""
    return {
        **{f"entrants {by}": _grouped(base, "entrants", by) for by in ENTRANTS},
        "with outcome": _grouped(base, theirs, ("ethnic_group",)),
    }


def _tracker(base: duckdb.DuckDBPyConnection) -> dict[str, Counts]:
    base.execute(f"""create temp table tracked as
        with again as (
            select service, person_id, count(*) as times
            from reoffences join tracker using (service, person_id, cohort)
            where cohort = '{COHORT}' and offence_date between entry_date and entry_date + 365
            and reoffences.outcome_date <= entry_date + 548 group by all
        )
        select service, entry_tier as tier, coalesce(age_name(age_at_entry), 'not recorded') as age,
            intervention_level as level, coalesce(times, 0) as times
        from tracker left join again using (service, person_id) where cohort = '{COHORT}'""")
    whats = {"children": "count(*)", "reoffenders": "count(*) filter (times > 0)", "reoffences": "sum(times)"}
    return {
        f"tracker {whose} {by}": _grouped(base, "tracked", by, what) for by in TRACKER for whose, what in whats.items()
    }
