"""The wall of an analyst's own tables: they and what was released before go in, publishable tables come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import TYPE_CHECKING

import numpy as np

from report_builder.disclosure.chronicle import Chronicle, Held, Parents, Sight
from report_builder.disclosure.instance import Instance, Row
from report_builder.disclosure.world import NoWorld, complete_world
from report_builder.errors import Complaint, DataError
from report_builder.model.linked import (
    PERIOD,
    Address,
    GuardedRow,
    GuardedTable,
    GuardedTables,
    LinkedTable,
    LinkedTables,
    Reasons,
    TableRules,
)
from report_builder.model.release import PublishedCell, Release
from report_builder.model.released_tables import address_in

if TYPE_CHECKING:
    from report_builder.disclosure.optimum import Effort

GRAND_TOTAL_COST = 50.0


@dataclass(frozen=True, slots=True)
class Posed:
    """What is to be protected, and whose cells they are.

    Attributes:
        instance: in numbers.
        places: where the cells of the tables stand in it.
        cells: as the releases have them, one for each place.
    """

    instance: Instance
    places: dict[Address, int]
    cells: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Guarded:
    """What the wall lets through, and what stays behind it.

    Attributes:
        tables: for readers.
        reasons: for the analyst alone.
        exposed: cells that no pattern can hide, which stop the release; the analyst is told which, not how much.
    """

    tables: GuardedTables
    reasons: Reasons
    exposed: tuple[Address, ...]


def guard(tables: LinkedTables, *, rules: TableRules, releases: Sequence[Release] = (), effort: Effort) -> Guarded:
    """Withhold what is small and what would give it away.

    Args:
        tables: with all their margins; the order of rows and files changes nothing.
        rules: what is small.
        releases: of the same tables, the oldest first.
        effort: how long to look for the cheapest pattern.

    Raises:
        DataError: the tables contradict what was released.
    """
    from report_builder.disclosure.optimum import protect_instance  # noqa: PLC0415  the solver takes 0.2 s to load

    posed = pose_tables(tables, rules=rules, releases=releases)
    answer = protect_instance(posed.instance, effort=effort)
    hidden = posed.instance.hidden(answer.withheld)
    withheld = {address for address, place in posed.places.items() if hidden[place]}
    shown = tuple(_guarded(table, withheld) for table in tables.tables)
    exposed = dict.fromkeys(posed.cells[breach.target].address for breach in answer.exposed)
    return Guarded(GuardedTables(shown, answer.is_optimal), _reasons(posed, withheld), tuple(exposed))


def _guarded(table: LinkedTable, withheld: set[Address]) -> GuardedTable:
    rows = (GuardedRow(row.categories, None if table.address(row) in withheld else row.count) for row in table.rows)
    return GuardedTable(table.file, table.dimensions, tuple(rows))


def _reasons(posed: Posed, withheld: set[Address]) -> Reasons:
    small = [one for one, place in posed.places.items() if posed.instance.small[place]]
    earlier = [one for one, place in posed.places.items() if posed.instance.unseen[place]]
    partners = withheld.difference(small, earlier)
    return Reasons(tuple(sorted(small)), tuple(sorted(partners)), tuple(sorted(earlier)))


def pose_tables(tables: LinkedTables, *, rules: TableRules, releases: Sequence[Release] = ()) -> Posed:
    """State the tables, and all that was released before, as one problem.

    Args:
        tables: with all their margins.
        rules: what is small.
        releases: of the same tables, the oldest first.

    Raises:
        DataError: the tables contradict what was released, and no restated number explains it.
    """
    lowest = 1.0 if rules.is_zero_safe else 0.0
    drafts = {  # in the order of addresses, so that the order of rows and files is nothing
        table.address(row): Sight(float(row.count or 0), is_draft=True, low=lowest)
        for table in tables.tables
        for row in table.rows
    }
    drafts = dict(sorted(drafts.items()))
    earlier = [{address_in(cell.name): _sight(cell) for cell in release.cells} for release in releases]
    chronicle = _chronicle(tables.parents, [*earlier, drafts])
    try:
        counts = _world(chronicle)
    except NoWorld:
        chronicle = _chronicle(tables.parents, [*earlier, drafts], are_marks_apart=True)
        counts = _world_apart(chronicle)
    return Posed(_instance(chronicle, counts, rules), _places(chronicle), tuple(chronicle.cells))


def _sight(cell: PublishedCell) -> Sight:
    if cell.is_withheld:
        return Sight(nan, low=min(float(cell.low), 1.0))
    return Sight(float(cell.low))


def _chronicle(
    parents: Parents, releases: Sequence[dict[Address, Sight]], *, are_marks_apart: bool = False
) -> Chronicle:
    """All releases together.

    Raises:
        DataError: a year to date of the last one is not what the earlier ones and its quarters make up.
    """
    chronicle = Chronicle(parents, are_marks_apart=are_marks_apart)
    for sights in releases:
        chronicle.contradictions.clear()  # between releases that are out already nothing can be mended
        chronicle.add(sights)
    if chronicle.contradictions:
        raise DataError(
            Complaint(
                f"the year to date {_spell(address)} is not the sum of its quarters as they were released",
                mend="give the quarters that have changed since in the same call, with the years to date after them",
            )
            for address in dict.fromkeys(chronicle.contradictions)
        )
    return chronicle


def _spell(address: Address) -> str:
    return ", ".join(f"{dimension} {category}" for dimension, category in address)


def _world(chronicle: Chronicle) -> list[float]:
    """A count for every cell, such that all additions hold; the truth wherever it is known here.

    Raises:
        NoWorld: there is none.
    """
    counts = [cell.count for cell in chronicle.cells]
    if not any(isnan(count) for count in counts):
        return counts
    low, high = (np.array([getattr(cell, end) for cell in chronicle.cells]) for end in ("low", "high"))
    whole = np.ones(len(counts), dtype=np.bool_)
    found = complete_world(tuple(chronicle.rows), np.array(counts), low=low, high=high, whole=whole)
    return [float(count) for count in found]


def _world_apart(chronicle: Chronicle) -> list[float]:
    try:
        return _world(chronicle)
    except NoWorld as error:
        what = "the tables contradict what was released before: no numbers fit both"
        mend = "look whether the ledger is of these tables, and give the restated periods in the same call"
        raise DataError(Complaint(what, "--ledger", mend)) from error


def _instance(chronicle: Chronicle, counts: Sequence[float], rules: TableRules) -> Instance:
    cells = chronicle.cells
    least = 1 if rules.is_zero_safe else 0
    is_small = [least <= count < rules.threshold for count in counts]
    is_open = [cell.is_draft and not cell.was_printed and not cell.was_withheld for cell in cells]
    is_implied = [cell.is_implied and not isnan(cell.count) for cell in cells]
    was_withheld = [cell.was_withheld and not cell.was_printed for cell in cells]
    exact = np.array(counts)
    small = np.array([is_draft and tiny for is_draft, tiny in zip(is_open, is_small, strict=True)])
    tiny_implied = [implied and tiny for implied, tiny in zip(is_implied, is_small, strict=True)]
    return Instance(
        counts=exact,
        rows=_distinct(chronicle),
        costs=np.array([GRAND_TOTAL_COST if _is_grand_total(cell.address) else 1.0 for cell in cells]),
        small=small,
        free=np.array(is_open) & ~small & (exact > 0),
        unseen=np.array([cell.is_implied for cell in cells]) | np.array(was_withheld),
        guarded=np.array(was_withheld) | np.array(tiny_implied),
        low=np.array([cell.low for cell in cells]),
        high=np.array([cell.high for cell in cells]),
        whole=np.ones(len(cells), dtype=np.bool_),
        alone=small & (exact == 1) & rules.contributors,
    )


def _distinct(chronicle: Chronicle) -> tuple[Row, ...]:
    """The rows, those between numbers that were all printed left out: nobody learns from them."""
    is_known = [cell.was_printed for cell in chronicle.cells]
    return tuple(row for row in chronicle.rows if not all(is_known[place] for place in row.places))


def _is_grand_total(address: Address) -> bool:
    """Of everything, or of everything in one period."""
    return all(dimension == PERIOD for dimension, _ in address)


def _places(chronicle: Chronicle) -> dict[Address, int]:
    return {address: place for address, place in chronicle.newest.items() if chronicle.cells[place].is_draft}
