"""Children on the caseload: with an episode open in the quarter, each once, at the highest type open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from report_builder.cases.counts.answers import counts_of, joined, nothing_supplied, shares_of, with_cells
from report_builder.cases.counts.axes import axis_of
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.cube import Cube, Nesting, count_cube
from report_builder.cases.counts.people import age_categories, ages_on, described
from report_builder.cases.counts.periods import periods_of
from report_builder.cases.lookup import is_among
from report_builder.model.dimension import CASE_TYPES, DIMENSIONS, NOT_RECORDED
from report_builder.model.key import Labels, labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.spec import CaseTypes
from report_builder.model.tables import CountTable
from report_builder.model.view import View

_NEEDED = ("persons", "episodes")
_OF_AN_EPISODE = ["person_id", "type", "start_date", "end_date", "ete_status_start", "row"]
_OF_NO_VIEW = ("ethnicity", "ward_code", "row")


def has_caseload(context: Context) -> bool:
    """Whether persons and episodes were supplied."""
    return all(table in context.cases for table in _NEEDED)


def open_episodes(episodes: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The episodes open on any day of a period: started by its end, and not ended before its start."""
    has_started = episodes["start_date"] <= pd.Timestamp(period.end)
    has_not_ended = episodes["end_date"].isna() | (episodes["end_date"] >= pd.Timestamp(period.start))
    return episodes.loc[has_started & has_not_ended]


def caseload_children(context: Context, period: Period) -> pd.DataFrame:
    """The children of the caseload and what is known of them.

    Each child stands once, with the highest type open in the period; of equals the latest to start, then the later
    row.

    Returns:
        One row a child: what `people.described` gives, `ete_status_start` of that episode, and a category for each
        of case_type, case_group, statutory and age (at the period's end).
    """
    return context.once(("caseload", period), lambda: _children(context, period))


def _children(context: Context, period: Period) -> pd.DataFrame:
    types = context.spec.case_types
    places = {name: place for place, name in enumerate(all_types(types))}
    highest = (
        open_episodes(context.cases["episodes"][_OF_AN_EPISODE], period)
        .assign(place=lambda episodes: episodes["type"].map(places).astype("Int64"))
        .sort_values(["place", "start_date", "row"], ascending=[True, False, False])
        .drop_duplicates("person_id")
    )
    cases = highest[["person_id", "type", "ete_status_start"]].rename(columns={"type": "case_type"})
    persons = context.cases["persons"].drop(columns=list(_OF_NO_VIEW))
    theirs = described(persons.loc[is_among(persons["person_id"], cases["person_id"])])
    children = cases.merge(_as_categories(theirs), on="person_id", how="left", validate="one_to_one").assign(
        case_group=lambda rows: _parents(rows["case_type"], groups_of(types)),
        statutory=lambda rows: _parents(rows["case_type"], statutory_of(types)),
        age=lambda rows: age_categories(ages_on(rows["date_of_birth"], period.end)),
    )
    return _as_categories(children)


def _as_categories(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with each category stored once: a quarter's caseload is looked at by dozens of views."""
    return rows.astype({name: "category" for name in DIMENSIONS if name in rows})


def all_types(types: CaseTypes) -> tuple[str, ...]:
    """Every case type, highest first: as the config orders them, then those that it leaves out."""
    return tuple(dict.fromkeys((*types.order, *CASE_TYPES)))


def statutory_of(types: CaseTypes) -> dict[str, tuple[str, ...]]:
    """The case types that are statutory and those that are not."""
    rest = tuple(name for name in all_types(types) if name not in types.statutory)
    return {"yes": types.statutory, "no": rest}


def groups_of(types: CaseTypes) -> dict[str, tuple[str, ...]]:
    """The printed groups of case types; a type in none of them is "not recorded"."""
    grouped = {name for group in types.groups.values() for name in group}
    rest = tuple(name for name in all_types(types) if name not in grouped)
    return {**types.groups, **({NOT_RECORDED: rest} if rest else {})}


def _parents(names: pd.Series, parts: Mapping[str, tuple[str, ...]]) -> pd.Series:
    parents = {name: parent for parent, within in parts.items() for name in within}
    return names.map(parents).astype("string")


def caseload_cube(view: View, context: Context, rows: pd.DataFrame, *, period: Period) -> Cube:
    """The view's crossings and margins of the caseload of a period, as cells of the measure `caseload`.

    `rows` are the `caseload_children` of the period. Shares of one whole and views of one group meet in the same cube.
    """
    name = ("caseload cube", view.dimensions, view.of, view.fixed, period)
    return context.once(name, lambda: _cube(view, context, rows, period=period))


def _cube(view: View, context: Context, rows: pd.DataFrame, *, period: Period) -> Cube:
    types = context.spec.case_types
    group = labels({**dict(view.of), **dict(view.fixed)})
    orders = {"case_type": _types_within(types, group), "case_group": tuple(groups_of(types))}
    axes = tuple(
        axis_of(dimension, rows, group=group, categories=orders.get(dimension, ())) for dimension in view.dimensions
    )
    localities = context.once(("localities", period), lambda: _localities(rows))
    total = context.own_key("caseload", period)
    return count_cube(view, rows, total=total, axes=axes, nestings=(*nestings_of(types), localities))


def _types_within(types: CaseTypes, group: Labels) -> tuple[str, ...]:
    """The case types that a group may have: only the statutory ones where it is the statutory caseload."""
    within = set(all_types(types))
    for dimension, parts in (("statutory", statutory_of(types)), ("case_group", groups_of(types))):
        category = dict(group).get(dimension)
        if category is not None:
            within &= set(parts.get(category, ()))
    return tuple(name for name in all_types(types) if name in within)


def nestings_of(types: CaseTypes) -> tuple[Nesting, ...]:
    """Each case type lies in one printed group, and is statutory or not."""
    return (
        Nesting("case_type", "statutory", statutory_of(types)),
        Nesting("case_type", "case_group", groups_of(types)),
    )


def _localities(rows: pd.DataFrame) -> Nesting:
    """The areas with their localities."""
    pairs = rows[["locality", "locality_area"]].drop_duplicates()
    areas = {str(area): tuple(sorted(within)) for area, within in pairs.groupby("locality_area")["locality"]}
    return Nesting("locality", "locality_area", areas)


def count_caseload(view: View, context: Context) -> CountTable:
    """Children on the caseload, and shares of it or of its group: measures `caseload` and `caseload_share`."""
    periods = periods_of(view, context)
    if not has_caseload(context):
        total = context.own_key("caseload", periods[-1])
        return nothing_supplied(view, total, what="the caseload")
    return joined(view, (_of_period(view, context, period) for period in periods))


def _of_period(view: View, context: Context, period: Period) -> CountTable:
    rows = caseload_children(context, period)
    cube = caseload_cube(view, context, rows, period=period)
    if view.measure == "caseload":
        return counts_of(view, cube)
    everybody = caseload_cube(replace(view, dimensions=(), fixed=()), context, rows, period=period)
    shares = shares_of(view, cube, denominator=everybody.key(()), base=MEASURES[view.measure].base)
    return with_cells(shares, everybody.cells, relations=everybody.relations)


COUNTERS: dict[str, Counter] = {"caseload": count_caseload, "caseload_share": count_caseload}
