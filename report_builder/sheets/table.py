"""One file of counts: dimension columns, then `count`. What its rows add up to is another's business."""

from __future__ import annotations

import re
from pathlib import Path

from report_builder.errors import did_you_mean
from report_builder.model.linked import TOTAL, LinkedRow, LinkedTable
from report_builder.sheets.faults import Faults, Place
from report_builder.sheets.records import Records, read_records

COUNT = "count"
STATUS = "status"
"""The answer's own column: a dimension of that name would hide it."""

MARKS = frozenset({"[c]", "c", "*", ""})
"""What stands in the place of a withheld count in published tables."""

_WHOLE = re.compile(r"[0-9]{1,10}")


def read_table(path: Path, faults: Faults, *, may_be_marked: bool = False) -> LinkedTable | None:
    """Read a table, noting all that is wrong with it.

    Args:
        path: the file.
        faults: where faults are noted; a count is never repeated there.
        may_be_marked: whether marks may stand in the place of counts, as in published tables.

    Returns:
        The table without the rows that could not be understood; None where the header could not.
    """
    records = read_records(path, faults)
    if records is None or not _is_header_good(records, faults):
        return None
    rows = [
        _row(line, cells, records=records, faults=faults, may_be_marked=may_be_marked) for line, cells in records.rows
    ]
    kept = tuple(row for row in rows if row is not None)
    if not records.rows:
        faults.note("there is no row below the header", Place(records.file), mend="export it again")
    _note_repeats(kept, records, faults)
    _note_bare_totals(kept, records, faults)
    return LinkedTable(records.file, records.header[:-1], kept)


def _is_header_good(records: Records, faults: Faults) -> bool:
    header = records.header
    place = Place(records.file, 1)
    before = faults.complaints
    if COUNT not in header:
        guess = next((name for name in header if name.casefold() == COUNT), "") or did_you_mean(COUNT, header)
        mend = (
            f"rename '{guess}' to 'count'" if guess in header else f"name the last column 'count'; {guess}".rstrip("; ")
        )
        faults.note("there is no column 'count'", place, mend=mend)
    elif header.count(COUNT) > 1:
        mend = "a dimension needs another name, such as 'number_of_offences'"
        faults.note("two columns are called 'count'", place, mend=mend)
    elif header[-1] != COUNT:
        faults.note("the column 'count' is not the last one", place, mend="put the dimensions first, then the count")
    dimensions = [name for name in header if name != COUNT]
    for name in sorted({name for name in dimensions if dimensions.count(name) > 1 and name}):
        faults.note("two columns have the same name", Place(records.file, 1, name), mend="rename or delete one")
    if "" in dimensions:
        faults.note("a column has no name", place, mend="name it, or delete it")
    if STATUS in dimensions:
        mend = "rename it: the answer has a column of that name"
        faults.note("a dimension is called 'status'", Place(records.file, 1, STATUS), mend=mend)
    return faults.complaints == before


def _row(
    line: int, cells: tuple[str, ...], *, records: Records, faults: Faults, may_be_marked: bool
) -> LinkedRow | None:
    *categories, written = cells
    is_good = True
    for name, category in zip(records.header[:-1], categories, strict=True):
        place = Place(records.file, line, name)
        if not category:
            faults.note("the category is empty", place, mend="name it, or write Total for the margin")
            is_good = False
        elif category != TOTAL and "".join(category.split()).casefold() == "total":
            faults.note(f"'{category}' is no margin", place, mend="did you mean 'Total'?")
            is_good = False
    is_marked = may_be_marked and written.lower() in MARKS
    if not is_marked and not _WHOLE.fullmatch(written):
        _note_count(written, Place(records.file, line, COUNT), faults)
        return None
    return LinkedRow(tuple(categories), None if is_marked else int(written), line) if is_good else None


def _note_count(written: str, place: Place, faults: Faults) -> None:
    """What is wrong with a count, in words without the count."""
    if written.lower() in MARKS and written:
        mend = "give the true counts; for a table that is published already, use `report-builder audit`"
        faults.note("a mark stands in the place of a count", place, mend=mend)
    elif not written:
        faults.note("the count is empty", place, mend="write 0 for nobody, or leave the row out")
    elif re.fullmatch(r"-\s*[0-9]+", written):
        faults.note("the count is below nought", place, mend="count persons or events; a change is not a count")
    else:
        mend = "write digits alone: no comma, point or percent sign"
        faults.note("the count is not a whole number", place, mend=mend)


def _note_repeats(rows: tuple[LinkedRow, ...], records: Records, faults: Faults) -> None:
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        line = first.setdefault(row.categories, row.line)
        if line != row.line:
            what = f"the row has the same categories as line {line}"
            faults.note(what, Place(records.file, row.line), mend="delete one, or add them up")


def _note_bare_totals(rows: tuple[LinkedRow, ...], records: Records, faults: Faults) -> None:
    is_bare = bool(rows) and all(category == TOTAL for row in rows for category in row.categories)
    if is_bare and len(records.header) > 1:
        what = "every row is a Total: nothing is broken down"
        faults.note(what, Place(records.file), mend="give the rows that make up the Total")
