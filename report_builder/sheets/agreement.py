"""Whether the files agree: margins with their parts, files with each other, years to date with their quarters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from report_builder.model.addition import additions, by_rest
from report_builder.model.linked import Address, LinkedRow, LinkedTable
from report_builder.model.year_to_date import years_to_date
from report_builder.sheets.faults import Faults, Place
from report_builder.sheets.margins import Group, Key, Sum

COUNT = "count"


def note_wrong_margins(group: Group, added_up: Mapping[Key, Sum], faults: Faults) -> None:
    """Note each given margin that is not the sum of its parts; a combination that is not given is nought."""
    for place, row, key in group.rows():
        known, _ = added_up.get(key, (0, place))
        if known is not None and row.count is not None and known != row.count:
            is_margin = not all(category in broader for category, broader in zip(key, group.broader, strict=True))
            if is_margin:
                mend = "correct it, give the rows that are missing, or leave the row out: margins are computed"
                faults.note("the count is not the sum of its parts", _place(group.tables[place], row), mend=mend)


def note_contradictions(
    tables: Sequence[LinkedTable], parents: Mapping[str, Mapping[str, str]], faults: Faults
) -> None:
    """Note what cannot all be true.

    Cells that two files count differently, years to date that their quarters do not make up, and dimensions that the
    files cut into categories which overlap.
    """
    first: dict[Address, tuple[LinkedTable, LinkedRow]] = {}
    for table, row in _known_rows(tables):
        other_table, other = first.setdefault(table.address(row), (table, row))
        if other.count != row.count:
            what = f"the count differs from that of the same cell {_spell(other_table, other)}"
            faults.note(what, _place(table, row), mend="one of them is wrong, or a file lacks rows")
    _note_wrong_years(first, faults)
    if faults.are_none and all(row.count is not None for table in tables for row in table.rows):
        _note_mixed_categories(first, parents, faults)


def _note_mixed_categories(
    cells: Mapping[Address, tuple[LinkedTable, LinkedRow]],
    parents: Mapping[str, Mapping[str, str]],
    faults: Faults,
) -> None:
    """Note each dimension that one file cuts into other categories than another, so that they overlap."""
    for whole, parts in additions(cells, parents):
        counted = sum(cells[part][1].count or 0 for part in parts)
        if counted != cells[whole][1].count:
            (dimension,) = {pair[0] for pair in set(parts[0]) - set(whole)}
            what = f"the files cut '{dimension}' into different categories, which overlap"
            mend = (
                f"say with --hierarchy {dimension}=FILE.csv which are part of which, or rename the column in one file"
            )
            files = dict.fromkeys(cells[part][0].file for part in parts)
            faults.note(what, Place(", ".join(files)), mend=mend)


def _known_rows(tables: Sequence[LinkedTable]) -> Iterator[tuple[LinkedTable, LinkedRow]]:
    yield from ((table, row) for table in tables for row in table.rows if row.count is not None)


def _note_wrong_years(cells: Mapping[Address, tuple[LinkedTable, LinkedRow]], faults: Faults) -> None:
    for labels in by_rest(cells).values():
        for year in years_to_date(labels):
            table, row = cells[labels[year.whole]]
            counts = [cells[labels[part]][1].count or 0 for part in year.parts]
            least = row.count or 0
            if sum(counts) > least or (sum(counts) < least and not year.missing):
                what = "the year to date is not the sum of its quarters"
                mend = "correct it; a quarter that has changed since is given afresh, with all years to date after it"
                faults.note(what, _place(table, row), mend=mend)


def _place(table: LinkedTable, row: LinkedRow) -> Place:
    return Place(table.file, row.line, COUNT)


def _spell(table: LinkedTable, row: LinkedRow) -> str:
    return f"in {table.file}:{row.line}" if row.line else f"that the rows of {table.file} add up to"
