"""Chapter workbooks of Youth Justice Statistics: the tables that state a measure, among all that they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from report_builder.errors import Complaint, DataError
from report_builder.importers.cells import Grid, plain, read_grids
from report_builder.importers.chapter_tables import Entry, Known, entries, read_markers, title_of
from report_builder.importers.column_letters import letters
from report_builder.importers.faults import nothing_used, shortened
from report_builder.importers.hidden import say_hidden_rows
from report_builder.importers.imported import Imported, Layout, Publication
from report_builder.importers.numbers_as_text import is_symbol, read_number
from report_builder.importers.quantities import Stated, put_together
from report_builder.importers.services import AUTHORITY, read_services
from report_builder.importers.tally import Tally

SOURCE = "Youth Justice Statistics, supplementary tables"

_EVERYBODY = frozenset({"", "all", "total", "all children", "all offenders", "england and wales", "total children"})
"""Headings and labels under which lines are of all children."""
_NOTE_WORDS = ("note", "source", "(", "[", "*", "..", "-", "this table", "return to", "back to", "number(s)")


def read_chapter_workbook(paths: Sequence[Path], publication: Publication) -> Imported:
    """Read chapter workbooks.

    Rows are counted of the tables that are read; other sheets are named in the remarks.

    Args:
        paths: XLSX or ODS files as they were downloaded.
        publication: title and day, where the caller knows them.

    Raises:
        ConfigError: a file is not there.
        DataError: a file cannot be read or holds no table that is known, a known table has no header row, a cell is
            neither a number nor a symbol, or two cells contradict each other.
    """
    tally, complaints = Tally(), []
    stated: list[Stated] = []
    grids = read_grids(paths)
    say_hidden_rows(paths, tally)
    read = set()
    for grid in grids:
        known = _known(grid)
        if known is None:
            if any(any(cells) for cells in grid.rows):
                tally.say(grid.place(1), "not a table that is known: nothing is read of it")
            continue
        read.add(grid.file)
        sheet = _Sheet(grid, known, tally)
        stated += sheet.stated()
        complaints += sheet.complaints
    unread = dict.fromkeys(grid.file for grid in grids if grid.file not in read)
    complaints += [_no_table(file) for file in (*unread, *_without_sheets(paths, grids))]
    rows, contradictions = put_together(stated, publication, source=SOURCE, tally=tally)
    if not rows and not complaints and not contradictions:
        complaints = [nothing_used(paths, tally)]
    if complaints or contradictions:
        raise DataError(shortened([*complaints, *contradictions]))
    return tally.imported(published=rows)


def _known(grid: Grid) -> Known | None:
    title = title_of(grid)
    return next((known for known in read_markers().tables if known.fits(title)), None)


def _without_sheets(paths: Sequence[Path], grids: Sequence[Grid]) -> list[str]:
    files = {grid.file for grid in grids}
    return [path.name for path in paths if path.name not in files]


def _no_table(file: str) -> Complaint:
    names = ", ".join(known.name for known in read_markers().tables)
    return Complaint("no sheet holds a table that is known", file, f"known are: {names}")


class _Sheet:
    """One table: what it states, and what was left out of it and why."""

    def __init__(self, grid: Grid, known: Known, tally: Tally) -> None:
        self._grid, self._known, self._tally = grid, known, tally
        self._nation = next(
            (nation for nation in ("England and Wales", "England", "Wales") if nation.casefold() in title_of(grid)),
            "England and Wales",
        )
        self._symbols: dict[str, list[str]] = {}
        self.complaints: list[Complaint] = []

    def stated(self) -> list[Stated]:
        """Every number of the table that has a place in a measure."""
        found = list(entries(self._grid, self._known))
        if not found:
            what = f"no row of years heads the table ({self._known.name}), or its title does not say when years end"
            mend = "give the file as it was published"
            self.complaints.append(Complaint(what, self._grid.place(1), mend))
        by_row: dict[int, list[Entry]] = {}
        for entry in found:
            by_row.setdefault(entry.row, []).append(entry)
        stated = [each for number, row in by_row.items() for each in self._row(number, row)]
        for symbol, cells in self._symbols.items():
            count = "1 cell has" if len(cells) == 1 else f"{len(cells):,} cells have"
            self._tally.say(cells[0], f"'{symbol}' is no number: {count} none")
        return stated

    def _row(self, number: int, row: Sequence[Entry]) -> Iterator[Stated]:
        if _is_note(row[0]):
            return
        self._tally.read()
        placed = [(entry, self._what(entry)) for entry in row]
        kept = [(entry, what) for entry, what in placed if what[0]]
        if not kept:
            self._tally.leave(self._grid.place(number), self._why_not(row[0]))
            return
        self._tally.use()
        for entry, (quantity, area, area_type) in kept:
            cell = f"{self._grid.place(number)} {letters(entry.at)}"
            try:
                read = read_number(entry.text)
            except ValueError:
                what = "neither a number nor a symbol"
                self.complaints.append(Complaint(what, cell, "look it up where the file was published"))
                continue
            if read is not None:
                yield Stated(quantity, area, area_type, entry.period, read, cell)
            elif is_symbol(entry.text):
                self._symbols.setdefault(entry.text.strip(), []).append(cell)

    def _what(self, entry: Entry) -> tuple[str, str, str]:
        """Quantity, area and area type of a cell; three blanks where one of them is not known."""
        if self._known.lines:
            quantity = self._known.quantity_of(plain(entry.labels[-1] if entry.labels else entry.column))
            groups = {plain(label) for label in (*entry.labels[:-1], entry.heading)}
            is_all = groups <= _EVERYBODY or all(self._known.quantity_of(group) for group in groups - _EVERYBODY)
            return (quantity, self._nation, self._nation.casefold()) if quantity and is_all else ("", "", "")
        area, area_type = self._area(entry.labels[-1] if entry.labels else "")
        return (self._known.quantity, area, area_type) if area else ("", "", "")

    def _area(self, label: str) -> tuple[str, str]:
        services = read_services()
        if nation := services.nation(label):
            return nation, nation.casefold()
        is_both = self._known.areas == "pcc" and services.region(label)
        if services.region(label.removesuffix(" region")) and not (is_both and not label.endswith(" region")):
            return services.region(label.removesuffix(" region")), "region"
        if self._known.areas == AUTHORITY:
            return (label, AUTHORITY) if services.authority(label) else ("", "")
        if self._known.areas == "yjs":
            return services.service(label), "yjs"
        return ("", "") if is_both or not label else (label.removesuffix(" police force area"), "pcc")

    def _why_not(self, entry: Entry) -> str:
        if self._known.lines:
            return "a line of some of the children, or of what no measure counts"
        if self._known.areas == "pcc" and read_services().region(entry.labels[-1] if entry.labels else ""):
            return "a name that a region and a police area share, so that it is not sure whose the figures are"
        return "not an area that is known"


def _is_note(entry: Entry) -> bool:
    return bool(entry.labels) and entry.labels[0].casefold().startswith(_NOTE_WORDS)


LAYOUT = Layout(
    "chapter-workbook",
    "Youth Justice Statistics, supplementary tables: first time entrants, reoffending, custody (XLSX)",
    read_chapter_workbook,
)
