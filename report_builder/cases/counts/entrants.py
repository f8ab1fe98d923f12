"""First time entrants of the service's own cases: children aged 10 to 17 at their first substantive outcome."""

from __future__ import annotations

import pandas as pd

from report_builder.cases.counts.answers import counts_of, joined, nothing_supplied, with_cells
from report_builder.cases.counts.axes import axis_of
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.cube import Cube, children, count_cube
from report_builder.cases.counts.events import sums_over
from report_builder.cases.counts.local import local_total, rates_of, without_source
from report_builder.cases.counts.people import age_categories, ages_on, joined_to_people
from report_builder.cases.counts.periods import during, periods_of
from report_builder.model.key import labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.tables import CountTable
from report_builder.model.view import View

_OF_AN_ENTRY = ["person_id", "outcome_date", "tier", "first_time_entrant", "row"]
"""The columns of offences that an entry is known by: there may be many offences, and all are looked at."""

_AGES = tuple(str(age) for age in range(10, 18))


def substantive(offences: pd.DataFrame) -> pd.DataFrame:
    """The offences with an outcome of a tier other than none; a blank tier or date is not one."""
    has_tier = offences["tier"].notna() & offences["tier"].ne("none").fillna(value=False)
    return offences.loc[has_tier & offences["outcome_date"].notna()]


def first_entries(offences: pd.DataFrame) -> pd.DataFrame:
    """The rows that are a child's entry.

    A row's own flag wins; a blank one is an entry if it bears the child's earliest substantive outcome date, rows
    flagged no included.
    """
    rows = substantive(offences)
    earliest = rows.groupby("person_id", observed=True)["outcome_date"].transform("min")
    is_first = rows["first_time_entrant"].fillna(rows["outcome_date"].eq(earliest)).astype(bool)
    return rows.loc[is_first]


def entrants(context: Context) -> pd.DataFrame:
    """Every entry at an age of 10 to 17, those from out of area included.

    Returns:
        One row an entry: `person_id`, `day` (of the outcome), and a text column for each of age on that day, sex and
        ethnic_group. Without a date of birth there is no age, and so no entry.
    """
    return context.once("entrants", lambda: _entrants(context))


def _entrants(context: Context) -> pd.DataFrame:
    rows = joined_to_people(
        first_entries(context.cases["offences"][_OF_AN_ENTRY]),
        context.cases,
        columns=("date_of_birth", "sex", "ethnic_group"),
    ).assign(
        day=lambda entries: entries["outcome_date"],
        age=lambda entries: age_categories(ages_on(entries["date_of_birth"], entries["outcome_date"])),
    )
    return rows.loc[rows["age"].isin(_AGES)]


def count_entrants(view: View, context: Context) -> CountTable:
    """First time entrants, and their rate over the population aged 10 to 17, from the cases (source: local)."""
    periods = periods_of(view, context, default="year")
    asked = without_source(view)
    if not {"offences", "persons"} <= context.cases.tables.keys():
        return nothing_supplied(view, local_total(context, view.measure, periods[-1]), what="first time entrants")
    entries = entrants(context)
    cubes = tuple(_cube(asked, context, entries, period=period) for period in periods)
    year = _cube(asked, context, entries, period=context.spec.quarter.twelve_months)
    is_rate = MEASURES[view.measure].kind == "rate"
    table = joined(view, (rates_of(asked, context, cube) if is_rate else counts_of(asked, cube) for cube in cubes))
    return with_cells(table, year.cells, relations=(*year.relations, *sums_over(cubes, year, adds=False)))


def _cube(view: View, context: Context, entries: pd.DataFrame, *, period: Period) -> Cube:
    """The children who entered in a period, each once, at the earliest entry in it."""
    rows = entries.loc[during(entries["day"], period)].sort_values(["day", "row"]).drop_duplicates("person_id")
    group = labels({**dict(view.of), **dict(view.fixed)})
    orders = {"age": _AGES}
    axes = tuple(
        axis_of(dimension, rows, group=group, categories=orders.get(dimension, ())) for dimension in view.dimensions
    )
    return count_cube(view, rows, total=local_total(context, "fte_count", period), axes=axes, tally=children)


COUNTERS: dict[str, Counter] = {"fte_count": count_entrants, "fte_rate": count_entrants}
