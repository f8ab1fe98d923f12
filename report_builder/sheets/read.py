"""An analyst's own count tables and hierarchies, read, checked and completed: all their faults at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from report_builder.errors import did_you_mean
from report_builder.model.linked import PERIOD, LinkedRow, LinkedTable, LinkedTables
from report_builder.sheets.agreement import note_contradictions, note_wrong_margins
from report_builder.sheets.faults import Faults, Place
from report_builder.sheets.hierarchy import read_hierarchy
from report_builder.sheets.margins import groups_of, noughts, sums, with_margins
from report_builder.sheets.names import note_near_names
from report_builder.sheets.table import read_table

MOST_NOUGHTS = 1_000_000
"""How many combinations that nobody gives may be filled in."""


def read_tables(
    files: Sequence[Path],
    hierarchies: Mapping[str, Path] | None = None,
    *,
    may_be_marked: bool = False,
    with_noughts: bool = False,
) -> LinkedTables:
    """Read tables that are linked where their dimensions and categories overlap.

    Args:
        files: `TABLE.csv`, each with dimension columns, then `count`.
        hierarchies: dimension -> file of `category,parent`.
        may_be_marked: whether marks may stand in the place of counts, as in published tables.
        with_noughts: whether combinations that are not given become rows, because a nought is a secret too.

    Returns:
        The tables with every margin, those that were not given at the end with line 0.

    Raises:
        ConfigError: a file is not there, among all else that is wrong.
        DataError: all that is wrong with the files, and with how they fit together.
    """
    faults = Faults()
    tables = _distinct_tables(files, faults, may_be_marked=may_be_marked)
    note_near_names(tables, faults)
    parents = _parents(hierarchies or {}, tables, faults)
    faults.raise_any()
    complete = _complete(tables, parents, faults=faults, with_noughts=with_noughts)
    faults.raise_any()
    note_contradictions(complete, parents, faults)
    faults.raise_any()
    return LinkedTables(complete, parents)


def _distinct_tables(files: Sequence[Path], faults: Faults, *, may_be_marked: bool) -> list[LinkedTable]:
    seen: set[Path] = set()
    tables = []
    for file in files:
        if file.resolve() in seen:
            faults.note_call("the file is named twice", Place(str(file)), mend="name it once")
            continue
        seen.add(file.resolve())
        table = read_table(file, faults, may_be_marked=may_be_marked)
        tables += [table] if table is not None else []
    return tables


def _parents(
    hierarchies: Mapping[str, Path], tables: Sequence[LinkedTable], faults: Faults
) -> dict[str, Mapping[str, str]]:
    known = {dimension for table in tables for dimension in table.dimensions}
    found: dict[str, Mapping[str, str]] = {}
    for dimension, file in hierarchies.items():
        if dimension == PERIOD:
            what = "periods need no hierarchy: quarters and years to date are known by their names"
            faults.note_call(what, Place("--hierarchy"), mend="leave it out")
        elif known and dimension not in known:
            mend = did_you_mean(dimension, known) or f"they have: {', '.join(sorted(known))}"
            faults.note_call(f"no table has the dimension '{dimension}'", Place("--hierarchy"), mend=mend)
        categories = {row.categories[table.dimensions.index(dimension)] for table in tables
                      if dimension in table.dimensions for row in table.rows}  # fmt: skip
        found[dimension] = read_hierarchy(file, faults, dimension=dimension, categories=categories)
    return found


def _complete(
    tables: Sequence[LinkedTable], parents: Mapping[str, Mapping[str, str]], *, faults: Faults, with_noughts: bool
) -> tuple[LinkedTable, ...]:
    further: dict[int, list[LinkedRow]] = {}
    for group in groups_of(tables, parents):
        added_up = sums(group)
        note_wrong_margins(group, added_up, faults)
        for place, rows in with_margins(group, added_up).items():
            further.setdefault(place, []).extend(rows)
        filled = noughts(group, added_up, most=MOST_NOUGHTS) if with_noughts else {}
        if filled is None:
            mend = "give fewer dimensions in one file, or let noughts be shown with --safe-zero"
            first = next(iter(group.tables.values()))
            faults.note("there are more than a million combinations of its categories", Place(first.file), mend=mend)
        for place, rows in (filled or {}).items():
            further.setdefault(place, []).extend(rows)
    return tuple(replace(table, rows=(*table.rows, *further.get(place, ()))) for place, table in enumerate(tables))
