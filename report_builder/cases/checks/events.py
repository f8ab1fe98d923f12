"""Events in children's lives: dates out of order, ages that cannot be, episodes never closed, cells left blank."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from report_builder.cases.columns import Kind
from report_builder.cases.contract import CASE_TABLES, CONTRACT
from report_builder.cases.lookup import days_of, is_among
from report_builder.model.findings import count_rows, rows_where, stop, warn
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Finding

_IN_ORDER = (
    ("episodes", "start_date", "end_date"),
    ("custody", "start_date", "end_date"),
    ("offences", "offence_date", "outcome_date"),
    ("reoffences", "offence_date", "outcome_date"),
    ("published", "period_start", "period_end"),
)
_AGED_AT = (
    ("episodes", "start_date"),
    ("offences", "offence_date"),
    ("exclusions", "start_date"),
    ("custody", "start_date"),
    ("tracker", "entry_date"),
)
_AGE_GIVEN = (("custody", "age_at_offence"), ("custody", "age_at_sentence"), ("tracker", "age_at_entry"))
_MAY_LIE_AHEAD = frozenset({"due_date", "end_date"})
"""A date that is planned, not known: it may lie after the paper's own date."""

_YEARS_WITHOUT_ACTIVITY = 3

Tables = Mapping[str, pd.DataFrame]


def check_events(tables: Tables, spec: ReportSpec) -> list[Finding]:
    """Errors of order, and warnings of age, activity, lateness and blank cells."""
    return [
        *_out_of_order(tables),
        *_dated_after(tables, spec.as_at),
        *_ages(tables),
        *_idle_episodes(tables, spec.quarter.period.end),
        *_blanks(tables),
        *_not_half_days(tables),
    ]


def _out_of_order(tables: Tables) -> list[Finding]:
    findings = []
    for table, start, end in _IN_ORDER:
        if table not in tables:
            continue
        rows = rows_where(tables[table], tables[table][end] < tables[table][start])
        what = f"{count_rows(rows)} whose {end} lies before its {start}"
        mend = "correct one of the two dates"
        findings += [stop("end-before-start", f"{table} {end}", rows=rows, what=what, mend=mend)] if rows else []
    return findings


def _dated_after(tables: Tables, as_at: date) -> list[Finding]:
    findings = []
    for table in CASE_TABLES:
        if table not in tables:
            continue
        for column in CONTRACT[table].columns:
            if column.kind not in {Kind.DATE, Kind.DATE_OR_MONTH} or column.name in _MAY_LIE_AHEAD:
                continue
            rows = rows_where(tables[table], tables[table][column.name] > pd.Timestamp(as_at))
            what = f"{count_rows(rows)} dated after {as_at.isoformat()}, the date of what the paper may know"
            place, mend = f"{table} {column.name}", "correct the date, or set as_at in the config"
            findings += [warn("dated-after-as-at", place, rows=rows, what=what, mend=mend)] if rows else []
    return findings


def age_on(born: pd.Series, day: pd.Series) -> pd.Series:
    """Whole years from birth to a day, Int64; NA where either is unknown."""
    is_before_birthday = (day.dt.month * 100 + day.dt.day) < (born.dt.month * 100 + born.dt.day)
    ages: pd.Series = (day.dt.year - born.dt.year - is_before_birthday).astype("Int64")
    return ages


def _ages(tables: Tables) -> list[Finding]:
    ages = [(table, column, tables[table][column]) for table, column in _AGE_GIVEN if table in tables]
    if "persons" in tables:
        persons = tables["persons"]
        for table, column in _AGED_AT:
            if table in tables:
                frame = tables[table]
                born = days_of(frame["person_id"], persons["person_id"], days=persons["date_of_birth"])
                ages.append((table, column, age_on(born, frame[column])))
    findings = []
    for table, column, age in ages:
        rows = rows_where(tables[table], (age < 10) | (age > 18))
        what = f"{count_rows(rows)} of a child younger than 10 or older than 18 at the event"
        mend = "look at the date and at the child's date of birth"
        findings += [warn("age-outside-10-18", f"{table} {column}", rows=rows, what=what, mend=mend)] if rows else []
    return findings


def _idle_episodes(tables: Tables, quarter_end: date) -> list[Finding]:
    """Open episodes of children of whom nothing has been recorded for three years before the quarter's end."""
    if "episodes" not in tables:
        return []
    episodes = tables["episodes"]
    limit = pd.Timestamp(quarter_end) - pd.DateOffset(years=_YEARS_WITHOUT_ACTIVITY)
    # An episode that began since is an activity itself.
    old = episodes.loc[episodes["end_date"].isna() & ~(episodes["start_date"] > limit)]
    if old.empty:
        return []
    last = _last_activity(tables, old["person_id"])
    rows = rows_where(old, days_of(old["person_id"], last.index.to_series(), days=last) <= limit)
    what = f"{count_rows(rows)} still open, of a child of whom nothing is recorded for {_YEARS_WITHOUT_ACTIVITY} years"
    mend = "close the episode with its end_date, or accept this with a reason"
    return [warn("episode-without-activity", "episodes end_date", rows=rows, what=what, mend=mend)] if rows else []


def _last_activity(tables: Tables, children: pd.Series) -> pd.Series:
    """The last day that any table has of each of some children, by person_id; a planned day is not one."""
    columns = {
        table: [
            column.name for column in CONTRACT[table].columns if column.kind is Kind.DATE and column.name != "due_date"
        ]
        for table in CASE_TABLES
        if table in tables and table not in {"persons", "tracker", "reoffences"}
    }
    dated = []
    for table, names in columns.items():
        theirs = tables[table].loc[is_among(tables[table]["person_id"], children)].set_index("person_id")
        dated += [theirs[name].dropna() for name in names]
    last: pd.Series = pd.concat(dated).groupby(level=0, observed=True).max()
    return last


def _blanks(tables: Tables) -> list[Finding]:
    """Cells that may be blank, but change what is counted."""
    findings = []
    for name, table, column, what, mend in (
        ("blank-tier", "offences", "tier", "without a tier; not counted as a substantive outcome", "fill in the tier"),
        (
            "offence-without-outcome-date",
            "offences",
            "outcome_date",
            "without an outcome_date; in no count by outcome",
            "fill in the date once there is an outcome",
        ),
        (
            "child-without-date-of-birth",
            "persons",
            "date_of_birth",
            "without a date of birth: the age is not recorded, and the child is no local first time entrant",
            "fill in the date, or its month",
        ),
    ):
        rows = rows_where(tables[table], tables[table][column].isna()) if table in tables else ()
        findings += [_blank(name, f"{table} {column}", rows, what=what, mend=mend)] if rows else []
    if "exclusions" in tables:
        exclusions = tables["exclusions"]
        rows = rows_where(exclusions, (exclusions["kind"] == "suspension") & exclusions["days_lost"].isna())
        what, mend = "of a suspension without days_lost; counted with 0 days", "fill in the days"
        name, place = "suspension-without-days-lost", "exclusions days_lost"
        findings += [_blank(name, place, rows, what=what, mend=mend)] if rows else []
    return findings


def _blank(name: str, place: str, rows: tuple[int, ...], *, what: str, mend: str) -> Finding:
    return warn(name, place, rows=rows, what=f"{count_rows(rows)} {what}", mend=mend)


def _not_half_days(tables: Tables) -> list[Finding]:
    if "exclusions" not in tables:
        return []
    days = tables["exclusions"]["days_lost"].dropna()
    is_odd = pd.Series([day.denominator > 2 for day in days], index=days.index, dtype=bool)
    rows = rows_where(tables["exclusions"].loc[days.index], is_odd)
    what = f"{count_rows(rows)} with days_lost that is not in half days"
    mend = "schools register half days: write 0.5, 1, 1.5"
    return [warn("days-lost-not-half-days", "exclusions days_lost", rows=rows, what=what, mend=mend)] if rows else []
