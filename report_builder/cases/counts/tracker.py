"""The live tracker: children tracked, reoffenders and reoffences of each cohort, apart from every other cohort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction

import pandas as pd

from report_builder.cases.counts.answers import (
    counts_of,
    figure_key,
    joined,
    nothing_supplied,
    quotients_of,
    shares_of,
    with_cells,
)
from report_builder.cases.counts.axes import axis_of
from report_builder.cases.counts.cohorts import FOLLOW_UP_DAYS, MATURE_DAYS, Cohort, cohorts
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.cube import Cube, cell_key, cell_of, cells_at, children, count_cube, events
from report_builder.errors import Complaint, ConfigError
from report_builder.model.key import Key, labels
from report_builder.model.measure import MEASURES
from report_builder.model.tables import (
    Cell,
    CountTable,
    Missing,
    OnDate,
    Quotient,
    Relation,
    Wanted,
    at_most,
    total_of,
)
from report_builder.model.view import View

MATURE = "The cohort has been followed up in full"
IMMATURE = "The cohort is still being tracked"
_OF_REOFFENCES = {"reoffence_count", "time_to_first", "seriousness"}
_TIMES = {"1": 1, "2": 2, "3": 3, "4": 4, "5+": 5}
_WITHOUT_REOFFENCES = {"tracker_children", "tracker_share", "tracker_mean_follow_up", "tracker_matures"}


@dataclass(frozen=True, slots=True)
class Tracked:
    """A cohort's three cubes, crossed alike: children, those who reoffended, and their reoffences."""

    children: Cube
    reoffenders: Cube
    reoffences: Cube

    def of(self, measure: str) -> Cube:
        """The cube of one of the three measures."""
        return next(
            cube for cube in (self.children, self.reoffenders, self.reoffences) if cube.total.measure == measure
        )

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Of all three."""
        return self.children.cells + self.reoffenders.cells + self.reoffences.cells

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Of each of the three."""
        return self.children.relations + self.reoffenders.relations + self.reoffences.relations


def count_tracker(view: View, context: Context) -> CountTable:
    """Any measure of the tracker: cohort by cohort, each with its name in `by`.

    A view with the dimension `cohort` is of every cohort; else of the one that it fixes, or the one of the config, or
    failing that the latest.
    """
    within = _without_cohort(view)
    needs_reoffences = view.measure not in _WITHOUT_REOFFENCES or bool(_OF_REOFFENCES & _dimensions(view))
    needed = ("tracker", "reoffences") if needs_reoffences else ("tracker",)
    found = cohorts(context) if all(table in context.cases for table in needed) else ()
    chosen = _chosen(view, context, found)
    if not chosen:
        total = context.own_key(view.measure, context.spec.cohort or context.spec.quarter.period)
        return nothing_supplied(within, total, what="the tracker")
    return joined(view, (_of_cohort(within, context, cohort) for cohort in chosen))


def _dimensions(view: View) -> set[str]:
    return {*view.dimensions, *(dimension for dimension, _ in (*view.fixed, *view.of))}


def _without_cohort(view: View) -> View:
    """The view within a cohort, whose name every key has anyway."""
    return replace(
        view,
        dimensions=tuple(dimension for dimension in view.dimensions if dimension != "cohort"),
        fixed=tuple(pair for pair in view.fixed if pair[0] != "cohort"),
        of=tuple(pair for pair in view.of if pair[0] != "cohort"),
    )


def _chosen(view: View, context: Context, found: tuple[Cohort, ...]) -> tuple[Cohort, ...]:
    if "cohort" in view.dimensions or not found:
        return found
    named = dict((*view.of, *view.fixed)).get("cohort", "")
    if not named and view.periods not in {"default", "cohort"}:
        named = view.periods
    wanted = named or context.spec.tracker_cohort or found[-1].name
    chosen = tuple(cohort for cohort in found if cohort.name == wanted)
    if not chosen and named:
        raise ConfigError(
            Complaint(
                f"the tracker has no cohort '{named}'",
                where=f"figure {view.measure}",
                mend="spell it as the table tracker does, or leave it out for the latest",
            )
        )
    return chosen


def _of_cohort(view: View, context: Context, cohort: Cohort) -> CountTable:
    total = context.own_key("tracker_children", cohort.period, {"cohort": cohort.name})
    match view.measure:
        case "tracker_mean_follow_up":
            return _mean_follow_up(view, context, cohort, total=total)
        case "tracker_matures":
            return _maturity(view, context, cohort, total=total)
    name = ("tracked", cohort.name, view.dimensions, view.of, view.fixed)
    tracked = context.once(name, lambda: _tracked(view, cohort, total))
    table = with_cells(_answer(view, tracked), tracked.cells, relations=tracked.relations)
    table = _with_whole(table, tracked, cohort)
    if "reoffences" not in context.cases:
        return table
    links = tuple(_links(view, tracked))
    keys = dict.fromkeys(key for relation in links for key, _ in relation.terms if key.measure == total.measure)
    return with_cells(table, cells_at(cohort.children, keys, constant=total.by), relations=links)


def _tracked(view: View, cohort: Cohort, total: Key) -> Tracked:
    group = labels({**dict(view.of), **dict(view.fixed)})
    columns = list(_dimensions(view))
    rows = pd.concat([cohort.children[columns], cohort.reoffences[columns]])
    axes = tuple(axis_of(dimension, rows, group=group) for dimension in view.dimensions)
    # A child who did not reoffend has no seriousness, so that it parts the reoffenders but not the children.
    loose = tuple(replace(axis, is_partition=axis.id != "seriousness") for axis in axes)
    return Tracked(
        count_cube(view, cohort.children, total=total, axes=loose, tally=children),
        count_cube(view, cohort.reoffenders, total=total.with_measure("tracker_reoffenders"), axes=axes),
        count_cube(view, cohort.reoffences, total=total.with_measure("tracker_reoffences"), axes=axes, tally=events),
    )


def _answer(view: View, tracked: Tracked) -> CountTable:
    measure = MEASURES[view.measure]
    over, under = measure.parts
    if not over:
        return counts_of(view, tracked.of(view.measure))
    if over == under:
        cube = tracked.of(over)
        return shares_of(view, cube, denominator=cell_key(cube.total, dict(view.of)), base=measure.base)
    table = quotients_of(view, tracked.of(over), denominators=tracked.of(under), base=measure.base)
    return replace(table, wanted=tuple(map(_of_one_kind, table.wanted))) if over == "tracker_reoffences" else table


def _with_whole(table: CountTable, tracked: Tracked, cohort: Cohort) -> CountTable:
    """The table with what its shares are of, where a picked category leaves that out."""
    over, under = MEASURES[table.view.measure].parts
    if not over or over != under or not table.view.fixed:
        return table
    cube = tracked.of(over)
    whole = cell_key(cube.total, dict(table.view.of))
    rows = {"tracker_reoffenders": cohort.reoffenders, "tracker_reoffences": cohort.reoffences}
    tally = events if over == "tracker_reoffences" else children
    cells = cells_at(rows.get(over, cohort.children), (whole,), constant=cube.total.by, tally=tally)
    return with_cells(table, cells, relations=(at_most(cube.key(()), whole),))


def _of_one_kind(wanted: Wanted) -> Wanted:
    """A ratio, unless by seriousness: there each reoffence stands by itself, but each child once, by the gravest."""
    if "seriousness" not in wanted.key.where:
        return wanted
    return replace(wanted, formula=Missing("reoffences and children are placed differently", is_applicable=False))


def _links(view: View, tracked: Tracked) -> Iterator[Relation]:
    """What holds between children, reoffenders and reoffences at each place of the cubes."""
    is_by_frequency = "reoffence_count" in view.dimensions
    for whole in (cell.key for cell in tracked.children.cells):
        reoffenders, reoffences = (whole.with_measure(f"tracker_{noun}") for noun in ("reoffenders", "reoffences"))
        yield at_most(reoffenders, reoffences)
        yield from _with_the_others(whole, reoffenders)
        if "seriousness" not in dict(whole.by):
            yield from _frequency(reoffenders, reoffences, is_spread=is_by_frequency)


def _with_the_others(whole: Key, reoffenders: Key) -> Iterator[Relation]:
    """Children are those who reoffended and those who did not; a place that only reoffenders have is theirs alone."""
    where = dict(whole.by)
    never = where.get("reoffence_count") == "0" or where.get("time_to_first") == "none"
    if _OF_REOFFENCES & where.keys():
        if not never:
            yield total_of(whole, (reoffenders,))
        return
    yield total_of(whole, (cell_key(whole, {"reoffence_count": "0"}), reoffenders))


def _frequency(reoffenders: Key, reoffences: Key, *, is_spread: bool) -> Iterator[Relation]:
    """Children with two reoffences have twice as many reoffences; those with 5+ at least five times."""
    frequency = dict(reoffenders.by).get("reoffence_count", "")
    if frequency in _TIMES:
        times = _TIMES[frequency]
        yield Relation(((reoffences, 1), (reoffenders, -times)), high=None if frequency == "5+" else 0)
    elif is_spread and not frequency:
        parts = tuple((cell_key(reoffenders, {"reoffence_count": each}), -times) for each, times in _TIMES.items())
        yield Relation(((reoffences, 1), *parts), high=None)


def _mean_follow_up(view: View, context: Context, cohort: Cohort, *, total: Key) -> CountTable:
    """The mean over children of the days from entry to the report's date, at most 365 and at least none."""
    days = (pd.Timestamp(context.spec.as_at) - cohort.children["entry_date"]).dt.days.clip(0, FOLLOW_UP_DAYS)
    tracked = _everybody(cohort, total)
    followed = Cell(total.with_measure("tracker_follow_up_days"), Fraction(int(days.sum())), tracked.persons)
    wanted = Wanted(figure_key(view, total), Quotient(followed.key, tracked.key))
    at_most_a_year = Relation(((tracked.key, FOLLOW_UP_DAYS), (followed.key, -1)), high=None)
    return CountTable(view, (wanted,), (followed, tracked), (at_most_a_year,))


def _maturity(view: View, context: Context, cohort: Cohort, *, total: Key) -> CountTable:
    """The day on which the last child to enter has been followed up and waited for; its note says if it is past.

    The note goes by months: a paper that tells no more than the month must not tell on which side of a day it lies.
    """
    tracked = _everybody(cohort, total)
    day = cohort.children["entry_date"].max().date() + timedelta(days=MATURE_DAYS)
    as_at = context.spec.as_at
    is_past = (as_at.year, as_at.month) > (day.year, day.month)
    wanted = Wanted(figure_key(view, total), OnDate(day, (tracked.key,)), note=MATURE if is_past else IMMATURE)
    return CountTable(view, (wanted,), (tracked,))


def _everybody(cohort: Cohort, total: Key) -> Cell:
    return cell_of(cohort.children, total)


COUNTERS: dict[str, Counter] = {
    measure.id: count_tracker for measure in MEASURES.values() if measure.id.startswith("tracker_")
}
